"""What the victims do: real work through the register's own interface, acknowledged line by line.

Run as a module it forks a child for each order read on standard input.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, ObservationId, OccasionId, UserId, uuid7
from desktop_app.domain.observation import Observation, Voice
from desktop_app.errors import AppError
from desktop_app.register import database, migrations, schema
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from desktop_app.register.vault import Vault
from tests.register.makers import ACTOR, START, TickingClock
from tests.robustness.script import STEPS, Story

KEY = bytes(range(32))
RING = KeyRing(KEY, bytes(32))
DOSSIER = DossierId("01a00000-0000-7000-8000-000000000001")
LONG = 6_000


def say(line: str) -> None:
    """Print a line at once; a disk log sees it as an acknowledgement."""
    os.write(1, f"{line}\n".encode())


def open_register(folder: str, anchors: str) -> Register:
    """Open the register of the tests."""
    return Register.open(
        Path(folder),
        RING,
        clock=TickingClock(),
        device="poste-1",
        user_name="C. Martin",
        anchors=Path(anchors),
    )


def observation(number: int, text: str = "") -> Observation:
    """Return the observation of a number, always the same; every fifth is long."""
    words = f"Observation {number}. " * (LONG // 20 if number % 5 == 0 else 3)
    return Observation(
        ObservationId(uuid7(START, number)),
        DOSSIER,
        OccasionId(uuid7(START, number)),
        Voice.SEEN,
        text or words,
        observed=PartialDate("2026-03-02"),
    )


def observe(folder: str, anchors: str, count: str = "1000000") -> None:
    """Save observations one by one; say each number once it is safe."""
    register = open_register(folder, anchors)
    first = register.observations.count() + 1
    say("ready")
    for number in range(first, first + int(count)):
        with register.change(ACTOR, "create") as change:
            register.observations.save(change, observation(number))
            if number % 7 == 0:
                register.observations.save(change, observation(number - 3, "Corrigé."))
            register.drafts.discard("observation", DOSSIER)
        say(f"ack {number}")
        register.drafts.save("observation", DOSSIER, {"text": f"brouillon {number}"}, START)
    register.close()


def observe_loosely(folder: str, anchors: str, count: str, journal: str, synchronous: str) -> None:
    """Do the same under settings that lose data: the tests must see it."""
    read = {"OFF": 0, "NORMAL": 1}[synchronous]
    changed = {
        "journal_mode": (journal, journal.lower()),
        "synchronous": (synchronous, read),
    }
    database._SETTINGS = tuple(
        (name, *changed.get(name, (given, value))) for name, given, value in database._SETTINGS
    )
    observe(folder, anchors, count)


def play(folder: str, anchors: str) -> None:
    """Play the scripted actions from the first."""
    register = open_register(folder, anchors)
    story = Story(register)
    say("ready")
    for number, step in enumerate(STEPS, 1):
        story.play(step, number)
        say(f"ack {number}")
    register.close()


def destroy_it(folder: str, anchors: str) -> None:
    """Do the last step of the script alone: destroy the dossier for ever."""
    story = Story(open_register(folder, anchors))
    say("ready")
    story.play(STEPS[-1], len(STEPS))
    say(f"ack {len(STEPS)}")
    story.register.close()


def rewrite_header(folder: str, count: str = "1000000") -> None:
    """Change the vault again and again: half of the changes take a secret back."""
    vault = Vault.read(Path(folder))
    first = int(vault.owners()[0].name) + 1
    say("ready")
    for number in range(first, first + int(count)):
        vault.rename(RING, UserId("u-martin"), str(number))
        say(f"ack {number}")
        vault.new_recovery(RING, START)
        say(f"ack {number}")


def upgrade(folder: str, anchors: str) -> None:
    """Open a register that needs a migration which rewrites a table."""

    @migrations.MIGRATIONS(name="m9001_rewrite")
    def rewrite(db: migrations.Database) -> None:
        db.execute("CREATE TABLE observation_new AS SELECT *, 'fr' AS tongue FROM observation")
        db.execute("DROP TABLE observation")
        db.execute("ALTER TABLE observation_new RENAME TO observation")
        say("ack 1")

    schema.MIGRATION_NAMES = (*schema.MIGRATION_NAMES, "m9001_rewrite")
    say("ready")
    open_register(folder, anchors).close()


def save_on_a_bad_disk(folder: str, anchors: str, fault: str, after: str) -> None:
    """Save while the disk fails at the n-th call; then try the same again on a sound disk."""
    shim = ctypes.CDLL(None)
    register = open_register(folder, anchors)
    before = register.observations.count()
    fail = shim.disk_fail_writes_after if fault == "write" else shim.disk_fail_syncs_after
    fail.argtypes = [ctypes.c_long]
    fail(int(after))
    try:
        with register.change(ACTOR, "create") as change:
            for number in range(before + 1, before + 6):
                register.observations.save(change, observation(number))
        say("saved")
    except AppError as error:
        say(f"refused {type(error).__name__}")
    fail(-1)
    say(f"failures {shim.disk_failures()}")
    try:
        _save_again(register, before)
    except AppError as error:
        say(f"second {type(error).__name__}")
        register.close()
        register = open_register(folder, anchors)
        _save_again(register, before)
    register.close()


def _save_again(register: Register, before: int) -> None:
    # The form keeps its ids: what was saved after all is not saved twice.
    with register.change(ACTOR, "create") as change:
        for number in range(before + 1, before + 6):
            register.observations.save(change, observation(number))
            register.observations.save(change, replace(observation(number), place_text="palier"))
    say("again")


def change_the_vault_on_a_bad_disk(folder: str, fault: str, after: str) -> None:
    """Change the passphrase slot's name while the disk fails at the n-th call."""
    shim = ctypes.CDLL(None)
    fail = shim.disk_fail_writes_after if fault == "write" else shim.disk_fail_syncs_after
    fail.argtypes = [ctypes.c_long]
    vault = Vault.read(Path(folder))
    fail(int(after))
    try:
        vault.rename(RING, UserId("u-martin"), "Claude Martin")
        say("saved")
    except AppError as error:
        say(f"refused {type(error).__name__}")
    fail(-1)
    say(f"failures {shim.disk_failures()}")


ACTIONS: dict[str, Callable[..., None]] = {
    action.__name__: action
    for action in (
        observe,
        observe_loosely,
        play,
        destroy_it,
        rewrite_header,
        upgrade,
        save_on_a_bad_disk,
        change_the_vault_on_a_bad_disk,
    )
}


def main() -> None:
    """Fork a victim for each order; it says its number first, and its end is said last."""
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _live(order)
        _, status = os.waitpid(pid, 0)
        say(f"end {os.waitstatus_to_exitcode(status)}")


def _live(order: dict[str, dict[str, str]]) -> None:
    status = 0
    try:
        say(f"pid {os.getpid()}")
        ACTIONS[str(order["action"])](**order["arguments"])
    except BaseException:  # noqa: BLE001 - a forked child must never go on as its parent
        traceback.print_exc()
        status = 1
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()

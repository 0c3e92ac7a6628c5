"""The power goes off: what the disk may then hold opens, with everything acknowledged (S-19)."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.ids import UserId
from desktop_app.errors import AppError
from desktop_app.register import header as headers
from desktop_app.register.database import open_database
from desktop_app.register.integrity import quick_problems
from desktop_app.register.journal import Journal
from desktop_app.register.keys import KeyRing
from desktop_app.register.layout import Layout
from desktop_app.register.slots import FLOOR
from desktop_app.register.vault import Vault
from tests.register.makers import START
from tests.robustness.conftest import Place, scaled
from tests.robustness.disk import CrashState, crash_states, read_log
from tests.robustness.nursery import Nursery
from tests.robustness.victims import KEY, RING, observation

pytestmark = pytest.mark.slow
COMMITS = 60


def recorded_states(
    folder: Path, shim: Path, cuts: int, action: str, *, seed: int = 11, **arguments: object
) -> Iterator[CrashState]:
    """Let a victim work on ``folder`` and yield ``cuts`` states that a power cut may leave."""
    before = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    inodes = {name: Path(name).stat().st_ino for name in before}
    log = folder.parent / "disk.log"
    with Nursery(
        LD_PRELOAD=str(shim), DISK_LOG_FOLDER=str(folder), DISK_LOG_FILE=str(log)
    ) as nursery:
        outcome = nursery.run(action, folder=folder, **arguments)
    assert outcome.status == 0
    operations = read_log(log)
    assert {operation.kind for operation in operations} >= {"W", "A"}
    yield from crash_states(before, inodes, operations, cuts, random.Random(seed))


def put_on_disk(state: CrashState, original: Path, folder: Path) -> None:
    """Make ``folder`` what the cut left of ``original``."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("", "backups", "tmp"):
        (folder / name).mkdir()
    for name, content in state.files.items():
        (folder / Path(name).relative_to(original)).write_bytes(content)


def verdict(state: CrashState, original: Path, folder: Path) -> str:
    """Return what a register is like after the cut: sound, lost, torn or unreadable."""
    put_on_disk(state, original, folder)
    acknowledged = {
        observation(int(line.split()[1])).id
        for line in state.acknowledged.decode().splitlines()
        if line.startswith("ack ")
    }
    try:
        connection = open_database(folder / "register.db", KEY)
    except AppError:
        return "unreadable"
    try:
        kept = {row[0] for row in connection.rows("SELECT id FROM observation")}
        if quick_problems(connection):
            return "damaged"
        if not acknowledged <= kept:
            return "lost"
        journal = Journal(connection, RING, "poste-1")
        told = {entry.entity_id for entry in journal.each() if entry.entity == "observation"}
        return "sound" if told == kept and not journal.verify() else "torn"
    except AppError:
        return "unreadable"
    finally:
        connection.close()


def verdicts(states: Iterator[CrashState], place: Place) -> Counter[str]:
    """Return how many states are sound, lost, torn, damaged or unreadable."""
    folder = place.folder.with_name("after.fanal")
    return Counter(verdict(state, place.folder, folder) for state in states)


@pytest.mark.parametrize("seed", range(4))
def test_no_power_cut_loses_an_acknowledged_observation(
    place: Place, shim: Path, seed: int
) -> None:
    """2,000 cuts in all (S-19), in four lots: workers share them."""
    cuts = scaled(500)
    states = recorded_states(
        place.folder, shim, cuts, "observe", seed=seed, anchors=place.anchors, count=COMMITS
    )
    assert verdicts(states, place) == {"sound": cuts}


@pytest.mark.parametrize(
    ("journal", "synchronous"), [("WAL", "NORMAL"), ("WAL", "OFF"), ("TRUNCATE", "OFF")]
)
def test_looser_settings_are_seen_to_lose(
    place: Place, shim: Path, journal: str, synchronous: str
) -> None:
    """The control: the same replay must fail where it is known that data are lost."""
    cuts = scaled(200)
    states = recorded_states(
        place.folder,
        shim,
        cuts,
        "observe_loosely",
        anchors=place.anchors,
        count=COMMITS,
        journal=journal,
        synchronous=synchronous,
    )
    found = verdicts(states, place)
    assert cuts - found["sound"] > cuts / 20


def test_no_power_cut_loses_the_keys(
    memory: Path, shim: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = memory / "Essai.fanal"
    monkeypatch.setattr(KeyRing, "new", lambda: RING)
    Vault.create(folder, "0", UserId("u-martin"), "rivage citron", START, FLOOR)
    states = recorded_states(folder, shim, scaled(400), "rewrite_header", count=20)
    after = memory / "after.fanal"
    for state in states:
        put_on_disk(state, folder, after)
        header, from_a_copy = headers.read(Layout(after))
        said = state.acknowledged.decode().splitlines()
        acknowledged = [int(line.split()[1]) for line in said if line.startswith("ack ")]
        assert header.authentic(RING)
        assert not from_a_copy
        assert int(header.slots[0].name) >= max(acknowledged, default=0)

"""Opening with 5,000 persons and saving an observation, each beside raw SQLCipher."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, ObservationId, OccasionId, UserId, uuid7
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.rights import ALL_RIGHTS, Actor
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from desktop_app.services.clock import system_clock
from desktop_app.services.dossiers import Dossiers
from desktop_app.services.drafts import Drafts
from desktop_app.services.home import Home
from desktop_app.services.access import Identity
from desktop_app.services.training import fill_register
from tests.benchmarks.figure import Figure, beside, interleaved

PERSONS = 5_000
_PRAGMAS = (
    "cipher_log_level=NONE",
    "temp_store=MEMORY",
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "cipher_memory_security=ON",
)
_ACTOR = Actor(UserId("bench"), "Banc d’essai", ALL_RIGHTS)


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the figures of the register."""
    folder, ring = workdir / "Banc.fanal", KeyRing.new()
    folder.mkdir(mode=0o700)
    Register.create(folder, ring, system_clock())
    register = _open(folder, ring, workdir)
    fill_register(register, _ACTOR, seed=1, persons=PERSONS, now=system_clock())
    register.close()
    yield _opening(folder, ring, workdir)
    yield _saving(folder, ring, workdir)


def _opening(folder: Path, ring: KeyRing, workdir: Path) -> Figure:
    statements: list[tuple[str, tuple[Any, ...]]] = []

    def home(register: Register) -> None:
        identity = Identity(_ACTOR)
        dossiers = Dossiers(register, identity, system_clock, str)
        drafts = Drafts(register, identity, system_clock)
        Home(register, identity, system_clock, dossiers, drafts).view()

    register = _open(folder, ring, workdir)
    for line in register.overview()[:7]:
        register.touched(line.dossier_id, system_clock())
    register.close()

    def ours() -> None:
        opened = _open(folder, ring, workdir)
        home(opened)
        opened.close()

    recorded = _open(folder, ring, workdir)
    rows = recorded.connection.rows

    def recording(sql: str, parameters: Any = ()) -> Any:
        statements.append((sql, tuple(parameters)))
        return rows(sql, parameters)

    one, value = recorded.connection.row, recorded.connection.value
    recorded.connection.rows = recording  # type: ignore[method-assign]
    recorded.connection.row = lambda sql, p=(): (statements.append((sql, tuple(p))), one(sql, p))[1]  # type: ignore[method-assign]
    recorded.connection.value = lambda sql, p=(): (statements.append((sql, tuple(p))), value(sql, p))[1]  # type: ignore[method-assign]
    home(recorded)
    recorded.close()

    def raw() -> None:
        connection = _raw(folder, ring)
        for sql, parameters in statements:
            connection.execute(sql, parameters).fetchall()
        connection.close()

    mine, floor = interleaved(ours, raw, rounds=25)
    return beside(f"open, key known, {PERSONS} persons", mine, floor, goal=2.0)


def _saving(folder: Path, ring: KeyRing, workdir: Path) -> Figure:
    register = _open(folder, ring, workdir)
    dossier = register.overview()[0].dossier_id
    now = system_clock()

    def ours() -> None:
        with register.change(_ACTOR, "create") as change:
            register.observations.save(change, _observation(dossier, now))

    ours()
    shapes = _inserted_rows(register)
    register.close()
    connection = _raw(folder, ring)

    def raw() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for table, marks, row in shapes:
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", row())
        connection.execute("COMMIT")

    times_raw: list[float] = []
    mine, floor = 0.0, 0.0
    connection.close()
    register = _open(folder, ring, workdir)
    mine, _ = interleaved(ours, lambda: None, rounds=60)
    register.close()
    connection = _raw(folder, ring)
    _, floor = interleaved(lambda: None, raw, rounds=60)
    connection.close()
    del times_raw
    return beside("save an observation, journalled", mine, floor, goal=2.0)


def _inserted_rows(register: Register) -> list[tuple[str, str, Any]]:
    """Return, for each row that one saved observation inserts, how to make another one like it."""
    shapes = []
    for table, key in (("observation", "id"), ("journal", "id")):
        row = register.connection.rows(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1")[0]
        names = [item[1] for item in register.connection.rows(f"PRAGMA table_info({table})")]
        shapes.append((table, ", ".join("?" * len(row)), _like(list(row), names, key)))
    return shapes


def _like(row: list[Any], names: list[str], key: str) -> Any:
    def another() -> list[Any]:
        made = list(row)
        made[names.index(key)] = uuid7(system_clock(), secrets.randbits(74))
        for name in ("number", "position"):
            if name in names:
                made[names.index(name)] += 1
                row[names.index(name)] += 1
        return made

    return another


def _observation(dossier: DossierId, now: datetime) -> Observation:
    return Observation(
        id=ObservationId(uuid7(now, secrets.randbits(74))),
        dossier_id=dossier,
        occasion_id=OccasionId(uuid7(now, secrets.randbits(74))),
        voice=Voice.SEEN,
        text="J’ai vu Ana sur le terrain à 11 h, un jour de collège. " * 8,
        observed=PartialDate("2026-03-02"),
        entered_at=now,
        author="Banc d’essai",
    )


def _open(folder: Path, ring: KeyRing, workdir: Path) -> Register:
    return Register.open(
        folder,
        ring,
        clock=system_clock,
        device="banc",
        user_name="Banc d’essai",
        anchors=workdir / "anchors.json",
    )


def _raw(folder: Path, ring: KeyRing) -> Any:
    connection = driver.connect(f"file:{folder / 'register.db'}?mode=rw", uri=True)
    connection.isolation_level = None
    connection.execute(f"PRAGMA key = \"x'{ring.main.hex()}'\"")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection

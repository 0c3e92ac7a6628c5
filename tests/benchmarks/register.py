"""Opening with 5,000 persons, listing them, saving an observation: each beside raw SQLCipher.

The floor does the same reads or writes through the driver alone, with the same settings of the
database, so that what is measured is what Fanal adds: locks, checks, decoding, journal, search.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import UserId
from desktop_app.domain.rights import ALL_RIGHTS, Actor
from desktop_app.register.database import Connection
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from desktop_app.services.access import Identity
from desktop_app.services.clock import system_clock
from desktop_app.services.dossiers import Dossiers
from desktop_app.services.drafts import Drafts
from desktop_app.services.home import Home
from desktop_app.services.observations import Observations
from desktop_app.services.training import generate
from desktop_app.services.views import ObservationEntry
from tests.benchmarks.figure import Figure, beside, interleaved

PERSONS = 5_000
GOAL = 2.0
_IDENTITY = Identity(Actor(UserId("bench"), "Banc d’essai", ALL_RIGHTS))
_BATCH = 100
_TEXT = "J’ai vu Ana sur le terrain à 11 h, un jour de collège. " * 8
_SETTINGS = (
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
Statement = tuple[str, tuple[Any, ...]]


class Place:
    """A register with its key, and the two ways into it."""

    def __init__(self, folder: Path, ring: KeyRing) -> None:
        self.folder = folder
        self._ring = ring

    def open(self) -> Register:
        """Open it as the program does."""
        return Register.open(
            self.folder,
            self._ring,
            clock=system_clock,
            device="banc",
            user_name="Banc d’essai",
            anchors=self.folder.parent / f"{self.folder.name}.anchors.json",
        )

    def open_bare(self) -> Any:
        """Open it with the driver alone, under the same settings."""
        connection = driver.connect(f"file:{self.folder / 'register.db'}?mode=rw", uri=True)
        connection.isolation_level = None
        connection.execute(f"PRAGMA key = \"x'{self._ring.main.hex()}'\"")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}").fetchall()
        return connection

    def copied(self, folder: Path) -> Place:
        """Return a copy of it, which must be closed."""
        shutil.copytree(self.folder, folder)
        return Place(folder, self._ring)


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the figures of the register."""
    place = _filled(workdir / "Banc.fanal")
    register = place.open()
    persons = register.persons.count()
    for line in register.overview()[:7]:
        register.touched(line.dossier_id, system_clock())
    register.close()
    yield _reading(place, f"open to the home page, key known, {persons} persons", _home, rounds=25)
    yield _reading(place, f"open and list every dossier, {persons} persons", _list, rounds=11)
    yield _saving(place, workdir / "Plancher.fanal")


def _filled(folder: Path) -> Place:
    """Return a closed register of 5,000 persons, written as the program writes."""
    folder.mkdir(mode=0o700)
    place = Place(folder, KeyRing.new())
    Register.create(folder, place._ring)
    register = place.open()
    stories = generate(1, PERSONS, system_clock().date())
    while register.persons.count() < PERSONS:
        with register.change(_IDENTITY.actor, "create") as change:
            for story, _ in zip(stories, range(_BATCH), strict=False):
                ref = register.next_ref(change, "D", 2026)
                register.dossiers.save(change, replace(story.dossier, ref=ref))
                for one in story.places:
                    register.places.save(change, one)
                for person in story.persons:
                    register.persons.save(change, person)
                for observation in story.observations:
                    register.observations.save(change, observation)
    register.close()
    return place


def _home(register: Register) -> None:
    dossiers = Dossiers(register, _IDENTITY, system_clock, str)
    drafts = Drafts(register, _IDENTITY, system_clock)
    Home(register, _IDENTITY, system_clock, dossiers, drafts).view()


def _list(register: Register) -> None:
    Dossiers(register, _IDENTITY, system_clock, str).lines()


def _reading(place: Place, name: str, read: Callable[[Register], None], rounds: int) -> Figure:
    register = place.open()
    with _recorded(register.connection) as statements:
        read(register)
    register.close()

    def ours() -> None:
        opened = place.open()
        read(opened)
        opened.close()

    def bare() -> None:
        connection = place.open_bare()
        for sql, parameters in statements:
            connection.execute(sql, parameters).fetchall()
        connection.close()

    return beside(name, *interleaved(ours, bare, rounds), GOAL)


@contextmanager
def _recorded(connection: Connection) -> Iterator[list[Statement]]:
    """Yield the list of the queries made on ``connection`` until the end of the block."""
    statements: list[Statement] = []

    def noting(method: Callable[..., Any]) -> Callable[..., Any]:
        def noted(sql: str, parameters: Sequence[Any] = ()) -> Any:
            statements.append((sql, tuple(parameters)))
            return method(sql, parameters)

        return noted

    for name in ("rows", "row", "each"):  # ``value`` asks through ``row``
        setattr(connection, name, noting(getattr(connection, name)))
    yield statements
    for name in ("rows", "row", "each"):
        delattr(connection, name)


def _saving(place: Place, other: Path) -> Figure:
    register = place.open()
    dossier_id = register.overview()[0].dossier_id
    observations = Observations(register, _IDENTITY, system_clock)
    entry = ObservationEntry(dossier_id, observed=PartialDate("2026-03-02"), seen=_TEXT)
    observations.record(entry)
    rows = [_LikeTheLast(register.connection, table) for table in ("observation", "journal")]
    register.close()
    floor = place.copied(other).open_bare()
    register = place.open()
    observations = Observations(register, _IDENTITY, system_clock)

    def bare() -> None:
        floor.execute("BEGIN IMMEDIATE")
        for row in rows:
            floor.execute(row.insert, row.another())
        floor.execute("COMMIT")

    figure = beside(
        "save an observation, with its journal entry and its search words",
        *interleaved(lambda: _ignore(observations.record(entry)), bare, rounds=60, warm=5),
        GOAL,
    )
    register.close()
    floor.close()
    return figure


class _LikeTheLast:
    """The last row of a table, again and again under another key."""

    def __init__(self, connection: Connection, table: str) -> None:
        names = [column[1] for column in connection.rows(f"PRAGMA table_info({table})")]
        last = connection.rows(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1")[0]  # noqa: S608 - fixed names
        self._values = dict(zip(names, last, strict=True))
        self._made = 0
        self.insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - fixed names

    def another(self) -> list[Any]:
        """Return the values of one more row."""
        self._made += 1
        changed = {
            name: value + self._made if isinstance(value, int) else f"{value[:-8]}{self._made:08}"
            for name, value in self._values.items()
            if name in ("id", "n")
        }
        return list({**self._values, **changed}.values())


def _ignore(_result: object) -> None:
    """Drop a result: only the time counts."""

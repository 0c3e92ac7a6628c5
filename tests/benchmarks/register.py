"""Opening with 5,000 persons, listing them, saving an observation: each beside raw SQLCipher.

The floor does the same reads or writes through the driver alone, with the same settings of the
database, so that what is measured is what Fanal adds: locks, checks, decoding, journal, search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desktop_app.domain.dates import PartialDate
from desktop_app.register.database import Connection
from desktop_app.register.register import Register
from desktop_app.services.clock import system_clock
from desktop_app.services.consents import Consents
from desktop_app.services.dossier_marks import DossierMarks
from desktop_app.services.dossiers import Dossiers
from desktop_app.services.drafts import Drafts
from desktop_app.services.home import Home
from desktop_app.services.observations import Observations
from desktop_app.services.opening import read_data
from desktop_app.services.reference import Reference
from desktop_app.services.terms import Terms
from desktop_app.services.views import ObservationEntry
from tests.benchmarks.bare import IDENTITY, Place, recorded, replay
from tests.benchmarks.busy_register import built
from tests.benchmarks.figure import Figure, beside, interleaved

GOAL = 2.0
_LIST_GOAL = 3.0
"""The words of thousands of dossiers come on top: names, ages, dates."""

_TEXT = "J’ai vu Ana sur le terrain à 11 h, un jour de collège. " * 8
_REFERENCE = Reference(read_data)


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the figures of the register."""
    place = built(workdir.parent).place
    register = place.open()
    persons = register.persons.count()
    for line in register.overview()[:7]:
        register.touched(line.dossier_id, system_clock())
    register.close()
    home = f"open to the home page, key known, {persons} persons"
    yield _reading(place, home, _home, rounds=15, goal=GOAL)
    listing = f"open and list every dossier, {persons} persons"
    yield _reading(place, listing, _list, rounds=9, goal=_LIST_GOAL)
    yield _saving(place, workdir / "Plancher.fanal")


def _home(register: Register) -> None:
    drafts = Drafts(register, IDENTITY, system_clock)
    Home(register, IDENTITY, system_clock, _dossiers(register), drafts).view()


def _list(register: Register) -> None:
    _dossiers(register).lines()


def _dossiers(register: Register) -> Dossiers:
    terms = Terms(register, IDENTITY, system_clock, _REFERENCE)
    consents = Consents(register, IDENTITY, system_clock, _REFERENCE)
    marks = DossierMarks(register, terms, consents, _REFERENCE)
    return Dossiers(register, IDENTITY, system_clock, str, marks)


def _reading(
    place: Place, name: str, read: Callable[[Register], None], *, rounds: int, goal: float
) -> Figure:
    register = place.open()
    with recorded(register.connection) as statements:
        read(register)
    register.close()

    def ours() -> None:
        opened = place.open()
        read(opened)
        opened.close()

    def bare() -> None:
        connection = place.open_bare()
        replay(connection, statements)
        connection.close()

    return beside(name, *interleaved(ours, bare, rounds), goal)


def _saving(place: Place, other: Path) -> Figure:
    register = place.open()
    dossier_id = register.overview()[0].dossier_id
    observations = Observations(register, IDENTITY, system_clock)
    entry = ObservationEntry(dossier_id, observed=PartialDate("2026-03-02"), seen=_TEXT)
    observations.record(entry)
    rows = [_LikeTheLast(register.connection, table) for table in ("observation", "journal")]
    register.close()
    floor = place.copied(other).open_bare()
    register = place.open()
    observations = Observations(register, IDENTITY, system_clock)

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

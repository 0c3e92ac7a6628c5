"""What somebody put in the trash, each act with all that went along (UX §2.23)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.register import tables
from desktop_app.register.columns import to_json
from desktop_app.register.database import Connection
from desktop_app.register.journal import Journal, JournalEntry

VERB: Final = "trash"
LISTED: Final = (
    tables.DOSSIER,
    tables.PERSON,
    tables.VISIT,
    tables.OBSERVATION,
    tables.EVENT,
    tables.ATTACHMENT,
    tables.ECRIT,
    tables.REMARK,
    tables.CONSENT,
    tables.ORIENTATION,
    tables.INDICATION,
    tables.REMINDER,
    tables.PLACE,
    tables.PLACE_EVENT,
    tables.HOUSEHOLD,
    tables.SAVED_VIEW,
    tables.OWN_MODEL,
    tables.RELATION,
)
"""What has a line of its own; of what went together, the first in this order names the line."""

_LATEST = """
    SELECT id, (
        SELECT MAX(n) FROM journal WHERE entity = '{0}' AND entity_id = {0}.id
        AND json_extract(after, '$.trashed_at') IS NOT NULL
    ) FROM {0} WHERE trashed_at IS NOT NULL
"""
_TOGETHER: Final = (
    "SELECT n FROM journal WHERE n BETWEEN ? AND ? AND verb = ? AND user_id = ? "
    "AND substr(clock, 1, 15) = substr(?, 1, 15) ORDER BY n"
)
_PUT_THERE = "SELECT n FROM journal WHERE verb = ? AND n IN (SELECT value FROM json_each(?))"
_WIDEST = 500
"""How far from one entry the others of its change are looked for."""


@dataclass(frozen=True, slots=True)
class Thrown:
    """One act of putting in the trash: its entries, the one that names it first."""

    entries: tuple[JournalEntry, ...]

    @property
    def head(self) -> JournalEntry:
        """Return the entry that names the act."""
        return self.entries[0]


def thrown(connection: Connection, journal: Journal) -> Iterator[Thrown]:
    """Yield what is in the trash because somebody put it there, the latest first."""
    numbers = _numbers(connection)
    taken: set[int] = set()
    for number in sorted(numbers, reverse=True):
        if number in taken:
            continue
        together = [
            entry for entry in _together(connection, journal, number) if entry.number in numbers
        ]
        taken.update(entry.number for entry in together)
        if together:
            yield Thrown(tuple(sorted(together, key=_rank)))


def thrown_by(connection: Connection, journal: Journal, number: int) -> Thrown | None:
    """Return the act that entry ``number`` names, or ``None`` if it is not in the trash now."""
    acts = thrown(connection, journal)
    return next((act for act in acts if act.head.number == number), None)


def _numbers(connection: Connection) -> set[int]:
    found = set()
    for table in LISTED:
        for _row_id, number in connection.rows(_LATEST.format(table.name)):
            if number is not None:
                found.add(number)
    asked = (VERB, to_json(sorted(found)))
    return {row[0] for row in connection.rows(_PUT_THERE, asked)}


def _together(connection: Connection, journal: Journal, number: int) -> list[JournalEntry]:
    """Return the entries of the change that entry ``number`` is of, if it was a putting aside."""
    (entry,) = journal.between(number, number)
    if entry.verb != VERB:
        return []
    rows = connection.rows(
        _TOGETHER,
        (number - _WIDEST, number + _WIDEST, VERB, entry.user, entry.clock),
    )
    numbers = [row[0] for row in rows]
    first, last = _run_around(numbers, number)
    return journal.between(first, last)


def _run_around(numbers: list[int], number: int) -> tuple[int, int]:
    known, first, last = set(numbers), number, number
    while first - 1 in known:
        first -= 1
    while last + 1 in known:
        last += 1
    return first, last


def _rank(entry: JournalEntry) -> tuple[int, int]:
    names = [table.name for table in LISTED]
    place = names.index(entry.entity) if entry.entity in names else len(names)
    return place, entry.number

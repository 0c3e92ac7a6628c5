"""Which entries of the journal concern what is asked for, the latest first, a part at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.register.columns import to_json
from desktop_app.register.database import Connection, Value
from desktop_app.register.journal import Journal, JournalEntry

READ = "read"
_LAST = 1 << 62
_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries: changes or readings, of whom, of which records, from when to when."""

    changes: bool = True
    readings: bool = True
    user: str | None = None
    entities: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


class JournalReading:
    """Read the journal by what a person looks for in it."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def latest(self, choice: Choice, limit: int) -> list[JournalEntry]:
        """Return the latest entries of the whole register, the oldest of them first."""
        condition, values = _condition(choice)
        rows = self._connection.rows(
            f"SELECT n FROM journal WHERE {condition} ORDER BY n DESC LIMIT ? + 0",  # noqa: S608 - own words
            (*values, limit),
        )
        return self._journal.numbered(row[0] for row in rows)

    def of_records(
        self, ids: Mapping[str, Iterable[str]], choice: Choice, limit: int
    ) -> list[JournalEntry]:
        """Return the latest entries of some records, by table, the oldest of them first."""
        numbers: list[int] = []
        condition, values = _condition(choice)
        for table, wanted in ids.items():
            rows = self._connection.rows(
                f"SELECT n FROM journal WHERE entity = ? AND entity_id {_IN} AND {condition}",  # noqa: S608
                (table, to_json(sorted(wanted)), *values),
            )
            numbers += [row[0] for row in rows]
        return self._journal.numbered(sorted(numbers, reverse=True)[:limit])

    def users(self, ids: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
        """Return (id, latest name) of who wrote or read these records, by name."""
        found: dict[str, tuple[int, str]] = {}
        for table, wanted in ids.items():
            rows = self._connection.rows(
                "SELECT user_id, user_name, MAX(n) FROM journal WHERE entity = ? "
                "AND entity_id IN (SELECT value FROM json_each(?)) GROUP BY user_id",
                (table, to_json(sorted(wanted))),
            )
            for user_id, name, number in rows:
                found[user_id] = max(found.get(user_id, (0, "")), (number, name))
        named = ((user_id, name) for user_id, (_number, name) in found.items())
        return sorted(named, key=lambda pair: pair[1].casefold())


def _condition(choice: Choice) -> tuple[str, list[Value]]:
    parts = ["n < ?"]
    told: list[Value] = [_LAST if choice.before is None else choice.before]
    if not choice.changes:
        parts.append(f"verb = '{READ}'")
    if not choice.readings:
        parts.append(f"verb <> '{READ}'")
    if choice.user is not None:
        parts.append("user_id = ?")
        told.append(choice.user)
    if choice.entities:
        parts.append(f"entity {_IN}")
        told.append(to_json(sorted(choice.entities)))
    if choice.since is not None:
        parts.append("clock >= ?")
        told.append(_clock(choice.since))
    if choice.until is not None:
        parts.append("clock < ?")
        told.append(_clock(choice.until))
    return " AND ".join(parts), told


def _clock(moment: datetime) -> str:
    return f"{int(moment.timestamp() * 1000):015d}"

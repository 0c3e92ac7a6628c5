"""The undone imports whose rows are still in the trash, and all that such a one holds (S-60)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.ids import BatchId, DossierId
from desktop_app.register import tables
from desktop_app.register.columns import to_json
from desktop_app.register.database import Connection
from desktop_app.register.holdings import Holdings, holdings_of
from desktop_app.register.journal import Journal, JournalEntry

UNDOING: Final = "undo_import"
RESTORING: Final = "restore_import"

_LATEST = (
    "SELECT entity_id, MAX(n) FROM journal WHERE entity = 'batch' AND verb = ? "
    "GROUP BY entity_id ORDER BY MAX(n) DESC"
)
_BEFORE = (
    "SELECT n FROM journal WHERE n < ? AND (verb <> ? OR entity = 'batch') ORDER BY n DESC LIMIT 1"
)
_ASIDE = (
    "SELECT DISTINCT {0}.id FROM journal JOIN {0} ON {0}.id = entity_id "
    "WHERE n BETWEEN ? AND ? AND entity = '{0}' AND trashed_at IS NOT NULL "
    "AND json_extract(after, '$.trashed_at') = trashed_at ORDER BY {0}.id"
)
_NAMED = (
    "SELECT stay.value FROM person, json_tree(json_array(json(stay), json(past_stays))) AS stay "
    "WHERE stay.key = 'place_id' AND person.id NOT IN (SELECT value FROM json_each(?))"
)
_NAMING: Final = ("observation", "visit", "place_event", "indication")
"""What names a place beside the stays of the persons."""


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """An import that was undone: its last entry of the journal, and the ids still in the trash.

    ``first`` is the first entry of the undoing; ``ids`` goes by the name of the table.
    """

    batch_id: BatchId
    first: int
    entry: JournalEntry
    ids: Mapping[str, tuple[str, ...]]

    def of(self, table: str) -> tuple[str, ...]:
        """Return the ids of one table."""
        return self.ids.get(table, ())


def undone_imports(connection: Connection, journal: Journal) -> Iterator[UndoneImport]:
    """Yield the undone imports of which something is in the trash, the latest undone first."""
    for batch_id, last in connection.rows(_LATEST, (UNDOING,)):
        before = connection.value(_BEFORE, (last, UNDOING))
        first = 1 if before is None else int(before) + 1
        found = {
            table.name: _ids(connection, table.name, first, last) for table in tables.JOURNALLED
        }
        ids = {name: rows for name, rows in found.items() if rows}
        if ids:
            (entry,) = journal.between(last, last)
            yield UndoneImport(BatchId(batch_id), first, entry, ids)


def held_by(connection: Connection, undone: UndoneImport) -> Holdings:
    """Return what disappears with an undone import: its dossiers with all they hold, its places.

    A place that something else names stays.
    """
    dossiers = tuple(DossierId(row_id) for row_id in undone.of("dossier"))
    held = holdings_of(connection, dossiers)
    ids = {name: dict.fromkeys(rows) for name, rows in held.ids.items()}
    for name, rows in undone.ids.items():
        if name != "place":
            ids.setdefault(name, {}).update(dict.fromkeys(rows))
    named = _named_places(connection, Holdings({name: tuple(rows) for name, rows in ids.items()}))
    places = [row_id for row_id in undone.of("place") if row_id not in named]
    return Holdings({**{name: tuple(rows) for name, rows in ids.items()}, "place": tuple(places)})


def _ids(connection: Connection, table: str, first: int, last: int) -> tuple[str, ...]:
    if table == "setting":
        return ()  # a setting has no trash
    return tuple(row[0] for row in connection.rows(_ASIDE.format(table), (first, last)))


def _named_places(connection: Connection, held: Holdings) -> set[str]:
    """Return the places that something names which does not go, be it in the trash."""
    found = {row[0] for row in connection.rows(_NAMED, (to_json(list(held.of("person"))),))}
    for table in _NAMING:
        rows = connection.rows(
            f"SELECT DISTINCT place_id FROM {table} WHERE place_id IS NOT NULL "  # noqa: S608
            "AND id NOT IN (SELECT value FROM json_each(?))",
            (to_json(list(held.of(table))),),
        )
        found.update(row[0] for row in rows)
    return found

"""Undoing an import leaves alone the dossiers in which somebody worked since: nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop_app.register import tables
from desktop_app.register.columns import to_json
from desktop_app.register.trash_imports import RESTORING, UNDOING

if TYPE_CHECKING:
    from desktop_app.register.journal import JournalEntry
    from desktop_app.register.register import Register

_HANGING = frozenset(table.name for table in tables.OF_DOSSIER)
_IN = "IN (SELECT value FROM json_each(?))"


class WorkedOn:
    """The dossiers in which something was written after entry ``last_entry``, and what they need.

    ``dossiers`` are those among them that the import had made.
    """

    def __init__(
        self, register: Register, entries: Sequence[JournalEntry], last_entry: int
    ) -> None:
        self._register = register
        self._entries = entries
        self._made = {(entry.entity, entry.entity_id) for entry in entries if entry.before is None}
        written = register.journal.written_after(last_entry, (UNDOING, RESTORING))
        self._worked = set(self._dossiers_of(written).values())
        self.dossiers = {row for kind, row in self._made if kind == "dossier"} & self._worked

    def to_reverse(self) -> list[JournalEntry]:
        """Return the entries to undo."""
        kept = self._kept()
        return [entry for entry in self._entries if (entry.entity, entry.entity_id) not in kept]

    def _kept(self) -> set[tuple[str, str]]:
        """Return the rows that the import made and that stay."""
        if not self._worked:
            return set()
        owners = self._dossiers_of(self._made)
        kept = {row for row, dossier in owners.items() if dossier in self._worked}
        going = {row_id for kind, row_id in self._made if kind == "dossier"} - self._worked
        return kept | {("place", place_id) for place_id in self._lived_in(going)}

    def _lived_in(self, going: set[str]) -> set[str]:
        """Return the places that the persons, past or present, of other dossiers name."""
        rows = self._register.connection.rows(
            f"SELECT DISTINCT stay.value FROM person, json_tree(json_array(json(stay), "  # noqa: S608
            f"json(past_stays))) AS stay WHERE stay.key = 'place_id' AND dossier_id NOT {_IN}",
            (to_json(sorted(going)),),
        )
        seen = self._register.connection.rows(
            f"SELECT DISTINCT place_id FROM observation WHERE place_id IS NOT NULL "  # noqa: S608
            f"AND dossier_id NOT {_IN}",
            (to_json(sorted(going)),),
        )
        return {row[0] for row in (*rows, *seen)}

    def _dossiers_of(self, rows: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Return the dossier of each row that has one, as it is now."""
        by_kind: dict[str, list[str]] = {}
        for kind, row_id in rows:
            by_kind.setdefault(kind, []).append(row_id)
        found = {("dossier", row_id): row_id for row_id in by_kind.get("dossier", ())}
        for kind in by_kind.keys() & _HANGING:
            sql = f"SELECT id, dossier_id FROM {kind} WHERE id {_IN}"  # noqa: S608 - own names
            asked = (to_json(by_kind[kind]),)
            for row_id, dossier_id in self._register.connection.rows(sql, asked):
                found[kind, row_id] = dossier_id
        return found

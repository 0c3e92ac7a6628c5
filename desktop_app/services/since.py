"""What was written after a batch: it stays, or goes where its persons go."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop_app.register.table import filled
from desktop_app.register.tables import BY_NAME

if TYPE_CHECKING:
    from desktop_app.register.journal import JournalEntry
    from desktop_app.register.register import Register


class Since:
    """The rows of a batch, and those that were written after it."""

    def __init__(
        self, register: Register, entries: Iterable[JournalEntry], last_entry: int
    ) -> None:
        self._register = register
        self._entries = [entry for entry in entries if entry.after is not None]
        self._written = register.journal.written_after(last_entry)

    def to_reverse(self) -> list[JournalEntry]:
        """Return the entries to undo: what was made and worked on since stays, except dossiers."""
        kept = {row for row in self._made if row[0] != "dossier" and self.worked_on(*row)}
        return [entry for entry in self._entries if (entry.entity, entry.entity_id) not in kept]

    def written(self, entity: str, entity_id: str) -> bool:
        """Tell whether a row was made or changed after the batch."""
        return (entity, entity_id) in self._written

    def made(self, entity: str, entity_id: str) -> bool:
        """Tell whether the batch made a row."""
        return (entity, entity_id) in self._made

    def worked_on(self, entity: str, entity_id: str) -> bool:
        """Tell whether a row that the batch made is no longer what the batch left."""
        if not self.written(entity, entity_id):
            return False
        table = BY_NAME[entity]
        row = self._register.connection.row(
            f"SELECT {table.column_list} FROM {table.name} WHERE id = ?",  # noqa: S608 - own names
            (entity_id,),
        )
        left: dict[str, Any] = {}
        for entry in self._entries:
            if (entry.entity, entry.entity_id) == (entity, entity_id):
                left |= entry.after or {}
        now = (
            {}
            if row is None
            else table.plain(table.encode(table.decode(row)), range(len(table.stored)))
        )
        return filled(now) != filled({name: value for name, value in left.items() if name in now})

    def values(self, entity: str, entity_id: str, name: str) -> tuple[Any, Any]:
        """Return what a field held before the batch and after it, as plain JSON."""
        mine = [
            entry
            for entry in self._entries
            if (entry.entity, entry.entity_id) == (entity, entity_id) and entry.before is not None
        ]
        before = next((e.before[name] for e in mine if e.before and name in e.before), None)
        after = [e.after[name] for e in mine if e.after and name in e.after]
        return before, after[-1] if after else None

    @cached_property
    def _made(self) -> set[tuple[str, str]]:
        return {(e.entity, e.entity_id) for e in self._entries if e.before is None}

"""One user action: one transaction, every row with its journal entry (house.md §3, S-22)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from desktop_app.domain.rights import Actor
from desktop_app.errors import NotFound
from desktop_app.register.bulk import insert_rows
from desktop_app.register.columns import to_json
from desktop_app.register.database import Connection, Value
from desktop_app.register.journal import Journal
from desktop_app.register.table import Table

Step = Callable[[int], None]
"""Told how many rows more are done; it may raise, and nothing of the change stays."""


def untold(_rows: int) -> None:
    """Tell nobody: the change is short."""


class Change:
    """The only way to write a row. Made by ``Register.change``, dead when its block ends.

    ``touched`` gathers (entity, id) of what was written, for the search tables. ``first_entry`` is
    the number of its first journal entry. ``step`` follows a long change and can stop it.
    """

    def __init__(
        self,
        connection: Connection,
        journal: Journal,
        actor: Actor,
        verb: str,
        now: datetime,
        step: Step = untold,
    ) -> None:
        self.actor = actor
        self.verb = verb
        self.now = now
        self.step = step
        self.touched: set[tuple[str, str]] = set()
        self.first_entry = journal.head.count + 1
        self._connection = connection
        self._journal = journal

    @property
    def last_entry(self) -> int:
        """Return the number of the latest journal entry of this change."""
        return self._journal.head.count

    def write(self, table: Table[Any], row_id: str, values: tuple[Value, ...]) -> bool:
        """Write a row and its journal entry; return whether anything differed."""
        old = self._connection.row(table.read_sql, (row_id,))
        if old is None:
            self.create(table, row_id, values)
            return True
        changed = [index for index, value in enumerate(values) if value != old[index]]
        if not changed:
            return False
        self._connection.run(
            table.update_sql(changed),
            (*(values[index] for index in changed), self.now.isoformat(), row_id),
        )
        self._log(table.name, row_id, table.plain(old, changed), table.plain(values, changed))
        return True

    def create(self, table: Table[Any], row_id: str, values: tuple[Value, ...]) -> None:
        """Write a row that cannot be there yet: its id was made in this change."""
        self._connection.run(table.insert_sql, (row_id, *values, self.now.isoformat()))
        self._log(table.name, row_id, None, table.told(values))

    def create_all(self, table: Table[Any], rows: Sequence[tuple[str, tuple[Value, ...]]]) -> None:
        """Write rows that cannot be there yet, by id, with few statements."""
        moment = self.now.isoformat()
        full = ((row_id, *values, moment) for row_id, values in rows)
        insert_rows(self._connection, table.name, table.insert_list, full)
        made = ((row_id, None, table.told(values)) for row_id, values in rows)
        self._journal.append_all(self.actor, self.now, self.verb, table.name, made)
        self.touched.update((table.name, row_id) for row_id, _values in rows)
        self.step(len(rows))

    def trash_all(self, table: Table[Any], row_ids: Iterable[str]) -> int:
        """Put rows in the trash with few statements; return how many were not there yet."""
        moment = self.now.isoformat()
        rows = self._connection.rows(
            f"UPDATE {table.name} SET trashed_at = ?1, updated_at = ?1 "  # noqa: S608 - own names
            "WHERE id IN (SELECT value FROM json_each(?2)) AND trashed_at IS NULL RETURNING id",
            (moment, to_json(list(row_ids))),
        )
        gone = [row[0] for row in rows]
        told = ((row_id, {"trashed_at": None}, {"trashed_at": moment}) for row_id in gone)
        self._journal.append_all(self.actor, self.now, self.verb, table.name, told)
        self.touched.update((table.name, row_id) for row_id in gone)
        self.step(len(gone))
        return len(gone)

    def set_trashed(self, table: Table[Any], row_id: str, *, trashed: bool) -> None:
        """Put a row in the trash or take it out; raise ``NotFound`` if there is no such row."""
        row = self._connection.row(
            f"SELECT trashed_at FROM {table.name} WHERE id = ?",  # noqa: S608 - fixed names
            (row_id,),
        )
        if row is None:
            raise NotFound("Cet élément n’est pas dans le registre.", "Actualisez la page.")
        before, after = row[0], self.now.isoformat() if trashed else None
        if (before is None) is (after is None):
            return
        self._connection.run(
            f"UPDATE {table.name} SET trashed_at = ?, updated_at = ? WHERE id = ?",  # noqa: S608
            (after, self.now.isoformat(), row_id),
        )
        self._log(table.name, row_id, {"trashed_at": before}, {"trashed_at": after})

    def note(self, entity: str, entity_id: str, facts: Mapping[str, Any] | None = None) -> None:
        """Write a journal entry that changes no row: something was read, opened or exported.

        ``facts`` is what can be said of it, in plain values, for what is kept in no table.
        """
        self._journal.append(self.actor, self.now, self.verb, entity, entity_id, None, facts)

    def _log(
        self,
        entity: str,
        entity_id: str,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
    ) -> None:
        self._journal.append(self.actor, self.now, self.verb, entity, entity_id, before, after)
        self.touched.add((entity, entity_id))
        self.step(1)

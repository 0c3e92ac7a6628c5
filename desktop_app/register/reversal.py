"""Undo what journal entries did, field by field, without losing what was written since.

A field goes back only where it still holds what the entries left there: a later correction stays.
What the entries made goes to the trash, what they put in the trash comes back. The undoing is
itself a change, with its own entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from desktop_app.register.change import Change
from desktop_app.register.database import Connection
from desktop_app.register.journal import JournalEntry
from desktop_app.register.table import Table, filled
from desktop_app.register.tables import BY_NAME

_SLICE = 200
"""How many rows go to the trash at once: few enough to stop within a blink."""
_TRASHED = "trashed_at"
_NOT_UNDONE = frozenset({"batch"})
"""The note of the batch itself: it says when it was undone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that was left as it is, because it has been changed since."""

    entity: str
    entity_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Reversal:
    """What an undoing did: how many rows went back, and which fields were left."""

    rows: int
    kept: tuple[Kept, ...] = ()


@dataclass(slots=True)
class _Net:
    """What several entries did to one row, taken together."""

    made: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def reverse(connection: Connection, change: Change, entries: Iterable[JournalEntry]) -> Reversal:
    """Put back what ``entries`` changed, in the change that is open."""
    nets = _net(entries)
    rows, kept = _reverse_made(change, nets), []
    for (entity, entity_id), net in reversed(nets.items()):
        if not net.made:
            undone, left = _reverse_row(connection, change, BY_NAME[entity], entity_id, net)
            rows += undone
            kept += [Kept(entity, entity_id, name) for name in left]
    return Reversal(rows, tuple(kept))


def _reverse_made(change: Change, nets: dict[tuple[str, str], _Net]) -> int:
    """Put what the entries made in the trash, some rows at a time; return how many."""
    made: dict[str, list[str]] = {}
    for (entity, entity_id), net in reversed(nets.items()):
        if net.made:
            made.setdefault(entity, []).append(entity_id)
    return sum(
        change.trash_all(BY_NAME[entity], ids[start : start + _SLICE])
        for entity, ids in made.items()
        for start in range(0, len(ids), _SLICE)
    )


def _net(entries: Iterable[JournalEntry]) -> dict[tuple[str, str], _Net]:
    nets: dict[tuple[str, str], _Net] = {}
    for entry in entries:
        if entry.after is None or entry.entity in _NOT_UNDONE:
            continue
        net = nets.setdefault((entry.entity, entry.entity_id), _Net())
        net.made = net.made or entry.before is None
        for name, value in (entry.before or {}).items():
            net.before.setdefault(name, value)
        net.after.update(entry.after)
    return nets


def _reverse_row(
    connection: Connection, change: Change, table: Table[Any], row_id: str, net: _Net
) -> tuple[bool, list[str]]:
    held = connection.row(
        f"SELECT {table.column_list} FROM {table.name} WHERE id = ?",  # noqa: S608
        (row_id,),
    )
    if held is None:
        return False, []
    entity = table.decode(held)
    present = table.plain(table.encode(entity), range(len(table.stored)))
    back, left = _sorted_out(net, present)
    undone = False
    if back:
        entity = table.changed(entity, back)
        undone = change.write(table, row_id, table.encode(entity))
    if _TRASHED in net.before and net.before[_TRASHED] != net.after[_TRASHED]:
        change.set_trashed(table, row_id, trashed=net.before[_TRASHED] is not None)
        undone = True
    return undone, left


def _sorted_out(net: _Net, present: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the values to put back, and the names of fields that were changed since."""
    back, left = {}, []
    for name, old in net.before.items():
        if name == _TRASHED or net.after[name] == old:
            continue
        if filled({name: present[name]}) == filled({name: net.after[name]}):
            back[name] = old
        elif present[name] != old:
            left.append(name)
    return back, left

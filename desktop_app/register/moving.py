"""Move the rows of one dossier to another, and let one person stand for another in every row.

Rows in the trash go along: taken out of it later, they belong where the others are. The writing is
the change's own, so that the journal tells each of them and an undoing finds them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from desktop_app.domain.ecrit import followed_key
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.register.change import Change
from desktop_app.register.database import Connection
from desktop_app.register.table import Table
from desktop_app.register.tables import DISTINCT, OF_DOSSIER

T = TypeVar("T")

_LISTS = ("person_ids", "member_ids", "authority_ids")
_KEYED = "overrides"
"""The column whose keys name persons between brackets."""
_SINGLE = ("speaker_id", "person_id", "from_id", "to_id", "first_id", "second_id")
_NAMING = (*OF_DOSSIER, DISTINCT)


class Moving:
    """The rows of an open change, read whole: also those in the trash."""

    def __init__(self, connection: Connection, change: Change) -> None:
        self._connection = connection
        self._change = change

    def rows(self, table: Table[Any], dossier_id: DossierId) -> list[Any]:
        """Return everything of a dossier that a table holds, the oldest first."""
        return list(self._read(table, "dossier_id = ?", (dossier_id,)))

    def row(self, table: Table[Any], row_id: str) -> Any | None:
        """Return one row as it is now, be it in the trash."""
        return next(self._read(table, "id = ?", (row_id,)), None)

    def move(self, table: Table[Any], entities: Iterable[Any], to: DossierId) -> int:
        """Put ``entities`` in another dossier; return how many there were."""
        count = 0
        for entity in entities:
            count += self.write(table, dataclasses.replace(entity, dossier_id=to))
        return count

    def write(self, table: Table[Any], entity: Any) -> bool:
        """Write a row, also one in the trash; tell whether anything differed."""
        return self._change.write(table, entity.id, table.encode(entity))

    def rename(self, persons: Mapping[PersonId, PersonId]) -> None:
        """Name another person wherever the rows name one of ``persons``."""
        for gone, kept in persons.items():
            for table in _NAMING:
                for entity in self._naming(table, gone):
                    self.write(table, renamed(entity, {gone: kept}.get))

    def _naming(self, table: Table[Any], person_id: PersonId) -> list[Any]:
        names = {column.name for column in table.stored}
        lists = [f"instr({name}, ?) > 0" for name in (*_LISTS, _KEYED) if name in names]
        single = [f"{name} = ?" for name in _SINGLE if name in names]
        asked = (*lists, *single)
        if not asked:
            return []
        return list(self._read(table, " OR ".join(asked), (person_id,) * len(asked)))

    def _read(self, table: Table[Any], condition: str, values: tuple[str, ...]) -> Iterator[Any]:
        sql = f"SELECT {table.column_list} FROM {table.name} WHERE {condition} ORDER BY id"  # noqa: S608 - own names
        return map(table.decode, self._connection.rows(sql, values))


def renamed(entity: Any, other: Callable[[PersonId], PersonId | None]) -> Any:
    """Return ``entity`` with the persons that it names replaced, and none of them twice."""
    values: dict[str, Any] = {}
    for name in _LISTS:
        held = getattr(entity, name, ())
        if held:
            values[name] = tuple(dict.fromkeys(other(one) or one for one in held))
    for name in _SINGLE:
        one = getattr(entity, name, None)
        if one is not None:
            values[name] = other(one) or one
    keyed = getattr(entity, _KEYED, None)
    if keyed:
        moved = {followed_key(key, lambda one: other(PersonId(one))): keyed[key] for key in keyed}
        values[_KEYED] = {**moved, **{key: keyed[key] for key in keyed if key in moved}}
    return dataclasses.replace(entity, **values) if values else entity


def naming_only(entity: T, known: frozenset[PersonId]) -> T:
    """Return ``entity`` naming only persons of ``known``: others may be in another dossier."""
    values: dict[str, Any] = {}
    for name in _LISTS:
        held = getattr(entity, name, ())
        if not known.issuperset(held):
            values[name] = tuple(one for one in held if one in known)
    if getattr(entity, "speaker_id", None) not in (None, *known):
        values["speaker_id"] = None
    return dataclasses.replace(cast("Any", entity), **values) if values else entity


def named_by(entity: Any) -> frozenset[PersonId]:
    """Return the persons that a row names."""
    named = {one for name in _LISTS for one in getattr(entity, name, ())}
    named |= {getattr(entity, name, None) for name in _SINGLE}
    return frozenset(one for one in named if one is not None)

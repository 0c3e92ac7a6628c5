"""A table of the register and the dataclass that it keeps, with its statements ready."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

from desktop_app.domain.codec import default_of, from_plain, to_plain, type_hints
from desktop_app.register.columns import Column
from desktop_app.register.database import Row, Value

T = TypeVar("T")
_NOTHING: tuple[Any, ...] = (None, "", [], {})
_EMPTY_JSON = ("[]", "{}")


class Table(Generic[T]):
    """A table of the register and the dataclass that it keeps.

    ``stored`` are the columns of the fields except ``id``, which is the row's key.
    """

    def __init__(self, name: str, kind: type[T]) -> None:
        hints = type_hints(cast("Hashable", kind))
        fields = dataclasses.fields(kind)  # type: ignore[arg-type]  # T is always a dataclass
        columns = tuple(Column(item.name, hints[item.name]) for item in fields)
        self.name = name
        self.kind = kind
        self._hints = hints
        self._defaults = {
            item.name: to_plain(default)
            for item in fields
            if (default := default_of(item)) is not dataclasses.MISSING
        }
        self._by_name = {column.name: column for column in columns}
        self.stored = tuple(column for column in columns if column.name != "id")
        self.column_list = ", ".join(column.name for column in columns)
        stored_list = ", ".join(column.name for column in self.stored)
        self.read_sql = f"SELECT {stored_list} FROM {name} WHERE id = ?"  # noqa: S608 - own names
        self.read_all_sql = f"SELECT id, trashed_at, {stored_list} FROM {name}"  # noqa: S608
        marks = ", ".join("?" * (len(self.stored) + 2))
        self.insert_sql = f"INSERT INTO {name} (id, {stored_list}, updated_at) VALUES ({marks})"  # noqa: S608
        self.insert_list = f"id, {stored_list}, updated_at"
        self._composite = frozenset(
            index for index, column in enumerate(self.stored) if column.composite
        )
        self._decoders = tuple(
            (place, column.decode) for place, column in enumerate(columns) if not column.read_as_is
        )

    def told(self, values: Sequence[Value]) -> dict[str, Any]:
        """Return the values that a new row holds, for the journal."""
        some = [
            index
            for index, value in enumerate(values)
            if value is not None
            and value != ""
            and not (index in self._composite and value in _EMPTY_JSON)
        ]
        return filled(self.plain(values, some))

    def columns_named(self, names: Iterable[str]) -> tuple[Column, ...]:
        """Return columns by name, for a query that reads only some."""
        return tuple(self._by_name[name] for name in names)

    def encode(self, entity: T) -> tuple[Value, ...]:
        """Return the values of the stored columns for ``entity``."""
        return tuple([column.encode(getattr(entity, column.name)) for column in self.stored])

    def decode(self, row: Row) -> T:
        """Return the entity of a row read as ``column_list``."""
        values = list(row)
        for place, decode in self._decoders:
            values[place] = decode(values[place])
        return self.kind(*values)

    def changed(self, entity: T, plain: Mapping[str, Any]) -> T:
        """Return ``entity`` with fields taken from plain JSON, as the journal tells them."""
        fields = {name: self.typed(name, value) for name, value in plain.items()}
        return cast("T", dataclasses.replace(cast("Any", entity), **fields))

    def typed(self, name: str, plain: Any) -> Any:
        """Return the value of a field from plain JSON, as the journal tells it."""
        return from_plain(self._hints[name], plain)

    def whole(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Return every value of a row of which only some are told: the others at their default.

        A row that is older than one of its columns has the default there, untold by its journal.
        """
        return {**self._defaults, **told}

    def update_sql(self, changed: Sequence[int]) -> str:
        """Return the statement that writes the stored columns of these indexes."""
        pairs = ", ".join(f"{self.stored[index].name} = ?" for index in changed)
        return f"UPDATE {self.name} SET {pairs}, updated_at = ? WHERE id = ?"  # noqa: S608

    def plain(self, values: Sequence[Value], indexes: Iterable[int]) -> dict[str, Any]:
        """Return stored values as plain JSON, by field name, for the journal."""
        return {
            self.stored[index].name: self.stored[index].plain(values[index]) for index in indexes
        }


def filled(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are there: what a new entity's journal entry says."""
    return {name: value for name, value in plain.items() if value not in _NOTHING}

"""Dataclass fields to columns and back, prepared once a table."""

from __future__ import annotations

import base64
import dataclasses
import json
import types
import typing
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, Generic, TypeVar, cast

from desktop_app.domain.codec import from_plain, to_plain, type_hints
from desktop_app.domain.dates import PartialDate
from desktop_app.register.database import Row, Value

T = TypeVar("T")


def to_json(value: object) -> str:
    """Return compact JSON text with sorted keys: equal values give equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Column:
    """One field of a dataclass as a column: ``encode``, ``decode``, and ``plain`` for JSON."""

    def __init__(self, name: str, hint: Any) -> None:
        self.name = name
        kind, self._optional = _without_none(hint)
        self.encode: Callable[[Any], Value]
        self.decode: Callable[[Any], Any]
        self.plain: Callable[[Value], Any] = _same
        if kind in (str, int, float):
            self.encode = self.decode = _same
        elif kind is bool:
            self.encode = self._optional_or(int)
            self.decode = self.plain = self._optional_or(bool)
        elif kind is bytes:
            self.encode = self.decode = _same
            self.plain = _base64
        elif kind is PartialDate or kind in (date, datetime) or _is_enum(kind):
            self.encode = _encode_scalar
            self.decode = self._optional_or(_scalar_decoder(kind))
        else:
            self.encode = self._optional_or(_encode_composite)
            self.decode = self._optional_or(_composite_decoder(kind))
            self.plain = self._optional_or(json.loads)

    def _optional_or(self, convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
        if not self._optional:
            return convert
        return lambda value: None if value is None else convert(value)


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
        self.stored = tuple(column for column in columns if column.name != "id")
        self.column_list = ", ".join(column.name for column in columns)
        stored_list = ", ".join(column.name for column in self.stored)
        marks = ", ".join("?" * (len(self.stored) + 2))
        self.read_sql = f"SELECT {stored_list} FROM {name} WHERE id = ?"  # noqa: S608 - own names
        self.insert_sql = f"INSERT INTO {name} (id, {stored_list}, updated_at) VALUES ({marks})"  # noqa: S608
        self._decoders = tuple(column.decode for column in columns)

    def encode(self, entity: T) -> tuple[Value, ...]:
        """Return the values of the stored columns for ``entity``."""
        return tuple([column.encode(getattr(entity, column.name)) for column in self.stored])

    def decode(self, row: Row) -> T:
        """Return the entity of a row read as ``column_list``."""
        values = [decode(value) for decode, value in zip(self._decoders, row, strict=True)]
        return self.kind(*values)

    def update_sql(self, changed: Sequence[int]) -> str:
        """Return the statement that writes the stored columns of these indexes."""
        pairs = ", ".join(f"{self.stored[index].name} = ?" for index in changed)
        return f"UPDATE {self.name} SET {pairs}, updated_at = ? WHERE id = ?"  # noqa: S608

    def plain(self, values: Sequence[Value], indexes: Iterable[int]) -> dict[str, Any]:
        """Return stored values as plain JSON, by field name, for the journal."""
        return {
            self.stored[index].name: self.stored[index].plain(values[index]) for index in indexes
        }


def _same(value: Any) -> Any:
    return value


def _base64(value: Any) -> str:
    return base64.b64encode(value).decode("ascii")


def _encode_scalar(value: Any) -> Value:
    return to_plain(value)  # type: ignore[no-any-return]


def _encode_composite(value: Any) -> str:
    if isinstance(value, tuple) and not value:
        return "[]"
    return to_json(to_plain(value, sparse=True))


def _scalar_decoder(kind: Any) -> Callable[[Any], Any]:
    if kind in (date, datetime):
        return kind.fromisoformat  # type: ignore[no-any-return]
    return kind  # type: ignore[no-any-return]


def _composite_decoder(kind: Any) -> Callable[[str], Any]:
    # Most lists and maps are empty or of plain words: these are not worth the general decoder.
    listed = typing.get_origin(kind) is tuple
    words = listed and _plain_type(typing.get_args(kind)[0]) is str

    def decode(text: str) -> Any:
        if listed and text == "[]":
            return ()
        plain = json.loads(text)
        return tuple(plain) if words else from_plain(kind, plain)

    return decode


def _plain_type(hint: Any) -> Any:
    while isinstance(hint, typing.NewType):
        hint = hint.__supertype__
    return hint


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        members = [item for item in typing.get_args(hint) if item is not type(None)]
        return _plain_type(members[0]), True
    return _plain_type(hint), False

"""One field of a dataclass as one column, its conversions prepared once.

What is written here is JSON as ``domain.codec`` writes it. Reading back takes a shorter way than
the codec's, which must explain each fault to a person: rows are our own, and a list has thousands.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import re
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from desktop_app.domain.codec import to_plain, type_hints
from desktop_app.domain.dates import PartialDate
from desktop_app.register.database import Value

Convert = Callable[[Any], Any]
_KEPT_DATES = 8192
_KEPT_LISTS = 4096

partial_date = lru_cache(_KEPT_DATES)(PartialDate)
"""Return the date of an EDTF text. Many rows hold the same few days."""

_scan = json.JSONDecoder().raw_decode

_LINE_END = re.compile("\r\n|[\r\x0b\x0c]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_PERHAPS_CONTROL = re.compile("\\\\(?:u00|[rfb])|[\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """Return ``text`` without what no paper can print (S-53): it comes along when one pastes.

    A line end of any kind becomes ``\\n``: Word's own (\\x0b) would join two words if it just went.
    """
    if _CONTROL.search(text) is None:
        return text
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def to_json(value: object) -> str:
    """Return compact JSON text with sorted keys: equal values give equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Column:
    """``encode`` a field to its column, ``decode`` it back, ``plain`` a column for the journal."""

    def __init__(self, name: str, hint: Any) -> None:
        kind, optional = _without_none(hint)
        encode, decode, plain = _conversions(kind)
        self.name = name
        self.composite = plain is json.loads
        self.encode: Convert = _or_none(encode) if optional else encode
        self.decode: Convert = _or_none(decode) if optional else decode
        self.plain: Convert = _or_none(plain) if optional else plain
        self.read_as_is = self.decode is _same


def _conversions(kind: Any) -> tuple[Convert, Convert, Convert]:
    if kind is str:
        return clean, _same, _same
    if kind in (int, float):
        return _same, _same, _same
    if kind is bool:
        return int, bool, bool
    if kind is bytes:
        return _same, _same, _base64
    reader = _reader(kind)
    if kind is PartialDate or kind in (date, datetime) or _is_enum(kind):
        return to_plain, reader, _same
    return _encode_composite, _composite_decoder(kind, reader), json.loads


def _composite_decoder(kind: Any, reader: Convert) -> Callable[[str], Any]:
    listed = typing.get_origin(kind) is tuple

    def decode(text: str) -> Any:
        if listed and text == "[]":
            return ()
        return reader(_scan(text)[0])

    # Names of a team, ids of the persons seen: many rows hold the same few lists.
    return lru_cache(_KEPT_LISTS)(decode) if reader is tuple else decode


@cache
def _reader(kind: Any) -> Convert:
    """Return the function that makes a ``kind`` of plain JSON."""
    kind, optional = _without_none(kind)
    if optional:
        return _or_none(_reader(kind))
    if kind is PartialDate:
        return partial_date
    if kind in (date, datetime):
        return kind.fromisoformat  # type: ignore[no-any-return]
    if _is_enum(kind):
        return _enum_reader(kind)
    if typing.get_origin(kind) is tuple:
        return _tuple_reader(typing.get_args(kind)[0])
    if typing.get_origin(kind) is Mapping:
        return _mapping_reader(typing.get_args(kind)[1])
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(kind)
    return _same


def _enum_reader(kind: Any) -> Convert:
    members = {member.value: member for member in kind}
    return lambda value: members[value] if value in members else kind(value)


def _tuple_reader(member_kind: Any) -> Convert:
    member = _reader(member_kind)
    if member is _same:
        return tuple
    return lambda plain: tuple([member(item) for item in plain])


def _mapping_reader(member_kind: Any) -> Convert:
    member = _reader(member_kind)
    return lambda plain: {key: member(item) for key, item in plain.items()}


def _dataclass_reader(kind: Any) -> Convert:
    hints = type_hints(kind)
    readers = {item.name: _reader(hints[item.name]) for item in dataclasses.fields(kind)}
    return lambda plain: kind(**{name: readers[name](item) for name, item in plain.items()})


def _or_none(convert: Convert) -> Convert:
    if convert is _same:
        return convert
    return lambda value: None if value is None else convert(value)


def _same(value: Any) -> Any:
    return value


def _base64(value: Any) -> str:
    return base64.b64encode(value).decode("ascii")


def _encode_composite(value: Any) -> Value:
    if not value and isinstance(value, tuple | dict):
        return "{}" if isinstance(value, dict) else "[]"
    plain = to_plain(value, sparse=True)
    text = to_json(plain)
    return to_json(_cleaned(plain)) if _PERHAPS_CONTROL.search(text) else text


def _cleaned(plain: Any) -> Any:
    if isinstance(plain, str):
        return clean(plain)
    if isinstance(plain, list):
        return [_cleaned(item) for item in plain]
    if isinstance(plain, dict):
        return {clean(key): _cleaned(item) for key, item in plain.items()}
    return plain


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _plain_type(hint: Any) -> Any:
    while isinstance(hint, typing.NewType):
        hint = hint.__supertype__
    return hint


def _without_none(hint: Any) -> tuple[Any, bool]:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        members = [item for item in typing.get_args(hint) if item is not type(None)]
        return _plain_type(members[0]), True
    return _plain_type(hint), False

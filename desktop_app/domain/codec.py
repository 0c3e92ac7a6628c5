"""Domain objects to plain JSON values and back, from their type hints.

One mechanism for the JSON columns of the register, the journal, the drafts and the exchange format
of the command line. Unknown keys are refused with their path; missing keys take the default.
"""

from __future__ import annotations

import base64
import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from desktop_app.domain.dates import PartialDate

T = TypeVar("T")
type_hints = cache(typing.get_type_hints)


class CodecError(ValueError):
    """A plain value does not fit the type. ``path`` reads ``persons[0].birth``."""

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(f"{path}: {problem}")


def to_plain(value: object, *, sparse: bool = False) -> Any:
    """Return ``value`` as None, bool, int, float, str, list or dict.

    With ``sparse``, a dataclass field that holds its default is left out.
    """
    if value is None or (
        isinstance(value, bool | int | float | str) and not isinstance(value, Enum)
    ):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate):
        return value.edtf
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Mapping):
        return {str(to_plain(key)): to_plain(item, sparse=sparse) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [to_plain(item, sparse=sparse) for item in value]
    return _dataclass_to_plain(value, sparse=sparse)


def from_plain(kind: type[T], plain: Any, path: str = "") -> T:
    """Return the ``kind`` that ``plain`` describes; raise ``CodecError`` with its path if not."""
    return cast("T", _decode(kind, plain, path))


def _dataclass_to_plain(value: object, *, sparse: bool) -> dict[str, Any]:
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"cannot be written as JSON: {type(value).__name__}")
    result: dict[str, Any] = {}
    for item in dataclasses.fields(value):
        held = getattr(value, item.name)
        if sparse and held == default_of(item):
            continue
        result[item.name] = to_plain(held, sparse=sparse)
    return result


def default_of(item: dataclasses.Field[Any]) -> object:
    """Return the default of a dataclass field, or ``dataclasses.MISSING``."""
    if item.default_factory is not dataclasses.MISSING:
        return item.default_factory()
    return item.default


def _decode(kind: Any, plain: Any, path: str) -> Any:
    if isinstance(kind, typing.NewType):
        return _decode(kind.__supertype__, plain, path)
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _decode_union(kind, plain, path)
    if origin is tuple:
        return _decode_tuple(kind, plain, path)
    if origin is not None and issubclass(origin, Mapping):
        return _decode_mapping(kind, plain, path)
    if dataclasses.is_dataclass(kind) and kind is not PartialDate:
        return _decode_dataclass(kind, plain, path)
    return _decode_scalar(kind, plain, path)


def _decode_union(kind: Any, plain: Any, path: str) -> Any:
    if plain is None:
        return None
    members = [member for member in typing.get_args(kind) if member is not type(None)]
    return _decode(members[0], plain, path)


def _decode_tuple(kind: Any, plain: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise CodecError(path, "une liste est attendue")
    member = typing.get_args(kind)[0]
    return tuple(_decode(member, item, f"{path}[{index}]") for index, item in enumerate(plain))


def _decode_mapping(kind: Any, plain: Any, path: str) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise CodecError(path, "un objet est attendu")
    _key, member = typing.get_args(kind)
    return {str(key): _decode(member, item, f"{path}.{key}") for key, item in plain.items()}


def _decode_dataclass(kind: Any, plain: Any, path: str) -> Any:
    if not isinstance(plain, dict):
        raise CodecError(path or "$", "un objet est attendu")
    hints = type_hints(kind)
    names = [item.name for item in dataclasses.fields(kind)]
    for key in plain:
        if key not in names:
            raise CodecError(f"{path}.{key}".lstrip("."), "champ inconnu")
    values = {
        name: _decode(hints[name], plain[name], f"{path}.{name}".lstrip("."))
        for name in names
        if name in plain
    }
    try:
        return kind(**values)
    except TypeError:
        missing = [
            item.name
            for item in dataclasses.fields(kind)
            if item.name not in values and default_of(item) is dataclasses.MISSING
        ]
        raise CodecError(path or "$", f"il manque {', '.join(missing)}") from None


def _decode_scalar(kind: Any, plain: Any, path: str) -> Any:
    try:
        if kind is PartialDate or (isinstance(kind, type) and issubclass(kind, Enum)):
            return kind(plain)
        if kind is datetime:
            return datetime.fromisoformat(plain)
        if kind is date:
            return date.fromisoformat(plain)
        if kind is bytes:
            return base64.b64decode(plain, validate=True)
    except (TypeError, ValueError, AttributeError):
        raise CodecError(path, _expected(kind)) from None
    if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
        return float(plain)
    if not isinstance(plain, kind) or (kind is int and isinstance(plain, bool)):
        raise CodecError(path, _expected(kind))
    return plain


def _expected(kind: Any) -> str:
    """Say what was expected, never what was there: it may be a name."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"valeur inconnue (valeurs possibles : {', '.join(member.value for member in kind)})"
    return f"{_FRENCH_TYPES.get(kind, kind.__name__)} est attendu"


_FRENCH_TYPES = {
    str: "un texte",
    bool: "vrai ou faux",
    int: "un nombre entier",
    float: "un nombre",
    bytes: "un contenu en base64",
    PartialDate: "un jour, un mois ou une année (2009-05-12, 2009-05, 2009~)",
    date: "un jour (2009-05-12)",
    datetime: "un moment (2009-05-12T14:30:00+02:00)",
}

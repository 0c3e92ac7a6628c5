"""Entities of which a list shows a few fields: thousands of them, decoded only when asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from desktop_app.domain.codec import default_of
from desktop_app.register.database import Row
from desktop_app.register.table import Table

T = TypeVar("T")
_EMPTY = ("[]", "{}")


def brief_of(
    table: Table[T], names: tuple[str, ...], said: Collection[str] = ()
) -> Callable[[Row], T]:
    """Return what makes an entity of a row that begins with the columns ``names``.

    The other fields are at their default. Of the fields ``said`` one may only ask whether they are
    empty: they are not decoded. A repository refuses to save one: its class is another.
    """

    def keep(brief: Any, row: Row) -> None:
        object.__setattr__(brief, "_row", row)

    # A field without a default, that is not read, is missing: to ask for it is an error.
    others = {
        item.name: default_of(item)
        for item in dataclasses.fields(table.kind)  # type: ignore[arg-type]  # T is a dataclass
        if item.name not in names and default_of(item) is not dataclasses.MISSING
    }
    shown = {
        column.name: _shown(index, _said if column.name in said else column.decode)
        for index, column in enumerate(table.columns_named(names))
    }
    made: Any = type(
        f"{table.kind.__name__}Brief",
        (table.kind,),
        {"__slots__": ("_row",), "__init__": keep, **others, **shown},
    )
    return made  # type: ignore[no-any-return]  # a class made here


def _said(stored: Any) -> Any:
    return None if stored in _EMPTY else stored


def _shown(index: int, decode: Callable[[Any], Any]) -> property:
    return property(lambda brief: decode(brief._row[index]))  # noqa: SLF001 - of the class above

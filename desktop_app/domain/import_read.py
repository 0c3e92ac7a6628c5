"""What a row of an old register gave, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.place import PlaceKind


@dataclass(frozen=True, slots=True)
class Message:
    """What is told of a cell, a row (no column) or the whole file (row 0).

    ``row`` is the number that a spreadsheet shows.
    """

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """The place of a row, as its cells say it."""

    name: str = ""
    kind: PlaceKind = PlaceKind.UNKNOWN
    address: str = ""
    commune: str = ""
    postal_code: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row gives. ``person`` are fields of ``Person``; ``cells`` is the row in words."""

    number: int
    person: Mapping[str, Any]
    note: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    place: PlaceSaid | None = None
    landmark: str = ""
    since: PartialDate | None = None
    mother: str = ""
    father: str = ""
    dossier_key: str = ""
    opened_on: date | None = None
    followed_by: tuple[str, ...] = ()
    family_composition: str = ""
    history: str = ""
    observations: tuple[str, ...] = ()
    observed_on: PartialDate | None = None

    @property
    def names(self) -> str:
        """Return the names of the row in one text."""
        person = self.person
        parts = (person.get("birth_name", ""), *person.get("first_names", ()))
        return " ".join(part for part in (*parts, person.get("usage_name", "")) if part)

"""One row of an old register read as a person: every cell in a field, in the note, or told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dates import PartialDate, may_be_minor
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.import_cells import (
    Lists,
    Reading,
    lost,
)
from desktop_app.domain.import_fields import NAMES, Field
from desktop_app.domain.import_mapping import Column
from desktop_app.domain.import_read import Message, PlaceSaid, ReadRow
from desktop_app.domain.import_sheet import Cell, Mark, MarkKind, cell_text
from desktop_app.domain.import_words import (
    absence_of,
    is_dash,
)
from desktop_app.domain.person import Role

_ABSENT = {
    Field.FULL_NAME: "birth_name",
    Field.BIRTH_NAME: "birth_name",
    Field.USAGE_NAME: "usage_name",
    Field.FIRST_NAMES: "first_names",
    Field.SEX: "sex",
    Field.BIRTH: "birth",
    Field.AGE: "birth",
    Field.BIRTH_PLACE: "birth_place",
    Field.BIRTH_COUNTRY: "birth_country",
    Field.NATIONALITY: "nationalities",
    Field.LANGUAGES: "languages",
    Field.PHONE: "phones",
    Field.EMAIL: "email",
    Field.PLACE: "stay",
    Field.HOME_ADDRESS: "home_address",
    Field.CURRENT_LOCATION: "current_location",
    Field.SCHOOLING: "schooling",
    Field.SCHOOL: "school",
    Field.SCHOOL_CLASS: "school_class",
    Field.LIVES_WITH: "lives_with",
    Field.AUTHORITY: "authority",
    Field.OCCUPATION: "occupation",
    Field.HEALTH: "health",
    Field.RESOURCES: "resources",
}
"""The field of a person to which « ?? » or « NSP » in a column belongs."""

_WHO = frozenset({"birth_name", "usage_name", "first_names", "aliases"})
_ALSO_WHO = frozenset({"birth", "sex", "phones", "email"})


Reader = Callable[["RowBuilder", Column, Cell], None]
"""Read a cell that holds something into the row that is being built."""


@dataclass
class RowBuilder:
    """Gather what the cells of one row say."""

    number: int
    today: date
    ages_on: date
    lists: Lists
    readers: Mapping[Field, Reader]
    messages: list[Message] = field(default_factory=list)
    person: dict[str, Any] = field(default_factory=dict)
    row: dict[str, Any] = field(default_factory=dict)
    place: dict[str, Any] = field(default_factory=dict)
    absences: dict[str, Absence] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    note: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    dashes: list[Column] = field(default_factory=list)
    age: tuple[Column, str, PartialDate] | None = None
    _said: dict[str, tuple[Column, str]] = field(default_factory=dict)
    _unknown: dict[str, tuple[Column, str]] = field(default_factory=dict)

    def add(self, column: Column, cell: Cell, mark: Mark | None = None) -> None:
        """Read one cell that holds something."""
        text = cell_text(cell)
        if column.field is Field.SKIP or not text:
            return
        if is_dash(text):
            self.dashes.append(column)
            return
        self.cells.append(f"{column.title}{NBSP}: {text}")
        if mark is not None:
            self.told(column, text, lost(_OF_MARK[mark.kind]))
            return
        if column.field is Field.NOTE:
            self.keep(column, text)
            return
        absence = absence_of(text, name=column.field in NAMES)
        if absence is not None:
            self._absent(column, text, absence)
            return
        self.readers[column.field](self, column, cell)

    def comment(self, column_title: str, text: str) -> None:
        """Keep the comment of a cell."""
        words = f"Commentaire sur {quote(column_title)}{NBSP}: {text}"
        self.note.append(words)
        self.cells.append(words)

    def keep(self, column: Column, text: str) -> None:
        """Put a text in the note, under the title of its column."""
        self.note.append(f"{column.title}{NBSP}: {text}")

    def tell(self, column: Column, text: str) -> None:
        """Say something of a cell."""
        self.messages.append(Message(self.number, column.title, text))

    def put(self, holder: dict[str, Any], name: str, value: Any, column: Column, text: str) -> None:
        """Fill a field once; what another column says of it goes to the note."""
        if name not in holder:
            holder[name] = value
            self._said[name] = (column, text)
        elif holder[name] != value:
            self.tell(column, "Ce champ est déjà rempli. Gardé dans la note.")
            self.keep(column, text)

    def finished(self) -> ReadRow | None:
        """Return the row, or ``None`` if nothing in it says that it is a person."""
        self._place_the_age()
        self._keep_the_loose()
        known = _WHO & self.person.keys()
        where = bool(self.absences and self.place)
        if not known and not (_ALSO_WHO & self.person.keys() or where):
            return None
        birth = self.person.get("birth")
        if birth is not None and not may_be_minor(birth, self.today):
            self.person.setdefault("role", Role.OTHER)
        person = {**self.person, "absences": self._settled_absences(), "sources": self.sources}
        place = PlaceSaid(**self.place) if self.place else None
        return ReadRow(self.number, person, tuple(self.note), tuple(self.cells), place, **self.row)

    def _absent(self, column: Column, text: str, absence: Absence) -> None:
        name = _ABSENT.get(column.field)
        if name is None or name in self.absences:
            self.keep(column, text)
        else:
            self.absences[name] = absence
            self._unknown[name] = (column, text)

    def _settled_absences(self) -> dict[str, Absence]:
        """Return what stays unknown; « ?? » beside a value that another column gives is noted."""
        given = set(self.person) | ({"stay"} if self.place else set())
        for name in sorted(self.absences.keys() & given):
            self.keep(*self._unknown[name])
        return {name: said for name, said in self.absences.items() if name not in given}

    def told(self, column: Column, text: str, reading: Reading) -> Any:
        """Tell what a reading has to say; return its value if there is one."""
        if reading.message:
            self.tell(column, reading.message)
        if not reading.understood:
            self.keep(column, text)
        return reading.value

    def _place_the_age(self) -> None:
        if self.age is None:
            return
        column, text, value = self.age
        if "birth" in self.person:
            self.keep(column, text)
            return
        self.person["birth"] = value
        self.person["birth_estimated_on"] = self.ages_on
        self.sources["birth"] = Source.ESTIMATED

    def _keep_the_loose(self) -> None:
        """Note what is said about a place or an observation that is not there."""
        for name, there in (
            ("landmark", self.place),
            ("since", self.place),
            ("observed_on", self.row.get("observations")),
        ):
            if name in self.row and not there:
                del self.row[name]
                self.keep(*self._said[name])


_OF_MARK = {
    MarkKind.ERROR: "Le tableur affiche une erreur.",
    MarkKind.FORMULA: "La formule n’a pas de résultat enregistré. Elle n’est jamais calculée.",
}

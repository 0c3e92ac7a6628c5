"""One row of an old register read as a person: every cell in a field, in the note, or told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dates import PartialDate, Precision, may_be_minor
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.import_cells import (
    Lists,
    Reading,
    lost,
    read_age,
    read_date,
    read_languages,
    read_list,
    read_names,
    read_nationalities,
    read_phones,
    split_full_name,
)
from desktop_app.domain.import_fields import NAMES, Field
from desktop_app.domain.import_mapping import Column
from desktop_app.domain.import_read import Message, PlaceSaid, ReadRow
from desktop_app.domain.import_sheet import Cell, Mark, MarkKind, cell_text
from desktop_app.domain.import_words import (
    absence_of,
    authority_of,
    is_dash,
    place_kind_of,
    role_of,
    schooling_of,
    sex_of,
    yes_no,
)
from desktop_app.domain.person import Alias, Role
from desktop_app.domain.spoken_dates import is_age

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

_TEXTS = {
    Field.BIRTH_PLACE: "birth_place",
    Field.HOME_ADDRESS: "home_address",
    Field.CURRENT_LOCATION: "current_location",
    Field.SCHOOL: "school",
    Field.SCHOOL_CLASS: "school_class",
    Field.SCHOOL_COMMUNE: "school_commune",
    Field.LIVES_WITH: "lives_with",
    Field.OCCUPATION: "occupation",
    Field.HEALTH: "health",
    Field.RESOURCES: "resources",
}
_ROW_TEXTS = {
    Field.LANDMARK: "landmark",
    Field.DOSSIER: "dossier_key",
    Field.FAMILY_COMPOSITION: "family_composition",
    Field.HISTORY: "history",
}
_PLACE_TEXTS = {
    Field.PLACE: "name",
    Field.PLACE_ADDRESS: "address",
    Field.COMMUNE: "commune",
    Field.POSTAL_CODE: "postal_code",
}
_WHO = frozenset({"birth_name", "usage_name", "first_names", "aliases"})
_ALSO_WHO = frozenset({"birth", "sex", "phones", "email"})


@dataclass
class RowBuilder:
    """Gather what the cells of one row say."""

    number: int
    today: date
    ages_on: date
    lists: Lists
    messages: list[Message] = field(default_factory=list)
    person: dict[str, Any] = field(default_factory=dict)
    row: dict[str, Any] = field(default_factory=dict)
    place: dict[str, Any] = field(default_factory=dict)
    absences: dict[str, Absence] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    note: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    dashes: list[Column] = field(default_factory=list)
    _age: tuple[Column, str, PartialDate] | None = None
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
            self._told(column, text, lost(_OF_MARK[mark.kind]))
            return
        if column.field is Field.NOTE:
            self.keep(column, text)
            return
        absence = absence_of(text, name=column.field in NAMES)
        if absence is not None:
            self._absent(column, text, absence)
            return
        _READERS[column.field](self, column, cell)

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
        if not known and not (_ALSO_WHO & self.person.keys() or (self.absences and self.place)):
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

    def _told(self, column: Column, text: str, reading: Reading) -> Any:
        """Tell what a reading has to say; return its value if there is one."""
        if reading.message:
            self.tell(column, reading.message)
        if not reading.understood:
            self.keep(column, text)
        return reading.value

    def text(self, column: Column, cell: Cell) -> None:
        """Read a text of the person."""
        self.put(self.person, _TEXTS[column.field], cell_text(cell), column, cell_text(cell))

    def row_text(self, column: Column, cell: Cell) -> None:
        """Read a text that is about more than the person."""
        name, text = _ROW_TEXTS[column.field], cell_text(cell)
        if column.field is Field.HISTORY and name in self.row:
            self.row[name] = f"{self.row[name]}\n{text}"
            return
        self.put(self.row, name, text, column, text)

    def place_text(self, column: Column, cell: Cell) -> None:
        """Read a text of the place."""
        text = cell_text(cell)
        if column.field is Field.POSTAL_CODE and isinstance(cell, int):
            text = f"{cell:05d}"
        self.put(self.place, _PLACE_TEXTS[column.field], text, column, text)

    def place_kind(self, column: Column, cell: Cell) -> None:
        """Read the kind of the place."""
        text = cell_text(cell)
        kind = place_kind_of(text)
        if kind is None:
            self.keep(column, text)
        else:
            self.put(self.place, "kind", kind, column, text)

    def full_name(self, column: Column, cell: Cell) -> None:
        """Read both names of one cell."""
        name, alias = read_names(cell_text(cell))
        birth_name, first_names = split_full_name(name, column.title)
        if alias is not None:
            self.person["aliases"] = (*self.person.get("aliases", ()), alias)
        if "birth_name" in self.person or "first_names" in self.person:
            self.keep(column, cell_text(cell))
            return
        if birth_name:
            self.person["birth_name"] = birth_name
        if first_names:
            self.person["first_names"] = first_names

    def one_name(self, column: Column, cell: Cell) -> None:
        """Read a birth name, a usage name or first names, with the nickname beside them."""
        name, alias = read_names(cell_text(cell))
        if alias is not None:
            self.person["aliases"] = (*self.person.get("aliases", ()), alias)
        if column.field is Field.FIRST_NAMES:
            self.person["first_names"] = (*self.person.get("first_names", ()), name)
            return
        key = "birth_name" if column.field is Field.BIRTH_NAME else "usage_name"
        self.put(self.person, key, name, column, cell_text(cell))

    def alias(self, column: Column, cell: Cell) -> None:
        """Read other names."""
        found = tuple(Alias(part) for part in read_list(cell_text(cell)))
        self.person["aliases"] = (*self.person.get("aliases", ()), *found)

    def birth(self, column: Column, cell: Cell) -> None:
        """Read a date of birth, which may be an age."""
        text = cell_text(cell)
        if isinstance(cell, str) and is_age(cell):
            self.age(column, cell)
            return
        value = self._told(column, text, read_date(cell, self.today))
        if value is not None:
            self.put(self.person, "birth", value, column, text)

    def age(self, column: Column, cell: Cell) -> None:
        """Read an age; it counts where no date of birth is known."""
        text = cell_text(cell)
        value = self._told(column, text, read_age(cell, self.ages_on))
        if value is None:
            return
        if self._age is not None:
            self.keep(column, text)
        else:
            self._age = (column, text, value)

    def _place_the_age(self) -> None:
        if self._age is None:
            return
        column, text, value = self._age
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

    def day(self, column: Column, cell: Cell) -> None:
        """Read since when, or when it was observed."""
        text = cell_text(cell)
        name = "since" if column.field is Field.SINCE else "observed_on"
        value = self._told(column, text, read_date(cell, self.today))
        if value is not None:
            self.put(self.row, name, value, column, text)

    def opened_on(self, column: Column, cell: Cell) -> None:
        """Read the day on which the dossier was opened; a vague one stays in the note."""
        text = cell_text(cell)
        value = self._told(column, text, read_date(cell, self.today))
        if value is None:
            return
        if value.precision is Precision.DAY and not (value.approximate or value.uncertain):
            self.put(self.row, "opened_on", value.earliest, column, text)
        else:
            self.keep(column, text)

    def phones(self, column: Column, cell: Cell) -> None:
        """Read numbers."""
        value = self._told(column, cell_text(cell), read_phones(cell, column.title))
        if value is not None:
            self.person["phones"] = (*self.person.get("phones", ()), *value)

    def email(self, column: Column, cell: Cell) -> None:
        """Read an address with an @; anything else is kept in the note."""
        text = cell_text(cell)
        if "@" not in text:
            self._told(column, text, lost(f"{quote(text)} n’est pas une adresse."))
        else:
            self.put(self.person, "email", text, column, text)

    def nationalities(self, column: Column, cell: Cell) -> None:
        """Read nationalities."""
        found = read_nationalities(cell_text(cell), self.lists)
        self.person["nationalities"] = (*self.person.get("nationalities", ()), *found)

    def country(self, column: Column, cell: Cell) -> None:
        """Read the country of birth; words that name none stay as they are."""
        text = cell_text(cell)
        self.put(self.person, "birth_country", self.lists.country(text) or text, column, text)

    def languages(self, column: Column, cell: Cell) -> None:
        """Read languages."""
        found = read_languages(cell_text(cell), self.lists)
        self.person["languages"] = (*self.person.get("languages", ()), *found)

    def word(self, column: Column, cell: Cell) -> None:
        """Read a word of a short list: sex, role, schooling, authority, interpreter."""
        name, reader, or_text = _WORDS[column.field]
        text = cell_text(cell)
        value = reader(text)
        if value is not None:
            self.put(self.person, name, value, column, text)
        elif or_text:
            self.put(self.person, or_text, text, column, text)
        else:
            self._told(column, text, lost(f"{quote(text)} n’est pas compris."))

    def parent(self, column: Column, cell: Cell) -> None:
        """Read the name of the mother or the father; several columns make one name."""
        name = "mother" if column.field is Field.MOTHER else "father"
        self.row[name] = " ".join((self.row.get(name, ""), cell_text(cell))).strip()

    def followed_by(self, column: Column, cell: Cell) -> None:
        """Read who is in charge."""
        found = read_list(cell_text(cell))
        self.row["followed_by"] = (*self.row.get("followed_by", ()), *found)

    def observation(self, column: Column, cell: Cell) -> None:
        """Read an observation as the old register reports it."""
        self.row["observations"] = (*self.row.get("observations", ()), cell_text(cell))


_OF_MARK = {
    MarkKind.ERROR: "Le tableur affiche une erreur.",
    MarkKind.FORMULA: "La formule n’a pas de résultat enregistré. Elle n’est jamais calculée.",
}
_WORDS: Mapping[Field, tuple[str, Callable[[str], Any], str]] = {
    Field.SEX: ("sex", sex_of, ""),
    Field.ROLE: ("role", role_of, ""),
    Field.SCHOOLING: ("schooling", schooling_of, ""),
    Field.AUTHORITY: ("authority", authority_of, "authority_note"),
    Field.INTERPRETER: ("interpreter_useful", yes_no, "interpreter_note"),
}
_READERS: Mapping[Field, Callable[[RowBuilder, Column, Cell], None]] = {
    **dict.fromkeys(_TEXTS, RowBuilder.text),
    **dict.fromkeys(_ROW_TEXTS, RowBuilder.row_text),
    **dict.fromkeys(_PLACE_TEXTS, RowBuilder.place_text),
    **dict.fromkeys(_WORDS, RowBuilder.word),
    **dict.fromkeys((Field.MOTHER, Field.FATHER), RowBuilder.parent),
    **dict.fromkeys((Field.SINCE, Field.OBSERVED_ON), RowBuilder.day),
    **dict.fromkeys((Field.BIRTH_NAME, Field.USAGE_NAME, Field.FIRST_NAMES), RowBuilder.one_name),
    Field.FULL_NAME: RowBuilder.full_name,
    Field.ALIAS: RowBuilder.alias,
    Field.BIRTH: RowBuilder.birth,
    Field.AGE: RowBuilder.age,
    Field.BIRTH_COUNTRY: RowBuilder.country,
    Field.NATIONALITY: RowBuilder.nationalities,
    Field.LANGUAGES: RowBuilder.languages,
    Field.PHONE: RowBuilder.phones,
    Field.EMAIL: RowBuilder.email,
    Field.PLACE_KIND: RowBuilder.place_kind,
    Field.OPENED_ON: RowBuilder.opened_on,
    Field.FOLLOWED_BY: RowBuilder.followed_by,
    Field.OBSERVATION: RowBuilder.observation,
}

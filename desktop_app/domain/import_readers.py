"""How the cell of each field is read into a row (see ``import_rows``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.domain.dates import Precision
from desktop_app.domain.french import quote
from desktop_app.domain.import_cells import (
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
from desktop_app.domain.import_fields import Field
from desktop_app.domain.import_mapping import Column
from desktop_app.domain.import_rows import Reader, RowBuilder
from desktop_app.domain.import_sheet import Cell, cell_text
from desktop_app.domain.import_words import (
    authority_of,
    place_kind_of,
    role_of,
    schooling_of,
    sex_of,
    yes_no,
)
from desktop_app.domain.person import Alias
from desktop_app.domain.spoken_dates import is_age

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


def _text(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read a text of the person."""
    row.put(row.person, _TEXTS[column.field], cell_text(cell), column, cell_text(cell))


def _row_text(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read a text that is about more than the person."""
    name, text = _ROW_TEXTS[column.field], cell_text(cell)
    if column.field is Field.HISTORY and name in row.row:
        row.row[name] = f"{row.row[name]}\n{text}"
        return
    row.put(row.row, name, text, column, text)


def _place_text(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read a text of the place."""
    text = cell_text(cell)
    if column.field is Field.POSTAL_CODE and isinstance(cell, int):
        text = f"{cell:05d}"
    row.put(row.place, _PLACE_TEXTS[column.field], text, column, text)


def _place_kind(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read the kind of the place."""
    text = cell_text(cell)
    kind = place_kind_of(text)
    if kind is None:
        row.keep(column, text)
    else:
        row.put(row.place, "kind", kind, column, text)


def _full_name(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read both names of one cell."""
    name, alias = read_names(cell_text(cell))
    birth_name, first_names = split_full_name(name, column.title)
    if alias is not None:
        row.person["aliases"] = (*row.person.get("aliases", ()), alias)
    if "birth_name" in row.person or "first_names" in row.person:
        row.keep(column, cell_text(cell))
        return
    if birth_name:
        row.person["birth_name"] = birth_name
    if first_names:
        row.person["first_names"] = first_names


def _one_name(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read a birth name, a usage name or first names, with the nickname beside them."""
    name, alias = read_names(cell_text(cell))
    if alias is not None:
        row.person["aliases"] = (*row.person.get("aliases", ()), alias)
    if column.field is Field.FIRST_NAMES:
        row.person["first_names"] = (*row.person.get("first_names", ()), name)
        return
    key = "birth_name" if column.field is Field.BIRTH_NAME else "usage_name"
    row.put(row.person, key, name, column, cell_text(cell))


def _alias(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read other names."""
    found = tuple(Alias(part) for part in read_list(cell_text(cell)))
    row.person["aliases"] = (*row.person.get("aliases", ()), *found)


def _birth(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read a date of birth, which may be an age."""
    text = cell_text(cell)
    if isinstance(cell, str) and is_age(cell):
        _age(row, column, cell)
        return
    value = row.told(column, text, read_date(cell, row.today))
    if value is not None:
        row.put(row.person, "birth", value, column, text)


def _age(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read an age; it counts where no date of birth is known."""
    text = cell_text(cell)
    value = row.told(column, text, read_age(cell, row.ages_on))
    if value is None:
        return
    if row.age is not None:
        row.keep(column, text)
    else:
        row.age = (column, text, value)


def _day(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read since when, or when it was observed."""
    text = cell_text(cell)
    name = "since" if column.field is Field.SINCE else "observed_on"
    value = row.told(column, text, read_date(cell, row.today))
    if value is not None:
        row.put(row.row, name, value, column, text)


def _opened_on(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read the day on which the dossier was opened; a vague one stays in the note."""
    text = cell_text(cell)
    value = row.told(column, text, read_date(cell, row.today))
    if value is None:
        return
    if value.precision is Precision.DAY and not (value.approximate or value.uncertain):
        row.put(row.row, "opened_on", value.earliest, column, text)
    else:
        row.keep(column, text)


def _phones(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read numbers."""
    value = row.told(column, cell_text(cell), read_phones(cell, column.title))
    if value is not None:
        row.person["phones"] = (*row.person.get("phones", ()), *value)


def _email(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read an address with an @; anything else is kept in the note."""
    text = cell_text(cell)
    if "@" not in text:
        row.told(column, text, lost(f"{quote(text)} n’est pas une adresse."))
    else:
        row.put(row.person, "email", text, column, text)


def _nationalities(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read nationalities."""
    found = read_nationalities(cell_text(cell), row.lists)
    row.person["nationalities"] = (*row.person.get("nationalities", ()), *found)


def _country(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read the country of birth; words that name none stay as they are."""
    text = cell_text(cell)
    row.put(row.person, "birth_country", row.lists.country(text) or text, column, text)


def _languages(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read languages."""
    found = read_languages(cell_text(cell), row.lists)
    row.person["languages"] = (*row.person.get("languages", ()), *found)


def _word(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read a word of a short list: sex, role, schooling, authority, interpreter."""
    name, reader, or_text = _WORDS[column.field]
    text = cell_text(cell)
    value = reader(text)
    if value is not None:
        row.put(row.person, name, value, column, text)
    elif or_text:
        row.put(row.person, or_text, text, column, text)
    else:
        row.told(column, text, lost(f"{quote(text)} n’est pas compris."))


def _parent(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read the name of the mother or the father; several columns make one name."""
    name = "mother" if column.field is Field.MOTHER else "father"
    row.row[name] = " ".join((row.row.get(name, ""), cell_text(cell))).strip()


def _followed_by(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read who is in charge."""
    found = read_list(cell_text(cell))
    row.row["followed_by"] = (*row.row.get("followed_by", ()), *found)


def _observation(row: RowBuilder, column: Column, cell: Cell) -> None:
    """Read an observation as the old register reports it."""
    row.row["observations"] = (*row.row.get("observations", ()), cell_text(cell))


_WORDS: Mapping[Field, tuple[str, Callable[[str], Any], str]] = {
    Field.SEX: ("sex", sex_of, ""),
    Field.ROLE: ("role", role_of, ""),
    Field.SCHOOLING: ("schooling", schooling_of, ""),
    Field.AUTHORITY: ("authority", authority_of, "authority_note"),
    Field.INTERPRETER: ("interpreter_useful", yes_no, "interpreter_note"),
}
READERS: Mapping[Field, Reader] = {
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(_ROW_TEXTS, _row_text),
    **dict.fromkeys(_PLACE_TEXTS, _place_text),
    **dict.fromkeys(_WORDS, _word),
    **dict.fromkeys((Field.MOTHER, Field.FATHER), _parent),
    **dict.fromkeys((Field.SINCE, Field.OBSERVED_ON), _day),
    **dict.fromkeys((Field.BIRTH_NAME, Field.USAGE_NAME, Field.FIRST_NAMES), _one_name),
    Field.FULL_NAME: _full_name,
    Field.ALIAS: _alias,
    Field.BIRTH: _birth,
    Field.AGE: _age,
    Field.BIRTH_COUNTRY: _country,
    Field.NATIONALITY: _nationalities,
    Field.LANGUAGES: _languages,
    Field.PHONE: _phones,
    Field.EMAIL: _email,
    Field.PLACE_KIND: _place_kind,
    Field.OPENED_ON: _opened_on,
    Field.FOLLOWED_BY: _followed_by,
    Field.OBSERVATION: _observation,
}

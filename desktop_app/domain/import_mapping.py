"""Which column is what: proposed from titles and content, adjusted by the user, kept as TOML.

A mapping holds titles of columns and names of fields, never a value of a row.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.domain.folding import fold
from desktop_app.domain.french import join_words, quote
from desktop_app.domain.import_content import Known, field_of_content, fits
from desktop_app.domain.import_fields import Field, field_of_title
from desktop_app.domain.import_layout import JOINED, Layout, layout_of, layout_with
from desktop_app.domain.import_sheet import Cell, Sheet, cell_text, column_index, column_letters
from desktop_app.errors import BadInput

_MANY = frozenset(
    {
        Field.NOTE,
        Field.SKIP,
        Field.PHONE,
        Field.ALIAS,
        Field.LANGUAGES,
        Field.NATIONALITY,
        Field.OBSERVATION,
        Field.FOLLOWED_BY,
        Field.FIRST_NAMES,
        Field.MOTHER,
        Field.FATHER,
        Field.HISTORY,
    }
)
"""The fields that several columns may fill."""

_BY_CONTENT = frozenset({Field.EMAIL, Field.SEX, Field.PHONE, Field.AGE, Field.NATIONALITY})
"""What a column with an unknown title may be: a date under such a title can be any date."""

_PARENTS = {Field.MOTHER, Field.FATHER}
_NAME_PARTS = {Field.BIRTH_NAME, Field.FIRST_NAMES, Field.FULL_NAME, Field.USAGE_NAME}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet; ``index`` counts from 0."""

    index: int
    title: str
    field: Field

    @property
    def letters(self) -> str:
        """Return the letters over the column in a spreadsheet."""
        return column_letters(self.index)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How a sheet is read. Ages are those of the day ``ages_on``, or of the day of the import."""

    sheet: str
    title_rows: tuple[int, ...]
    first_row: int
    columns: tuple[Column, ...]
    ages_on: date | None = None

    def with_field(self, index: int, field: Field) -> ColumnMapping:
        """Return the mapping with another meaning for one column."""
        columns = tuple(
            replace(column, field=field) if column.index == index else column
            for column in self.columns
        )
        return replace(self, columns=columns)

    def of(self, field: Field) -> tuple[Column, ...]:
        """Return the columns that mean ``field``."""
        return tuple(column for column in self.columns if column.field is field)

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles, in the order of the columns."""
        return tuple(column.title for column in self.columns)


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A mapping as it is kept: by title, or by letter (« @F ») where titles do not tell."""

    columns: Mapping[str, Field]
    sheet: str = ""
    title_rows: tuple[int, ...] = ()
    first_row: int | None = None
    ages_on: date | None = None


class ListsOfWords:
    """What the proposal asks of the shipped lists; made of two questions."""

    def __init__(self, nationality: Known, commune: Known) -> None:
        self.nationality = nationality
        self.commune = commune


def propose(
    sheet: Sheet, today: date, lists: ListsOfWords, layout: Layout | None = None
) -> ColumnMapping:
    """Return what each column most likely is."""
    layout = layout or layout_of(sheet)
    cells = _by_column(sheet, layout.first_row)
    columns: list[Column] = []
    for index, title in enumerate(layout.titles):
        if not cells[index] and title.startswith("Colonne "):
            continue
        columns.append(Column(index, title, _field(title, cells[index], today, lists)))
    mapping = ColumnMapping(sheet.name, layout.title_rows, layout.first_row, tuple(columns))
    return _once_each(_with_names(mapping, cells))


def _by_column(sheet: Sheet, first_row: int) -> list[list[Cell]]:
    cells: list[list[Cell]] = [[] for _ in range(sheet.width)]
    for row in sheet.rows[first_row:]:
        for index, cell in enumerate(row):
            if cell != "":
                cells[index].append(cell)
    return cells


def _field(title: str, cells: list[Cell], today: date, lists: ListsOfWords) -> Field:
    untitled = title.startswith("Colonne ") and column_index(title[8:]) is not None
    named = None if untitled else _titled(title)
    if named is not None:
        return named if fits(named, cells, today) else Field.NOTE
    seen = field_of_content(cells, today, nationality=lists.nationality, commune=lists.commune)
    if seen is not None and (untitled or seen in _BY_CONTENT):
        return seen
    return Field.NOTE


def _titled(title: str) -> Field | None:
    """Return what a title says; under « Mère », « Nom » is the mother's."""
    group, _, own = title.rpartition(JOINED)
    field = field_of_title(title.replace(JOINED, " ")) or field_of_title(own)
    above = field_of_title(group) if group else None
    if above in _PARENTS:
        if field in _NAME_PARTS | _PARENTS:
            return above
        return Field.PHONE if field is Field.PHONE else Field.NOTE
    return field or above


def _with_names(mapping: ColumnMapping, cells: list[list[Cell]]) -> ColumnMapping:
    """Tell « Nom » that holds both names, and « Famille » that holds the only name."""
    first = mapping.of(Field.FIRST_NAMES)
    births = mapping.of(Field.BIRTH_NAME)
    if births and not first and not mapping.of(Field.FULL_NAME):
        words = [len(cell_text(cell).split()) for cell in cells[births[0].index]]
        if sum(count > 1 for count in words) > len(words) / 2:
            return mapping.with_field(births[0].index, Field.FULL_NAME)
    families = mapping.of(Field.DOSSIER)
    if first and families and not births and not mapping.of(Field.FULL_NAME):
        values = [cell_text(cell) for cell in cells[families[0].index]]
        if values and not any(any(map(str.isdigit, value)) for value in values):
            return mapping.with_field(families[0].index, Field.BIRTH_NAME)
    return mapping


def _once_each(mapping: ColumnMapping) -> ColumnMapping:
    """Send to the note what a second column says of a field that takes one."""
    taken: set[Field] = set()
    columns = []
    for column in mapping.columns:
        field = column.field
        if field in taken and field not in _MANY:
            field = Field.NOTE
        taken.add(field)
        columns.append(replace(column, field=field))
    return replace(mapping, columns=tuple(columns))


def relaid(
    mapping: ColumnMapping,
    sheet: Sheet,
    title_rows: Collection[int],
    today: date,
    lists: ListsOfWords,
) -> ColumnMapping:
    """Return the proposal when the user says which rows hold the titles."""
    first = max(title_rows, default=mapping.first_row - 1) + 1
    return propose(sheet, today, lists, layout_with(sheet, title_rows, first))


def applied(
    saved: SavedMapping, sheet: Sheet, today: date, lists: ListsOfWords
) -> tuple[ColumnMapping, tuple[str, ...]]:
    """Return the mapping of a sheet as it was kept, and what of it is not in the sheet."""
    layout = None
    if saved.title_rows or saved.first_row is not None:
        after = max(saved.title_rows, default=-1) + 1
        first = after if saved.first_row is None else saved.first_row
        layout = layout_with(
            sheet, (row for row in saved.title_rows if row < len(sheet.rows)), first
        )
    mapping = replace(propose(sheet, today, lists, layout), ages_on=saved.ages_on)
    unused = set(saved.columns)
    by_title = {_plain(title): title for title in saved.columns}
    columns = []
    for column in mapping.columns:
        keys = (f"@{column.letters}", by_title.get(_plain(column.title), ""))
        key = next((key for key in keys if key in saved.columns), None)
        unused.difference_update(keys)
        columns.append(column if key is None else replace(column, field=saved.columns[key]))
    missing = tuple(
        f"La correspondance parle de la colonne {quote(name)}, qui n’est pas dans ce tableau."
        for name in sorted(unused)
    )
    return replace(mapping, columns=tuple(columns)), missing


def saved_from(mapping: ColumnMapping) -> SavedMapping:
    """Return the mapping as it is kept."""
    titles = [_plain(title) for title in mapping.titles]
    return SavedMapping(
        columns={
            column.title
            if titles.count(_plain(column.title)) == 1
            else f"@{column.letters}": column.field
            for column in mapping.columns
        },
        sheet=mapping.sheet,
        title_rows=mapping.title_rows,
        first_row=mapping.first_row,
        ages_on=mapping.ages_on,
    )


def to_toml(saved: SavedMapping) -> str:
    """Return the text of a mapping file; rows are numbered as a spreadsheet shows them."""
    lines = ["# Correspondance d’import de Fanal : des titres de colonnes, aucun nom de personne."]
    if saved.sheet:
        lines.append(f"sheet = {_toml(saved.sheet)}")
    if saved.title_rows:
        lines.append(f"title_rows = [{', '.join(str(row + 1) for row in saved.title_rows)}]")
    if saved.first_row is not None:
        lines.append(f"first_row = {saved.first_row + 1}")
    if saved.ages_on is not None:
        lines.append(f"ages_on = {saved.ages_on.isoformat()}")
    lines += ["", "[columns]"]
    lines += [f"{_toml(title)} = {_toml(field.value)}" for title, field in saved.columns.items()]
    return "\n".join(lines) + "\n"


def from_toml(text: str) -> SavedMapping:
    """Return the mapping of a file; raise ``BadInput`` in words if it is not one."""
    try:
        return from_plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _unreadable("ce n’est pas du TOML") from error


def from_plain(plain: Mapping[str, Any]) -> SavedMapping:
    """Return the mapping of plain values; raise ``BadInput`` in words if they are not one."""
    unknown = set(plain) - {"sheet", "title_rows", "first_row", "ages_on", "columns"}
    columns = plain.get("columns")
    rows = plain.get("title_rows", [])
    first = plain.get("first_row")
    ages_on = plain.get("ages_on")
    if unknown:
        raise _unreadable(f"{quote(sorted(unknown)[0])} est inconnu")
    if not isinstance(columns, dict) or not isinstance(plain.get("sheet", ""), str):
        raise _unreadable("la table [columns] manque")
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        raise _unreadable("title_rows est une liste de numéros de lignes")
    if first is not None and not _is_row(first):
        raise _unreadable("first_row est un numéro de ligne")
    if ages_on is not None and type(ages_on) is not date:
        raise _unreadable("ages_on est un jour (2026-03-01)")
    return SavedMapping(
        columns={title: _known_field(name) for title, name in columns.items()},
        sheet=plain.get("sheet", ""),
        title_rows=tuple(row - 1 for row in rows),
        first_row=None if first is None else first - 1,
        ages_on=ages_on,
    )


def to_plain(saved: SavedMapping) -> dict[str, Any]:
    """Return plain values that ``from_plain`` reads, without the day of the ages."""
    plain: dict[str, Any] = {
        "columns": {title: field.value for title, field in saved.columns.items()},
        "title_rows": [row + 1 for row in saved.title_rows],
    }
    if saved.first_row is not None:
        plain["first_row"] = saved.first_row + 1
    return plain


def _is_row(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1_048_576


def _known_field(name: Any) -> Field:
    try:
        return Field(name)
    except ValueError:
        known = join_words([field.value for field in Field])
        raise _unreadable(f"un champ est inconnu. Champs possibles\u00a0: {known}") from None


def _unreadable(why: str) -> BadInput:
    return BadInput(f"La correspondance ne peut pas être lue\u00a0: {why}.", "Corrigez-la.")


def _plain(title: str) -> str:
    return fold(title) or title.strip()


def _toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
    )

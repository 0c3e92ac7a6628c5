"""Which column is what: proposed from titles and content, adjusted by the user, kept as TOML.

A mapping holds titles of columns and names of fields, never a value of a row.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.import_content import Known, field_of_content, fits
from desktop_app.domain.import_fields import Field, field_of_title
from desktop_app.domain.import_layout import JOINED, Layout, layout_of, layout_with
from desktop_app.domain.import_sheet import Cell, Sheet, cell_text, column_index, column_letters

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

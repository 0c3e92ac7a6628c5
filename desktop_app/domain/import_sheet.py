"""A table read from a file: cells as they were, and what a reader of values alone would not see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

Cell = str | int | float | date
"""A text, a number or a day. Nothing is the empty text; true is « vrai »."""

Row = tuple[Cell, ...]


class MarkKind(StrEnum):
    """What a cell carries beside its value."""

    COMMENT = "comment"
    ERROR = "error"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something beside the value of a cell; rows and columns count from 0.

    A comment in its words, an error as it is shown (#REF!), a formula whose value was not saved.
    """

    row: int
    column: int
    kind: MarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Cells that are merged: first and last row, first and last column, all included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. Row 0 is the first row of the file, whatever is empty above the table."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    spans: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()

    @cached_property
    def width(self) -> int:
        """Return how many columns the widest row has."""
        return max((len(row) for row in self.rows), default=0)

    @cached_property
    def marks_by_row(self) -> Mapping[int, tuple[Mark, ...]]:
        """Return the marks of each row that has some."""
        found: dict[int, tuple[Mark, ...]] = {}
        for mark in self.marks:
            found[mark.row] = (*found.get(mark.row, ()), mark)
        return found

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; the empty text beyond the edges."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was read of a file. ``remarks`` say, in French, what could not be read of it."""

    sheets: tuple[Sheet, ...] = field(repr=False)
    remarks: tuple[str, ...] = ()
    encoding: str = ""
    separator: str = ""

    def main_sheet(self) -> Sheet:
        """Return the sheet that is meant, most likely: shown, and with the most rows."""
        return max(
            self.sheets,
            key=lambda sheet: (not sheet.hidden, sum(map(any_cell, sheet.rows))),
        )

    def named(self, name: str) -> Sheet | None:
        """Return the sheet of that name, or ``None``."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def any_cell(row: Row) -> bool:
    """Tell whether a row holds anything."""
    return any(cell != "" for cell in row)


def column_letters(index: int) -> str:
    """Return « A » for 0, « AB » for 27, as spreadsheets name their columns."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int | None:
    """Return 27 for « AB », or ``None`` if these are no letters of a column."""
    if not 1 <= len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def cell_text(cell: Cell) -> str:
    """Return a cell as people read it: « 14 » and not « 14.0 », a day as 12/05/2009."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year:04d}"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    return str(cell)


def pack(workbook: Workbook) -> dict[str, Any]:
    """Return the workbook as plain JSON values; a day is a list of one text."""
    return {
        "remarks": list(workbook.remarks),
        "encoding": workbook.encoding,
        "separator": workbook.separator,
        "sheets": [_packed(sheet) for sheet in workbook.sheets],
    }


def unpack(plain: Mapping[str, Any]) -> Workbook:
    """Return the workbook of ``pack``."""
    return Workbook(
        sheets=tuple(_unpacked(sheet) for sheet in plain["sheets"]),
        remarks=tuple(plain["remarks"]),
        encoding=plain["encoding"],
        separator=plain["separator"],
    )


def _packed(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "rows": [
            [[c.isoformat()] if isinstance(c, date) else c for c in row] for row in sheet.rows
        ],
        "hidden": sheet.hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "spans": [[span.top, span.left, span.bottom, span.right] for span in sheet.spans],
        "marks": [[mark.row, mark.column, mark.kind.value, mark.text] for mark in sheet.marks],
    }


def _unpacked(plain: Mapping[str, Any]) -> Sheet:
    return Sheet(
        name=plain["name"],
        rows=tuple(_row(row) for row in plain["rows"]),
        hidden=plain["hidden"],
        hidden_rows=frozenset(plain["hidden_rows"]),
        hidden_columns=frozenset(plain["hidden_columns"]),
        spans=tuple(Span(*span) for span in plain["spans"]),
        marks=tuple(Mark(row, at, MarkKind(kind), text) for row, at, kind, text in plain["marks"]),
    )


def _row(cells: Iterable[Any]) -> Row:
    return tuple([date.fromisoformat(cell[0]) if type(cell) is list else cell for cell in cells])

"""Where the table is in a sheet: what stands above, one or two rows of titles, the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.folding import fold
from desktop_app.domain.import_fields import field_of_title
from desktop_app.domain.import_sheet import (
    Cell,
    Row,
    Sheet,
    Span,
    any_cell,
    cell_text,
    column_letters,
)

_LOOKED_AT = 30
_DIGITS = re.compile(r"\d{2,}")
_WIDE = 0.8
JOINED = " – "
"""Between the two rows of a title: « Mère – Nom »."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows count from 0. ``titles`` has one text a column, « Colonne F » where there is none."""

    title_rows: tuple[int, ...]
    first_row: int
    titles: tuple[str, ...]


def layout_of(sheet: Sheet) -> Layout:
    """Return where the titles and the rows are, as far as it can be seen."""
    best, score = -1, 0
    for number, row in enumerate(sheet.rows[:_LOOKED_AT]):
        known = sum(_is_known(cell) for cell in row)
        if known > score:
            best, score = number, known
    if score < 2 and not (score == 1 and _filled(sheet.rows[best]) <= 2):
        best = _row_of_texts(sheet)
    if best < 0:
        first = next((n for n, row in enumerate(sheet.rows) if any_cell(row)), 0)
        return layout_with(sheet, (), first)
    rows = [best]
    if best > 0 and _is_group_row(sheet, best - 1):
        rows.insert(0, best - 1)
    elif _is_second_row(sheet, best):
        rows.append(best + 1)
    return layout_with(sheet, rows, rows[-1] + 1)


def layout_with(sheet: Sheet, title_rows: Iterable[int], first_row: int) -> Layout:
    """Return the layout with these rows of titles."""
    rows = tuple(sorted(set(title_rows)))
    parts = [_spread(sheet, row, last=row == rows[-1]) for row in rows]
    titles = []
    for column in range(sheet.width):
        words = dict.fromkeys(part[column] for part in parts if part[column])
        titles.append(JOINED.join(words) or f"Colonne {column_letters(column)}")
    return Layout(rows, first_row, tuple(titles))


def repeats_titles(row: Row, sheet: Sheet, layout: Layout) -> bool:
    """Tell whether a row of the table is the row of titles again, as on a new printed page."""
    if not layout.title_rows:
        return False
    last = sheet.rows[layout.title_rows[-1]]
    said = [fold(cell_text(cell)) for cell in row]
    titles = [fold(cell_text(cell)) for cell in last]
    filled = [(a, b) for a, b in zip(said, titles, strict=False) if a]
    return (
        len(filled) >= 2 and all(a == b for a, b in filled) and len(filled) == sum(map(bool, said))
    )


def _is_known(cell: Cell) -> bool:
    return isinstance(cell, str) and cell != "" and field_of_title(cell) is not None


def _filled(row: Row) -> int:
    return sum(cell != "" for cell in row)


def _row_of_texts(sheet: Sheet) -> int:
    """Return the first row that is all words, above rows that are not; -1 if there is none."""
    filled = [number for number, row in enumerate(sheet.rows) if _filled(row) >= 2]
    if len(filled) < 2 or filled[0] >= _LOOKED_AT:
        return -1
    first, below = sheet.rows[filled[0]], [sheet.rows[number] for number in filled[1:20]]
    if not _all_words(first) or all(_all_words(row) for row in below):
        return -1
    return filled[0]


def _all_words(row: Sequence[Cell]) -> bool:
    return all(isinstance(cell, str) and not _DIGITS.search(cell) for cell in row)


def _is_group_row(sheet: Sheet, number: int) -> bool:
    """Tell whether a row names groups of columns, and is not a title above the table."""
    row = sheet.rows[number]
    if not any_cell(row) or not _all_words(row):
        return False
    if any(span.right > span.left and _narrow(span, sheet) for span in _across(sheet, number)):
        return True
    return _filled(row) >= 2


def _is_second_row(sheet: Sheet, number: int) -> bool:
    """Tell whether the row below the titles still is one."""
    if number + 1 >= len(sheet.rows):
        return False
    below = sheet.rows[number + 1]
    if not any_cell(below) or not _all_words(below):
        return False
    if sum(_is_known(cell) for cell in below) >= 2:
        return True
    spans = [span for span in _across(sheet, number) if span.right > span.left]
    return bool(spans) and all(
        any(span.left <= column <= span.right for span in spans)
        or _joined_down(sheet, number, column)
        for column, cell in enumerate(below)
        if cell != ""
    )


def _joined_down(sheet: Sheet, row: int, column: int) -> bool:
    return any(
        span.top <= row < span.bottom and span.left <= column <= span.right for span in sheet.spans
    )


def _across(sheet: Sheet, row: int) -> list[Span]:
    return [span for span in sheet.spans if span.top <= row <= span.bottom]


def _narrow(span: Span, sheet: Sheet) -> bool:
    return span.right - span.left + 1 < _WIDE * sheet.width


def _spread(sheet: Sheet, row: int, *, last: bool) -> list[str]:
    """Return the words over each column: a merged title stands over all the columns it covers."""
    words = [" ".join(cell_text(sheet.cell(row, column)).split()) for column in range(sheet.width)]
    spans = _across(sheet, row)
    for span in spans:
        title = " ".join(cell_text(sheet.cell(span.top, span.left)).split())
        for column in range(span.left, min(span.right + 1, sheet.width)):
            words[column] = words[column] or title
    if not last and not any(span.right > span.left for span in spans):
        held = ""
        for column, word in enumerate(words):
            held = word or held
            words[column] = held
    return words

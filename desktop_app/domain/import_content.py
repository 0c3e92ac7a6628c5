"""What the content of a column looks like, where its title does not say it.

Each recogniser tells whether one cell looks so; a column is taken for what most of its cells are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from desktop_app.domain.folding import fold
from desktop_app.domain.import_fields import Field
from desktop_app.domain.import_sheet import Cell, cell_text
from desktop_app.domain.import_words import schooling_of, sex_of
from desktop_app.domain.phones import normalise
from desktop_app.domain.spoken_dates import DateProblem, is_age, parse_date

_SAMPLE = 200
_SHARE = 0.7
_SERIALS = range(14_000, 55_000)
"""Serial numbers of days from 1938 to 2050: what a date without its format looks like."""

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")

Known = Callable[[str], bool]
"""Tell whether a text is in a list that only the services hold (countries, communes)."""


def field_of_content(
    cells: Sequence[Cell], today: date, *, nationality: Known, commune: Known
) -> Field | None:
    """Return what most of ``cells`` are, or ``None`` if they are just texts."""
    filled = [cell for cell in cells if fold(cell_text(cell))][:_SAMPLE]
    if not filled:
        return None
    tests: tuple[tuple[Field, Callable[[Cell], bool]], ...] = (
        (Field.EMAIL, lambda cell: _EMAIL.fullmatch(cell_text(cell)) is not None),
        (Field.SEX, lambda cell: sex_of(cell_text(cell)) is not None),
        (Field.PHONE, looks_like_phone),
        (Field.AGE, lambda cell: is_age(cell_text(cell))),
        (Field.BIRTH, lambda cell: looks_like_birth(cell, today)),
        (Field.NATIONALITY, lambda cell: nationality(cell_text(cell))),
        (Field.COMMUNE, lambda cell: commune(cell_text(cell))),
    )
    for field, looks in tests:
        if sum(map(looks, filled)) >= _SHARE * len(filled):
            return field
    return None


def looks_like_phone(cell: Cell) -> bool:
    """Tell whether a cell is a number to call, be it stored as a number without its first zero."""
    if isinstance(cell, int):
        return 100_000_000 <= cell < 1_000_000_000 or str(cell).startswith(("33", "40"))
    return isinstance(cell, str) and normalise(cell) is not None


def looks_like_birth(cell: Cell, today: date) -> bool:
    """Tell whether a cell is a date in the past."""
    if isinstance(cell, date):
        return cell <= today
    if isinstance(cell, int):
        return cell in _SERIALS
    return isinstance(cell, str) and any(map(str.isdigit, cell)) and _is_past(cell.strip(), today)


@lru_cache(maxsize=4096)
def _is_past(text: str, today: date) -> bool:
    found = parse_date(text, today)
    return not isinstance(found, DateProblem) and found.earliest <= today


def fits(field: Field, cells: Sequence[Cell], today: date) -> bool:
    """Tell whether a column may be what its title says: « Date » full of phones is not a date."""
    filled = [cell for cell in cells if cell_text(cell)][:_SAMPLE]
    if not filled:
        return True
    if field in (Field.OBSERVED_ON, Field.OPENED_ON, Field.SINCE):
        return any(looks_like_birth(cell, today) for cell in filled)
    if field is Field.SCHOOLING:
        return any(schooling_of(cell_text(cell)) is not None for cell in filled) or len(filled) < 3
    return True

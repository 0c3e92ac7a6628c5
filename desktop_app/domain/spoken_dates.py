"""Dates as people say and type them: « hier », « 3/3 », « vers 2009 », « environ 14 ans ».

What is not known is never filled in: « mars » keeps the month, « été 2025 » is an approximate
interval. A date without a year is the latest one that is not after ``today``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.date_readers import (
    Refused,
    edtf_of_parts,
    month_digits,
    read,
    says_age,
    tidy,
)
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dates_in_words import (
    age_in_words,
    birth_in_words,
    date_in_words,
    full_date_in_words,
)
from desktop_app.domain.french import MONTHS, NBSP, quote

__all__ = [
    "DateProblem",
    "age_in_words",
    "birth_in_words",
    "date_in_words",
    "is_age",
    "parse_date",
    "parse_parts",
]

EXAMPLES = "Par exemple : 12 mai 2009, mai 2009, 2009.".replace(" :", f"{NBSP}:")


@dataclass(frozen=True, slots=True)
class DateProblem:
    """Why a text is not a date, in one French sentence that starts with the field's label."""

    sentence: str


def parse_date(
    text: str, today: date, *, label: str = "Date", latest: date | None = None
) -> PartialDate | DateProblem:
    """Return the date that ``text`` means, or why there is none.

    ``label`` starts the sentence. With ``latest``, a date wholly after that day is refused.
    """
    words = tidy(text)
    typed = quote(text.strip())
    try:
        edtf = read(words, today)
        if edtf is None:
            return _problem(label, f"{typed} n’est pas compris. {EXAMPLES}", text)
        value = PartialDate(edtf)
    except Refused as refused:
        return _problem(label, refused.words or f"{typed} n’existe pas.", text)
    except (ValueError, OverflowError):
        return _problem(label, f"{typed} n’existe pas.", text)
    if latest is not None and value.earliest > latest:
        return _problem(label, f"{full_date_in_words(value)} n’est pas encore là.", text)
    return value


def is_age(text: str) -> bool:
    """Tell whether ``text`` is an age: the day of its estimation is then worth keeping."""
    return says_age(tidy(text))


def parse_parts(
    day: str, month: str, year: str, *, label: str = "Date"
) -> PartialDate | DateProblem | None:
    """Return the date of three fields Jour, Mois, Année; ``None`` if all three are empty."""
    day, month, year = day.strip(), month_digits(month), year.strip()
    if not (day or month or year):
        return None
    try:
        return PartialDate(edtf_of_parts(day, month, year))
    except Refused as refused:
        return _problem(label, refused.words, "x")
    except ValueError:
        asked = f"{int(day)} {MONTHS[int(month) - 1]} {year}"
        return _problem(label, f"le {asked} n’existe pas.", asked)


def _problem(label: str, words: str, text: str) -> DateProblem:
    if not text.strip():
        words = f"écrivez-la, même en partie. {EXAMPLES}"
    return DateProblem(f"{label}{NBSP}: {words}")

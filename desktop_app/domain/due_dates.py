"""The day of a reminder as one says it: « demain », « lundi », « dans 3 jours », « 12 mars ».

What is to be done lies ahead: a weekday is the next one, and a date without a year is the first
one that is not over.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from desktop_app.domain.date_readers import tidy
from desktop_app.domain.dates import Precision
from desktop_app.domain.french import NBSP, WEEKDAYS, quote
from desktop_app.domain.spoken_dates import DateProblem, parse_date

EXAMPLES = f"Par exemple{NBSP}: demain, lundi, dans 3 jours, 12 mars."

_NUMBERS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "dix": 10,
    "quinze": 15,
}
_IN = re.compile(r"dans (\d{1,3}|[a-z]+) (jours?|semaines?|mois|ans?)")
_NEXT = re.compile(rf"({'|'.join(WEEKDAYS)})(?: prochain)?")
_NEXT_WEEK = ("semaine prochaine", "la semaine prochaine")
_NO_YEAR = re.compile(r"(?:le )?\d{1,2}(?:[/.\- ]\d{1,2}| [a-z]+)")
_LEADING_WEEKDAY = re.compile(rf"^\s*(?:le )?(?:{'|'.join(WEEKDAYS)}) (?=\d)", re.IGNORECASE)


def parse_due(text: str, today: date, *, label: str = "Pour le") -> date | DateProblem:
    """Return the day that ``text`` means, or why there is none.

    A day that is over is kept as it is said: a reminder may be written down late.
    """
    words = tidy(text)
    if not words:
        return DateProblem(f"{label}{NBSP}: indiquez un jour. {EXAMPLES}")
    ahead = _in_some_time(words, today) or _weekday(words, today)
    if ahead is not None:
        return ahead
    named = _LEADING_WEEKDAY.sub("", text)
    read = parse_date(named, today, label=label)
    if isinstance(read, DateProblem):
        return read
    if read.precision is not Precision.DAY:
        return DateProblem(f"{label}{NBSP}: {quote(text.strip())} n’est pas un jour. {EXAMPLES}")
    day = read.earliest
    if day < today and _NO_YEAR.fullmatch(tidy(named)):
        return add_months(day, 12)
    return day


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _in_some_time(words: str, today: date) -> date | None:
    if words in _NEXT_WEEK:
        return today + timedelta(weeks=1)
    match = _IN.fullmatch(words)
    if match is None:
        return None
    number = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1])
    if number is None:
        return None
    unit = match[2]
    if unit.startswith("jour"):
        return today + timedelta(days=number)
    if unit.startswith("semaine"):
        return today + timedelta(weeks=number)
    return add_months(today, number * (12 if unit.startswith("an") else 1))


def _weekday(words: str, today: date) -> date | None:
    match = _NEXT.fullmatch(words)
    if match is None:
        return None
    days = (WEEKDAYS.index(match[1]) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=days)

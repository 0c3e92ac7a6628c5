"""Partial and estimated dates, kept as EDTF (ISO 8601-2:2019, Library of Congress levels 0 and 1).

The subset: ``2009-05-12``, ``2009-05``, ``2009``, each with ``~`` (approximate), ``?`` (uncertain)
or ``%`` (both), and the interval of two of them, ``2011-03-04/2012-03-03``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ADULT_AGE = 18
"""Age of majority (Code civil, art. 388)."""

DOUBT_YEARS = 3
"""How far a date that is « vers » or doubted may be from the truth."""

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")


class Precision(StrEnum):
    """How much of the date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as it is known: ``edtf`` is the whole truth, the rest is derived from it."""

    edtf: str

    def __post_init__(self) -> None:
        """Refuse what is not in the subset with ``ValueError``."""
        points = self.edtf.split("/")
        if len(points) not in (1, 2):
            raise ValueError(f"not an EDTF date: {self.edtf!r}")
        bounds = [_bounds(point) for point in points]
        if bounds[0][0] > bounds[-1][1]:
            raise ValueError(f"EDTF interval ends before it starts: {self.edtf!r}")

    @property
    def precision(self) -> Precision:
        """Tell what is known: a day, a month, a year or an interval."""
        if "/" in self.edtf:
            return Precision.INTERVAL
        return (Precision.YEAR, Precision.MONTH, Precision.DAY)[self.edtf.count("-")]

    @property
    def earliest(self) -> date:
        """Return the first day that the date can mean, not counting « environ »."""
        return _bounds(self.edtf.split("/")[0])[0]

    @property
    def latest(self) -> date:
        """Return the last day that the date can mean, not counting « environ »."""
        return _bounds(self.edtf.split("/")[-1])[1]

    @property
    def approximate(self) -> bool:
        """Tell whether the date is « vers »."""
        return any(mark in self.edtf for mark in "~%")

    @property
    def uncertain(self) -> bool:
        """Tell whether the date is doubted."""
        return any(mark in self.edtf for mark in "?%")

    @classmethod
    def of_day(cls, day: date) -> PartialDate:
        """Return the exact date of ``day``."""
        return cls(day.isoformat())

    @classmethod
    def of_age(cls, age: int, on: date) -> PartialDate:
        """Return the interval of births that make a person ``age`` years old on ``on``."""
        first = _years_before(on, age + 1)
        start = date.fromordinal(first.toordinal() + 1)
        return cls(f"{start.isoformat()}/{_years_before(on, age).isoformat()}")


@dataclass(frozen=True, slots=True)
class AgeRange:
    """An age as an interval of full years, both ends included."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Tell whether only one age is possible."""
        return self.low == self.high


def age_at(birth: PartialDate, on: date) -> AgeRange | None:
    """Return the ages possible at ``on``; ``None`` if the birth is later than ``on``."""
    if birth.earliest > on:
        return None
    youngest = min(birth.latest, on)
    return AgeRange(_full_years(youngest, on), _full_years(birth.earliest, on))


def doubted_age_at(birth: PartialDate, on: date) -> AgeRange | None:
    """Return the ages possible at ``on``, ``DOUBT_YEARS`` wider for a birth « vers » or doubted.

    ``None`` if the birth is later than ``on``.
    """
    age = age_at(birth, on)
    if age is None or not (birth.approximate or birth.uncertain):
        return age
    return AgeRange(max(age.low - DOUBT_YEARS, 0), age.high + DOUBT_YEARS)


def may_be_minor(birth: PartialDate | None, on: date) -> bool:
    """Tell whether the person may be under 18: doubt counts as minor (crip.md, UX S08-AC2)."""
    age = None if birth is None else doubted_age_at(birth, on)
    return age is None or age.low < ADULT_AGE


def _bounds(point: str) -> tuple[date, date]:
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(f"not an EDTF date: {point!r}")
    year = int(match[1])
    if match[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(match[2])
    if match[3] is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    day = date(year, month, int(match[3]))
    return day, day


def _full_years(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _years_before(day: date, years: int) -> date:
    """Return the same day ``years`` earlier; 29 February falls on 28 February in common years."""
    year = max(day.year - years, 1)
    if (day.month, day.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)

"""Partial dates, births and ages in French words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.domain.dates import AgeRange, PartialDate, Precision, age_at
from desktop_app.domain.french import MONTHS, date_words, day_month, elide, plural
from desktop_app.domain.person import Person

UNKNOWN_AGE = "âge inconnu"
_TO_CHECK = " (à vérifier)"
_SEASONS = {("03", "06"): "printemps", ("06", "09"): "été", ("09", "12"): "automne"}


def date_in_words(value: PartialDate) -> str:
    """Return « 12 mai 2011 », « vers 2011 », « entre mai 2011 et juin 2012 », « été 2025 »."""
    if value.precision is not Precision.INTERVAL:
        return _point_in_words(value.edtf, article=False)
    season = _season(value.edtf)
    if season:
        return season
    start, end = (_bound_in_words(PartialDate(point)) for point in value.edtf.split("/"))
    return f"entre {start} et {end}"


def full_date_in_words(value: PartialDate) -> str:
    """Return the words with the article of a day: « le 12 mai 2011 », « mai 2011 »."""
    if value.precision is Precision.DAY:
        return _point_in_words(value.edtf, article=True)
    return date_in_words(value)


def period_in_words(dates: Sequence[PartialDate]) -> str:
    """Return « du 12 janvier au 2 mars 2026 » from the first to the last of ``dates``, or ""."""
    if not dates:
        return ""
    first = min(dates, key=lambda each: (each.earliest, each.latest))
    last = max(dates, key=lambda each: (each.latest, each.earliest))
    if last.latest <= first.latest:
        return full_date_in_words(first)
    if first.earliest >= last.earliest:
        return full_date_in_words(last)
    start, end = _end_of(first, 0), _end_of(last, -1)
    if start.latest >= end.earliest:  # « entre 2025 et décembre 2025 » says nothing: days do
        start = PartialDate(f"{start.earliest.isoformat()}{_mark(start)}")
        end = PartialDate(f"{end.latest.isoformat()}{_mark(end)}")
    return _from_to(start, end)


def _end_of(value: PartialDate, side: int) -> PartialDate:
    """Return the first or the last point of an interval; a season is one point."""
    return value if _season(value.edtf) else PartialDate(value.edtf.split("/")[side])


def _from_to(start: PartialDate, end: PartialDate) -> str:
    doubtful = start.approximate or end.approximate or start.uncertain or end.uncertain
    if doubtful or start.precision is not end.precision:
        return f"entre {_bound_in_words(start)} et {_bound_in_words(end)}"
    if start.precision is not Precision.DAY:
        return f"{elide('de', date_in_words(start))} à {date_in_words(end)}"
    same_year = start.earliest.year == end.earliest.year
    opening = day_month(start.earliest) if same_year else date_words(start.earliest)
    return f"du {opening} au {date_words(end.earliest)}"


def _bound_in_words(value: PartialDate) -> str:
    """Return what stands after « entre »: « vers » cannot, « environ » comes behind the date."""
    season = _season(value.edtf)
    if season:
        return f"le {season}" if season.startswith("printemps") else f"l’{season}"
    mark = _mark(value)
    words = _point_in_words(value.edtf.rstrip("~?%"), article=True)
    if mark in {"~", "%"}:
        words = f"{words} environ"
    return f"{words}{_TO_CHECK}" if mark in {"?", "%"} else words


def _mark(value: PartialDate) -> str:
    return value.edtf[-1] if value.edtf[-1] in "~?%" else ""


def _point_in_words(edtf: str, *, article: bool) -> str:
    mark = edtf[-1] if edtf[-1] in "~?%" else ""
    parts = [int(part) for part in edtf.rstrip("~?%").split("-")]
    about = mark in {"~", "%"}
    words = f"{parts[0]:04d}"
    if len(parts) == 2:
        words = f"{MONTHS[parts[1] - 1]} {words}"
    if len(parts) == 3:
        words = date_words(date(*parts))
        if article or about:
            words = f"le {words}"
    if about:
        words = f"vers {words}"
    return f"{words}{_TO_CHECK}" if mark in {"?", "%"} else words


def _season(edtf: str) -> str:
    start, _, end = edtf.partition("/")
    if not (len(start) == len(end) == 8 and start[-1] == end[-1] == "~"):
        return ""
    year, months = start[:4], (start[5:7], end[5:7])
    if end[:4] == year and months in _SEASONS:
        return f"{_SEASONS[months]} {year}"
    if months == ("12", "03") and int(end[:4]) == int(year) + 1:
        return f"hiver {year}-{end[:4]}"
    return ""


def birth_in_words(person: Person, today: date) -> str:
    """Return « 12 mai 2011 (14 ans) », « environ 14 ans (estimé le …) », why it is absent or ""."""
    if person.birth is None:
        absence = person.absences.get("birth")
        return absence.printed if absence else ""
    basis = person.birth_estimated_on
    if basis is not None and person.birth.precision is Precision.INTERVAL:
        return f"{_estimated_words(person.birth, basis, basis)} (estimé le {date_words(basis)})"
    words = date_in_words(person.birth)
    ages = age_at(person.birth, today)
    if ages is None:
        return words
    if person.birth.precision is Precision.YEAR:
        return f"{words} ({_about(ages.high)})"
    return f"{words} ({age_in_words(person, today)})"


def age_in_words(person: Person, today: date) -> str:
    """Return « 14 ans », « environ 14 ans », « 13 ou 14 ans », « 8 mois » or « âge inconnu »."""
    birth = person.birth
    ages = None if birth is None else age_at(birth, today)
    if birth is None or ages is None:
        return UNKNOWN_AGE
    basis = person.birth_estimated_on
    if basis is not None and birth.precision is Precision.INTERVAL and basis <= today:
        return _estimated_words(birth, basis, today)
    small = _baby_words(birth, today)
    if small:
        return f"environ {small}" if birth.approximate else small
    if birth.approximate and birth.precision is not Precision.INTERVAL:
        return _about(ages.high)
    return _range_words(ages)


def _years(age: int) -> str:
    return plural(age, "an", "ans") if age else "moins d’un an"


def _about(age: int) -> str:
    return f"environ {_years(age)}" if age else _years(age)


def _range_words(ages: AgeRange) -> str:
    if ages.exact:
        return _years(ages.low)
    if ages.low == 0:
        return f"moins de {plural(ages.high + 1, 'an', 'ans')}"
    if ages.high == ages.low + 1:
        return f"{ages.low} ou {ages.high} ans"
    return f"entre {ages.low} et {ages.high} ans"


def _estimated_words(birth: PartialDate, basis: date, today: date) -> str:
    """Say the age as it was estimated on ``basis``, grown by the time gone since then."""
    then = age_at(birth, basis)
    if then is None:
        return UNKNOWN_AGE
    if then.high < 2:
        small = _baby_words(birth, basis)
        months = round((today - basis).days / 30.44)
        if small and months == 0:
            return f"environ {small}"
        middle = birth.earliest + (birth.latest - birth.earliest) / 2
        grown = _full_months(middle, today)
        if grown < 24:
            return f"environ {max(grown, 1)} mois"
    years = round((today - basis).days / 365.25)
    grown_up = AgeRange(then.low + years, then.high + years)
    return _about(grown_up.low) if grown_up.exact else _range_words(grown_up)


def _baby_words(birth: PartialDate, on: date) -> str:
    """Return the age in months, weeks or days under two years, if the birth is known that well."""
    if birth.latest - birth.earliest > timedelta(days=31) or birth.latest > on:
        return ""
    months = _full_months(birth.latest, on)
    if months >= 24 or _full_months(birth.earliest, on) >= 24:
        return ""
    if months >= 1:
        return f"{months} mois"
    days = (on - birth.latest).days
    return plural(days, "jour", "jours") if days < 14 else f"{days // 7} semaines"


def _full_months(birth: date, on: date) -> int:
    return (on.year - birth.year) * 12 + on.month - birth.month - (on.day < birth.day)

"""The day of a reminder lies ahead, however it is said."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.due_dates import add_months, parse_due
from desktop_app.domain.spoken_dates import DateProblem

TUESDAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("demain", date(2026, 3, 4)),
        ("Après-demain", date(2026, 3, 5)),
        ("aujourd’hui", TUESDAY),
        ("lundi", date(2026, 3, 9)),
        ("mardi", date(2026, 3, 10)),
        ("vendredi prochain", date(2026, 3, 6)),
        ("dans 3 jours", date(2026, 3, 6)),
        ("dans une semaine", date(2026, 3, 10)),
        ("dans deux mois", date(2026, 5, 3)),
        ("la semaine prochaine", date(2026, 3, 10)),
        ("12/3", date(2026, 3, 12)),
        ("12 mars", date(2026, 3, 12)),
        ("1er mars", date(2027, 3, 1)),
        ("2 février", date(2027, 2, 2)),
        ("jeudi 12 mars", date(2026, 3, 12)),
        ("12/05/2026", date(2026, 5, 12)),
        ("2 mars 2026", date(2026, 3, 2)),
        ("2026-02-28", date(2026, 2, 28)),
        ("hier", date(2026, 3, 2)),
    ],
)
def test_a_day_is_said_in_many_ways(said: str, day: date) -> None:
    assert parse_due(said, TUESDAY) == day


@pytest.mark.parametrize(
    "said", ["", "   ", "mars 2026", "bientôt", "35/3", "dans longtemps jours"]
)
def test_what_is_no_day_is_said_in_a_sentence(said: str) -> None:
    found = parse_due(said, TUESDAY)
    assert isinstance(found, DateProblem)
    assert found.sentence.startswith("Pour le\u00a0: ")


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then

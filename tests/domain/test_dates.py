from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import (
    DOUBT_YEARS,
    AgeRange,
    PartialDate,
    Precision,
    age_at,
    doubted_age_at,
    may_be_minor,
)
from tests.domain.strategies import days, partial_dates


@pytest.mark.parametrize(
    ("edtf", "precision", "earliest", "latest"),
    [
        ("2009-05-12", Precision.DAY, date(2009, 5, 12), date(2009, 5, 12)),
        ("2009-05", Precision.MONTH, date(2009, 5, 1), date(2009, 5, 31)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2009", Precision.YEAR, date(2009, 1, 1), date(2009, 12, 31)),
        ("2009~", Precision.YEAR, date(2009, 1, 1), date(2009, 12, 31)),
        ("2011-03-04/2012-03-03", Precision.INTERVAL, date(2011, 3, 4), date(2012, 3, 3)),
        ("2009/2011-06", Precision.INTERVAL, date(2009, 1, 1), date(2011, 6, 30)),
    ],
)
def test_a_date_knows_its_bounds(
    edtf: str, precision: Precision, earliest: date, latest: date
) -> None:
    value = PartialDate(edtf)
    assert (value.precision, value.earliest, value.latest) == (precision, earliest, latest)


@pytest.mark.parametrize(
    "edtf",
    ["", "2009-13", "2009-02-30", "2009-5", "09", "2012/2009", "2009/2010/2011", "2009-05-12~~",
     "0000", "..", "2009/..", "12/05/2009", "2009-05-12T10:00", "2009\n", "２００９"],
)  # fmt: skip
def test_what_is_not_in_the_subset_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- the text is Python's for « 30 February »
        PartialDate(edtf)


def test_marks_are_read() -> None:
    assert PartialDate("2009~").approximate
    assert not PartialDate("2009~").uncertain
    assert PartialDate("2009?").uncertain
    assert PartialDate("2009%").approximate
    assert PartialDate("2009%").uncertain
    assert PartialDate("2025-06~/2025-09~").approximate


@given(partial_dates())
def test_edtf_goes_out_and_in(value: PartialDate) -> None:
    assert PartialDate(value.edtf) == value
    assert value.earliest <= value.latest


def brute_age(birth: date, on: date) -> int:
    """Count birthdays one by one; 29 February is celebrated on 1 March in common years."""
    age = 0
    while True:
        try:
            birthday = birth.replace(year=birth.year + age + 1)
        except ValueError:
            birthday = date(birth.year + age + 1, 3, 1)
        if birthday > on:
            return age
        age += 1


@given(birth=days, on=days)
def test_the_age_of_an_exact_birth_is_right(birth: date, on: date) -> None:
    age = age_at(PartialDate.of_day(birth), on)
    if birth > on:
        assert age is None
    else:
        assert age == AgeRange(brute_age(birth, on), brute_age(birth, on))


@given(
    start=days,
    length=st.integers(min_value=0, max_value=800),
    later=st.integers(min_value=0, max_value=20_000),
)
def test_the_age_of_an_interval_is_that_of_all_its_days(
    start: date, length: int, later: int
) -> None:
    end = start + timedelta(days=length)
    on = start + timedelta(days=later)
    age = age_at(PartialDate(f"{start}/{end}"), on)
    last = min(end, on)
    ages = {brute_age(start + timedelta(days=n), on) for n in range((last - start).days + 1)}
    assert age == AgeRange(min(ages), max(ages))


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2022, 2, 28), 17), (date(2022, 3, 1), 18), (date(2024, 2, 29), 20)],
)
def test_a_birth_on_29_february(on: date, expected: int) -> None:
    assert age_at(PartialDate("2004-02-29"), on) == AgeRange(expected, expected)


@given(age=st.integers(min_value=0, max_value=110), on=days)
def test_of_age_is_the_inverse_of_age_at(age: int, on: date) -> None:
    birth = PartialDate.of_age(age, on)
    assert age_at(birth, on) == AgeRange(age, age)
    before = PartialDate.of_day(birth.earliest - timedelta(days=1))
    after = PartialDate.of_day(birth.latest + timedelta(days=1))
    assert age_at(before, on) == AgeRange(age + 1, age + 1)
    assert age_at(after, on) == (None if age == 0 else AgeRange(age - 1, age - 1))


@pytest.mark.parametrize(
    ("edtf", "minor"),
    [
        (None, True),
        ("2008-03-04", True),  # 18 tomorrow
        ("2008-03-03", False),  # 18 today
        ("2008", True),  # 17 or 18
        ("2007", False),
        ("2005~", True),  # approximate and under 21: doubt counts as minor
        ("2004~", False),
        ("1950~", False),
        ("2006?", True),  # doubted and under 21
        ("1999?", False),
        ("2027", True),
    ],
)
def test_doubt_counts_as_minor(edtf: str | None, minor: bool) -> None:
    birth = None if edtf is None else PartialDate(edtf)
    assert may_be_minor(birth, date(2026, 3, 3)) is minor


@given(birth=partial_dates(), on=days)
def test_a_doubted_birth_counts_as_up_to_three_years_later_and_no_more(
    birth: PartialDate, on: date
) -> None:
    exact = PartialDate(re.sub("[~?%]", "", birth.edtf))
    age = age_at(exact, on)
    if age is None or not (birth.approximate or birth.uncertain):
        assert may_be_minor(birth, on) is may_be_minor(exact, on)
        return
    assert may_be_minor(birth, on) is (age.low < 18 + DOUBT_YEARS)
    wider = doubted_age_at(birth, on)
    assert wider is not None
    assert wider.low <= age.low <= age.high <= wider.high
    assert age.low - wider.low <= DOUBT_YEARS

"""What is typed in the search becomes terms; the words of things agree with them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.search_query import Term, parse
from desktop_app.domain.search_words import (
    Words,
    date_words,
    name_words,
    phone_words,
    reference_words,
)

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)


def finds(term: Term, words: frozenset[str]) -> bool:
    """Tell whether a term is held by these words."""
    return any(
        all(
            piece.word in words
            or (not piece.whole and any(word.startswith(piece.word) for word in words))
            for piece in choice
        )
        for choice in term.alternatives
    )


def found(text: str, words: frozenset[str]) -> bool:
    terms = parse(text)
    return bool(terms) and all(finds(term, words) for term in terms)


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2031, 12, 31)))
def test_a_date_is_found_however_it_is_typed(day: date) -> None:
    words = date_words(PartialDate.of_day(day))
    month = MONTHS[day.month - 1]
    first = "1er" if day.day == 1 else str(day.day)
    for typed in (
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%d %m %Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m}",
        f"{day:%d/%m/%y}",
        day.isoformat(),
        f"{day.year}",
        f"{first} {month} {day.year}",
        f"{first} {month}",
        f"{month} {day.year}",
        f"{month.upper()} {day.year}",
    ):
        assert found(typed, words), typed
    other = date_words(PartialDate.of_day(day + timedelta(days=1)))
    assert not found(f"{day:%d/%m/%Y}", other)
    assert not found(f"{first} {month} {day.year}", other)


@pytest.mark.parametrize(
    "typed", ["1", "12", "12/", "12/0", "12/05", "12/05/", "12/05/2", "12/05/200"]
)
def test_a_date_is_not_lost_while_it_is_typed(typed: str) -> None:
    words = date_words(PartialDate("2009-05-12")) | frozenset({"12345"})
    assert found(typed, words) or typed in {"12/", "12/0"}


@pytest.mark.parametrize(
    ("edtf", "typed"),
    [
        ("2009~", "2009"),
        ("2009-05?", "mai 2009"),
        ("2011-03-04/2012-03-03", "2011"),
        ("2011-03-04/2012-03-03", "2012"),
    ],
)
def test_a_vague_date_is_found_by_what_is_known(edtf: str, typed: str) -> None:
    assert found(typed, date_words(PartialDate(edtf)))


def test_no_date_has_no_words() -> None:
    assert date_words(None) == frozenset()


@pytest.mark.parametrize(
    "typed",
    [
        "D-2026-014",
        "d-2026-014",
        "2026-014",
        "2026-14",
        "14",
        "014",
        "D-2026",
        "d2026014",
        "D-2026-0",
    ],
)
def test_a_reference_is_found_whole_or_not(typed: str) -> None:
    assert found(typed, reference_words("D-2026-014").numbers)


@pytest.mark.parametrize("typed", ["D-2026-015", "E-2026-014", "2025-014", "15", "4"])
def test_another_reference_is_not_found(typed: str) -> None:
    assert not found(typed, reference_words("D-2026-014").numbers)


@pytest.mark.parametrize(
    "typed",
    [
        "06 39 98 12 34",
        "0639981234",
        "06.39.98.12.34",
        "06-39-98-12-34",
        "+33 6 39 98 12 34",
        "+33 (0)6 39 98 12 34",
        "0033639981234",
        "06 39",
        "0639 98",
        "39 98 12 34",
        "1234",
    ],
)
def test_a_phone_is_found_with_and_without_spaces_and_country(typed: str) -> None:
    words = phone_words({"0639981234", "33639981234", "639981234"})
    assert found(typed, words.numbers | words.others)


def test_another_phone_is_not_found() -> None:
    words = phone_words({"0639981234", "33639981234"})
    assert not found("06 39 98 12 35", words.numbers | words.others)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("N’Diaye", "ndiaye"),
        ("N’Diaye", "n’diaye"),
        ("Ndiaye", "n diaye".replace(" ", "’")),
        ("Jean-Pierre", "jeanpierre"),
        ("Jean-Pierre", "pierre jean"),
        ("Jeanpierre", "jean-pierre"),
        ("Petar", "Петър"),
        ("Петър", "petar"),
        ("Ђорђе", "dorde"),
        ("Müller", "mueller"),
        ("Mueller", "müller"),
    ],
)
def test_a_name_is_found_in_its_other_writing(name: str, typed: str) -> None:
    words = name_words(name)
    assert found(typed, words.starts | words.names)


def test_the_first_word_and_its_hyphenated_parts_are_beginnings() -> None:
    words = name_words("Popescu-Ionescu Maria")
    assert words.starts == {"popescu", "ionescu", "popescuionescu"}
    assert words.names == {"maria"}


def test_words_add_up_and_a_word_keeps_its_best_part() -> None:
    both = name_words("Ana") | Words(names=frozenset({"ana", "maria"}))
    assert both.parts == (frozenset(), frozenset({"ana"}), frozenset({"maria"}), frozenset())
    assert both.pairs == {"ana maria", "maria ana"}


@given(st.text(max_size=300))
def test_any_text_can_be_parsed(text: str) -> None:
    for term in parse(text):
        assert term.alternatives
        assert all(piece.word for choice in term.alternatives for piece in choice)
        assert all(choice for choice in term.alternatives)


def test_a_long_text_is_cut() -> None:
    assert len(parse("mot " * 200)) == 8

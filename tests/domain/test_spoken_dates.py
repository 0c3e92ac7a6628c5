from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.french import NBSP
from desktop_app.domain.spoken_dates import (
    DateProblem,
    date_in_words,
    is_age,
    parse_date,
    parse_parts,
)
from tests.domain.strategies import days, partial_dates

TODAY = date(2026, 3, 3)  # a Tuesday


def edtf(text: str, today: date = TODAY) -> str:
    found = parse_date(text, today)
    assert isinstance(found, PartialDate), found
    return found.edtf


def sentence(text: str, *, label: str = "Date", latest: date | None = None) -> str:
    found = parse_date(text, TODAY, label=label, latest=latest)
    assert isinstance(found, DateProblem), found
    return found.sentence.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("aujourd’hui", "2026-03-03"),
        ("Aujourd'hui", "2026-03-03"),
        ("ce matin", "2026-03-03"),
        ("cet après-midi", "2026-03-03"),
        ("hier", "2026-03-02"),
        ("Hier soir", "2026-03-02"),
        ("avant-hier", "2026-03-01"),
        ("avant hier", "2026-03-01"),
        ("demain", "2026-03-04"),
        ("lundi", "2026-03-02"),
        ("lundi dernier", "2026-03-02"),
        ("lundi matin", "2026-03-02"),
        ("mardi", "2026-02-24"),
        ("mercredi", "2026-02-25"),
        ("mardi prochain", "2026-03-10"),
        ("lundi 2 mars", "2026-03-02"),
        ("lundi 2 mars 2026", "2026-03-02"),
        ("3/3", "2026-03-03"),
        ("03/03", "2026-03-03"),
        ("3-3", "2026-03-03"),
        ("4/3", "2025-03-04"),
        ("31/12", "2025-12-31"),
        ("29/2", "2024-02-29"),
        ("3 mars", "2026-03-03"),
        ("1er mars", "2026-03-01"),
        ("1 er mars", "2026-03-01"),
        ("1er avril", "2025-04-01"),
        ("le 3 mars 2026", "2026-03-03"),
        ("12/05/2009", "2009-05-12"),
        ("12.05.2009", "2009-05-12"),
        ("12-05-2009", "2009-05-12"),
        ("12 05 2009", "2009-05-12"),
        ("12 mai 2009", "2009-05-12"),
        ("12 MAI 2009", "2009-05-12"),
        (f"12{NBSP}mai{NBSP}2009", "2009-05-12"),
        ("12 août 2009", "2009-08-12"),
        ("12 aout 2009", "2009-08-12"),
        ("12 févr. 2009", "2009-02-12"),
        ("12 déc 2009", "2009-12-12"),
        ("mai 2009", "2009-05"),
        ("05/2009", "2009-05"),
        ("en mai 2009", "2009-05"),
        ("courant mars 2026", "2026-03"),
        ("mars", "2026-03"),
        ("décembre", "2025-12"),
        ("2009", "2009"),
        ("en 2009", "2009"),
        ("vers 2009", "2009~"),
        ("environ 2009", "2009~"),
        ("2009 environ", "2009~"),
        ("2009 ?", "2009?"),
        ("peut-être 2009", "2009?"),
        ("vers 2009 ?", "2009%"),
        ("vers mai 2009", "2009-05~"),
        ("vers le 12 mai 2009", "2009-05-12~"),
        ("début mars 2026", "2026-03~"),
        ("fin mars 2026", "2026-03~"),
        ("mi-mars 2026", "2026-03~"),
        ("début 2026", "2026~"),
        ("été 2025", "2025-06~/2025-09~"),
        ("l’été 2025", "2025-06~/2025-09~"),
        ("printemps 2025", "2025-03~/2025-06~"),
        ("à l’automne 2025", "2025-09~/2025-12~"),
        ("hiver 2025-2026", "2025-12~/2026-03~"),
        ("entre 2009 et 2011", "2009/2011"),
        ("2009-2011", "2009/2011"),
        ("2009 ou 2010", "2009/2010"),
        ("entre le 3 et le 5 février 2026", "2026-02-03/2026-02-05"),
        ("du 3 au 5 février", "2026-02-03/2026-02-05"),
        ("du 28 février au 2 mars 2026", "2026-02-28/2026-03-02"),
        ("de mars à mai 2025", "2025-03/2025-05"),
        ("il y a 3 jours", "2026-02-28"),
        ("il y a trois jours", "2026-02-28"),
        ("il y a une semaine", "2026-02-24~"),
        ("il y a 2 mois", "2026-01~"),
        ("il y a 3 mois", "2025-12~"),
        ("il y a 2 ans", "2024~"),
        ("la semaine dernière", "2026-02-23/2026-03-01"),
        ("cette semaine", "2026-03-02/2026-03-03"),
        ("le mois dernier", "2026-02"),
        ("ce mois-ci", "2026-03"),
        ("l’année dernière", "2025"),
        ("cette année", "2026"),
        ("la nuit dernière", "2026-03-02/2026-03-03"),
        ("environ 14 ans", "2011-03-04/2012-03-03"),
        ("14 ans", "2011-03-04/2012-03-03"),
        ("14 ans environ", "2011-03-04/2012-03-03"),
        ("13 ou 14 ans", "2011-03-04/2013-03-03"),
        ("entre 13 et 14 ans", "2011-03-04/2013-03-03"),
        ("13-14 ans", "2011-03-04/2013-03-03"),
        ("un an", "2024-03-04/2025-03-03"),
        ("6 mois", "2025-08-04/2025-09-03"),
        ("18 mois", "2024-08-04/2024-09-03"),
        ("2 semaines", "2026-02-11/2026-02-17"),
        ("3 jours", "2026-02-28/2026-02-28"),
        ("2009-05-12", "2009-05-12"),
        ("2011-03-04/2012-03-03", "2011-03-04/2012-03-03"),
        ("2009~", "2009~"),
    ],
)
def test_what_people_say_is_understood(typed: str, expected: str) -> None:
    assert edtf(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("35/3", "Date : « 35/3 » n’existe pas."),
        ("3/35", "Date : « 3/35 » n’existe pas."),
        ("30/2/2011", "Date : « 30/2/2011 » n’existe pas."),
        ("30 février 2011", "Date : « 30 février 2011 » n’existe pas."),
        ("29/02/2023", "Date : « 29/02/2023 » n’existe pas."),
        ("12/15/2011", "Date : le mois doit être entre 1 et 12."),
        ("15/2011", "Date : le mois doit être entre 1 et 12."),
        ("45/12/2011", "Date : le jour doit être entre 1 et 31."),
        ("12/05/09", "Date : l’année doit avoir 4 chiffres."),
        ("12 mai 09", "Date : l’année doit avoir 4 chiffres."),
        ("mardi 2 mars 2026", "Date : le 2 mars 2026 est un lundi."),
        ("hiver 2025", "Date : précisez « hiver 2024-2025 » ou « hiver 2025-2026 »."),
        ("hiver 2025-2027", "Date : « hiver 2025-2027 » n’existe pas."),
        ("entre 2011 et 2009", "Date : la première date est après la seconde."),
        ("entre 14 et 13 ans", "Date : « entre 14 et 13 ans » n’existe pas."),
        ("200 ans", "Date : « 200 ans » n’existe pas."),
        ("2009-13", "Date : « 2009-13 » n’existe pas."),
        (
            "bientôt",
            "Date : « bientôt » n’est pas compris. Par exemple : 12 mai 2009, mai 2009, 2009.",
        ),
        ("  ", "Date : écrivez-la, même en partie. Par exemple : 12 mai 2009, mai 2009, 2009."),
    ],
)
def test_what_cannot_be_a_date_says_so(typed: str, expected: str) -> None:
    assert sentence(typed) == expected


def test_the_sentence_starts_with_the_label() -> None:
    problem = sentence("12/15/2011", label="Date de naissance")
    assert problem == "Date de naissance : le mois doit être entre 1 et 12."


def test_a_date_after_the_latest_day_is_refused() -> None:
    assert sentence("demain", latest=TODAY) == "Date : le 4 mars 2026 n’est pas encore là."
    assert sentence("2027", latest=TODAY) == "Date : 2027 n’est pas encore là."
    assert parse_date("2026", TODAY, latest=TODAY) == PartialDate("2026")


@given(partial_dates())
@example(PartialDate("2025-06~/2025-09~"))
@example(PartialDate("2025-12~/2026-03~"))
@example(PartialDate("2025-12~/2026-04~"))
@example(PartialDate("2026-03-01%"))
@example(PartialDate("2011?/2012-03-03~"))
def test_words_come_back_as_the_same_date(value: PartialDate) -> None:
    assert parse_date(date_in_words(value), TODAY) == value


@given(partial_dates())
def test_words_hold_no_narrow_space_and_no_first_of_the_month(value: PartialDate) -> None:
    words = date_in_words(value)
    assert "\u202f" not in words
    assert " 1 " not in f" {words}"


@given(text=st.text(), today=days)
def test_any_text_gives_a_date_or_a_sentence(text: str, today: date) -> None:
    found = parse_date(text, today)
    assert isinstance(found, PartialDate) or found.sentence.startswith(f"Date{NBSP}: ")


PIECES = (
    "le du de entre et au vers début fin mars mai 2009 31 12 30 1er lundi hier ans an mois jours "
    "été hiver il y a environ ? - / . peut-être dernier prochain la semaine"
)
pieces = st.sampled_from(PIECES.split())


@given(words=st.lists(pieces, max_size=7), today=days)
def test_any_mix_of_date_words_gives_a_date_or_a_sentence(words: list[str], today: date) -> None:
    for text in (" ".join(words), "".join(words)):
        assert isinstance(parse_date(text, today), PartialDate | DateProblem)


@given(today=days, name=st.sampled_from(["lundi", "mardi", "jeudi", "dimanche"]))
def test_a_day_name_is_one_of_the_last_seven_days(today: date, name: str) -> None:
    found = date.fromisoformat(edtf(name, today))
    assert 1 <= (today - found).days <= 7


@given(day=days, today=days)
def test_a_date_without_year_is_never_in_the_future(day: date, today: date) -> None:
    found = date.fromisoformat(edtf(f"{day.day}/{day.month}", today))
    assert found <= today
    assert (found.day, found.month) == (day.day, day.month)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("12", "5", "2009"), "2009-05-12"),
        (("", "05", "2009"), "2009-05"),
        (("", "mai", "2009"), "2009-05"),
        (("", "", "2009"), "2009"),
        (("1", "janv.", "2009"), "2009-01-01"),
    ],
)
def test_three_fields(parts: tuple[str, str, str], expected: str) -> None:
    assert parse_parts(*parts) == PartialDate(expected)


def test_three_empty_fields_are_no_date() -> None:
    assert parse_parts(" ", "", "") is None


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("12", "15", "2011"), "le mois doit être entre 1 et 12."),
        (("12", "0", "2011"), "le mois doit être entre 1 et 12."),
        (("32", "1", "2011"), "le jour doit être entre 1 et 31."),
        (("30", "2", "2011"), "le 30 février 2011 n’existe pas."),
        (("12", "5", "11"), "l’année doit avoir 4 chiffres."),
        (("12", "5", ""), "indiquez l’année."),
        (("12", "", "2011"), "indiquez le mois."),
        (("12", "mei", "2011"), "le mois doit être entre 1 et 12."),
        (("x", "5", "2011"), "le jour doit être entre 1 et 31."),
        (("", "", "0000"), "« 0000 » n’existe pas."),
    ],
)
def test_three_fields_with_a_slip(parts: tuple[str, str, str], expected: str) -> None:
    found = parse_parts(*parts, label="Date de naissance")
    assert isinstance(found, DateProblem)
    assert found.sentence.replace(NBSP, " ") == f"Date de naissance : {expected}"


@given(day=st.text(max_size=3), month=st.text(max_size=5), year=st.text(max_size=5))
def test_any_three_texts_give_an_answer(day: str, month: str, year: str) -> None:
    assert isinstance(parse_parts(day, month, year), PartialDate | DateProblem | None)


@pytest.mark.parametrize(
    ("text", "age"),
    [("environ 14 ans", True), ("6 mois", True), ("2009", False), ("il y a 3 jours", False)],
)
def test_an_age_is_told_from_a_date(text: str, age: bool) -> None:
    assert is_age(text) is age

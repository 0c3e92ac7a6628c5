from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.absence import Absence
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dates_in_words import period_in_words
from desktop_app.domain.spoken_dates import age_in_words, birth_in_words, date_in_words
from tests.domain.builders import born, person
from tests.domain.strategies import days, partial_dates

TODAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2011-05-12", "12 mai 2011"),
        ("2011-05-01", "1er mai 2011"),
        ("2011-05-12~", "vers le 12 mai 2011"),
        ("2011-05-12?", "12 mai 2011 (à vérifier)"),
        ("2011-05", "mai 2011"),
        ("2011-05~", "vers mai 2011"),
        ("2011", "2011"),
        ("2011~", "vers 2011"),
        ("2011%", "vers 2011 (à vérifier)"),
        ("2011-03-04/2012-03-03", "entre le 4 mars 2011 et le 3 mars 2012"),
        ("2009/2011", "entre 2009 et 2011"),
        ("2009~/2011-03-04%", "entre 2009 environ et le 4 mars 2011 environ (à vérifier)"),
        ("2025-06~/2025-09~", "été 2025"),
        ("2025-12~/2026-03~", "hiver 2025-2026"),
    ],
)
def test_dates(edtf: str, expected: str) -> None:
    assert date_in_words(PartialDate(edtf)) == expected


@pytest.mark.parametrize(
    ("edtf", "birth", "age"),
    [
        ("2011-05-12", "12 mai 2011 (14 ans)", "14 ans"),
        ("2011-03-03", "3 mars 2011 (15 ans)", "15 ans"),
        ("2011-03-04", "4 mars 2011 (14 ans)", "14 ans"),
        ("2011-05", "mai 2011 (14 ans)", "14 ans"),
        ("2011-03", "mars 2011 (14 ou 15 ans)", "14 ou 15 ans"),
        ("2009", "2009 (environ 17 ans)", "16 ou 17 ans"),
        ("2009~", "vers 2009 (environ 17 ans)", "environ 17 ans"),
        ("2009/2011", "entre 2009 et 2011 (entre 14 et 17 ans)", "entre 14 et 17 ans"),
        ("2025-06-20", "20 juin 2025 (8 mois)", "8 mois"),
        ("2024-06-20", "20 juin 2024 (20 mois)", "20 mois"),
        ("2024-03-03", "3 mars 2024 (2 ans)", "2 ans"),
        ("2026-02-10", "10 février 2026 (3 semaines)", "3 semaines"),
        ("2026-03-02", "2 mars 2026 (1 jour)", "1 jour"),
        ("2025", "2025 (environ 1 an)", "moins de 2 ans"),
        ("2026", "2026 (moins d’un an)", "moins d’un an"),
        ("2026~", "vers 2026 (moins d’un an)", "moins d’un an"),
        ("2027", "2027", "âge inconnu"),
    ],
)
def test_births_and_ages(edtf: str, birth: str, age: str) -> None:
    assert birth_in_words(born(edtf), TODAY) == birth
    assert age_in_words(born(edtf), TODAY) == age


def test_an_estimated_age_is_shown_with_its_basis() -> None:
    on = date(2026, 3, 3)
    ana = born(PartialDate.of_age(14, on).edtf, birth_estimated_on=on)
    assert birth_in_words(ana, TODAY) == "environ 14 ans (estimé le 3 mars 2026)"
    assert age_in_words(ana, TODAY) == "environ 14 ans"
    assert age_in_words(ana, date(2026, 4, 20)) == "environ 14 ans"
    assert age_in_words(ana, date(2027, 3, 20)) == "environ 15 ans"
    assert birth_in_words(ana, date(2027, 3, 20)) == "environ 14 ans (estimé le 3 mars 2026)"


def test_an_estimated_range_grows_whole() -> None:
    ana = born("2011-03-04/2013-03-03", birth_estimated_on=TODAY)
    assert birth_in_words(ana, TODAY) == "13 ou 14 ans (estimé le 3 mars 2026)"
    assert age_in_words(ana, date(2028, 3, 10)) == "15 ou 16 ans"


def test_the_estimated_age_of_a_baby_is_in_months() -> None:
    baby = born("2025-08-04/2025-09-03", birth_estimated_on=TODAY)
    assert birth_in_words(baby, TODAY) == "environ 6 mois (estimé le 3 mars 2026)"
    assert age_in_words(baby, date(2026, 6, 3)) == "environ 9 mois"
    assert age_in_words(baby, date(2029, 3, 3)) == "environ 3 ans"


def test_an_absent_birth_is_said() -> None:
    assert birth_in_words(person(), TODAY) == ""
    refused = person(absences={"birth": Absence.REFUSED})
    assert birth_in_words(refused, TODAY) == "la personne ne souhaite pas répondre"
    assert age_in_words(person(), TODAY) == "âge inconnu"


@given(birth=partial_dates(), today=days, basis=st.one_of(st.none(), days))
def test_any_birth_can_be_said(birth: PartialDate, today: date, basis: date | None) -> None:
    someone = born(birth.edtf, birth_estimated_on=basis)
    assert birth_in_words(someone, today)
    assert age_in_words(someone, today)


@given(age=st.integers(min_value=2, max_value=90), later=st.integers(min_value=0, max_value=120))
def test_an_estimation_does_not_drift_in_four_months(age: int, later: int) -> None:
    someone = born(PartialDate.of_age(age, TODAY).edtf, birth_estimated_on=TODAY)
    assert age_in_words(someone, TODAY + timedelta(days=later)) == f"environ {age} ans"


@pytest.mark.parametrize(
    ("edtfs", "words"),
    [
        ((), ""),
        (("2025~",), "vers 2025"),
        (("2025", "2025-03-02"), "2025"),
        (("2025-12-31", "2025"), "2025"),
        (("2025-01-01", "2025"), "2025"),
        (("2024", "2025"), "de 2024 à 2025"),
        (("2026-04", "2026-06"), "d’avril 2026 à juin 2026"),
        (("2026-01-12", "2026-03-01"), "du 12 janvier au 1er mars 2026"),
        (("2025~", "2026-03-02"), "entre 2025 environ et le 2 mars 2026"),
        (("2025", "2026-03-02?"), "entre 2025 et le 2 mars 2026 (à vérifier)"),
        (("2026-02-03~", "2026-03"), "entre le 3 février 2026 environ et mars 2026"),
        (("2025-06~/2025-09~", "2026-03-02"), "entre l’été 2025 et le 2 mars 2026"),
        (("2025", "2026-03~/2026-06~"), "entre 2025 et le printemps 2026"),
        (("2025-11-01/2025-12-01", "2026-03-02"), "du 1er novembre 2025 au 2 mars 2026"),
        (("2024~/2025", "2025-02/2026-01"), "entre 2024 environ et janvier 2026"),
        (("2025/2025-06", "2025-02/2025-12"), "du 1er janvier au 31 décembre 2025"),
    ],
)
def test_a_period_is_said_from_its_first_to_its_last_date(
    edtfs: tuple[str, ...], words: str
) -> None:
    assert period_in_words([PartialDate(edtf) for edtf in edtfs]) == words


_POINT = r"((1er|[0-9]{1,2}) )?([a-zéû]+ )?[0-9]{4}(-[0-9]{4})?"
_BOUND = rf"(le |l’)?{_POINT}( environ)?( \(à vérifier\))?"
_PERIOD = re.compile(
    rf"du (1er|[0-9]{{1,2}}) [a-zéû]+( [0-9]{{4}})? au {_POINT}"
    rf"|(de |d’){_POINT} à {_POINT}|entre {_BOUND} et {_BOUND}"
    rf"|(vers )?(le )?{_POINT}( \(à vérifier\))?"
)


@given(st.lists(partial_dates(), min_size=1, max_size=4))
def test_any_period_is_french(dates: list[PartialDate]) -> None:
    words = period_in_words(dates)
    assert _PERIOD.fullmatch(words), words
    assert not re.search(r"de [aeiouhéâ]|de le |entre (vers|entre|du|l’printemps|le [aéh])", words)

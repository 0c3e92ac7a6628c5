from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.absence import Absence
from desktop_app.domain.dates import PartialDate
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

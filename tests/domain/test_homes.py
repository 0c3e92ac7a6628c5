"""Households, the other minors of a home, and who exercises parental authority, in words."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.authority_words import authority_words
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Household
from desktop_app.domain.homes import NO_HOME, homes, other_minors
from desktop_app.domain.ids import HouseholdId, PersonId
from desktop_app.domain.person import Authority, Role
from tests.domain.builders import DOSSIER, person

TODAY = date(2026, 3, 3)
ANA = person("POPESCU", "Ana", role=Role.CHILD)
MARIUS = person("POPESCU", "Marius", role=Role.OTHER_MINOR, birth=PartialDate("2017"))
ELENA = person("POPESCU", "Elena", role=Role.PARENT)
ION = person("POPESCU", "Ion", role=Role.PARENT, birth=PartialDate("1980"))
ALL = (ANA, MARIUS, ELENA, ION)


def household(name: str, *members: PersonId) -> Household:
    return Household(HouseholdId(name), DOSSIER, name, members)


def test_one_household_needs_no_heading() -> None:
    for known in ((), (household("Chez la mère", ANA.id),)):
        (home,) = homes(ALL, known)
        assert (home.title, home.persons) == ("", tuple(one.id for one in ALL))


def test_a_child_of_two_households_stands_under_both_and_nobody_is_left_out() -> None:
    known = (household("Chez la mère", ELENA.id, ANA.id), household("", ANA.id))
    found = homes(ALL, known)
    assert [(home.title, home.persons) for home in found] == [
        ("Chez la mère", (ANA.id, ELENA.id)),
        ("Foyer 2", (ANA.id,)),
        (NO_HOME, (MARIUS.id, ION.id)),
    ]


def test_the_other_minors_of_the_home() -> None:
    assert other_minors(ANA, ALL, (), TODAY) == (MARIUS,)
    apart = (household("a", ANA.id, ELENA.id), household("b", MARIUS.id, ION.id))
    assert other_minors(ANA, ALL, apart, TODAY) == ()
    both = (*apart, household("c", ANA.id, MARIUS.id))
    assert other_minors(ANA, ALL, both, TODAY) == (MARIUS,)


def test_parental_authority_in_words() -> None:
    mother = person(
        "POPESCU",
        "Ana",
        authority=Authority.MOTHER,
        sources={"authority": Source.PERSON},
    )
    assert authority_words(mother, ALL) == (
        "Autorité parentale\u00a0: mère (déclaré par la personne)"
    )
    named = person("POPESCU", "Ana", authority=Authority.MOTHER, authority_ids=(ELENA.id,))
    assert authority_words(named, ALL) == "Autorité parentale\u00a0: mère, POPESCU Elena"
    asked = person("POPESCU", "Ana", absences={"authority": Absence.UNKNOWN})
    assert authority_words(asked, ALL) == "Autorité parentale\u00a0: inconnu à ce jour"
    assert authority_words(person("POPESCU", "Ana"), ALL) == ""

"""Who lives with whom: the households of a dossier, and the other minors of a child's home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import may_be_minor
from desktop_app.domain.dossier import Household
from desktop_app.domain.ids import PersonId
from desktop_app.domain.person import Person, Role

NO_HOME = "Sans foyer noté"
_MINORS = (Role.CHILD, Role.OTHER_MINOR)


@dataclass(frozen=True, slots=True)
class Home:
    """A heading and the persons under it. A child of two households stands under both."""

    title: str
    persons: tuple[PersonId, ...]


def homes(persons: Sequence[Person], households: Sequence[Household]) -> tuple[Home, ...]:
    """Return the persons by household; one home without a title if there are fewer than two."""
    order = [person.id for person in persons]
    if len(households) < 2:
        return (Home("", tuple(order)),)
    found = [
        Home(
            household_name(household, number), tuple(i for i in order if i in household.member_ids)
        )
        for number, household in enumerate(households, start=1)
    ]
    housed = {member for household in households for member in household.member_ids}
    left = tuple(person_id for person_id in order if person_id not in housed)
    return (*found, Home(NO_HOME, left)) if left else tuple(found)


def household_name(household: Household, number: int) -> str:
    """Return the name of a household, else « Foyer 2 »."""
    return household.name.strip() or f"Foyer {number}"


def other_minors(
    person: Person, persons: Sequence[Person], households: Sequence[Household], today: date
) -> tuple[Person, ...]:
    """Return the other minors of the home: of one of her households, else of the dossier.

    Doubt about an age counts as minor for whoever is there as a child.
    """
    mine = [home for home in households if person.id in home.member_ids]
    near = {member for home in mine for member in home.member_ids}
    return tuple(
        other
        for other in persons
        if other.id != person.id
        and (not mine or other.id in near)
        and (other.role in _MINORS or other.birth is not None)
        and may_be_minor(other.birth, today)
    )

"""Who exercises parental authority and, in some families, the two households of the children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.dossier import Household
from desktop_app.domain.ids import DossierId, HouseholdId, PersonId, uuid7
from desktop_app.domain.person import Authority, Person, Role, Sex
from desktop_app.services.training_data.moments import moment_of
from desktop_app.services.training_data.phrasing import dice

_APART = 0.2
"""How often parents do not live together."""


def with_authority(persons: Sequence[Person]) -> tuple[Person, ...]:
    """Return the persons, each child naming who of the dossier exercises parental authority."""
    parents = [person for person in persons if person.role is Role.PARENT]
    return tuple(replace(person, authority_ids=_holders(person, parents)) for person in persons)


def households(
    persons: Sequence[Person], dossier_id: DossierId, opened: date
) -> tuple[Household, ...]:
    """Return two households for a family whose parents live apart, none for the others."""
    rng = dice(dossier_id, "homes")
    parents = [person for person in persons if person.role is Role.PARENT]
    if len(parents) != 2 or rng.random() >= _APART:
        return ()
    others = [person.id for person in persons if person.role is not Role.PARENT]
    homes = []
    for position, parent in enumerate(parents):
        mother = parent.sex is Sex.FEMALE
        members = others if position == 0 else others[:1]
        homes.append(
            Household(
                HouseholdId(uuid7(moment_of(opened), rng.getrandbits(74))),
                dossier_id,
                "Chez la mère" if mother else "Chez le père",
                (parent.id, *members),
                position,
            )
        )
    return tuple(homes)


def _holders(person: Person, parents: Sequence[Person]) -> tuple[PersonId, ...]:
    sexes = {
        Authority.MOTHER: (Sex.FEMALE,),
        Authority.FATHER: (Sex.MALE,),
        Authority.BOTH: (Sex.FEMALE, Sex.MALE),
    }
    wanted = sexes.get(person.authority, ()) if person.authority is not None else ()
    return tuple(parent.id for parent in parents if parent.sex in wanted)

"""Whether somebody said that two persons who look alike are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.batch import Distinct

if TYPE_CHECKING:
    from desktop_app.domain.ids import PersonId
    from desktop_app.register.register import Register


def said_distinct(register: Register, one: PersonId, two: PersonId) -> bool:
    """Tell whether « Ce n’est pas elle » was answered for these two, in either order."""
    return two in not_the_same(register, one)


def not_the_same(register: Register, person_id: PersonId) -> frozenset[PersonId]:
    """Return everybody who was said not to be ``person_id``."""
    answers = register.distinct_persons.naming(person_id)
    return frozenset(_other(answer, person_id) for answer in answers)


def _other(answer: Distinct, person_id: PersonId) -> PersonId:
    return answer.second_id if answer.first_id == person_id else answer.first_id

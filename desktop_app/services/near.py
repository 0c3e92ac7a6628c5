"""Who may be the same person, and whether somebody said that two are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop_app.domain.alike import may_be_one
from desktop_app.domain.batch import Distinct

if TYPE_CHECKING:
    from desktop_app.domain.ids import PersonId
    from desktop_app.domain.person import Person
    from desktop_app.register.register import Register


def named_alike(register: Register, person: Person, limit: int = 20) -> Iterator[Person]:
    """Yield the persons who are found by her names, then those whose names sound like hers."""
    family = person.birth_name.strip() or person.usage_name.strip()
    names = " ".join(
        name for name in (person.birth_name, person.usage_name, *person.first_names) if name.strip()
    )
    seen: set[str] = {person.id}
    for text in dict.fromkeys((names, family, *person.first_names[:1])):
        for hit in register.search.query(text, limit).hits if text.strip() else ():
            if hit.kind != "person" or hit.id in seen:
                continue
            found = register.persons.get(hit.id)
            if found is not None and (text == names or may_be_one(person, found)):
                seen.add(hit.id)
                yield found


def said_distinct(register: Register, one: PersonId, two: PersonId) -> bool:
    """Tell whether « Ce n’est pas elle » was answered for these two, in either order."""
    return two in not_the_same(register, one)


def not_the_same(register: Register, person_id: PersonId) -> frozenset[PersonId]:
    """Return everybody who was said not to be ``person_id``."""
    answers = register.distinct_persons.naming(person_id)
    return frozenset(_other(answer, person_id) for answer in answers)


def _other(answer: Distinct, person_id: PersonId) -> PersonId:
    return answer.second_id if answer.first_id == person_id else answer.first_id

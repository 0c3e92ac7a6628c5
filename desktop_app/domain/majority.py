"""Who counts as a minor where only a role and a partial date of birth are known."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.dates import may_be_minor
from desktop_app.domain.person import Person, Role

MINOR_ROLES = (Role.CHILD, Role.OTHER_MINOR)


def is_minor(person: Person, on: date) -> bool:
    """Tell whether a person counts as a minor: doubt counts as minor, a parent's silence does not.

    Source: mniop.md §2.2, s2_mineur.
    """
    if person.birth is None:
        return person.role in MINOR_ROLES
    return may_be_minor(person.birth, on)

"""Short constructors for the tests of the domain. All persons are fictional."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.person import Person

DOSSIER = DossierId("01900000-0000-7000-8000-000000000001")


def person(name: str = "", first: str = "", **fields: Any) -> Person:
    """Return a person of the test dossier, known by one name and one first name."""
    return Person(
        id=PersonId(fields.pop("id", f"person-{name}-{first}")),
        dossier_id=DOSSIER,
        birth_name=name,
        first_names=(first,) if first else (),
        **fields,
    )


def born(edtf: str, **fields: Any) -> Person:
    """Return a person born on a partial date."""
    return person("POPESCU", "Ana", birth=PartialDate(edtf), **fields)

"""Rows of an import beside each other and beside the persons of the register."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.domain.ids import PersonId
from desktop_app.domain.import_duplicates import (
    Alike,
    Candidate,
    alike,
    candidate,
    of_person,
)
from desktop_app.domain.import_plan import ReadSheet
from desktop_app.domain.import_read import ReadRow
from desktop_app.domain.names import display_name
from desktop_app.services.import_views import Duplicate

if TYPE_CHECKING:
    from desktop_app.register.register import Register


def likely_duplicates(
    register: Register, read: ReadSheet, step: Callable[[], None]
) -> tuple[Duplicate, ...]:
    """Return the rows that look like an earlier row or like a person of the register.

    ``step`` is called on the way, and may raise to stop.
    """
    people = {person.id: person for person in register.persons.all()}
    known = [of_person(person) for person in people.values()]
    rows = {row.number: row for row in read.rows}
    found = alike([_candidate(row) for row in read.rows], known, step)
    refs = (
        {str(dossier.id): dossier.ref for dossier in register.dossiers.all()}
        if any(isinstance(one.other, str) for one in found)
        else {}
    )

    def shown(one: Alike) -> Duplicate | None:
        row = rows[one.row]
        if isinstance(one.other, int):
            return Duplicate(
                one.row,
                row.names,
                one.likelihood,
                one.words,
                other_row=one.other,
                other_names=rows[one.other].names,
            )
        other = people[PersonId(one.other)]
        ref = refs.get(other.dossier_id, "")
        if not ref:
            return None  # its dossier is in the trash
        return Duplicate(
            one.row,
            row.names,
            one.likelihood,
            one.words,
            person_id=other.id,
            dossier_id=other.dossier_id,
            dossier_ref=ref,
            other_names=display_name(other),
        )

    return tuple(duplicate for one in found if (duplicate := shown(one)) is not None)


def _candidate(row: ReadRow) -> Candidate:
    person = row.person
    return candidate(
        row.number,
        (row.names,),
        person.get("phones", ()),
        person.get("birth"),
        person.get("sex"),
    )

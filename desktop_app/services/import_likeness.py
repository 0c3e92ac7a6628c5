"""Rows of an import beside each other and beside the persons of the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop_app.domain.ids import DossierId, PersonId
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
from desktop_app.domain.person import Person
from desktop_app.services.import_views import Duplicate

if TYPE_CHECKING:
    from desktop_app.register.register import Register


def likely_duplicates(
    register: Register, read: ReadSheet, step: Callable[[], None]
) -> tuple[Duplicate, ...]:
    """Return the rows that look like an earlier row or like a person of the register.

    ``step`` is called on the way, and may raise to stop.
    """
    refs = {dossier.id: dossier.ref for dossier in register.dossiers.all()}
    people = {person.id: person for person in register.persons.all() if person.dossier_id in refs}
    rows = {row.number: row for row in read.rows}
    known = [of_person(person) for person in people.values()]
    found = alike([_candidate(row) for row in read.rows], known, step)
    return tuple(
        _of_row(one, rows[one.row], rows[one.other])
        if isinstance(one.other, int)
        else _of_person(one, rows[one.row], people[PersonId(one.other)], refs)
        for one in found
    )


def _of_row(one: Alike, row: ReadRow, other: ReadRow) -> Duplicate:
    return Duplicate(
        one.row,
        row.names,
        one.likelihood,
        one.words,
        other_row=other.number,
        other_names=other.names,
    )


def _of_person(one: Alike, row: ReadRow, other: Person, refs: Mapping[DossierId, str]) -> Duplicate:
    return Duplicate(
        one.row,
        row.names,
        one.likelihood,
        one.words,
        person_id=other.id,
        dossier_id=other.dossier_id,
        dossier_ref=refs[other.dossier_id],
        other_names=display_name(other),
    )


def _candidate(row: ReadRow) -> Candidate:
    person = row.person
    return candidate(
        row.number,
        (row.names,),
        person.get("phones", ()),
        person.get("birth"),
        person.get("sex"),
    )

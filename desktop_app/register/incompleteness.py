"""In which dossiers something is to be completed, for all of them at once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from desktop_app.domain.completeness import DOSSIER_FIELDS_READ, FIELDS_READ, is_incomplete
from desktop_app.domain.ids import DossierId
from desktop_app.domain.person import Person
from desktop_app.domain.relation import Relation
from desktop_app.register import tables
from desktop_app.register.brief import brief_of
from desktop_app.register.database import Connection
from desktop_app.register.table import Table

_PERSON_FIELDS = tuple(dict.fromkeys((*FIELDS_READ, "birth_name", "usage_name", "aliases")))
_SAID = frozenset(
    {"birth", "sex", "nationalities", "languages", "phones", "schooling", "authority", "child_view"}
)
_RELATION_FIELDS = ("dossier_id", "from_id", "to_id")
_PLACE_FIELDS = ("id", "commune_code")
_person = brief_of(tables.PERSON, _PERSON_FIELDS, _SAID)
_relation = brief_of(tables.RELATION, _RELATION_FIELDS)
_place = brief_of(tables.PLACE, _PLACE_FIELDS)
_dossier = brief_of(tables.DOSSIER, DOSSIER_FIELDS_READ, {"services", "steps"})


def read_incomplete(connection: Connection) -> frozenset[DossierId]:
    """Return the dossiers in which something is to be completed.

    Only the columns that are looked at are read, and decoded when they are looked at.
    """
    persons: dict[str, list[Person]] = defaultdict(list)
    for row in connection.rows(_select(tables.PERSON, _PERSON_FIELDS)):
        persons[row[1]].append(_person(row))
    relations: dict[str, list[Relation]] = defaultdict(list)
    for row in connection.rows(_select(tables.RELATION, _RELATION_FIELDS)):
        relations[row[0]].append(_relation(row))
    places = {
        place.id: place
        for place in map(_place, connection.rows(_select(tables.PLACE, _PLACE_FIELDS)))
    }
    dossiers = map(_dossier, connection.rows(_select(tables.DOSSIER, DOSSIER_FIELDS_READ)))
    return frozenset(
        dossier.id
        for dossier in dossiers
        if is_incomplete(
            dossier, persons.get(dossier.id, ()), relations.get(dossier.id, ()), places
        )
    )


def _select(table: Table[Any], names: tuple[str, ...]) -> str:
    return f"SELECT {', '.join(names)} FROM {table.name} WHERE trashed_at IS NULL"  # noqa: S608

"""Two dossiers whose persons have just parted: what tied them is kept in words in both fiches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.dossier import Household
from desktop_app.domain.french import NBSP
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.names import display_name
from desktop_app.domain.person import Person
from desktop_app.domain.relation import Relation
from desktop_app.domain.relation_words import in_words
from desktop_app.register import tables
from desktop_app.register.moving import Moving

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register


class Parting:
    """Sorts out links, households and parental authority between two dossiers."""

    def __init__(self, register: Register, change: Change, moving: Moving) -> None:
        self._register = register
        self._change = change
        self._moving = moving
        self._parted: list[str] = []

    def part(self, old: DossierId, new: DossierId) -> tuple[str, ...]:
        """Put what ties the persons of one dossier with them; return the links cut, in words."""
        self._parted = []
        for first, second in ((old, new), (new, old)):
            self._relations(first, second)
            self._households(first, second)
            self._authorities(first)
        return tuple(self._parted)

    def _relations(self, first: DossierId, second: DossierId) -> None:
        here = {person.id: person for person in self._register.persons.by_dossier(first)}
        there = {person.id: person for person in self._register.persons.by_dossier(second)}
        for relation in self._register.relations.by_dossier(first):
            ends = {relation.from_id, relation.to_id}
            if ends <= there.keys():
                self._moving.move(tables.RELATION, (relation,), second)
            elif ends & here.keys() and ends & there.keys():
                self._part_relation(relation, {**here, **there})

    def _part_relation(self, relation: Relation, persons: Mapping[PersonId, Person]) -> None:
        """Put a link across two dossiers aside, and keep it in words in both fiches."""
        one, two = persons[relation.from_id], persons[relation.to_id]
        for viewer, other in ((one, two), (two, one)):
            words = in_words(relation, viewer, other, named=display_name)
            held = self._register.persons.require(viewer.id)
            line = f"Lien avec une personne d’un autre dossier{NBSP}: {words}"
            note = "\n".join(part for part in (held.note, line) if part.strip())
            self._register.persons.save(self._change, replace(held, note=note))
        self._parted.append(in_words(relation, one, two))
        self._register.relations.trash(self._change, relation.id)

    def _households(self, first: DossierId, second: DossierId) -> None:
        here = {person.id for person in self._register.persons.by_dossier(first)}
        there = {person.id for person in self._register.persons.by_dossier(second)}
        for household in self._register.households.by_dossier(first):
            members = set(household.member_ids)
            if members and members <= there:
                self._moving.move(tables.HOUSEHOLD, (household,), second)
            elif members & there:
                self._keep_members(household, here)

    def _keep_members(self, household: Household, here: set[PersonId]) -> None:
        members = tuple(one for one in household.member_ids if one in here)
        self._register.households.save(self._change, replace(household, member_ids=members))

    def _authorities(self, dossier_id: DossierId) -> None:
        """Keep in words who exercises parental authority from another dossier."""
        persons = self._register.persons.by_dossier(dossier_id)
        here = {person.id for person in persons}
        for person in persons:
            away = [one for one in person.authority_ids if one not in here]
            known = [p for p in map(self._register.persons.get, away) if p is not None]
            if not known:
                continue
            line = ", ".join(display_name(one) for one in known)
            note = "\n".join(part for part in (person.authority_note, line) if part.strip())
            ids = tuple(one for one in person.authority_ids if one in here)
            changed = replace(person, authority_ids=ids, authority_note=note)
            self._register.persons.save(self._change, changed)

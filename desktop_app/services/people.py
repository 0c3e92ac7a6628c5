"""Persons and relations: keeping, adding, putting aside, near names."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.ids import DossierId, PersonId, RelationId
from desktop_app.domain.names import display_name
from desktop_app.domain.person import Person, Role
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.domain.rights import Right
from desktop_app.domain.spoken_dates import age_in_words
from desktop_app.errors import BadInput
from desktop_app.services.access import Service, needs
from desktop_app.services.views import NearPerson


class People(Service):
    """One method a use case on persons and their relations."""

    @needs(Right.READ)
    def get(self, person_id: PersonId) -> Person:
        """Return a person."""
        return self._register.persons.require(person_id)

    @needs(Right.WRITE)
    def blank(self, dossier_id: DossierId, role: Role = Role.CHILD) -> Person:
        """Return a new person of a dossier, not yet kept."""
        known = self._register.persons.by_dossier(dossier_id)
        position = max((person.position for person in known), default=-1) + 1
        return Person(
            id=PersonId(self._new_id()), dossier_id=dossier_id, role=role, position=position
        )

    @needs(Right.WRITE)
    def save(self, person: Person) -> Person:
        """Keep a person as she is now, new or changed."""
        with self._register.change(self.actor, "change") as change:
            self._register.persons.save(change, person)
        return person

    @needs(Right.WRITE)
    def trash(self, person_id: PersonId) -> None:
        """Put a person in the trash; ``restore`` brings her back."""
        with self._register.change(self.actor, "trash") as change:
            self._register.persons.trash(change, person_id)

    @needs(Right.WRITE)
    def restore(self, person_id: PersonId) -> None:
        """Take a person out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.persons.restore(change, person_id)

    @needs(Right.WRITE)
    def relate(
        self, from_id: PersonId, kind: RelationKind, to_id: PersonId, words: str = ""
    ) -> Relation:
        """Write that ``from_id`` is ``kind`` of ``to_id``; raise ``BadInput`` across dossiers."""
        dossier_id = self._register.persons.require(from_id).dossier_id
        if from_id == to_id or self._register.persons.require(to_id).dossier_id != dossier_id:
            raise BadInput(
                "Ce lien ne peut pas être ajouté.", "Choisissez deux personnes du même dossier."
            )
        relation = Relation(
            id=RelationId(self._new_id()),
            dossier_id=dossier_id,
            from_id=from_id,
            to_id=to_id,
            kind=kind,
            words=words,
        )
        with self._register.change(self.actor, "create") as change:
            self._register.relations.save(change, relation)
        return relation

    @needs(Right.WRITE)
    def unrelate(self, relation_id: RelationId) -> None:
        """Put a relation in the trash."""
        with self._register.change(self.actor, "trash") as change:
            self._register.relations.trash(change, relation_id)

    @needs(Right.WRITE)
    def rerelate(self, relation_id: RelationId) -> None:
        """Take a relation out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.relations.restore(change, relation_id)

    @needs(Right.READ)
    def near(self, person: Person, limit: int = 3) -> tuple[NearPerson, ...]:
        """Return persons of other dossiers whose names look alike: a hint, never a block."""
        typed = " ".join((person.birth_name, person.usage_name, *person.first_names)).strip()
        if len(typed.replace(" ", "")) < 3:
            return ()
        today = self._clock().date()
        found: list[NearPerson] = []
        for hit in self._register.search.query(typed, limit + 10).hits:
            if hit.kind == "person" and hit.dossier_id != person.dossier_id:
                found.append(self._near(PersonId(hit.id), today))
            if len(found) == limit:
                break
        return tuple(found)

    def _near(self, person_id: PersonId, today: date) -> NearPerson:
        other = self._register.persons.require(person_id)
        dossier = self._register.dossiers.require(other.dossier_id)
        stay = other.stay
        place = None if stay is None else self._register.places.get(stay.place_id)
        return NearPerson(
            id=other.id,
            name=display_name(other),
            age=age_in_words(other, today),
            place="" if place is None else place.name,
            dossier_id=dossier.id,
            dossier_ref=dossier.ref,
        )

"""Persons and relations: keeping, adding, putting aside, near names."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.batch import Distinct
from desktop_app.domain.ids import DistinctId, DossierId, PersonId, RelationId
from desktop_app.domain.names import display_name
from desktop_app.domain.person import Person, Role
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.domain.rights import Right
from desktop_app.domain.spoken_dates import age_in_words
from desktop_app.errors import BadInput
from desktop_app.services.access import Service, needs
from desktop_app.services.near import named_alike, not_the_same
from desktop_app.services.views import NearPerson

_FROM_LETTERS = 3


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
        """Return persons whose names look alike: a hint, never a block (UX S06-AC1).

        Without those who were said not to be her. Within her dossier a family name alone is no
        hint: a first name must look alike too.
        """
        names = (person.birth_name, person.usage_name, *person.first_names)
        typed = " ".join(names).strip()
        if len(typed.replace(" ", "")) < _FROM_LETTERS:
            return ()
        refused = not_the_same(self._register, person.id)
        today = self._clock().date()
        found: list[NearPerson] = []
        for other in named_alike(self._register, person, limit + 10 + len(refused)):
            if other.id in refused:
                continue
            if other.dossier_id != person.dossier_id or _both_named(person):
                found.append(self._near(other, today))
            if len(found) == limit:
                break
        return tuple(found)

    @needs(Right.WRITE)
    def not_her(self, person_id: PersonId, other_ids: tuple[PersonId, ...]) -> None:
        """Remember that ``person_id`` is none of the others: they are proposed no more."""
        asked = not_the_same(self._register, person_id)
        with self._register.change(self.actor, "distinct") as change:
            for other_id in dict.fromkeys(other_ids):
                if other_id in asked or self._register.persons.get(other_id) is None:
                    continue
                answer = Distinct(
                    id=DistinctId(self._new_id()),
                    first_id=person_id,
                    second_id=other_id,
                    said_by=self.actor.name,
                    said_at=self._clock(),
                )
                self._register.distinct_persons.save(change, answer)

    def _near(self, other: Person, today: date) -> NearPerson:
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


def _both_named(person: Person) -> bool:
    """Tell whether a first name is known beside the family name."""
    return any(name.strip() for name in person.first_names) and bool(
        person.birth_name.strip() or person.usage_name.strip()
    )

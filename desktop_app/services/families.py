"""Links to each member of a dossier, and households: who lives with whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.dossier import Household
from desktop_app.domain.ids import DossierId, HouseholdId, PersonId, RelationId
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.domain.relation_words import reciprocal
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.services.access import Service, needs


@dataclass(frozen=True, slots=True)
class Link:
    """What a person is to another; ``kind`` is ``None`` for no link."""

    kind: RelationKind | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class LinksChanged:
    """What a writing of links did, for undoing it. ``reworded`` are links as they were before."""

    person_id: PersonId
    added: tuple[RelationId, ...] = ()
    removed: tuple[RelationId, ...] = ()
    reworded: tuple[Relation, ...] = ()


class Families(Service):
    """One method a use case on links and households."""

    @needs(Right.WRITE)
    def set_links(self, person_id: PersonId, links: Mapping[PersonId, Link]) -> LinksChanged:
        """Write what a person is to each of ``links``, in one change.

        Only the first link between the two is replaced; others that somebody noted stay. Raise
        ``BadInput`` for somebody of another dossier.
        """
        dossier_id = self._register.persons.require(person_id).dossier_id
        relations = self._register.relations.by_dossier(dossier_id)
        added: list[RelationId] = []
        removed: list[RelationId] = []
        reworded: list[Relation] = []
        with self._register.change(self.actor, "relate") as change:
            for other_id, link in links.items():
                self._check(person_id, other_id, dossier_id)
                known = first_link(relations, person_id, other_id)
                if link_of(known, person_id) == link:
                    continue
                if known is not None and known.kind is link.kind is RelationKind.OTHER:
                    reworded.append(known)
                    self._register.relations.save(change, replace(known, words=link.words))
                    continue
                if known is not None:
                    self._register.relations.trash(change, known.id)
                    removed.append(known.id)
                if link.kind is not None:
                    relation = Relation(
                        RelationId(self._new_id()),
                        dossier_id,
                        person_id,
                        other_id,
                        link.kind,
                        link.words,
                    )
                    self._register.relations.save(change, relation)
                    added.append(relation.id)
        return LinksChanged(person_id, tuple(added), tuple(removed), tuple(reworded))

    @needs(Right.WRITE)
    def take_back(self, changed: LinksChanged) -> LinksChanged:
        """Undo a writing of links, and return what undoes the undoing."""
        now = [self._register.relations.require(before.id) for before in changed.reworded]
        with self._register.change(self.actor, "relate") as change:
            for before in changed.reworded:
                self._register.relations.save(change, before)
            for relation_id in changed.added:
                self._register.relations.trash(change, relation_id)
            for relation_id in changed.removed:
                self._register.relations.restore(change, relation_id)
        return LinksChanged(changed.person_id, changed.removed, changed.added, tuple(now))

    @needs(Right.READ)
    def households(self, dossier_id: DossierId) -> tuple[Household, ...]:
        """Return the households of a dossier in their order."""
        return tuple(self._register.households.by_dossier(dossier_id))

    @needs(Right.WRITE)
    def blank_household(self, dossier_id: DossierId) -> Household:
        """Return a new household, not yet kept."""
        known = self._register.households.by_dossier(dossier_id)
        position = max((household.position for household in known), default=-1) + 1
        return Household(HouseholdId(self._new_id()), dossier_id, position=position)

    @needs(Right.WRITE)
    def save_household(self, household: Household) -> Household:
        """Keep a household; raise ``BadInput`` if a member is of another dossier."""
        for member in household.member_ids:
            if self._register.persons.require(member).dossier_id != household.dossier_id:
                raise _other_dossier()
        with self._register.change(self.actor, "change") as change:
            self._register.households.save(change, household)
        return household

    @needs(Right.WRITE)
    def trash_household(self, household_id: HouseholdId) -> None:
        """Put a household in the trash: its members stay in the dossier."""
        with self._register.change(self.actor, "trash") as change:
            self._register.households.trash(change, household_id)

    @needs(Right.WRITE)
    def restore_household(self, household_id: HouseholdId) -> None:
        """Take a household out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.households.restore(change, household_id)

    def _check(self, one: PersonId, two: PersonId, dossier_id: DossierId) -> None:
        if one == two or self._register.persons.require(two).dossier_id != dossier_id:
            raise _other_dossier()


def first_link(
    relations: list[Relation] | tuple[Relation, ...], one: PersonId, two: PersonId
) -> Relation | None:
    """Return the first link that was noted between two persons."""
    return next((item for item in relations if {item.from_id, item.to_id} == {one, two}), None)


def link_of(relation: Relation | None, person_id: PersonId) -> Link:
    """Return a link as ``person_id`` sees it."""
    if relation is None:
        return Link()
    mine = relation.from_id == person_id
    return Link(relation.kind if mine else reciprocal(relation.kind), relation.words)


def _other_dossier() -> BadInput:
    return BadInput(
        "Ce lien ne peut pas être ajouté.", "Choisissez deux personnes du même dossier."
    )

"""Dossiers: listing, reading whole, creating, keeping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.completeness import gaps
from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.french import relative_words
from desktop_app.domain.ids import DossierId, PersonId, PlaceId
from desktop_app.domain.names import display_name, family_label
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.relation import Relation
from desktop_app.domain.relation_words import in_words
from desktop_app.domain.rights import Right
from desktop_app.domain.spoken_dates import age_in_words, birth_in_words
from desktop_app.domain.typed_name import split_typed_name
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.dossier_marks import DossierMarks
from desktop_app.services.frozen import versions_of
from desktop_app.services.lines import dossier_line
from desktop_app.services.review_words import state_words, versions_words
from desktop_app.services.undoing import undo_lines
from desktop_app.services.views import (
    DossierLine,
    DossierView,
    EcritLine,
    PersonView,
)

if TYPE_CHECKING:
    from desktop_app.register.register import Register


class Dossiers(Service):
    """One method a use case on dossiers. ``title_of`` gives the title of a model by its id."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        title_of: Callable[[str], str],
        marks: DossierMarks,
    ) -> None:
        super().__init__(register, identity, clock)
        self._title_of = title_of
        self._marks = marks
        self._read: set[tuple[DossierId, date]] = set()

    @needs(Right.READ)
    def lines(self, state: DossierState | None = None) -> tuple[DossierLine, ...]:
        """Return a line a dossier, the most recently observed first."""
        today = self._clock().date()
        return tuple(dossier_line(row, today) for row in self._register.overview(state))

    @needs(Right.READ)
    def recents(self, limit: int = 7) -> tuple[DossierLine, ...]:
        """Return the last opened dossiers, the latest first."""
        today = self._clock().date()
        ids = self._register.recent(limit)
        return tuple(dossier_line(row, today) for row in self._register.overview(None, ids))

    @needs(Right.READ)
    def count(self, state: DossierState | None = None) -> int:
        """Return how many dossiers there are."""
        return self._register.count_dossiers(state)

    @needs(Right.READ)
    def by_ref(self, ref: str) -> DossierView:
        """Return the dossier of a reference such as D-2026-014, in any case of letters."""
        return self.view(self._register.dossiers.require_ref(ref).id)

    @needs(Right.READ)
    def view(self, dossier_id: DossierId, *, opened: bool = True) -> DossierView:
        """Return a dossier without its chronology; with ``opened`` it is the first of the recents.

        Of a dossier that was merged, return the one that was kept.
        """
        register = self._register
        dossier = register.dossiers.require_kept(dossier_id)
        dossier_id = dossier.id
        persons = tuple(register.persons.by_dossier(dossier_id))
        relations = tuple(register.relations.by_dossier(dossier_id))
        ecrits = register.ecrits.by_dossier(dossier_id)
        places = register.places.named_by(persons, ())
        if opened:
            self._opened(dossier_id)
        today = self._clock().date()
        return DossierView(
            dossier=dossier,
            label=family_label(persons),
            persons=person_views(persons, relations, places, today),
            relations=relations,
            places=places,
            ecrits=tuple(self._ecrit_line(ecrit, today) for ecrit in ecrits),
            gaps=gaps(dossier, persons, relations, places),
            marks=self._marks.of(dossier),
            households=tuple(register.households.by_dossier(dossier_id)),
            undoable=undo_lines(register, dossier_id, self._clock()),
        )

    @needs(Right.WRITE)
    def create(self, person: Person | None = None, *, typed_name: str = "") -> DossierView:
        """Open a new dossier, with its first person if one is given or typed."""
        now = self._clock()
        dossier_id = DossierId(self._new_id())
        with self._register.change(self.actor, "create") as change:
            ref = self._register.next_ref(change, "D", now.year)
            dossier = Dossier(id=dossier_id, ref=ref, opened_on=now.date())
            self._register.dossiers.save(change, dossier)
            if person is None:
                birth_name, first_names = split_typed_name(typed_name)
                person = Person(
                    id=PersonId(self._new_id()),
                    dossier_id=dossier_id,
                    birth_name=birth_name,
                    first_names=first_names,
                )
            self._register.persons.save(change, replace(person, dossier_id=dossier_id))
        self._read.add((dossier_id, now.date()))
        return self.view(dossier_id)

    @needs(Right.WRITE)
    def save(self, dossier: Dossier) -> Dossier:
        """Keep the changed values of a dossier."""
        with self._register.change(self.actor, "change") as change:
            dossier = self._marks.settle(change, dossier, self._new_id)
            self._register.dossiers.save(change, dossier)
        return dossier

    @needs(Right.WRITE)
    def archive(self, dossier_id: DossierId, reason: str = "") -> Dossier:
        """Archive a dossier today; it can still be read, found and reopened."""
        dossier = self._register.dossiers.require(dossier_id)
        return self._set_state(
            replace(
                dossier,
                state=DossierState.ARCHIVED,
                archived_on=self._clock().date(),
                archive_reason=reason.strip(),
            ),
            "archive",
        )

    @needs(Right.WRITE)
    def reopen(self, dossier_id: DossierId) -> Dossier:
        """Make an archived dossier active again."""
        dossier = self._register.dossiers.require(dossier_id)
        return self._set_state(
            replace(dossier, state=DossierState.ACTIVE, archived_on=None, archive_reason=""),
            "reopen",
        )

    @needs(Right.WRITE)
    def archive_again(self, dossier: Dossier) -> Dossier:
        """Put back the date and the reason of an archive that was just reopened."""
        held = self._register.dossiers.require(dossier.id)
        return self._set_state(
            replace(
                held,
                state=DossierState.ARCHIVED,
                archived_on=dossier.archived_on,
                archive_reason=dossier.archive_reason,
            ),
            "archive",
        )

    @needs(Right.WRITE)
    def trash(self, dossier_id: DossierId) -> None:
        """Put a dossier in the trash, with all that it holds; ``restore`` brings it back."""
        with self._register.change(self.actor, "trash") as change:
            self._register.dossiers.trash(change, dossier_id)

    @needs(Right.WRITE)
    def restore(self, dossier_id: DossierId) -> None:
        """Take a dossier out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.dossiers.restore(change, dossier_id)

    def _set_state(self, dossier: Dossier, verb: str) -> Dossier:
        with self._register.change(self.actor, verb) as change:
            self._register.dossiers.save(change, dossier)
        return dossier

    def _opened(self, dossier_id: DossierId) -> None:
        """Remember that a dossier was opened; write who read it, once a session and day (S-59)."""
        now = self._clock()
        if (dossier_id, now.date()) in self._read:
            self._register.touched(dossier_id, now)
            return
        with self._register.change(self.actor, "read") as change:
            change.note("dossier", dossier_id)
            self._register.touched(dossier_id, now)
        self._read.add((dossier_id, now.date()))

    def _ecrit_line(self, ecrit: Ecrit, today: date) -> EcritLine:
        created, zone = ecrit.created_at, self._clock().tzinfo
        versions = versions_of(self._register, ecrit)
        return EcritLine(
            ecrit=ecrit,
            title=self._title_of(ecrit.model_id),
            state=ecrit.state.label,
            changed_words="" if created is None else relative_words(created.date(), today),
            detail=state_words(ecrit, versions, today, zone),
            versions=versions_words(ecrit, versions),
        )


def person_views(
    persons: tuple[Person, ...],
    relations: tuple[Relation, ...],
    places: dict[PlaceId, Place],
    today: date,
) -> tuple[PersonView, ...]:
    """Return the persons with their age, place and relations in words."""
    by_id = {person.id: person for person in persons}

    def relation_words(person: Person) -> tuple[str, ...]:
        words = []
        for relation in relations:
            if person.id in (relation.from_id, relation.to_id):
                other = relation.to_id if relation.from_id == person.id else relation.from_id
                if other in by_id:
                    words.append(in_words(relation, person, by_id[other]))
        return tuple(words)

    return tuple(
        PersonView(
            person=person,
            name=display_name(person),
            age=age_in_words(person, today),
            birth=birth_in_words(person, today),
            place=None if person.stay is None else places.get(person.stay.place_id),
            relations=relation_words(person),
        )
        for person in persons
    )

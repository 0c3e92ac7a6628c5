"""Observations de lieu (maraude): one text on a place, a copy in each dossier (UX J2-10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.french import join_words
from desktop_app.domain.ids import (
    DossierId,
    ObservationId,
    OccasionId,
    PersonId,
    PlaceId,
    VisitId,
)
from desktop_app.domain.names import display_name, family_label, initials
from desktop_app.domain.observation import Observation, Visit, Voice
from desktop_app.domain.person import Person
from desktop_app.domain.rights import Right
from desktop_app.domain.spoken_dates import age_in_words
from desktop_app.errors import BadInput
from desktop_app.register.reversal import reverse
from desktop_app.services.access import Service, needs
from desktop_app.services.places import nothing
from desktop_app.services.visit_views import (
    Corrected,
    LinkedPerson,
    VisitEntry,
    VisitLink,
    VisitView,
)

if TYPE_CHECKING:
    from desktop_app.register.change import Change

_SHARED = {
    "text": "le texte",
    "observed": "la date",
    "time": "l’heure",
    "place_id": "le lieu",
    "place_text": "le lieu",
    "team": "l’équipe présente",
}
"""What a copy has from its observation de lieu, and how it is called."""


class Visits(Service):
    """One method a use case on observations de lieu."""

    @needs(Right.WRITE)
    def record(self, entry: VisitEntry, beside: Callable[[], None] = nothing) -> VisitId:
        """Keep a new observation de lieu, and a copy in the dossier of each person.

        ``beside`` runs in the same transaction. Raise ``BadInput`` if there is no text or no place.
        """
        _check(entry)
        visit = _with_entry(
            Visit(
                id=VisitId(self._new_id()),
                place_id=None,
                text="",
                entered_at=self._clock(),
                author=self.actor.name,
            ),
            entry,
        )
        with self._register.change(self.actor, "create") as change:
            self._register.visits.save(change, visit)
            for dossier_id, persons in self._by_dossier(entry.person_ids).items():
                self._new_copy(change, visit, dossier_id, persons)
            beside()
        return visit.id

    @needs(Right.READ)
    def view(self, visit_id: VisitId) -> VisitView:
        """Return an observation de lieu with its dossiers, and which copies differ from it.

        Dossiers in the trash are left out.
        """
        visit = self._register.visits.require(visit_id)
        copies = [copy for copy in self._copies(visit_id) if self._is_there(copy.dossier_id)]
        links = tuple(self._link(visit, copy) for copy in copies)
        entry = VisitEntry(
            place_id=visit.place_id,
            place_text=visit.place_text,
            observed=visit.observed,
            time=visit.time,
            team=visit.team,
            text=visit.text,
            person_ids=tuple(person.person_id for link in links for person in link.persons),
        )
        return VisitView(visit, entry, links)

    @needs(Right.WRITE)
    def change(
        self, visit_id: VisitId, entry: VisitEntry, beside: Callable[[], None] = nothing
    ) -> Corrected:
        """Correct an observation de lieu and every copy of it, in one change.

        What was corrected in a dossier alone stays there, field by field, unless the dossier is in
        ``replace_in``. A dossier none of whose persons is linked any more loses its copy to the
        trash; one that is in the trash itself keeps its copy and its persons. ``beside`` runs in
        the same transaction. ``undo_change`` takes what is returned. Raise ``BadInput`` as
        ``record`` does.
        """
        _check(entry)
        former = self._register.visits.require(visit_id)
        visit = _with_entry(former, entry)
        wanted = self._by_dossier(entry.person_ids)
        with self._register.change(self.actor, "change") as change:
            self._register.visits.save(change, visit)
            for copy in self._copies(visit_id):
                persons = wanted.pop(copy.dossier_id, ())
                if not self._is_there(copy.dossier_id):
                    persons = copy.person_ids
                if not persons:
                    self._register.observations.trash(change, copy.id)
                    continue
                whole = copy.dossier_id in entry.replace_in
                corrected = _corrected(copy, former, visit, whole=whole)
                self._register.observations.save(change, replace(corrected, person_ids=persons))
            for dossier_id, persons in wanted.items():
                self._new_copy(change, visit, dossier_id, persons)
            beside()
            return Corrected(change.first_entry, change.last_entry)

    @needs(Right.WRITE)
    def undo_change(self, done: Corrected, beside: Callable[[], None] = nothing) -> None:
        """Put back what a correction changed, in every dossier; what was written since stays."""
        entries = self._register.journal.between(done.first_entry, done.last_entry)
        with self._register.change(self.actor, "undo") as change:
            reverse(self._register.connection, change, entries)
            beside()

    @needs(Right.WRITE)
    def withdraw(
        self, visit_id: VisitId, beside: Callable[[], None] = nothing
    ) -> tuple[ObservationId, ...]:
        """Put an observation de lieu and its copies in the trash; return what ``restore`` needs."""
        copies = tuple(copy.id for copy in self._copies(visit_id))
        with self._register.change(self.actor, "trash") as change:
            for copy_id in copies:
                self._register.observations.trash(change, copy_id)
            self._register.visits.trash(change, visit_id)
            beside()
        return copies

    @needs(Right.WRITE)
    def restore(self, visit_id: VisitId, copies: tuple[ObservationId, ...]) -> None:
        """Take an observation de lieu and its copies out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.visits.restore(change, visit_id)
            for copy_id in copies:
                self._register.observations.restore(change, copy_id)

    @needs(Right.READ)
    def persons(self, ids: tuple[PersonId, ...]) -> tuple[LinkedPerson, ...]:
        """Return persons as the form shows them; those in the trash are left out."""
        found = self._register.persons.many(ids)
        return self._known(self._linked(found[one]) for one in ids if one in found)

    @needs(Right.READ)
    def search(self, text: str, limit: int = 8) -> tuple[LinkedPerson, ...]:
        """Return persons found by what is typed, as the one search of the program finds them."""
        if not text.strip():
            return ()
        hits = self._register.search.query(text, limit * 2).hits
        ids = tuple(dict.fromkeys(PersonId(hit.id) for hit in hits if hit.kind == "person"))
        found = self._register.persons.many(ids)
        return self._known(self._linked(found[one]) for one in ids if one in found)[:limit]

    @needs(Right.READ)
    def living(self, place_id: PlaceId) -> tuple[LinkedPerson, ...]:
        """Return who lives in a place, family by family: proposed, never linked by themselves."""
        living = [
            self._linked(person)
            for person in self._register.persons.of_place(place_id)
            if person.stay is not None and person.stay.place_id == place_id
        ]
        return tuple(sorted(self._known(living), key=lambda person: person.dossier_ref))

    def _copies(self, visit_id: VisitId) -> list[Observation]:
        """Return the texts that came from the visit; a dossier may have added other voices."""
        first: dict[DossierId, Observation] = {}
        for copy in self._register.observations.by_visit(visit_id):
            if copy.voice is Voice.SEEN:
                first.setdefault(copy.dossier_id, copy)
        return list(first.values())

    def _by_dossier(self, ids: Iterable[PersonId]) -> dict[DossierId, tuple[PersonId, ...]]:
        wanted = tuple(dict.fromkeys(ids))
        found = self._register.persons.many(wanted)
        groups: dict[DossierId, tuple[PersonId, ...]] = {}
        for person_id in wanted:
            person = found.get(person_id)
            if person is not None and self._is_there(person.dossier_id):
                known = groups.get(person.dossier_id, ())
                groups[person.dossier_id] = (*known, person_id)
        return groups

    def _is_there(self, dossier_id: DossierId) -> bool:
        return self._register.dossiers.get(dossier_id) is not None

    def _known(self, persons: Iterable[LinkedPerson]) -> tuple[LinkedPerson, ...]:
        """Leave out who is in a dossier of the trash."""
        return tuple(person for person in persons if person.dossier_ref)

    def _new_copy(
        self, change: Change, visit: Visit, dossier_id: DossierId, persons: tuple[PersonId, ...]
    ) -> None:
        copy = Observation(
            id=ObservationId(self._new_id()),
            dossier_id=dossier_id,
            occasion_id=OccasionId(self._new_id()),
            voice=Voice.SEEN,
            text=visit.text,
            observed=visit.observed,
            time=visit.time,
            entered_at=self._clock(),
            author=visit.author,
            team=visit.team,
            place_id=visit.place_id,
            place_text=visit.place_text,
            person_ids=persons,
            visit_id=visit.id,
        )
        self._register.observations.save(change, copy)

    def _link(self, visit: Visit, copy: Observation) -> VisitLink:
        dossier = self._register.dossiers.get(copy.dossier_id)
        persons = self._register.persons.by_dossier(copy.dossier_id)
        seen = [person for person in persons if person.id in copy.person_ids]
        return VisitLink(
            dossier_id=copy.dossier_id,
            dossier_ref="" if dossier is None else dossier.ref,
            label=family_label(persons),
            occasion_id=copy.occasion_id,
            persons=tuple(map(self._linked, seen)),
            differs=differing(visit, copy),
        )

    def _linked(self, person: Person) -> LinkedPerson:
        dossier = self._register.dossiers.get(person.dossier_id)
        ref = "" if dossier is None else dossier.ref
        age = age_in_words(person, self._clock().date())
        return LinkedPerson(
            person_id=person.id,
            dossier_id=person.dossier_id,
            dossier_ref=ref,
            name=display_name(person),
            short=initials(person),
            detail=", ".join(filter(None, (age, ref))),
        )


def differing(visit: Visit, copy: Observation) -> tuple[str, ...]:
    """Return what a copy says otherwise than its observation de lieu: « le texte », « la date »."""
    names = (
        label for name, label in _SHARED.items() if getattr(copy, name) != getattr(visit, name)
    )
    return tuple(dict.fromkeys(names))


def difference_words(link: VisitLink) -> str:
    """Return « D-2026-014 : le texte et la date ont été corrigés à part. »"""
    return f"{link.dossier_ref}\u00a0: corrigé à part dans ce dossier, {join_words(link.differs)}."


def _corrected(copy: Observation, former: Visit, visit: Visit, *, whole: bool) -> Observation:
    """Return the copy as corrected: each field that was still the visit's own, or all of them."""
    values: dict[str, Any] = {}
    for name in _SHARED:
        if whole or getattr(copy, name) == getattr(former, name):
            values[name] = getattr(visit, name)
    return replace(copy, **values)


def _with_entry(visit: Visit, entry: VisitEntry) -> Visit:
    return replace(
        visit,
        place_id=entry.place_id,
        place_text=entry.place_text,
        observed=entry.observed,
        time=entry.time,
        team=entry.team,
        text=entry.text.strip(),
    )


def _check(entry: VisitEntry) -> None:
    if not entry.text.strip():
        raise BadInput("L’observation est vide.", "Écrivez au moins un mot, puis enregistrez-la.")
    if entry.place_id is None and not entry.place_text.strip():
        raise BadInput(
            "Le lieu n’est pas dit.", "Choisissez-le, ou écrivez où c’était en quelques mots."
        )

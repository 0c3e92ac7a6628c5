"""Leaving a place: the stays of all who go end in one change, undone as one (UX §2.22)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.batch import Batch, BatchKind
from desktop_app.domain.french import plural
from desktop_app.domain.ids import BatchId, PlaceEventId, PlaceId
from desktop_app.domain.person import Person
from desktop_app.domain.place import Departure, Place, PlaceEvent, PlaceEventKind, Stay
from desktop_app.domain.place_history import moved
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.place_views import LeaveRequest, Left
from desktop_app.services.place_words import place_words
from desktop_app.services.places import nothing
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register

_EVENT_OF = {
    Departure.EVICTION: PlaceEventKind.EVICTION,
    Departure.HOUSED: PlaceEventKind.RELOCATION,
}


class Departures(Service):
    """One method a use case on departures of several persons."""

    def __init__(
        self, register: Register, identity: Identity, clock: Clock, reference: Reference
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference

    @needs(Right.WRITE)
    def leave(self, request: LeaveRequest, beside: Callable[[], None] = nothing) -> Left:
        """End the stays of ``request``; raise ``BadInput`` if nobody of them lives there.

        The former stay is kept whole with its end and its reason. ``beside`` runs in the same
        transaction.
        """
        register = self._register
        place = register.places.require(request.place_id)
        leaving = self._leaving(request)
        batch_id = BatchId(self._new_id())
        with register.change(self.actor, "departure") as change:
            for person in leaving:
                to = None if request.to is None else Stay(request.to, since=request.left)
                register.persons.save(change, moved(person, to, request.left, request.why))
            if request.event:
                register.place_events.save(change, self._event(request))
            if request.closing:
                closed = replace(place, until=request.left or place.until)
                register.places.save(change, closed)
            self._save_batch(change, batch_id, place)
            beside()
        ended = plural(len(leaving), "séjour terminé", "séjours terminés")
        words = f"{ended}. Annulable 30\u00a0jours."
        return Left(batch_id, words, self._crossing(place, request.to))

    def _leaving(self, request: LeaveRequest) -> list[Person]:
        persons = self._register.persons.many(request.person_ids).values()
        leaving = [
            person
            for person in persons
            if person.stay is not None and person.stay.place_id == request.place_id
        ]
        if request.to == request.place_id:
            raise BadInput(
                "Le nouveau lieu est celui que l’on quitte.", "Choisissez un autre lieu."
            )
        if not leaving and request.person_ids:
            raise BadInput("Personne de cette liste ne vit plus ici.", "Actualisez la page.")
        return leaving

    def _event(self, request: LeaveRequest) -> PlaceEvent:
        kind = PlaceEventKind.OTHER
        if request.why is not None:
            kind = _EVENT_OF.get(request.why, PlaceEventKind.OTHER)
        return PlaceEvent(
            id=PlaceEventId(self._new_id()),
            place_id=request.place_id,
            kind=kind,
            happened=request.left,
            text=request.text,
            author=self.actor.name,
            entered_at=self._clock(),
        )

    def _save_batch(self, change: Change, batch_id: BatchId, place: Place) -> None:
        batch = Batch(
            id=batch_id,
            kind=BatchKind.DEPARTURE,
            made_at=self._clock(),
            made_by=self.actor.name,
            first_entry=change.first_entry,
            last_entry=change.last_entry,
            label=place_words(place),
            subjects=(place.id,),
        )
        self._register.batches.save(change, batch)

    def _crossing(self, place: Place, to: PlaceId | None) -> str:
        new = None if to is None else self._register.places.get(to)
        if new is None or not place.commune_code or not new.commune_code:
            return ""
        change = self._reference.communes.change(place.commune_code, new.commune_code)
        return "" if change is None else change.words

"""Places, their events, communes and the territory whose CRIP is competent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.ids import PlaceEventId, PlaceId
from desktop_app.domain.place import Place, PlaceEvent, PlaceEventKind
from desktop_app.domain.rights import Right
from desktop_app.domain.territory import Commune, Territory, TerritoryChange
from desktop_app.errors import BadInput
from desktop_app.register.places_read import PlacesRead
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.place_reading import PlaceReading
from desktop_app.services.place_views import PlaceLine, PlaceView
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.register import Register


def nothing() -> None:
    """Do nothing beside."""


class Places(Service):
    """One method a use case on places."""

    def __init__(
        self, register: Register, identity: Identity, clock: Clock, reference: Reference
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference

    @needs(Right.READ)
    def all(self) -> tuple[Place, ...]:
        """Return every place, by name, the hidden ones too."""
        return tuple(sorted(self._register.places.all(), key=lambda place: place.name.casefold()))

    @needs(Right.READ)
    def get(self, place_id: PlaceId) -> Place:
        """Return a place."""
        return self._register.places.require(place_id)

    @needs(Right.READ)
    def lines(self) -> tuple[PlaceLine, ...]:
        """Return a line a place, by name."""
        return self._reading().lines()

    @needs(Right.READ)
    def view(self, place_id: PlaceId) -> PlaceView:
        """Return a place whole: who lives and lived there, and what happened."""
        return self._reading().view(self._register.places.require(place_id))

    @needs(Right.WRITE)
    def blank(self) -> Place:
        """Return a new place, not yet kept."""
        return Place(id=PlaceId(self._new_id()))

    @needs(Right.WRITE)
    def save(self, place: Place) -> Place:
        """Keep a place; its commune's name follows its INSEE code."""
        place = with_commune(place, self._reference)
        with self._register.change(self.actor, "change") as change:
            self._register.places.save(change, place)
        return place

    @needs(Right.WRITE)
    def hide(self, place_id: PlaceId, *, hidden: bool) -> Place:
        """Propose a place no more, or again; it stays where it is named."""
        return self.save(replace(self._register.places.require(place_id), hidden=hidden))

    @needs(Right.WRITE)
    def trash(self, place_id: PlaceId) -> None:
        """Put a place in the trash; raise ``BadInput`` if anything names it."""
        if PlacesRead(self._register.connection).is_named(place_id):
            raise BadInput(
                "Ce lieu est cité dans des fiches ou des observations.",
                "Choisissez «\u00a0Ne plus proposer ce lieu\u00a0», ou réunissez-le à un autre.",
            )
        with self._register.change(self.actor, "trash") as change:
            self._register.places.trash(change, place_id)

    @needs(Right.WRITE)
    def restore(self, place_id: PlaceId) -> None:
        """Take a place out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.places.restore(change, place_id)

    @needs(Right.READ)
    def event(self, event_id: PlaceEventId) -> PlaceEvent:
        """Return an event of a place."""
        return self._register.place_events.require(event_id)

    @needs(Right.WRITE)
    def blank_event(self, place_id: PlaceId) -> PlaceEvent:
        """Return a new event of a place, not yet kept."""
        return PlaceEvent(
            id=PlaceEventId(self._new_id()),
            place_id=place_id,
            kind=PlaceEventKind.OTHER,
            author=self.actor.name,
            entered_at=self._clock(),
        )

    @needs(Right.WRITE)
    def save_event(self, event: PlaceEvent, beside: Callable[[], None] = nothing) -> PlaceEventId:
        """Keep an event, new or corrected; ``beside`` runs in the same transaction."""
        with self._register.change(self.actor, "change") as change:
            self._register.place_events.save(change, event)
            beside()
        return event.id

    @needs(Right.WRITE)
    def trash_event(self, event_id: PlaceEventId, beside: Callable[[], None] = nothing) -> None:
        """Put an event in the trash; ``beside`` runs in the same transaction."""
        with self._register.change(self.actor, "trash") as change:
            self._register.place_events.trash(change, event_id)
            beside()

    @needs(Right.WRITE)
    def restore_event(self, event_id: PlaceEventId) -> None:
        """Take an event out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.place_events.restore(change, event_id)

    @needs(Right.READ)
    def communes(self, text: str, limit: int = 20) -> tuple[Commune, ...]:
        """Return communes whose name or postal code begins with what is typed."""
        return tuple(self._reference.communes.search(text, limit))

    @needs(Right.READ)
    def territory(self, commune_code: str) -> Territory | None:
        """Return the competent territory of a commune, with the reason in words."""
        return self._reference.territory(commune_code)

    @needs(Right.READ)
    def crossing(self, former: PlaceId, new: PlaceId) -> TerritoryChange | None:
        """Return what moving from a place to another changes for the CRIP; nothing is done."""
        known = self._register.places.many((former, new))
        codes = [known[one].commune_code if one in known else "" for one in (former, new)]
        return self._reference.communes.change(*codes) if all(codes) else None

    def _reading(self) -> PlaceReading:
        return PlaceReading(self._register, self._clock())


def with_commune(place: Place, reference: Reference) -> Place:
    """Return the place with the name of its commune, which follows its INSEE code."""
    commune = reference.commune(place.commune_code)
    return place if commune is None else replace(place, commune=commune.name)

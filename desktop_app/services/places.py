"""Places, communes and the territory whose CRIP is competent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.ids import PlaceId
from desktop_app.domain.place import Place
from desktop_app.domain.rights import Right
from desktop_app.domain.territory import Commune, Territory
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.register import Register


class Places(Service):
    """One method a use case on places."""

    def __init__(
        self, register: Register, identity: Identity, clock: Clock, reference: Reference
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference

    @needs(Right.READ)
    def all(self) -> tuple[Place, ...]:
        """Return every place, by name."""
        return tuple(sorted(self._register.places.all(), key=lambda place: place.name.casefold()))

    @needs(Right.READ)
    def get(self, place_id: PlaceId) -> Place:
        """Return a place."""
        return self._register.places.require(place_id)

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

    @needs(Right.READ)
    def communes(self, text: str, limit: int = 20) -> tuple[Commune, ...]:
        """Return communes whose name or postal code begins with what is typed."""
        return tuple(self._reference.communes.search(text, limit))

    @needs(Right.READ)
    def territory(self, commune_code: str) -> Territory | None:
        """Return the competent territory of a commune, with the reason in words."""
        return self._reference.territory(commune_code)


def with_commune(place: Place, reference: Reference) -> Place:
    """Return the place with the name of its commune, which follows its INSEE code."""
    commune = reference.commune(place.commune_code)
    return place if commune is None else replace(place, commune=commune.name)

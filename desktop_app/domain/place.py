"""Places: where people live, where something happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import PlaceEventId, PlaceId


class PlaceKind(StrEnum):
    """The kinds of a lieu de vie (UX §2.24)."""

    SITE = "site"
    SQUAT = "squat"
    HOTEL = "hotel"
    SHELTER = "shelter"
    HOUSING = "housing"
    STREET = "street"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the French label."""
        return _LABELS[self]


_LABELS = {
    PlaceKind.SITE: "Terrain, bidonville",
    PlaceKind.SQUAT: "Squat",
    PlaceKind.HOTEL: "Hôtel",
    PlaceKind.SHELTER: "Hébergement",
    PlaceKind.HOUSING: "Logement",
    PlaceKind.STREET: "Rue",
    PlaceKind.OTHER: "Autre",
    PlaceKind.UNKNOWN: "Inconnu",
}


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Degrees, WGS 84. No paper and no export ever carries them (UX J6-6)."""

    latitude: float
    longitude: float

    def __repr__(self) -> str:
        """Return no number: what is printed of an object ends in logs and reports."""
        return "Coordinates(…)"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that several dossiers may share. ``commune_code`` is the INSEE code of the COG.

    A ``hidden`` place is no longer proposed and stays on the records that name it.
    ``former_names`` are those it had before, or had in a place that was joined to this one.
    """

    id: PlaceId
    name: str = ""
    kind: PlaceKind = PlaceKind.UNKNOWN
    address: str = ""
    commune_code: str = ""
    commune: str = ""
    landmark: str = ""
    note: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    coordinates: Coordinates | None = None
    hidden: bool = False
    former_names: tuple[str, ...] = ()


class PlaceEventKind(StrEnum):
    """What happens to a place where people live."""

    SETTLED = "settled"
    NOTICE = "notice"
    EVICTION = "eviction"
    FIRE = "fire"
    RELOCATION = "relocation"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the French label."""
        return _EVENTS[self]


_EVENTS = {
    PlaceEventKind.SETTLED: "Installation",
    PlaceEventKind.NOTICE: "Annonce d’expulsion",
    PlaceEventKind.EVICTION: "Expulsion",
    PlaceEventKind.FIRE: "Incendie",
    PlaceEventKind.RELOCATION: "Relogement",
    PlaceEventKind.OTHER: "Autre événement",
}


@dataclass(frozen=True, slots=True)
class PlaceEvent:
    """Something that happened to a place, in the words of who wrote it down."""

    id: PlaceEventId
    place_id: PlaceId
    kind: PlaceEventKind
    happened: PartialDate | None = None
    text: str = ""
    author: str = ""
    entered_at: datetime | None = None


class Departure(StrEnum):
    """Why somebody left a place."""

    MOVE = "move"
    EVICTION = "eviction"
    HOUSED = "housed"
    PLACED = "placed"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the French words."""
        return _DEPARTURES[self]


_DEPARTURES = {
    Departure.MOVE: "départ",
    Departure.EVICTION: "expulsion",
    Departure.HOUSED: "hébergement ou relogement",
    Departure.PLACED: "mesure de protection",
    Departure.UNKNOWN: "motif inconnu",
}


@dataclass(frozen=True, slots=True)
class Stay:
    """How a person lives in a place: landmark of her own, since when, until when and why."""

    place_id: PlaceId
    landmark: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    departure: Departure | None = None

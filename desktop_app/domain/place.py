"""Places: where people live, where something happened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import PlaceId


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
class Place:
    """A place that several dossiers may share. ``commune_code`` is the INSEE code of the COG."""

    id: PlaceId
    name: str = ""
    kind: PlaceKind = PlaceKind.UNKNOWN
    address: str = ""
    commune_code: str = ""
    commune: str = ""
    landmark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """How a person lives in a place: landmark of her own, since when, until when."""

    place_id: PlaceId
    landmark: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None

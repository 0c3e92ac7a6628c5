"""Arrivals, departures and what happened to the places where the persons of a dossier lived.

Derived from the stays of the persons and from the events of their places; nothing is stored here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.french import NBSP, join_words
from desktop_app.domain.ids import PlaceId
from desktop_app.domain.names import short_name
from desktop_app.domain.person import Person
from desktop_app.domain.place import Departure, Place, PlaceEvent
from desktop_app.domain.place_history import Crossing, stays_in_order

_UNNAMED = "lieu sans nom"


@dataclass(frozen=True, slots=True)
class Move:
    """One entry of the chronology. ``key`` tells it from the others of a dossier, always alike.

    A change of CRIP has no one place.
    """

    key: str
    when: PartialDate
    title: str
    body: str
    place_id: PlaceId | None = None
    author: str = ""


def moves(
    persons: Sequence[Person],
    places: Mapping[PlaceId, Place],
    events: Iterable[PlaceEvent],
    crossings: Iterable[Crossing] = (),
) -> tuple[Move, ...]:
    """Return what is dated; persons who came or left together are one entry.

    ``crossings`` are the moves that led to another CRIP or département: a fact, said apart.
    """
    return (
        *_comings_and_goings(persons, places),
        *_place_events(persons, places, events),
        *(
            Move(item.key, item.when, item.title, item.words)
            for item in crossings
            if item.when is not None
        ),
    )


def places_lived_in(persons: Iterable[Person]) -> tuple[PlaceId, ...]:
    """Return the places of all stays of these persons, each once."""
    return tuple(
        dict.fromkeys(stay.place_id for person in persons for stay in stays_in_order(person))
    )


def _comings_and_goings(persons: Sequence[Person], places: Mapping[PlaceId, Place]) -> list[Move]:
    groups: dict[tuple[str, PartialDate, PlaceId, Departure | None], list[str]] = {}
    for person in persons:
        for stay in stays_in_order(person):
            for sort, day, why in (
                ("arrival", stay.since, None),
                ("departure", stay.until, stay.departure),
            ):
                if day is not None:
                    key = (sort, day, stay.place_id, why)
                    groups.setdefault(key, []).append(short_name(person))
    return [_move(key, names, places) for key, names in groups.items()]


def _move(
    key: tuple[str, PartialDate, PlaceId, Departure | None],
    names: list[str],
    places: Mapping[PlaceId, Place],
) -> Move:
    sort, day, place_id, why = key
    named = place_name(places.get(place_id))
    title = f"Arrivée{NBSP}: {named}" if sort == "arrival" else f"Départ{NBSP}: {named}"
    reason = "" if why is None or why is Departure.MOVE else why.label
    who = join_words(list(dict.fromkeys(names)))
    return Move(
        key=f"{sort}/{place_id}/{day.edtf}/{why or ''}",
        when=day,
        title=title,
        body=", ".join(part for part in (who, reason) if part),
        place_id=place_id,
    )


def _place_events(
    persons: Sequence[Person], places: Mapping[PlaceId, Place], events: Iterable[PlaceEvent]
) -> list[Move]:
    found = []
    for event in events:
        day = event.happened
        if day is not None and _concerns(persons, event.place_id, day):
            named = place_name(places.get(event.place_id))
            title = f"{event.kind.label}{NBSP}: {named}"
            found.append(Move(event.id, day, title, event.text, event.place_id, event.author))
    return found


def _concerns(persons: Iterable[Person], place_id: PlaceId, day: PartialDate) -> bool:
    """Tell whether somebody may have lived there then; a stay without a date may be any time."""
    return any(
        stay.place_id == place_id
        and (stay.since is None or stay.since.earliest <= day.latest)
        and (stay.until is None or stay.until.latest >= day.earliest)
        for person in persons
        for stay in stays_in_order(person)
    )


def place_name(place: Place | None) -> str:
    """Return what a place is called in one or two words."""
    if place is None:
        return _UNNAMED
    return place.name or place.address or place.commune or place.kind.label

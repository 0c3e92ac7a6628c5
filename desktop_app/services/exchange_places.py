"""The places of a dossier file: what goes along with them, and those the register has already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.exchange import Bundle
from desktop_app.domain.ids import PlaceEventId, PlaceId
from desktop_app.domain.observation import Observation, Visit
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceEvent, Stay

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register


def visits_given(observations: Iterable[Observation]) -> tuple[Visit, ...]:
    """Return the observations de lieu of a dossier in the dossier's own words.

    The common text is not given: it may have been corrected here to leave another family out.
    """
    found: dict[str, Visit] = {}
    for item in observations:
        if item.visit_id is not None and item.visit_id not in found:
            found[item.visit_id] = Visit(
                id=item.visit_id,
                place_id=item.place_id,
                text=item.text,
                place_text=item.place_text,
                observed=item.observed,
                time=item.time,
                entered_at=item.entered_at,
                author=item.author,
                team=item.team,
            )
    return tuple(found.values())


def events_given(register: Register, places: Iterable[Place]) -> tuple[PlaceEvent, ...]:
    """Return what happened to these places."""
    return tuple(event for place in places for event in register.place_events.by_place(place.id))


def with_known_places(register: Register, bundle: Bundle) -> Bundle:
    """Name the places that the register already has, value for value, in place of their copies.

    Of such a place what the register knows already is not written again either.
    """
    if not bundle.places:
        return bundle
    known = {_value(place): place.id for place in register.places.all()}
    same = {place.id: known[_value(place)] for place in bundle.places if _value(place) in known}
    told = {
        _event_value(event)
        for place_id in same.values()
        for event in register.place_events.by_place(place_id)
    }

    def mapped(item: Any) -> Any:
        return replace(item, place_id=same.get(item.place_id, item.place_id))

    events = (mapped(event) for event in bundle.place_events)
    return replace(
        bundle,
        places=tuple(place for place in bundle.places if place.id not in same),
        place_events=tuple(event for event in events if _event_value(event) not in told),
        persons=tuple(_with_places(person, same) for person in bundle.persons),
        observations=tuple(map(mapped, bundle.observations)),
        visits=tuple(map(mapped, bundle.visits)),
        indications=tuple(map(mapped, bundle.indications)),
    )


def save_places(register: Register, change: Change, bundle: Bundle) -> None:
    """Write the places of a dossier, what happened to them, and its observations de lieu."""
    for place in bundle.places:
        register.places.save(change, place)
    for event in bundle.place_events:
        register.place_events.save(change, event)
    for visit in bundle.visits:
        register.visits.save(change, visit)


def _with_places(person: Person, same: dict[PlaceId, PlaceId]) -> Person:
    def mapped(stay: Stay) -> Stay:
        return replace(stay, place_id=same.get(stay.place_id, stay.place_id))

    present = None if person.stay is None else mapped(person.stay)
    return replace(person, stay=present, past_stays=tuple(map(mapped, person.past_stays)))


def _value(place: Place) -> Place:
    """Return what a file can say of a place: never where it is on a map."""
    return replace(place, id=PlaceId(""), coordinates=None)


def _event_value(event: PlaceEvent) -> PlaceEvent:
    return replace(event, id=PlaceEventId(""))

"""Read places for the window: lines of the list, and one place whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.french import NBSP, plural
from desktop_app.domain.ids import DossierId, PlaceId
from desktop_app.domain.names import display_name, initials
from desktop_app.domain.observation import Visit
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, Stay
from desktop_app.domain.place_history import (
    HistoryEntry,
    in_order,
    place_entries,
    since_words,
    stay_words,
    stays_in_order,
)
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.register.places_read import PlacesRead
from desktop_app.services.place_views import PlaceLine, PlaceView, PlaceVisitLine, Resident
from desktop_app.services.place_words import place_words
from desktop_app.services.undoing import undo_lines

if TYPE_CHECKING:
    from desktop_app.register.register import Register


class PlaceReading:
    """Reads at one moment; who is in the trash is left out."""

    def __init__(self, register: Register, now: datetime) -> None:
        self._register = register
        self._now = now
        self._dossiers: dict[DossierId, Dossier | None] = {}

    def lines(self) -> tuple[PlaceLine, ...]:
        """Return a line a place, by name."""
        read = PlacesRead(self._register.connection)
        inhabitants, last = read.inhabitants(), read.last_observed()
        places = sorted(self._register.places.all(), key=lambda place: place.name.casefold())
        return tuple(
            PlaceLine(
                place=place,
                words=place_words(place),
                kind=place.kind.label,
                state=_state(place),
                persons=inhabitants.get(place.id, 0),
                last=last.get(place.id),
                last_words="" if place.id not in last else date_in_words(last[place.id]),
            )
            for place in places
        )

    def view(self, place: Place) -> PlaceView:
        """Return a place whole."""
        register = self._register
        persons = self._people(place.id)
        events = tuple(register.place_events.by_place(place.id))
        visits = register.visits.by_place(place.id)
        entries = (*place_entries(place, persons, events), *map(_visit_entry, visits))
        return PlaceView(
            place=place,
            words=place_words(place),
            living=tuple(
                self._resident(person, person.stay)
                for person in persons
                if person.stay is not None and person.stay.place_id == place.id
            ),
            lived=tuple(self._lived(persons, place.id)),
            events=events,
            history=in_order(entries),
            visits=tuple(self._visit(visit) for visit in _latest_first(visits)),
            undoable=undo_lines(register, place.id, self._now),
            used=PlacesRead(register.connection).is_named(place.id),
        )

    def _people(self, place_id: PlaceId) -> list[Person]:
        """Return who lives or lived there, family by family."""
        known = (
            (self._dossier(person), person) for person in self._register.persons.of_place(place_id)
        )
        kept = [(dossier.ref, person) for dossier, person in known if dossier is not None]
        kept.sort(key=lambda item: (item[0], item[1].position, item[1].id))
        return [person for _ref, person in kept]

    def _lived(self, persons: list[Person], place_id: PlaceId) -> Iterator[Resident]:
        for person in persons:
            for stay in stays_in_order(person):
                if stay is not person.stay and stay.place_id == place_id:
                    yield self._resident(person, stay)

    def _resident(self, person: Person, stay: Stay) -> Resident:
        dossier = self._dossier(person)
        return Resident(
            person_id=person.id,
            dossier_id=person.dossier_id,
            dossier_ref="" if dossier is None else dossier.ref,
            name=display_name(person),
            short=initials(person),
            stay=stay_words(stay, ""),
        )

    def _dossier(self, person: Person) -> Dossier | None:
        if person.dossier_id not in self._dossiers:
            found = self._register.dossiers.get(person.dossier_id)
            self._dossiers[person.dossier_id] = found
        return self._dossiers[person.dossier_id]

    def _visit(self, visit: Visit) -> PlaceVisitLine:
        copies = self._register.observations.by_visit(visit.id)
        known = (self._register.dossiers.get(copy.dossier_id) for copy in copies)
        refs = sorted({dossier.ref for dossier in known if dossier is not None})
        links = f"Reliée à{NBSP}: {', '.join(refs)}" if refs else "Reliée à aucun dossier."
        return PlaceVisitLine(visit.id, visit_heading(visit), visit.text, links)


def visit_heading(visit: Visit) -> str:
    """Return « 2 mars 2026, vers 11 h · C. Martin »."""
    day = "date inconnue" if visit.observed is None else date_in_words(visit.observed)
    when = ", ".join(part for part in (day, visit.time.strip()) if part)
    return " · ".join(part for part in (when, visit.author) if part)


def dossiers_words(count: int) -> str:
    """Return « 3 dossiers »."""
    return plural(count, "dossier", "dossiers")


def _visit_entry(visit: Visit) -> HistoryEntry:
    return HistoryEntry(visit.id, "visit", visit.observed, "Observation de lieu", visit.text)


def _latest_first(visits: list[Visit]) -> list[Visit]:
    def order(visit: Visit) -> tuple[str, str]:
        return ("" if visit.observed is None else visit.observed.latest.isoformat(), visit.id)

    return sorted(visits, key=order, reverse=True)


def _state(place: Place) -> str:
    left = ""
    if place.until is not None:
        left = f"plus habité {since_words(place.until)}"
    return ", ".join(filter(None, (left, "plus proposé" if place.hidden else "")))

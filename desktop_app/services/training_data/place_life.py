"""What happens to the places of the training register: evictions, moves, observations de lieu."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import (
    DossierId,
    ObservationId,
    OccasionId,
    PlaceEventId,
    VisitId,
    uuid7,
)
from desktop_app.domain.observation import Observation, Visit, Voice
from desktop_app.domain.person import Person
from desktop_app.domain.place import (
    Departure,
    Place,
    PlaceEvent,
    PlaceEventKind,
    PlaceKind,
    Stay,
)
from desktop_app.domain.place_history import moved
from desktop_app.services.training_data.moments import moment_of
from desktop_app.services.training_data.phrasing import dice

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register

_OUTDOORS = (PlaceKind.SITE, PlaceKind.SQUAT, PlaceKind.STREET)
_NOTICE = "Un panneau annonce l’évacuation. Les habitants l’ont appris par un voisin."
_EVICTION = "Évacuation à 6 h 30. Une partie des affaires est restée dans les cabanes."
_FIRE = "Un feu de réchaud a pris dans deux cabanes. Personne n’a été blessé."
_VISITS = (
    "Passage en fin d’après-midi. Plusieurs familles sont là. L’eau est coupée depuis la veille.",
    "Maraude du soir. Des enfants jouent près de la route. Deux tentes de plus que la dernière "
    "fois.",
    "Visite avec le camion. Les familles parlent d’un départ prochain, sans date.",
)
_TEAM = ("I. Moreau", "D. Sarr")
_AT_MOST = 3


class PlaceLife:
    """Writes the life of a few places, in the change that is open. Same seed, same life."""

    def __init__(
        self, register: Register, change: Change, author: str, today: date, seed: int
    ) -> None:
        self._register = register
        self._change = change
        self._author = author
        self._today = today
        self._rng: random.Random = dice(seed, "lieux")

    def tell(self) -> None:
        """Write evictions, a fire and observations de lieu where several families live."""
        places = [place for place in self._register.places.all() if place.kind in _OUTDOORS]
        lived = [place for place in places if len(self._families(place)) > 1]
        for number, place in enumerate(lived[: len(_VISITS)]):
            self._visit(place, _VISITS[number], 40 - 9 * number)
        if lived:
            self._event(lived[0], PlaceEventKind.FIRE, 130, _FIRE)
        left = lived[-1:] if len(lived) > 1 else []
        for place in left:
            elsewhere = self._elsewhere(place)
            if elsewhere is not None:
                self._evict(place, elsewhere)

    def _families(self, place: Place) -> dict[DossierId, list[Person]]:
        found: dict[DossierId, list[Person]] = {}
        for person in self._register.persons.of_place(place.id):
            if person.stay is not None and person.stay.place_id == place.id:
                found.setdefault(person.dossier_id, []).append(person)
        return found

    def _elsewhere(self, place: Place) -> Place | None:
        """Return a place of another commune, in the order of their making."""
        others = self._register.places.all()
        return next((one for one in others if one.commune_code[:2] != place.commune_code[:2]), None)

    def _evict(self, place: Place, elsewhere: Place) -> None:
        day = PartialDate.of_day(self._day(25))
        self._event(place, PlaceEventKind.NOTICE, 60, _NOTICE)
        self._event(place, PlaceEventKind.EVICTION, 25, _EVICTION)
        families = list(self._families(place).values())
        for persons in families[: max(len(families) // 2, 1)]:
            for person in persons:
                to = Stay(elsewhere.id, since=day)
                gone = moved(person, to, day, Departure.EVICTION)
                self._register.persons.save(self._change, gone)

    def _event(self, place: Place, kind: PlaceEventKind, ago: int, text: str) -> None:
        day = self._day(ago)
        event = PlaceEvent(
            id=PlaceEventId(self._new_id(ago)),
            place_id=place.id,
            kind=kind,
            happened=PartialDate.of_day(day),
            text=text,
            author=self._author,
            entered_at=moment_of(day, 0, 19),
        )
        self._register.place_events.save(self._change, event)

    def _visit(self, place: Place, text: str, ago: int) -> None:
        day = self._day(ago)
        visit = Visit(
            id=VisitId(self._new_id(ago)),
            place_id=place.id,
            text=text,
            observed=PartialDate.of_day(day),
            time="vers 18\u00a0h",
            entered_at=moment_of(day, 0, 21),
            author=self._author,
            team=(self._author, self._rng.choice(_TEAM)),
        )
        self._register.visits.save(self._change, visit)
        for copy in self._copies(place, visit, ago):
            self._register.observations.save(self._change, copy)

    def _copies(self, place: Place, visit: Visit, ago: int) -> Iterator[Observation]:
        for dossier_id, persons in list(self._families(place).items())[:_AT_MOST]:
            yield Observation(
                id=ObservationId(self._new_id(ago)),
                dossier_id=dossier_id,
                occasion_id=OccasionId(self._new_id(ago)),
                voice=Voice.SEEN,
                text=visit.text,
                observed=visit.observed,
                time=visit.time,
                entered_at=visit.entered_at,
                author=visit.author,
                team=visit.team,
                place_id=place.id,
                person_ids=tuple(person.id for person in persons),
                visit_id=visit.id,
            )

    def _day(self, ago: int) -> date:
        return self._today - timedelta(days=ago)

    def _new_id(self, ago: int) -> str:
        return uuid7(moment_of(self._today, -ago), self._rng.getrandbits(74))

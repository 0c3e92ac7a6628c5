"""Arrivals and departures, told once for those who came or left together."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, PersonId, PlaceEventId, PlaceId
from desktop_app.domain.moves import Move, moves
from desktop_app.domain.person import Person
from desktop_app.domain.place import Departure, Place, PlaceEvent, PlaceEventKind, PlaceKind, Stay

ACACIAS = Place(PlaceId("a"), name="Les Acacias", kind=PlaceKind.SITE)
PORT = Place(PlaceId("p"), name="Rue du Port", kind=PlaceKind.SQUAT)
PLACES = {place.id: place for place in (ACACIAS, PORT)}


def person(name: str, stay: Stay | None, *past: Stay) -> Person:
    blank = Person(PersonId(name), DossierId("d"), first_names=(name,))
    return replace(blank, stay=stay, past_stays=past)


def told(found: tuple[Move, ...]) -> list[tuple[str, str, str]]:
    return [(move.when.edtf, move.title, move.body) for move in found]


def test_a_family_that_moves_together_is_one_entry() -> None:
    left = Stay(
        ACACIAS.id, "", PartialDate("2025-07"), PartialDate("2026-02-12"), Departure.EVICTION
    )
    here = Stay(PORT.id, "", PartialDate("2026-02-12"))
    found = moves([person("Ana", here, left), person("Marius", here, left)], PLACES, [])
    assert told(found) == [
        ("2025-07", "Arrivée\u00a0: Les Acacias", "Ana et Marius"),
        ("2026-02-12", "Départ\u00a0: Les Acacias", "Ana et Marius, expulsion"),
        ("2026-02-12", "Arrivée\u00a0: Rue du Port", "Ana et Marius"),
    ]


def test_a_stay_without_dates_is_no_entry() -> None:
    assert moves([person("Ana", Stay(ACACIAS.id))], PLACES, []) == ()


def test_what_happened_to_a_place_counts_while_somebody_lived_there() -> None:
    notice = PlaceEvent(
        PlaceEventId("e"), ACACIAS.id, PlaceEventKind.NOTICE, PartialDate("2025-12"), "Affichée."
    )
    early = replace(notice, id=PlaceEventId("f"), happened=PartialDate("2024"))
    ana = person("Ana", Stay(ACACIAS.id, "", PartialDate("2025-07")))
    found = moves([ana], PLACES, [notice, early])
    assert told(found)[1:] == [("2025-12", "Annonce d’expulsion\u00a0: Les Acacias", "Affichée.")]


def test_the_key_of_an_entry_never_changes() -> None:
    ana = person("Ana", Stay(ACACIAS.id, "", PartialDate("2025-07")))
    (first,), (second,) = moves([ana], PLACES, []), moves([ana], PLACES, [])
    assert first.key == second.key

"""Moves, chronologies of places, and the CRIPs that moves lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import PlaceEventId, PlaceId
from desktop_app.domain.place import Departure, Place, PlaceEvent, PlaceEventKind, Stay
from desktop_app.domain.place_history import (
    crossings,
    last_crossing,
    moved,
    place_entries,
    since_words,
    stay_words,
    stays_in_order,
    until_words,
)
from desktop_app.domain.place_merging import merge_places, with_place
from desktop_app.domain.territory import Communes
from desktop_app.services.opening import read_data
from tests.domain.builders import person

DENIS, PARIS, RHONE, LYON = (PlaceId(name) for name in ("denis", "paris", "rhone", "lyon"))
PLACES = {
    place_id: Place(place_id, name, commune_code=code)
    for place_id, name, code in (
        (DENIS, "Les Acacias", "93066"),
        (PARIS, "Porte", "75118"),
        (RHONE, "Le Clos", "69264"),
        (LYON, "La Friche", "69256"),
        (PlaceId("nowhere"), "Ailleurs", ""),
    )
}
MARCH, MAY = PartialDate("2026-03"), PartialDate("2026-05")


@pytest.fixture(scope="module")
def communes() -> Communes:
    return Communes(read_data("communes.csv"), read_data("departements.csv"))


def test_moving_keeps_the_former_stay_whole() -> None:
    ana = person("POPESCU", "Ana", stay=Stay(DENIS, "caravane verte", PartialDate("2025-07")))
    after = moved(ana, Stay(PARIS, since=MARCH), MARCH, Departure.EVICTION)
    assert after.stay == Stay(PARIS, since=MARCH)
    assert after.past_stays == (
        Stay(DENIS, "caravane verte", PartialDate("2025-07"), MARCH, Departure.EVICTION),
    )
    assert moved(after, None, MAY, None).past_stays[0] == Stay(PARIS, since=MARCH, until=MAY)
    assert moved(person("X"), None, MAY, None).past_stays == ()


def test_an_end_that_nobody_knows_erases_none() -> None:
    ana = person("POPESCU", "Ana", stay=Stay(DENIS, until=MARCH))
    assert moved(ana, None, None, None).past_stays[0].until == MARCH


def test_stays_read_from_the_first_place_to_the_present_one() -> None:
    ana = person("A", stay=Stay(LYON), past_stays=(Stay(PARIS), Stay(DENIS)))
    assert [stay.place_id for stay in stays_in_order(ana)] == [DENIS, PARIS, LYON]


def test_a_stay_in_words() -> None:
    stay = Stay(DENIS, "caravane verte", PartialDate("2025-07"), MARCH, Departure.EVICTION)
    assert stay_words(stay, "Les Acacias") == (
        "Les Acacias, caravane verte, depuis juillet 2025 jusqu’en mars 2026, expulsion"
    )
    assert stay_words(Stay(DENIS), "Les Acacias") == "Les Acacias"


@pytest.mark.parametrize(
    ("edtf", "since", "until"),
    [
        ("2026-03-01", "depuis le 1er mars 2026", "jusqu’au 1er mars 2026"),
        ("2026-03", "depuis mars 2026", "jusqu’en mars 2026"),
        ("2025", "depuis 2025", "jusqu’en 2025"),
        ("2025~", "depuis vers 2025", "jusque vers 2025"),
    ],
)
def test_dates_of_a_stay_as_one_says_them(edtf: str, since: str, until: str) -> None:
    assert since_words(PartialDate(edtf)) == since
    assert until_words(PartialDate(edtf)) == until


def test_a_family_that_changes_crip_together_is_one_entry(communes: Communes) -> None:
    stays = {"stay": Stay(PARIS, since=MARCH), "past_stays": (Stay(DENIS),)}
    ana, marius = person("POPESCU", "Ana", **stays), person("POPESCU", "Marius", **stays)
    apart = person("POPESCU", "Elena", stay=Stay(PARIS, since=MAY), past_stays=(Stay(DENIS),))
    found = crossings((ana, marius, apart), PLACES, communes.change)
    assert [(item.when, item.person_ids) for item in found] == [
        (MARCH, (ana.id, marius.id)),
        (MAY, (apart.id,)),
    ]
    assert found[0].title == "Changement de CRIP\u00a0: CRIP de Paris"
    assert "CRIP de la Seine-Saint-Denis" in found[0].words
    assert "peut-être à compléter" in found[0].words


def test_a_place_without_a_commune_is_passed_over(communes: Communes) -> None:
    past = (Stay(PlaceId("nowhere"), until=MARCH), Stay(DENIS))
    ana = person("A", stay=Stay(PARIS, since=MAY), past_stays=past)
    assert [item.when for item in crossings((ana,), PLACES, communes.change)] == [MAY]
    within = replace(ana, stay=Stay(DENIS))
    assert crossings((within,), PLACES, communes.change) == ()


def test_the_two_halves_of_the_rhone_are_two_crips(communes: Communes) -> None:
    ana = person("A", stay=Stay(LYON, since=MAY), past_stays=(Stay(RHONE, until=MARCH),))
    (found,) = crossings((ana,), PLACES, communes.change)
    assert found.change.now.code == "69M"
    assert found.when == MAY
    assert last_crossing(ana, PLACES, communes.change) == found


def test_only_the_crossing_that_leads_here_is_the_last(communes: Communes) -> None:
    past = (Stay(PARIS, since=MARCH), Stay(DENIS))
    assert last_crossing(person("A", past_stays=past), PLACES, communes.change) is None
    here = person("A", stay=Stay(PARIS, since=MAY), past_stays=past)
    assert last_crossing(here, PLACES, communes.change) is not None


def test_the_chronology_of_a_place_groups_who_came_and_left_together() -> None:
    left = Stay(DENIS, since=MARCH, until=MAY, departure=Departure.EVICTION)
    ana, marius = (person("P", name, past_stays=(left,)) for name in ("Ana", "Marius"))
    event = PlaceEvent(PlaceEventId("e"), DENIS, PlaceEventKind.FIRE, None, " Deux cabanes. ")
    entries = place_entries(
        replace(PLACES[DENIS], until=PartialDate("2026-06")), (ana, marius), (event,)
    )
    assert [(item.title, item.when_words, len(item.person_ids)) for item in entries] == [
        ("Le lieu n’est plus habité", "juin 2026", 0),
        ("Départ (expulsion)", "mai 2026", 2),
        ("Arrivée", "mars 2026", 2),
        ("Incendie", "date inconnue", 0),
    ]
    assert entries[-1].words == "Deux cabanes."


def test_joining_places_fills_gaps_and_notes_what_differs() -> None:
    gone = Place(
        PlaceId("g"), "Terrain RN", address="3 quai", landmark="portail", former_names=("Bel-Air",)
    )
    kept = Place(PlaceId("k"), "Les Acacias", address="12 rue", note="Près du canal.")
    merged = merge_places(gone, kept)
    assert merged.landmark == "portail"
    assert merged.former_names == ("Terrain RN", "Bel-Air")
    assert merged.note == "Près du canal.\nTerrain RN, adresse\u00a0: 3 quai"
    assert merge_places(Place(PlaceId("h")), kept) == kept


def test_every_stay_names_the_place_that_stays() -> None:
    ana = person("A", stay=Stay(DENIS), past_stays=(Stay(PARIS), Stay(DENIS, "x")))
    assert with_place(ana, DENIS, LYON) == replace(
        ana, stay=Stay(LYON), past_stays=(Stay(PARIS), Stay(LYON, "x"))
    )

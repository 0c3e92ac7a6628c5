"""Places with history: who lived there, departures, merging, events, hiding, the trash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import PlaceId
from desktop_app.domain.person import Person
from desktop_app.domain.place import (
    Coordinates,
    Departure,
    Place,
    PlaceEventKind,
    PlaceKind,
    Stay,
)
from desktop_app.errors import BadInput
from desktop_app.services.place_views import LeaveRequest
from desktop_app.services.session import Session
from desktop_app.services.visit_views import VisitEntry
from tests.services.test_one_transaction import Counter, counter  # noqa: F401 - a fixture

MARCH = PartialDate("2026-03-01")
SUMMER = PartialDate("2025-07")


def add(session: Session, name: str, code: str = "93066") -> Place:
    blank = session.places.blank()
    return session.places.save(replace(blank, name=name, kind=PlaceKind.SITE, commune_code=code))


def living(session: Session, name: str, place: Place) -> Person:
    person = session.dossiers.create(typed_name=name).persons[0].person
    return session.people.save(replace(person, stay=Stay(place.id, "caravane verte", SUMMER)))


@pytest.fixture
def acacias(session: Session) -> Place:
    return add(session, "Les Acacias")


def test_a_place_shows_who_lives_there_and_who_did(session: Session, acacias: Place) -> None:
    ana = living(session, "POPESCU Ana", acacias)
    gone = living(session, "DUMITRU Denisa", acacias)
    left = replace(gone.stay or Stay(acacias.id), until=MARCH, departure=Departure.HOUSED)
    session.people.save(replace(gone, stay=None, past_stays=(left,)))
    view = session.places.view(acacias.id)
    assert [(item.name, item.dossier_ref) for item in view.living] == [
        ("POPESCU Ana", session.dossiers.view(ana.dossier_id).dossier.ref)
    ]
    assert [(item.name, item.stay) for item in view.lived] == [
        (
            "DUMITRU Denisa",
            "caravane verte, depuis juillet 2025 jusqu’au 1er mars 2026, hébergement ou relogement",
        )
    ]


def test_an_eviction_ends_every_stay_in_one_change(
    session: Session,
    acacias: Place,
    counter: Counter,  # noqa: F811 - the fixture
) -> None:
    ana = living(session, "POPESCU Ana", acacias)
    denisa = living(session, "DUMITRU Denisa", acacias)
    elsewhere = add(session, "Chemin des Aulnes", "75118")
    counter.verbs.clear()
    done = session.departures.leave(
        LeaveRequest(
            acacias.id, (ana.id, denisa.id), MARCH, to=elsewhere.id, text="À 6 h.", closing=True
        )
    )
    assert counter.verbs == ["departure"]
    moved = session.people.get(ana.id)
    assert moved.stay == Stay(elsewhere.id, since=MARCH)
    assert moved.past_stays == (
        Stay(acacias.id, "caravane verte", SUMMER, MARCH, Departure.EVICTION),
    )
    view = session.places.view(acacias.id)
    assert (view.living, len(view.lived)) == ((), 2)
    assert [(item.kind, item.text) for item in view.events] == [(PlaceEventKind.EVICTION, "À 6 h.")]
    assert view.place.until == MARCH
    assert "CRIP de Paris" in done.crossing


def test_an_eviction_is_undone_as_one_and_keeps_what_was_written_since(
    session: Session, acacias: Place
) -> None:
    ana = living(session, "POPESCU Ana", acacias)
    denisa = living(session, "DUMITRU Denisa", acacias)
    done = session.departures.leave(LeaveRequest(acacias.id, (ana.id, denisa.id), MARCH))
    session.people.save(replace(session.people.get(ana.id), note="Appelée depuis."))
    line = session.places.view(acacias.id).undoable[0]
    assert (line.batch_id, "fin des séjours" in line.words) == (done.batch_id, True)
    session.undoing.undo(done.batch_id)
    assert session.people.get(denisa.id) == denisa
    assert session.people.get(ana.id) == replace(ana, note="Appelée depuis.")
    view = session.places.view(acacias.id)
    assert (len(view.living), view.events, view.undoable) == (2, (), ())


def test_leaving_refuses_a_stale_list_and_the_same_place(session: Session, acacias: Place) -> None:
    ana = living(session, "POPESCU Ana", acacias)
    session.people.save(replace(ana, stay=None))
    with pytest.raises(BadInput, match="plus ici"):
        session.departures.leave(LeaveRequest(acacias.id, (ana.id,)))
    with pytest.raises(BadInput, match="quitte"):
        session.departures.leave(LeaveRequest(acacias.id, (ana.id,), to=acacias.id))


def test_two_places_become_one_and_come_apart_again(session: Session, acacias: Place) -> None:
    other = session.places.save(
        replace(
            add(session, "Terrain de la RN", ""),
            landmark="portail vert",
            address="3 quai des Aulnes",
            coordinates=Coordinates(48.936, 2.357),
        )
    )
    session.places.save(replace(acacias, address="12 rue du Port"))
    ana = living(session, "POPESCU Ana", other)
    past = Stay(other.id, until=MARCH, departure=Departure.MOVE)
    denisa = session.people.save(
        replace(living(session, "DUMITRU Denisa", acacias), past_stays=(past,))
    )
    event = replace(session.places.blank_event(other.id), text="Annonce orale.")
    session.places.save_event(event)
    visit_id = session.visits.record(VisitEntry(other.id, text="Vu.", person_ids=(ana.id,)))
    before = session.places.get(acacias.id)
    told = session.place_merging.view(other.id, acacias.id)
    assert told.counts == ("2 personnes", "1 observation", "1 observation de lieu", "1 événement")
    done = session.place_merging.merge(other.id, acacias.id)

    merged = session.places.get(acacias.id)
    assert merged.former_names == ("Terrain de la RN",)
    assert merged.landmark == "portail vert"
    assert merged.coordinates == Coordinates(48.936, 2.357)
    assert merged.note == "Terrain de la RN, adresse\u00a0: 3 quai des Aulnes"
    assert {item.name for item in session.places.view(acacias.id).living} == {
        "POPESCU Ana",
        "DUMITRU Denisa",
    }
    assert session.people.get(denisa.id).past_stays[0].place_id == acacias.id
    assert session.visits.view(visit_id).visit.place_id == acacias.id
    assert session.finding.search("terrain rn").hits[0].id == acacias.id

    session.undoing.undo(done.batch_id)
    assert session.places.get(acacias.id) == before
    assert session.people.get(ana.id) == ana
    assert session.people.get(denisa.id) == denisa
    assert session.visits.view(visit_id).visit.place_id == other.id
    assert session.places.view(other.id).events == (event,)


def test_a_hidden_place_stays_where_it_is_named(session: Session, acacias: Place) -> None:
    ana = living(session, "POPESCU Ana", acacias)
    session.places.hide(acacias.id, hidden=True)
    line = session.places.lines()[0]
    assert (line.state, line.persons) == ("plus proposé", 1)
    assert session.dossiers.view(ana.dossier_id).persons[0].place is not None


def test_a_place_that_is_named_does_not_go_to_the_trash(session: Session, acacias: Place) -> None:
    living(session, "POPESCU Ana", acacias)
    with pytest.raises(BadInput, match="cité"):
        session.places.trash(acacias.id)
    free = add(session, "Nulle part")
    session.places.trash(free.id)
    assert [line.place.name for line in session.places.lines()] == ["Les Acacias"]
    session.places.restore(free.id)
    assert len(session.places.lines()) == 2


def test_the_list_tells_who_is_there_and_when_one_came_last(
    session: Session, acacias: Place
) -> None:
    ana = living(session, "POPESCU Ana", acacias)
    session.visits.record(VisitEntry(acacias.id, observed=MARCH, text="Vu."))
    session.dossiers.view(ana.dossier_id)
    line = session.places.lines()[0]
    assert (line.words, line.persons, line.last_words) == (
        "Les Acacias, Saint-Denis (93)",
        1,
        "1er mars 2026",
    )


def test_the_history_of_a_place_is_in_order(session: Session, acacias: Place) -> None:
    session.places.save(replace(acacias, since=PartialDate("2024")))
    ana = living(session, "POPESCU Ana", acacias)
    event = session.places.blank_event(acacias.id)
    session.places.save_event(
        replace(event, kind=PlaceEventKind.NOTICE, happened=PartialDate("2026-02-10"))
    )
    session.visits.record(VisitEntry(acacias.id, observed=PartialDate("2025-11-03"), text="Vu."))
    session.departures.leave(LeaveRequest(acacias.id, (ana.id,), MARCH, text="Au matin."))
    assert [(item.when_words, item.title) for item in session.places.view(acacias.id).history] == [
        ("1er mars 2026", "Départ (expulsion)"),
        ("1er mars 2026", "Expulsion"),
        ("10 février 2026", "Annonce d’expulsion"),
        ("3 novembre 2025", "Observation de lieu"),
        ("juillet 2025", "Arrivée"),
        ("2024", "Le lieu existe depuis"),
    ]


@pytest.mark.parametrize(
    ("former", "new", "said"),
    [
        ("93066", "75118", "CRIP de Paris"),
        ("69264", "69256", "CRIP de la Métropole de Lyon"),
        ("69256", "69264", "CRIP du Rhône"),
        ("2A004", "75118", "CRIP de Paris"),
        ("67482", "68224", "la CRIP reste la même"),
        ("2A004", "2B033", "la CRIP reste la même"),
        ("93066", "93008", ""),
    ],
)
def test_a_move_says_which_crip_is_competent(
    session: Session, former: str, new: str, said: str
) -> None:
    one, two = add(session, "Un", former), add(session, "Deux", new)
    change = session.places.crossing(one.id, two.id)
    assert (change is None) is (said == "")
    if change is not None:
        assert said in change.fact
        assert bool(change.proposal) is (said.startswith("CRIP"))


def test_an_unknown_commune_changes_no_crip(session: Session, acacias: Place) -> None:
    nowhere = add(session, "Ailleurs", "")
    assert session.places.crossing(acacias.id, nowhere.id) is None
    assert session.places.crossing(acacias.id, PlaceId("absent")) is None

"""The training register shows evictions, moves and observations de lieu, the same for a seed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop_app.domain.place import Departure, PlaceEventKind
from desktop_app.services.session import Session
from desktop_app.services.training import fill
from tests.sessions import new_session

TODAY = date(2026, 3, 3)


def life(session: Session) -> list[object]:
    register = session.register
    return [
        *((event.kind, event.happened, event.text) for event in register.place_events.all()),
        *((visit.observed, visit.text, visit.team) for visit in register.visits.all()),
    ]


def test_places_live_in_the_training_register(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    try:
        fill(session, TODAY)
        register = session.register
        kinds = {event.kind for event in register.place_events.all()}
        assert {PlaceEventKind.NOTICE, PlaceEventKind.EVICTION, PlaceEventKind.FIRE} <= kinds
        gone = [person for person in register.persons.all() if person.past_stays]
        assert gone
        assert {stay.departure for person in gone for stay in person.past_stays} == {
            Departure.EVICTION
        }
        for visit in register.visits.all():
            links = session.visits.view(visit.id).links
            assert len(links) > 1
            for link in links:
                assert link.persons
                assert {person.dossier_id for person in link.persons} == {link.dossier_id}
        marked = [
            line
            for line in session.dossiers.lines()
            if session.dossiers.view(line.id, opened=False).marks.crossings
        ]
        assert marked, "a move to another CRIP is seen somewhere"
    finally:
        session.close()


def test_the_same_seed_tells_the_same_life(tmp_path: Path) -> None:
    told = []
    for name in ("un", "deux"):
        session = new_session(tmp_path / name)
        try:
            fill(session, TODAY, dossiers=20, seed=3)
            told.append(life(session))
        finally:
            session.close()
    assert told[0] == told[1]
    assert told[0]

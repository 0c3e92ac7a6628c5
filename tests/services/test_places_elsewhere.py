"""Coordinates never leave; past stays, events and observations de lieu go with a dossier file."""

from __future__ import annotations

import json
import logging
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.codec import to_plain
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.place import (
    Coordinates,
    Departure,
    Place,
    PlaceEventKind,
    PlaceKind,
    Stay,
)
from desktop_app.errors import BadInput
from desktop_app.services.history_views import Asked
from desktop_app.services.place_views import LeaveRequest
from desktop_app.services.session import Session
from desktop_app.services.views import DossierView
from desktop_app.services.visit_views import VisitEntry

MODEL = "information_preoccupante_crip"
MARCH = PartialDate("2026-03-01")
LATITUDE, LONGITUDE = 48.936123, 2.357456
NUMBERS = ("48.936", "48,936", "2.357", "2,357", "48°")


@pytest.fixture
def acacias(session: Session) -> Place:
    return session.places.save(
        replace(
            session.places.blank(),
            name="Les Acacias",
            kind=PlaceKind.SITE,
            commune_code="93066",
            since=PartialDate("2024"),
            former_names=("Terrain Bel-Air",),
            coordinates=Coordinates(LATITUDE, LONGITUDE),
        )
    )


@pytest.fixture
def family(session: Session, acacias: Place) -> DossierView:
    """Ana lived in the Acacias, evicted in March; seen there with another family."""
    view = session.dossiers.create(typed_name="POPESCU Ana")
    ana = session.people.save(
        replace(view.persons[0].person, stay=Stay(acacias.id, "caravane verte"))
    )
    other = session.dossiers.create(typed_name="DUMITRU Denisa").persons[0].person
    session.visits.record(
        VisitEntry(
            acacias.id,
            observed=PartialDate("2026-02-02"),
            text="Deux familles.",
            person_ids=(ana.id, other.id),
        )
    )
    session.departures.leave(LeaveRequest(acacias.id, (ana.id,), MARCH, text="À 6 h."))
    return session.dossiers.view(view.dossier.id)


def without_position(text: str) -> bool:
    return not any(number in text for number in NUMBERS) and "coordinates" not in text


def test_a_dossier_file_carries_no_position(session: Session, family: DossierView) -> None:
    plain = session.exchange.show(family.dossier.ref)
    (place,) = plain["places"]
    assert place["name"] == "Les Acacias"
    assert without_position(json.dumps(plain))


def test_a_dossier_file_with_a_position_is_refused(session: Session, family: DossierView) -> None:
    plain = session.exchange.show(family.dossier.ref)
    plain["places"][0]["coordinates"] = {"latitude": LATITUDE, "longitude": LONGITUDE}
    with pytest.raises(BadInput, match="une position ne s’échange pas") as refused:
        session.exchange.add({**plain, "ref": ""})
    assert without_position(refused.value.sentence.replace("coordinates", ""))


def test_no_paper_is_given_a_position(
    session: Session, acacias: Place, family: DossierView, tmp_path: Path
) -> None:
    ana = session.people.get(family.persons[0].person.id)
    session.people.save(replace(ana, stay=Stay(acacias.id)))
    made = tmp_path / "ip.docx"
    session.ecrits.fill(MODEL, family.dossier.ref, made, pdf=False, allow_missing=True)
    with zipfile.ZipFile(made) as parts:
        written = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert "Les Acacias" in written
    assert not any(number in written for number in ("936123", "357456", "48,936"))


def test_the_search_knows_no_position(session: Session, acacias: Place) -> None:
    answer = session.finding.search("acacias")
    assert without_position(repr(answer))
    assert session.finding.search("48,936").hits == ()


def test_no_log_holds_a_position(
    session: Session, acacias: Place, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        session.places.save(replace(acacias, name="Les Acacias 2"))
        logging.getLogger("essai").warning("%s %r", acacias, acacias)
        logging.getLogger("essai").error("échec", exc_info=ValueError(acacias))
    assert without_position(caplog.text.replace("coordinates=Coordinates(…)", ""))


def test_no_line_and_no_view_of_a_place_prints_a_position(
    session: Session, acacias: Place, family: DossierView
) -> None:
    for shown in (
        session.places.lines(),
        session.places.view(acacias.id),
        session.dossiers.view(family.dossier.id),
        session.dossiers.lines(DossierState.ACTIVE),
    ):
        assert without_position(repr(shown).replace("coordinates=", ""))


def test_past_stays_events_and_visits_go_with_a_dossier_file(
    session: Session, family: DossierView
) -> None:
    told = session.exchange.show(family.dossier.ref)
    again = session.exchange.show(session.exchange.add({**told, "ref": ""}))
    (person,) = session.dossiers.by_ref(again["ref"]).persons
    assert person.person.past_stays == (
        Stay(
            person.person.past_stays[0].place_id,
            "caravane verte",
            None,
            MARCH,
            Departure.EVICTION,
        ),
    )
    assert [item["text"] for item in again["visits"]] == ["Deux familles."]
    assert len(session.places.all()) == 1, "the place is known already"
    events = session.places.view(session.places.all()[0].id).events
    assert [(item.kind, item.text) for item in events] == [(PlaceEventKind.EVICTION, "À 6 h.")]


def test_a_dossier_file_is_whole_in_another_register(
    session: Session, family: DossierView, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from tests.sessions import new_session

    told = session.exchange.show(family.dossier.ref)
    other = new_session(tmp_path_factory.mktemp("autre"))
    try:
        again = other.exchange.show(other.exchange.add(told))
        for name in ("places", "place_events", "visits"):
            assert _without_ids(again[name]) == _without_ids(told[name])
        (place,) = other.places.all()
        assert place.coordinates is None
        assert (place.since, place.former_names) == (PartialDate("2024"), ("Terrain Bel-Air",))
        view = other.places.view(place.id)
        assert ([item.name for item in view.lived], len(view.visits)) == (["POPESCU Ana"], 1)
    finally:
        other.close()


def _without_ids(items: list[dict[str, object]]) -> list[dict[str, object]]:
    return [
        {name: value for name, value in item.items() if name not in ("id", "place_id")}
        for item in items
    ]


def test_a_dossier_file_tells_of_a_visit_only_what_its_own_copy_says(
    session: Session, family: DossierView
) -> None:
    (copy,) = session.register.observations.by_dossier(family.dossier.id)
    with session.register.change(session.actor, "change") as change:
        session.register.observations.save(change, replace(copy, text="Une famille."))
    plain = session.exchange.show(family.dossier.ref)
    assert [item["text"] for item in plain["visits"]] == ["Une famille."]
    assert "Deux familles" not in json.dumps(plain)
    assert "DUMITRU" not in json.dumps(plain)


def test_a_place_in_plain_json_would_hold_it(acacias: Place) -> None:
    """The guard is the writing of the file: this is what it must take out."""
    assert not without_position(json.dumps(to_plain(acacias)))


def test_the_journal_tells_that_a_position_changed_and_not_which(
    session: Session, acacias: Place
) -> None:
    session.places.save(replace(acacias, coordinates=Coordinates(48.936999, 2.357999)))
    told = repr(session.history.journal(Asked()).lines)
    assert without_position(told.replace("coordinates", ""))

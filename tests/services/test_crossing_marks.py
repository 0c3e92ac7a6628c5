"""A change of CRIP is seen in « Repères » and in the chronology, and nothing is decided."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.services.session import Session

MARCH = PartialDate("2026-03-01")
MODEL = "information_preoccupante_crip"


def add(session: Session, name: str, code: str) -> Place:
    blank = session.places.blank()
    return session.places.save(replace(blank, name=name, kind=PlaceKind.SITE, commune_code=code))


@pytest.fixture
def ana(session: Session) -> Person:
    person = session.dossiers.create(typed_name="POPESCU Ana").persons[0].person
    return session.people.save(replace(person, stay=Stay(add(session, "Les Acacias", "93066").id)))


def move(session: Session, person: Person, name: str, code: str) -> None:
    here = person.stay
    assert here is not None
    to = add(session, name, code)
    session.people.save(
        replace(person, stay=Stay(to.id, since=MARCH), past_stays=(replace(here, until=MARCH),))
    )


def marks(session: Session, person: Person) -> list[str]:
    found = session.dossiers.view(person.dossier_id).marks.crossings
    return [item.words for item in found]


def test_a_move_to_another_crip_is_told_with_its_ecrits(session: Session, ana: Person) -> None:
    assert marks(session, ana) == []
    found = session.ecrits.preparation(ana.dossier_id)
    assert found.recipient.territory == "93"
    ecrit = session.ecrits.create(ana.dossier_id, MODEL, (ana.id,), (), "93")
    move(session, ana, "La Porte", "75118")
    (words,) = marks(session, ana)
    assert words.startswith("Déménagement (Ana, 1er mars 2026). ")
    assert "relève maintenant de\u00a0: CRIP de Paris." in words
    assert "Avant, c’était\u00a0: CRIP de la Seine-Saint-Denis." in words
    assert words.endswith(f"Dans ce dossier\u00a0: {ecrit.ref}.")
    (mark,) = session.dossiers.view(ana.dossier_id).marks.crossings
    assert "Ana" not in mark.short


def test_nothing_is_told_once_an_ecrit_for_that_crip_exists(session: Session, ana: Person) -> None:
    move(session, ana, "La Porte", "75118")
    assert marks(session, ana)
    session.ecrits.create(ana.dossier_id, MODEL, (ana.id,), (), "75")
    assert marks(session, ana) == []


@pytest.mark.parametrize("code", ["93008", "93001", ""])
def test_a_move_within_a_crip_or_to_nowhere_known_is_not_told(
    session: Session, ana: Person, code: str
) -> None:
    move(session, ana, "Ailleurs", code)
    assert marks(session, ana) == []


def test_alsace_and_corsica_are_one_crip_each(session: Session, ana: Person) -> None:
    strasbourg = add(session, "Quai", "67482")
    person = session.people.save(replace(ana, stay=Stay(strasbourg.id)))
    move(session, person, "La Friche", "68224")
    assert marks(session, ana) == []


def test_the_chronology_shows_the_change_of_crip(session: Session, ana: Person) -> None:
    move(session, ana, "La Porte", "75118")
    told = [entry.title for entry in session.timeline.whole(ana.dossier_id)]
    assert any("CRIP de Paris" in title for title in told), told

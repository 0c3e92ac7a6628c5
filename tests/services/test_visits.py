"""Observation de lieu: one text, a copy a dossier, corrected as one (UX J2-10)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from desktop_app.domain.codec import to_plain
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, VisitId
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person, Stay
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.errors import BadInput
from desktop_app.services.session import Session
from desktop_app.services.visit_views import VisitEntry
from tests.services.test_one_transaction import Counter, counter  # noqa: F401 - a fixture

TEXT = "Trois familles sont là. Les enfants jouent près du portail."


@dataclass(frozen=True)
class Maraude:
    place: Place
    ana: Person
    marius: Person
    denisa: Person


@pytest.fixture
def made(session: Session) -> Maraude:
    place = session.places.save(
        replace(session.places.blank(), name="Les Acacias", kind=PlaceKind.SITE)
    )
    ana = session.dossiers.create(typed_name="POPESCU Ana").persons[0].person
    blank = session.people.blank(ana.dossier_id)
    marius = session.people.save(replace(blank, birth_name="POPESCU", first_names=("Marius",)))
    denisa = session.dossiers.create(typed_name="DUMITRU Denisa").persons[0].person
    return Maraude(place, ana, marius, denisa)


def entry(made: Maraude, *persons: Person, text: str = TEXT) -> VisitEntry:
    return VisitEntry(
        place_id=made.place.id,
        observed=PartialDate("2026-03-02"),
        time="vers 18 h",
        team=("C. Martin",),
        text=text,
        person_ids=tuple(person.id for person in persons),
    )


def copies(session: Session, visit_id: VisitId) -> dict[DossierId, Observation]:
    found = session.register.observations.by_visit(visit_id)
    assert len({copy.dossier_id for copy in found}) == len(found)
    return {copy.dossier_id: copy for copy in found}


def test_j2_10_one_text_and_one_entry_in_each_dossier(session: Session, made: Maraude) -> None:
    visit_id = session.visits.record(entry(made, made.ana, made.denisa, made.marius))
    found = copies(session, visit_id)
    assert set(found) == {made.ana.dossier_id, made.denisa.dossier_id}
    assert {copy.text for copy in found.values()} == {TEXT}
    assert {copy.place_id for copy in found.values()} == {made.place.id}
    for dossier_id in found:
        assert [item.text for item in session.register.observations.by_dossier(dossier_id)] == [
            TEXT
        ]


def test_no_dossier_names_the_persons_of_another(session: Session, made: Maraude) -> None:
    visit_id = session.visits.record(entry(made, made.ana, made.denisa, made.marius))
    found = copies(session, visit_id)
    assert found[made.ana.dossier_id].person_ids == (made.ana.id, made.marius.id)
    assert found[made.denisa.dossier_id].person_ids == (made.denisa.id,)
    assert made.denisa.id not in str(to_plain(found[made.ana.dossier_id]))


def test_a_correction_corrects_every_copy_in_one_change(
    session: Session,
    made: Maraude,
    counter: Counter,  # noqa: F811 - the fixture
) -> None:
    visit_id = session.visits.record(entry(made, made.ana, made.denisa))
    counter.verbs.clear()
    corrected = replace(entry(made, made.ana, made.denisa), text="Deux familles.", time="matin")
    session.visits.change(visit_id, corrected)
    assert counter.verbs == ["change"]
    assert {(copy.text, copy.time) for copy in copies(session, visit_id).values()} == {
        ("Deux familles.", "matin")
    }
    assert session.visits.view(visit_id).visit.text == "Deux familles."


def correct_alone(session: Session, visit_id: VisitId, person: Person, text: str) -> None:
    copy = copies(session, visit_id)[person.dossier_id]
    with session.register.change(session.actor, "change") as change:
        session.register.observations.save(change, replace(copy, text=text))


def test_a_copy_corrected_alone_is_said_to_differ_and_keeps_its_words(
    session: Session, made: Maraude
) -> None:
    visit_id = session.visits.record(entry(made, made.ana, made.denisa))
    correct_alone(session, visit_id, made.ana, "Deux familles, dont celle d’Ana.")
    differs = {link.dossier_id: link.differs for link in session.visits.view(visit_id).links}
    assert differs == {made.ana.dossier_id: ("le texte",), made.denisa.dossier_id: ()}
    later = replace(
        entry(made, made.ana, made.denisa), text="Quatre familles.", observed=PartialDate("2026-03")
    )
    session.visits.change(visit_id, later)
    found = copies(session, visit_id)
    assert found[made.ana.dossier_id].text == "Deux familles, dont celle d’Ana."
    assert found[made.ana.dossier_id].observed == PartialDate("2026-03")
    assert found[made.denisa.dossier_id].text == "Quatre familles."


def test_a_copy_corrected_alone_is_replaced_when_asked(session: Session, made: Maraude) -> None:
    visit_id = session.visits.record(entry(made, made.ana, made.denisa))
    correct_alone(session, visit_id, made.ana, "Autre texte.")
    later = replace(
        entry(made, made.ana, made.denisa, text="Quatre."), replace_in=(made.ana.dossier_id,)
    )
    session.visits.change(visit_id, later)
    assert {copy.text for copy in copies(session, visit_id).values()} == {"Quatre."}
    assert all(not link.differs for link in session.visits.view(visit_id).links)


def test_the_correction_inside_a_dossier_keeps_the_tie(session: Session, made: Maraude) -> None:
    from desktop_app.ui.pages.observation_draft import entry_of

    visit_id = session.visits.record(entry(made, made.ana))
    copy = copies(session, visit_id)[made.ana.dossier_id]
    written = replace(entry_of([copy]), seen="Corrigé ici.")
    session.observations.change(copy.occasion_id, written)
    assert [item.differs for item in session.visits.view(visit_id).links] == [("le texte",)]


def test_unlinking_a_dossier_trashes_its_copy_and_linking_adds_one(
    session: Session, made: Maraude
) -> None:
    visit_id = session.visits.record(entry(made, made.ana))
    session.visits.change(visit_id, entry(made, made.denisa))
    assert set(copies(session, visit_id)) == {made.denisa.dossier_id}
    trashed = session.register.observations.trashed()
    assert [item.dossier_id for item in trashed] == [made.ana.dossier_id]


def test_a_visit_without_a_dossier_stays_on_its_place(session: Session, made: Maraude) -> None:
    session.visits.record(entry(made))
    visits = session.places.view(made.place.id).visits
    assert [(item.text, item.links) for item in visits] == [(TEXT, "Reliée à aucun dossier.")]


def test_withdrawing_takes_the_copies_along_and_comes_back(session: Session, made: Maraude) -> None:
    visit_id = session.visits.record(entry(made, made.ana, made.denisa))
    ids = session.visits.withdraw(visit_id)
    assert session.register.observations.by_dossier(made.ana.dossier_id) == []
    session.visits.restore(visit_id, ids)
    assert len(session.visits.view(visit_id).links) == 2


def test_neither_an_empty_text_nor_no_place_is_kept(session: Session, made: Maraude) -> None:
    with pytest.raises(BadInput, match="vide"):
        session.visits.record(entry(made, text="  "))
    with pytest.raises(BadInput, match="lieu"):
        session.visits.record(replace(entry(made), place_id=None))


def test_persons_are_searched_by_every_name_and_proposed_by_place(
    session: Session, made: Maraude
) -> None:
    from desktop_app.domain.place import Stay

    session.people.save(replace(made.denisa, stay=Stay(made.place.id)))
    assert [item.person_id for item in session.visits.search("dumi")] == [made.denisa.id]
    assert [item.person_id for item in session.visits.living(made.place.id)] == [made.denisa.id]
    assert session.visits.search("  ") == ()


def test_s23_who_is_in_a_dossier_of_the_trash_is_not_proposed(
    session: Session, made: Maraude
) -> None:
    for person in (made.ana, made.denisa):
        session.people.save(replace(person, stay=Stay(made.place.id)))
    session.dossiers.trash(made.denisa.dossier_id)
    found = session.visits.search("dumitru") + session.visits.living(made.place.id)
    found += session.visits.persons((made.denisa.id, made.ana.id))
    assert {person.person_id for person in found} == {made.ana.id}
    session.dossiers.restore(made.denisa.dossier_id)
    assert [item.person_id for item in session.visits.search("dumitru")] == [made.denisa.id]


def test_s23_a_dossier_of_the_trash_keeps_its_copy_and_its_persons(
    session: Session, made: Maraude
) -> None:
    visit_id = session.visits.record(entry(made, made.ana, made.denisa))
    session.dossiers.trash(made.denisa.dossier_id)
    view = session.visits.view(visit_id)
    assert [link.dossier_id for link in view.links] == [made.ana.dossier_id]
    session.visits.change(visit_id, replace(view.entry, text="Deux familles."))
    session.dossiers.restore(made.denisa.dossier_id)
    kept = copies(session, visit_id)[made.denisa.dossier_id]
    assert (kept.text, kept.person_ids) == ("Deux familles.", (made.denisa.id,))


def test_s23_no_copy_is_made_in_a_dossier_of_the_trash(session: Session, made: Maraude) -> None:
    session.dossiers.trash(made.denisa.dossier_id)
    visit_id = session.visits.record(entry(made, made.ana, made.denisa))
    assert set(copies(session, visit_id)) == {made.ana.dossier_id}

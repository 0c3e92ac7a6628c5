from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Role
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.domain.relation import RelationKind
from desktop_app.errors import BadInput, NotFound
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, ReportedPart, WordsPart
from tests.sessions import PASSPHRASE, opening


def test_a_new_dossier_has_a_reference_and_its_typed_person(session: Session) -> None:
    view = session.dossiers.create(typed_name="POPESCU Ana")
    assert view.dossier.ref == "D-2026-001"
    assert view.persons[0].person.birth_name == "POPESCU"
    assert view.persons[0].person.first_names == ("Ana",)
    assert session.dossiers.by_ref("d-2026-001").dossier == view.dossier


def test_an_unknown_reference_is_refused_in_words(session: Session) -> None:
    with pytest.raises(NotFound, match="cette référence"):
        session.dossiers.by_ref("D-2026-999")


def test_a_dossier_shows_persons_places_relations_and_gaps(session: Session) -> None:
    view = session.dossiers.create(typed_name="POPESCU Ana")
    place = session.places.save(
        Place(session.places.blank().id, "Les Acacias", PlaceKind.SITE, commune_code="93066")
    )
    ana = session.people.save(
        replace(
            view.persons[0].person, birth=PartialDate("2011-05-12"), stay=Stay(place.id, "portail")
        )
    )
    mother = session.people.save(
        replace(
            session.people.blank(view.dossier.id, Role.PARENT),
            birth_name="POPESCU",
            first_names=("Elena",),
        )
    )
    session.people.relate(mother.id, RelationKind.PARENT, ana.id)
    seen = session.dossiers.view(view.dossier.id)
    assert [person.age for person in seen.persons] == ["14 ans", "âge inconnu"]
    assert seen.persons[0].place == replace(place, commune="Saint-Denis")
    assert len(seen.persons[0].relations) == len(seen.persons[1].relations) == 1
    assert seen.gaps


def test_an_occasion_keeps_its_voices_apart(session: Session) -> None:
    dossier = session.dossiers.create(typed_name="Ana").dossier
    occasion = session.observations.record(
        ObservationEntry(
            dossier.id,
            observed=PartialDate("2026-03-02"),
            time="vers 11 h",
            seen="Ana porte un plâtre au bras droit.",
            reported=(ReportedPart("Elle est absente.", "M. Durand", "enseignant"),),
            words=(WordsPart("Je suis tombée de l’échelle.", "Ana"),),
            analysis="Elle semble fatiguée.",
        )
    )
    entry = session.timeline.whole(dossier.id)[0]
    assert entry.id == occasion
    assert {part.voice for part in entry.parts} == set(Voice)
    assert (entry.when, entry.time) == (PartialDate("2026-03-02"), "vers 11 h")
    assert entry.author == "Camille Martin"


def test_an_empty_observation_is_refused(session: Session) -> None:
    dossier = session.dossiers.create(typed_name="Ana").dossier
    with pytest.raises(BadInput):
        session.observations.record(ObservationEntry(dossier.id, seen="  \n"))
    assert session.timeline.whole(dossier.id) == ()


def test_an_observation_is_withdrawn_and_restored(session: Session) -> None:
    dossier = session.dossiers.create(typed_name="Ana").dossier
    occasion = session.observations.record(ObservationEntry(dossier.id, seen="Vue à 11 h."))
    ids = session.observations.withdraw(occasion)
    assert session.timeline.whole(dossier.id) == ()
    session.observations.restore(ids)
    assert session.timeline.whole(dossier.id)[0].parts[0].text == "Vue à 11 h."


def test_a_corrected_observation_leaves_the_old_text_in_the_journal(session: Session) -> None:
    dossier = session.dossiers.create(typed_name="Ana").dossier
    occasion = session.observations.record(ObservationEntry(dossier.id, seen="Vue à 11 h."))
    session.observations.change(occasion, ObservationEntry(dossier.id, seen="Vue à midi."))
    assert session.observations.get(occasion)[0].text == "Vue à midi."
    assert any(
        (entry.before or {}).get("text") == "Vue à 11 h." for entry in session.history.entries()
    )


def test_a_text_that_stays_keeps_its_id_when_another_is_taken_out(session: Session) -> None:
    dossier = session.dossiers.create(typed_name="Ana").dossier
    first, second = WordsPart("J’ai peur.", "Ana"), WordsPart("Je veux rester.", "Ana")
    occasion = session.observations.record(ObservationEntry(dossier.id, words=(first, second)))
    before = {part.text: part.id for part in session.observations.get(occasion)}
    session.observations.change(occasion, ObservationEntry(dossier.id, words=(second,)))
    assert {part.text: part.id for part in session.observations.get(occasion)} == {
        second.text: before[second.text]
    }


def test_a_draft_is_forgotten_with_the_observation_or_not_at_all(session: Session) -> None:
    dossier = session.dossiers.create(typed_name="Ana").dossier
    entry = ObservationEntry(dossier.id, seen="Vue à 11 h.")

    def draft_is_there() -> bool:
        return session.drafts.load("observation", dossier.id) is not None

    def fails() -> None:
        session.drafts.discard("observation", dossier.id)
        raise OSError("the disk went away")

    session.drafts.save("observation", dossier.id, {"seen": "Vue"})
    with pytest.raises(OSError, match="disk"):
        session.observations.record(entry, fails)
    assert draft_is_there()
    assert session.timeline.whole(dossier.id) == ()
    session.observations.record(entry, lambda: session.drafts.discard("observation", dossier.id))
    assert not draft_is_there()


def test_a_day_is_told_in_the_order_of_its_hours(session: Session) -> None:
    dossier = session.dossiers.create(typed_name="Ana").dossier
    for time in ("vers 15 h", "9h30", "", "matin"):
        session.observations.record(
            ObservationEntry(
                dossier.id, observed=PartialDate("2026-03-02"), time=time, seen=f"Texte {time}"
            )
        )
    timeline = session.timeline.whole(dossier.id)
    assert [entry.parts[0].time for entry in timeline] == ["vers 15 h", "9h30", "matin", ""]


def test_a_link_ties_two_persons_of_one_dossier(session: Session) -> None:
    view = session.dossiers.create(typed_name="Ana")
    ana = view.persons[0].person
    stranger = session.dossiers.create(typed_name="Luca").persons[0].person
    for other in (ana, stranger):
        with pytest.raises(BadInput, match="lien"):
            session.people.relate(ana.id, RelationKind.SIBLING, other.id)
    assert session.dossiers.view(view.dossier.id).relations == ()


def test_near_persons_are_of_other_dossiers(session: Session) -> None:
    view = session.dossiers.create(typed_name="DUMITRU Ana")
    sister = replace(session.people.blank(view.dossier.id), birth_name="Dumitru")
    assert session.people.near(sister) == ()
    elsewhere = session.dossiers.create(typed_name="DUMITRU Luca").persons[0].person
    assert [near.id for near in session.people.near(sister)] == [elsewhere.id]


def test_closing_frees_the_register_even_if_the_workers_fail(
    tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise OSError("a worker that does not end")

    monkeypatch.setattr(session.papers, "close", fails)
    with pytest.raises(OSError, match="worker"):
        session.close()
    monkeypatch.undo()
    opening(tmp_path).unlock(session.folder, PASSPHRASE).close()


def test_lines_and_recents(session: Session) -> None:
    first = session.dossiers.create(typed_name="POPESCU Ana").dossier
    second = session.dossiers.create(typed_name="DUMITRU Luca").dossier
    session.dossiers.archive(first.id)
    lines = session.dossiers.lines(DossierState.ACTIVE)
    assert [line.ref for line in lines] == [second.ref]
    assert {line.ref for line in session.dossiers.recents()} == {first.ref, second.ref}
    assert session.home.view().dossiers == 2


def test_words_of_one_occasion_keep_the_order_of_the_form(session: Session) -> None:
    dossier = session.dossiers.create(typed_name="Ana").dossier
    said = [f"Phrase {number}." for number in range(12)]
    occasion = session.observations.record(
        ObservationEntry(dossier.id, words=tuple(WordsPart(text, "Ana") for text in said))
    )
    assert [part.text for part in session.observations.get(occasion)] == said

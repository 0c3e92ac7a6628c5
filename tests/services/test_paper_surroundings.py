"""A paper about an earlier écrit knows it: number, date, what was sent; and to whom it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.context import build
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.ids import EcritId, PersonId
from desktop_app.errors import BadInput
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.documents.word import text_of
from tests.services.families_made import MODEL
from tests.services.reviewed import ready

Made = tuple[Session, Ecrit]


@pytest.fixture
def validated(session: Session) -> Made:
    """Return a register with one validated information préoccupante."""
    view = session.dossiers.create(typed_name="POPESCU Ana")
    draft = session.ecrits.create(
        view.dossier.id, MODEL, tuple(each.person.id for each in view.persons), (), "93"
    )
    return session, _kept(session, draft, EcritState.VALIDATED, date(2026, 2, 12))


def _kept(session: Session, ecrit: Ecrit, state: EcritState, day: date) -> Ecrit:
    register = session.papers._register
    changed = replace(ecrit, state=state, written_on=day, version=1)
    with register.change(session.ecrits.actor, "change") as change:
        register.ecrits.save(change, changed)
    return changed


def _next(made: Made, model_id: str, persons: tuple[PersonId, ...] | None = None) -> Ecrit:
    session, first = made
    people = first.person_ids if persons is None else persons
    return session.ecrits.create(first.dossier_id, model_id, people, (), "93")


@pytest.mark.parametrize("model_id", ["relance", "demande_suites", "complement_information"])
def test_a_paper_about_an_earlier_one_prints_its_number_and_its_date(
    validated: Made, model_id: str
) -> None:
    session, first = validated
    ecrit = _next(validated, model_id)
    assert ecrit.answers_to == first.id
    paper = session.papers.fill(ecrit, session.association.profile())
    printed = text_of(paper.docx)
    assert f"Information préoccupante {first.ref}" in printed
    assert "12 février 2026" in printed
    assert "POPESCU Ana" in printed


def test_a_paper_that_follows_nothing_is_tied_to_nothing(validated: Made) -> None:
    assert _next(validated, "courrier_libre").answers_to is None
    assert _next(validated, MODEL).answers_to is None


def test_a_draft_was_not_sent_and_is_not_followed(session: Session) -> None:
    view = session.dossiers.create(typed_name="POPESCU Ana")
    people = (view.persons[0].person.id,)
    session.ecrits.create(view.dossier.id, MODEL, people, (), "93")
    reminder = session.ecrits.create(view.dossier.id, "relance", people, (), "93")
    assert reminder.answers_to is None
    missing = {line.key for line in session.ecrits.get(reminder.id).missing}
    assert "ecrit_anterieur.reference" in missing


def test_a_paper_does_not_follow_what_speaks_of_somebody_else(validated: Made) -> None:
    session, first = validated
    brother = session.people.save(session.people.blank(first.dossier_id))
    assert _next(validated, "relance", (brother.id,)).answers_to is None


def test_the_earlier_paper_can_be_changed(validated: Made) -> None:
    session, first = validated
    second = _kept(session, _next(validated, MODEL), EcritState.TRANSMITTED, date(2026, 3, 1))
    reminder = _next(validated, "relance")
    assert reminder.answers_to == second.id
    assert session.ecrits.choose(reminder.id, answers_to=first.id).answers_to == first.id


def test_only_a_paper_for_the_crip_is_addressed_to_it(validated: Made) -> None:
    session, _ = validated
    names = {}
    for model_id in ("relance", "signalement_procureur", "note_avocat", "courrier_libre"):
        snapshot = session.papers.snapshot(
            _next(validated, model_id), session.association.profile()
        )
        names[model_id] = snapshot.recipient.name
        assert snapshot.crip.name == "CRIP de la Seine-Saint-Denis"
    assert names == {
        "relance": "CRIP de la Seine-Saint-Denis",
        "signalement_procureur": "Procureur de la République",
        "note_avocat": "",
        "courrier_libre": "",
    }


def test_the_note_for_the_lawyer_tells_what_was_written_of_the_same_persons(
    validated: Made,
) -> None:
    session, first = validated
    context = build(
        session.papers.snapshot(_next(validated, "note_avocat"), session.association.profile())
    )
    (sent,) = context["envois"]  # type: ignore[misc]
    assert sent["reference"] == first.ref
    assert sent["etat"] == "validé"
    assert sent["version"] == "version 1"


def test_an_earlier_paper_that_is_gone_leaves_its_place_open(validated: Made) -> None:
    session, _ = validated
    ecrit = replace(_next(validated, "relance"), answers_to=EcritId("gone"))
    snapshot = session.papers.snapshot(ecrit, session.association.profile())
    assert snapshot.earlier is None


def test_what_may_be_followed_is_what_was_finished_the_last_first(validated: Made) -> None:
    session, first = validated
    second = _kept(session, _next(validated, MODEL), EcritState.TRANSMITTED, date(2026, 3, 1))
    _next(validated, MODEL)
    view = session.ecrits.get(_next(validated, "relance").id)
    assert [each.id for each in view.earlier] == [second.id, first.id]
    assert view.earlier[1].words == f"Information préoccupante {first.ref}, 12 février 2026, validé"


def test_an_ecrit_that_is_about_no_earlier_one_offers_none(validated: Made) -> None:
    session, _ = validated
    assert session.ecrits.get(_next(validated, "courrier_libre").id).earlier == ()


def test_the_earlier_paper_can_be_said_when_the_draft_is_made(validated: Made) -> None:
    session, first = validated
    _kept(session, _next(validated, MODEL), EcritState.TRANSMITTED, date(2026, 3, 1))
    made = session.ecrits.create(
        first.dossier_id, "relance", first.person_ids, (), "93", answers_to=first.id
    )
    assert made.answers_to == first.id


def test_a_paper_follows_neither_a_draft_nor_itself_nor_another_dossier(
    validated: Made,
) -> None:
    session, first = validated
    reminder = _next(validated, "relance")
    elsewhere = session.dossiers.create(typed_name="IONESCU Mara")
    other = session.ecrits.create(elsewhere.dossier.id, MODEL, (), (), "93")
    _kept(session, other, EcritState.VALIDATED, date(2026, 2, 1))
    for wrong in (_next(validated, MODEL).id, reminder.id, other.id):
        with pytest.raises(BadInput):
            session.ecrits.choose(reminder.id, answers_to=wrong)
    assert session.register.ecrits.require(reminder.id).answers_to == first.id


def test_the_earlier_paper_comes_back_with_an_undo(validated: Made) -> None:
    session, first = validated
    second = _kept(session, _next(validated, MODEL), EcritState.TRANSMITTED, date(2026, 3, 1))
    before = _next(validated, "relance")
    session.ecrits.choose(before.id, answers_to=first.id)
    assert session.ecrits.put_back(before.id, before).answers_to == second.id


def test_a_preparation_says_what_each_model_follows(validated: Made) -> None:
    session, first = validated
    models = {each.id: each for each in session.ecrits.preparation(first.dossier_id).models}
    assert (models["relance"].follows, models["relance"].earlier_id) == (True, first.id)
    assert (models[MODEL].follows, models[MODEL].earlier_id) == (False, None)


def test_a_preparation_says_who_names_a_recipient_and_who_prints_the_territory(
    validated: Made,
) -> None:
    session, first = validated
    models = {each.id: each for each in session.ecrits.preparation(first.dossier_id).models}
    assert models["signalement_procureur"].territorial
    assert models["lettre_autorite_parentale"].territorial
    assert not models["note_avocat"].territorial
    assert models["note_avocat"].addressed
    assert not models["synthese_situation"].addressed


def test_a_complement_filled_at_once_has_only_what_the_earlier_paper_has_not(
    session: Session,
) -> None:
    first = _kept(session, ready(session), EcritState.VALIDATED, date(2026, 3, 2))
    known = session.ecrits.preparation(first.dossier_id).observations
    entry = ObservationEntry(
        first.dossier_id, observed=PartialDate("2026-03-04"), seen="Ana a un plâtre."
    )
    session.observations.record(entry)
    made = session.ecrits._latest_or_transient(
        "complement_information", session.ecrits.get(first.id).dossier_ref
    )
    new = {item.id for item, _ in session.ecrits.preparation(first.dossier_id).observations}
    assert made.answers_to == first.id
    assert set(made.observation_ids) == new - {item.id for item, _ in known}

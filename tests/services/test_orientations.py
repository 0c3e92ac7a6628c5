"""The choice of a way: proposed in words, made by a person, kept, told, never rewritten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import ConsentId, DossierId, PersonId
from desktop_app.domain.orientation import Orientation, Way
from desktop_app.domain.person import Role
from desktop_app.errors import BadInput, NotFound
from desktop_app.services.history_views import Asked
from desktop_app.services.merge_views import MergeRequest
from desktop_app.services.session import Session
from desktop_app.services.timeline_views import EntryKind


@pytest.fixture
def dossier_id(session: Session) -> DossierId:
    return session.dossiers.create(typed_name="POPESCU Ana").dossier.id


def _adult(session: Session, dossier_id: DossierId) -> PersonId:
    blank = session.people.blank(dossier_id)
    adult = replace(blank, first_names=("Elena",), birth=PartialDate("1990"), role=Role.PARENT)
    return session.people.save(adult).id


def _answered(
    session: Session, dossier_id: DossierId, person_id: PersonId, answer: ConsentAnswer
) -> None:
    consent = Consent(ConsentId(""), dossier_id, person_id, ConsentKind.AGREEMENT)
    session.consents.record(replace(consent, answer=answer))


def _chosen(session: Session, dossier_id: DossierId, **more: object) -> Orientation:
    start = session.orientations.start(dossier_id).start
    made = replace(start, ways=(Way.CRIP,), ticked=("lacking",), reason="Trois faits.")
    kept = session.orientations.record(replace(made, **more))  # type: ignore[arg-type]
    return session.register.orientations.require(kept)


def test_the_children_are_meant_at_first_else_everybody(
    session: Session, dossier_id: DossierId
) -> None:
    child = session.register.persons.by_dossier(dossier_id)[0]
    _adult(session, dossier_id)
    assert session.orientations.start(dossier_id).start.person_ids == (child.id,)
    session.people.trash(child.id)
    (left,) = session.register.persons.by_dossier(dossier_id)
    assert session.orientations.start(dossier_id).start.person_ids == (left.id,)


def test_a_choice_keeps_ways_reason_facts_proposals_persons_and_author(
    session: Session, dossier_id: DossierId
) -> None:
    kept = _chosen(session, dossier_id, ways=(Way.ADVICE, Way.CRIP))
    assert kept.ways == (Way.ADVICE, Way.CRIP)
    assert (kept.reason, kept.ticked, kept.proposed) == ("Trois faits.", ("lacking",), (Way.CRIP,))
    assert kept.person_ids == session.orientations.start(dossier_id).start.person_ids
    assert kept.chosen_by == session.actor.name
    assert kept.ecrit_id is None
    assert session.orientations.is_chosen(dossier_id)


def test_another_way_than_the_one_proposed_can_be_chosen(
    session: Session, dossier_id: DossierId
) -> None:
    kept = _chosen(session, dossier_id, ways=(Way.NOTHING_YET,), ticked=("violence",))
    assert (kept.ways, kept.proposed) == ((Way.NOTHING_YET,), (Way.PROSECUTOR,))


def test_a_choice_without_any_way_is_refused_in_words(
    session: Session, dossier_id: DossierId
) -> None:
    with pytest.raises(BadInput, match="Aucune voie n’est choisie"):
        _chosen(session, dossier_id, ways=())
    assert not session.orientations.is_chosen(dossier_id)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (None, (Way.REFERRAL, Way.ADVICE)),
        (ConsentAnswer.YES, (Way.REFERRAL, Way.ADVICE)),
        (ConsentAnswer.NO, (Way.ADVICE, Way.NOTHING_YET)),
        (ConsentAnswer.NOT_NOW, (Way.ADVICE, Way.NOTHING_YET)),
    ],
)
def test_the_agreement_of_an_adult_is_read_from_what_she_answered(
    session: Session,
    dossier_id: DossierId,
    answer: ConsentAnswer | None,
    expected: tuple[Way, ...],
) -> None:
    adult = _adult(session, dossier_id)
    if answer is not None:
        _answered(session, dossier_id, adult, answer)
    found = session.orientations.propose(dossier_id, ("exploited",), (adult,))
    assert tuple(item.way for item in found) == expected


def test_a_withdrawn_agreement_counts_as_a_refusal(session: Session, dossier_id: DossierId) -> None:
    adult = _adult(session, dossier_id)
    _answered(session, dossier_id, adult, ConsentAnswer.YES)
    (held,) = session.register.consents.by_dossier(dossier_id)
    session.consents.withdraw(held.id, None, "")
    found = session.orientations.propose(dossier_id, ("exploited",), (adult,))
    assert Way.REFERRAL not in [item.way for item in found]


def test_the_chronology_tells_the_choice(session: Session, dossier_id: DossierId) -> None:
    kept = _chosen(session, dossier_id)
    (entry,) = [
        item for item in session.timeline.whole(dossier_id) if item.kind is EntryKind.ORIENTATION
    ]
    assert (entry.id, entry.title) == (kept.id, "Information préoccupante")
    assert entry.body.split("\n") == [
        "Trois faits.",
        "Coché\u00a0: «\u00a0Un enfant manque de ce qu’il lui faut\u00a0»",
        "Proposé\u00a0: Information préoccupante",
    ]


def test_the_history_tells_the_choice(session: Session, dossier_id: DossierId) -> None:
    _chosen(session, dossier_id)
    words = [line.words for line in session.history.of_dossier(dossier_id, Asked()).lines]
    assert "a choisi une voie" in words


def test_a_choice_goes_to_the_trash_and_comes_back(session: Session, dossier_id: DossierId) -> None:
    kept = _chosen(session, dossier_id)
    session.orientations.trash(kept.id)
    assert not session.orientations.is_chosen(dossier_id)
    with pytest.raises(NotFound):
        session.register.orientations.require(kept.id)
    session.orientations.restore(kept.id)
    (line,) = session.orientations.start(dossier_id).past
    assert (line.ways, line.orientation) == ("Information préoccupante", kept)


def test_the_latest_choice_comes_first(session: Session, dossier_id: DossierId) -> None:
    _chosen(session, dossier_id, ways=(Way.ADVICE,))
    _chosen(session, dossier_id, ways=(Way.CRIP,))
    ways = [line.orientation.ways for line in session.orientations.start(dossier_id).past]
    assert ways == [(Way.CRIP,), (Way.ADVICE,)]


def test_a_choice_follows_its_dossier_when_two_become_one(
    session: Session, dossier_id: DossierId
) -> None:
    kept = _chosen(session, dossier_id)
    other = session.dossiers.create(typed_name="IONESCU Mara").dossier.id
    session.merging.merge(MergeRequest(gone=dossier_id, kept=other))
    assert session.orientations.is_chosen(other)
    assert session.register.orientations.require(kept.id).dossier_id == other


def test_a_choice_travels_with_its_dossier_and_its_ecrit(
    session: Session, dossier_id: DossierId
) -> None:
    kept = _chosen(session, dossier_id)
    model = session.papers.models()[0].id
    session.ecrits.create(dossier_id, model, kept.person_ids, (), "", kept.id)
    ref = session.register.dossiers.require(dossier_id).ref
    added = session.exchange.add(session.exchange.show(ref, with_attachments=True))
    other = session.register.dossiers.require_ref(added).id
    (copy,) = session.register.orientations.by_dossier(other)
    (ecrit,) = session.register.ecrits.by_dossier(other)
    assert copy.ecrit_id == ecrit.id
    assert copy.person_ids == ecrit.person_ids
    assert (copy.ways, copy.reason, copy.chosen_at) == (kept.ways, kept.reason, kept.chosen_at)


def test_the_first_ecrit_stays_the_one_that_came_of_a_choice(
    session: Session, dossier_id: DossierId
) -> None:
    kept = _chosen(session, dossier_id)
    model = session.papers.models()[0].id
    first = session.ecrits.create(dossier_id, model, (), (), "", kept.id)
    session.ecrits.create(dossier_id, model, (), (), "", kept.id)
    assert session.register.orientations.require(kept.id).ecrit_id == first.id

"""What the composer writes: own words, staleness, finished sections, extracts, undo (UX §2.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.absence import Absence
from desktop_app.domain.ecrit import Answer, Ecrit, EcritState, Extract, Override
from desktop_app.domain.ids import EcritId
from desktop_app.domain.person import Phone, Safety, Schooling
from desktop_app.errors import BadInput
from desktop_app.services.ecrit_source import corrected_person
from desktop_app.services.paper_views import EcritView, FieldView, SectionStatus
from desktop_app.services.session import Session
from tests.ui.situations import draft, ordinary


@pytest.fixture
def ecrit(session: Session) -> Ecrit:
    return draft(session, ordinary(session))


def _field(session: Session, ecrit: Ecrit, key: str) -> FieldView:
    view = session.ecrits.get(ecrit.id)
    return next(f for section in view.sections for f in section.fields if f.key == key)


def _section(view: EcritView, section_id: str) -> SectionStatus:
    return next(section.status for section in view.sections if section.id == section_id)


def _finish(session: Session, ecrit_id: EcritId, section_id: str, *, finished: bool = True) -> None:
    view = session.ecrits.get(ecrit_id)
    section = next(each for each in view.sections if each.id == section_id)
    session.ecrits.finish(ecrit_id, section, finished=finished)


def _change_school(session: Session, field: FieldView, school: str) -> None:
    assert field.person_id is not None
    person = session.people.get(field.person_id)
    session.people.save(replace(person, school=school, schooling=None))


def test_what_is_typed_here_stays_here(session: Session, ecrit: Ecrit) -> None:
    field = _field(session, ecrit, "enfants[].scolarite")
    assert field.own_key == f"enfants[{field.person_id}].scolarite"
    assert "Collège Les Tilleuls" in field.said
    session.ecrits.override(ecrit.id, {field.own_key: Override(Answer("CM2"), field.said)})
    shown = _field(session, ecrit, "enfants[].scolarite")
    assert (shown.shown, shown.replaced, shown.source, shown.stale) == (
        "CM2",
        True,
        "saisi ici",
        False,
    )
    assert session.people.get(field.person_id).school == "Collège Les Tilleuls"  # type: ignore[arg-type]
    session.ecrits.override(ecrit.id, {field.own_key: None})
    assert _field(session, ecrit, "enfants[].scolarite").shown == field.shown


def test_an_absence_is_typed_here_too(session: Session, ecrit: Ecrit) -> None:
    field = _field(session, ecrit, "enfants[].sante")
    absent = Override(Answer(absence=Absence.REFUSED), "")
    session.ecrits.override(ecrit.id, {field.own_key: absent})
    assert _field(session, ecrit, "enfants[].sante").shown == Absence.REFUSED.printed


def test_a_value_may_be_corrected_in_the_fiche_too(session: Session, ecrit: Ecrit) -> None:
    field = _field(session, ecrit, "enfants[].vit_avec")
    session.ecrits.override(ecrit.id, {field.own_key: Override(Answer("sa tante"), "")})
    assert session.ecrits.correct_source(ecrit.id, field, Answer("sa tante"))
    assert session.people.get(field.person_id).lives_with == "sa tante"  # type: ignore[arg-type]
    shown = _field(session, ecrit, "enfants[].vit_avec")
    assert (shown.shown, shown.replaced) == ("sa tante", False)
    dossier_field = _field(session, ecrit, "environnement")
    assert session.ecrits.correct_source(ecrit.id, dossier_field, Answer("Terrain sans eau."))
    assert session.dossiers.view(ecrit.dossier_id).dossier.social_environment == "Terrain sans eau."


def test_what_is_made_of_several_values_is_corrected_in_the_fiche_itself(
    session: Session, ecrit: Ecrit
) -> None:
    field = _field(session, ecrit, "enfants[].naissance")
    before = session.people.get(field.person_id)  # type: ignore[arg-type]
    assert not session.ecrits.correct_source(ecrit.id, field, Answer("mai 2011"))
    assert session.people.get(before.id) == before
    irregular = replace(before, schooling=Schooling.IRREGULAR)
    assert corrected_person(irregular, "scolarite", Answer("CM2")) is None
    alone = replace(before, schooling=None, school="")
    found = corrected_person(alone, "scolarite", Answer("CM2"))
    assert found is not None
    assert found.school == "CM2"


def test_a_known_value_is_not_erased_by_an_absence(session: Session, ecrit: Ecrit) -> None:
    field = _field(session, ecrit, "enfants[].scolarite")
    assert not session.ecrits.correct_source(ecrit.id, field, Answer(absence=Absence.UNKNOWN))
    health = _field(session, ecrit, "enfants[].sante")
    assert session.ecrits.correct_source(ecrit.id, health, Answer(absence=Absence.NOT_ASKED))
    person = session.people.get(health.person_id)  # type: ignore[arg-type]
    assert person.absences["health"] is Absence.NOT_ASKED


def test_s09_ac11_a_later_change_in_the_fiche_is_shown_and_overwrites_nothing(
    session: Session, ecrit: Ecrit
) -> None:
    field = _field(session, ecrit, "enfants[].scolarite")
    session.ecrits.override(ecrit.id, {field.own_key: Override(Answer("CM2"), field.said)})
    _change_school(session, field, "École des Ormes")
    stale = _field(session, ecrit, "enfants[].scolarite")
    assert (stale.stale, stale.shown, stale.said) == (True, "CM2", "École des Ormes")
    assert stale.changed_on == "3 mars 2026"
    assert _section(session.ecrits.get(ecrit.id), "enfants") is SectionStatus.RECHECK
    kept = Override(Answer("CM2"), stale.said)
    session.ecrits.override(ecrit.id, {field.own_key: kept})
    assert not _field(session, ecrit, "enfants[].scolarite").stale


def test_j3_11_a_finished_section_keeps_what_was_seen_until_somebody_decides(
    session: Session, ecrit: Ecrit
) -> None:
    field = _field(session, ecrit, "enfants[].scolarite")
    _finish(session, ecrit.id, "enfants")
    assert _section(session.ecrits.get(ecrit.id), "enfants") is SectionStatus.DONE
    _change_school(session, field, "École des Ormes")
    stale = _field(session, ecrit, "enfants[].scolarite")
    assert (stale.stale, stale.shown) == (True, field.shown)
    assert session.ecrits.get(ecrit.id).done == 0
    _finish(session, ecrit.id, "enfants")
    assert _field(session, ecrit, "enfants[].scolarite").stale, "finishing again decides nothing"
    session.ecrits.override(ecrit.id, {field.own_key: Override(Answer(), stale.said)})
    fresh = _field(session, ecrit, "enfants[].scolarite")
    assert (fresh.stale, fresh.shown) == (False, "École des Ormes")


def test_a_number_that_is_no_longer_safe_is_never_kept(session: Session, ecrit: Ecrit) -> None:
    field = _field(session, ecrit, "enfants[].telephone")
    person = session.people.get(field.person_id)  # type: ignore[arg-type]
    safe = Phone("06 39 98 11 22", safety=Safety.YES)
    session.people.save(replace(person, phones=(safe,)))
    _finish(session, ecrit.id, "enfants")
    session.people.save(replace(person, phones=(replace(safe, safety=Safety.NO),)))
    found = _field(session, ecrit, "enfants[].telephone")
    assert (found.shown, found.stale) == ("", True)


def test_an_age_that_grew_is_no_change(session: Session, ecrit: Ecrit) -> None:
    _finish(session, ecrit.id, "enfants")
    session.ecrits.choose(ecrit.id, written_on=ecrit.written_on.replace(month=6))  # type: ignore[union-attr]
    born = _field(session, ecrit, "enfants[].naissance")
    assert (born.stale, born.shown) == (False, "12 mai 2011 (15 ans)")


def test_a_corrected_observation_is_printed_as_corrected_and_said(
    session: Session, ecrit: Ecrit
) -> None:
    _finish(session, ecrit.id, "motif_et_faits")
    field = _field(session, ecrit, "constats[].texte")
    register = session.ecrits._register
    kept = register.observations.require(str(field.observation_id))
    with register.change(session.ecrits.actor, "change") as change:
        register.observations.save(change, replace(kept, text="J’ai vu Ana, seule."))
    found = _field(session, ecrit, "constats[].texte")
    assert (found.shown, found.stale) == ("J’ai vu Ana, seule.", True)


def test_j3_8_a_section_has_one_of_five_statuses(session: Session, ecrit: Ecrit) -> None:
    view = session.ecrits.get(ecrit.id)
    assert {section.status for section in view.sections} == {SectionStatus.TO_DO}
    session.ecrits.answer(ecrit.id, {"reaction_parents": Answer("Elle pleure.")})
    assert (
        _section(session.ecrits.get(ecrit.id), "information_famille") is SectionStatus.IN_PROGRESS
    )
    _finish(session, ecrit.id, "information_famille")
    lacking = session.ecrits.get(ecrit.id)
    assert _section(lacking, "information_famille") is SectionStatus.TO_DO, "one answer is required"
    session.ecrits.answer(ecrit.id, {"famille_informee": Answer("oui")})
    done = session.ecrits.get(ecrit.id)
    assert (_section(done, "information_famille"), done.done) == (SectionStatus.DONE, 1)
    _finish(session, ecrit.id, "information_famille", finished=False)
    again = session.ecrits.get(ecrit.id)
    assert _section(again, "information_famille") is SectionStatus.IN_PROGRESS
    assert again.ecrit.finished == ()


def test_taking_finished_back_forgets_what_was_seen(session: Session, ecrit: Ecrit) -> None:
    _finish(session, ecrit.id, "enfants")
    assert session.ecrits.get(ecrit.id).ecrit.overrides
    _finish(session, ecrit.id, "enfants", finished=False)
    assert session.ecrits.get(ecrit.id).ecrit.overrides == {}


def test_extracts_go_with_their_words(session: Session, ecrit: Ecrit) -> None:
    view = session.ecrits.get(ecrit.id)
    item = next(each for each in view.quotable if "Elle porte un plâtre" in str(each.sentences))
    words = next(text for sentence, text in item.sentences if "plâtre" in sentence)
    assert words.startswith("Le 2 mars 2026, vers 11 h")
    session.ecrits.note_extract(ecrit.id, Extract("motif", item.observation_id, words))
    session.ecrits.answer(ecrit.id, {"motif": Answer(f"Voici. {words}")})
    assert len(session.ecrits.get(ecrit.id).ecrit.extracts) == 1
    session.ecrits.answer(ecrit.id, {"motif": Answer("Voici.")})
    assert session.ecrits.get(ecrit.id).ecrit.extracts == ()


def test_only_who_agreed_may_be_named(session: Session, ecrit: Ecrit) -> None:
    view = session.ecrits.get(ecrit.id)
    assert view.nameable == frozenset(), "the teacher asked not to be named, Ana is named anyway"


def test_undo_puts_back_what_was_composed_and_no_state(session: Session, ecrit: Ecrit) -> None:
    before = session.ecrits.get(ecrit.id).ecrit
    session.ecrits.answer(ecrit.id, {"motif": Answer("Un mot.")})
    _finish(session, ecrit.id, "enfants")
    session.ecrits.put_back(ecrit.id, before)
    after = session.ecrits.get(ecrit.id).ecrit
    assert (after.answers, after.finished, after.overrides) == ({}, (), {})


@pytest.mark.parametrize("state", [EcritState.IN_REVIEW, EcritState.VALIDATED])
def test_an_ecrit_that_is_read_over_is_not_changed_in_place(
    session: Session, ecrit: Ecrit, state: EcritState
) -> None:
    register = session.ecrits._register
    with register.change(session.ecrits.actor, "change") as change:
        register.ecrits.save(change, replace(ecrit, state=state))
    with pytest.raises(BadInput, match="Reprendre la main"):
        session.ecrits.answer(ecrit.id, {"motif": Answer("Un mot.")})
    assert session.ecrits.get(ecrit.id).ecrit.answers == {}


def test_another_recipient_takes_nothing_of_the_proposed_one(
    session: Session, ecrit: Ecrit
) -> None:
    session.ecrits.answer(ecrit.id, {"destinataire.nom": Answer("Foyer des Ormes")})
    found = _field(session, ecrit, "destinataire.nom")
    assert found.shown == "Foyer des Ormes"
    assert _field(session, ecrit, "destinataire.adresse").shown == ""

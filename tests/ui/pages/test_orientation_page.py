"""« Choisir une voie »: facts in plain words, proposals with reasons, a kept choice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import ConsentId, DossierId, PersonId
from desktop_app.domain.orientation import Way
from desktop_app.domain.person import Role
from desktop_app.services.session import Session
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.orientation_page import (
    SAVE,
    SAVE_AND_WRITE,
    OrientationPage,
    read_orientation,
)
from desktop_app.ui.theme import Look
from tests.ui.fakes import page_context
from tests.ui.pages import samples
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active
from tests.ui.situations import settled_audit

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> OrientationPage:
    made = OrientationPage(context)
    show_active(qtbot, made, 1100, 900)
    return made


@pytest.fixture
def dossier_id(session: Session) -> DossierId:
    return samples.family(session)


def _open(page: Page, context: PageContext, dossier_id: DossierId, *, first: bool = False) -> None:
    context.navigator.open(routes.dossier(dossier_id))
    route = routes.orientation(dossier_id, first=first)
    context.navigator.open(route)
    page.show_route(route.args)
    QApplication.processEvents()


def _press(page: QWidget, name: str) -> None:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    found.click()
    QApplication.processEvents()


def _words(page: QWidget) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def _described(page: QWidget, way: Way) -> str:
    found = page.findChild(QAbstractButton, f"way_{way.value}")
    assert isinstance(found, QAbstractButton)
    return f"{found.accessibleName()}\n{found.accessibleDescription()}"


def _only_adult(session: Session, answer: ConsentAnswer | None = None) -> DossierId:
    dossier_id = session.dossiers.create(typed_name="POPESCU Elena").dossier.id
    (person,) = session.register.persons.by_dossier(dossier_id)
    adult = replace(person, birth=PartialDate("1990"), role=Role.OTHER)
    session.people.save(adult)
    if answer is not None:
        consent = Consent(ConsentId(""), dossier_id, person.id, ConsentKind.AGREEMENT)
        session.consents.record(replace(consent, answer=answer))
    return dossier_id


def test_whom_to_call_and_when_stands_at_the_top(
    page: OrientationPage, context: PageContext, dossier_id: DossierId
) -> None:
    _open(page, context, dossier_id)
    words = _words(page)
    for number in ("17", "112", "114", "119", "15", "18"):
        assert f"{number}\u00a0· " in words
    assert "n’est pas fait pour un danger grave et immédiat" in words


def test_nothing_is_ticked_and_nothing_is_proposed_at_first(
    page: OrientationPage, context: PageContext, dossier_id: DossierId
) -> None:
    _open(page, context, dossier_id)
    assert "Rien n’est coché plus haut" in _words(page)
    boxes = page.findChildren(QAbstractButton)
    ticked = [box.objectName() for box in boxes if box.isChecked()]
    assert all(name.startswith("orientation_person_") for name in ticked)


def test_a_tick_says_the_way_it_leads_to_and_why_but_ticks_none(
    page: OrientationPage, context: PageContext, dossier_id: DossierId
) -> None:
    _open(page, context, dossier_id)
    _press(page, "fact_violence")
    assert "Proposé\u00a0: Signalement au procureur." in _words(page)
    told = _described(page, Way.PROSECUTOR)
    assert told.startswith("Signalement au procureur — proposé\n")
    assert "Coché\u00a0: «\u00a0Un enfant a été frappé" in told
    assert "c’est au procureur d’en juger" in told
    assert page.form.ways.ways() == ()
    assert "proposé" not in _described(page, Way.CRIP)


def test_what_is_proposed_is_announced(
    page: OrientationPage, context: PageContext, dossier_id: DossierId
) -> None:
    said: list[str] = []
    context.announcer.announced.connect(said.append)
    _open(page, context, dossier_id)
    _press(page, "fact_lacking")
    assert said == ["Proposé\u00a0: Information préoccupante."]


def test_the_law_is_quoted_with_its_article_and_of_when_it_is(
    page: OrientationPage, context: PageContext, dossier_id: DossierId
) -> None:
    _open(page, context, dossier_id)
    _press(page, "fact_violence")
    _press(page, "more_prosecutor")
    words = _words(page)
    assert (
        "Article L226-4, II du code de l’action sociale et des familles "
        "(texte lu dans sa version de 2023)"
    ) in words
    assert "Article 434-3 du code pénal" in words
    assert "date de la version non connue" in words
    assert "L226-2-1" not in words, "only the articles of what was asked for"


def test_a_choice_leaves_its_trace_and_leads_to_the_paper(
    page: OrientationPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    _open(page, context, dossier_id)
    _press(page, "fact_lacking")
    save = page.findChild(QPushButton, "orientation_save")
    assert isinstance(save, QPushButton)
    assert save.text() == SAVE
    _press(page, "way_crip")
    assert save.text() == SAVE_AND_WRITE
    reason = page.findChild(QPlainTextEdit, "orientation_reason")
    assert isinstance(reason, QPlainTextEdit)
    reason.setFocus()
    Hand().type("Vu deux fois.")
    Hand().press(Qt.Key.Key_Return, CTRL)
    (line,) = session.orientations.start(dossier_id).past
    kept = line.orientation
    assert (kept.ways, kept.proposed, kept.ticked, kept.reason) == (
        (Way.CRIP,),
        (Way.CRIP,),
        ("lacking",),
        "Vu deux fois.",
    )
    assert context.navigator.current == routes.prepare(dossier_id)
    assert context.navigator.previous == routes.dossier(dossier_id)
    assert session.drafts.load("orientation", dossier_id) is None


def test_a_way_without_a_paper_goes_back_and_offers_to_note_the_call(
    page: OrientationPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    _open(page, context, dossier_id)
    _press(page, "way_call_now")
    _press(page, "orientation_save")
    assert context.navigator.current == routes.dossier(dossier_id)
    shown = context.messages.current
    assert shown is not None
    assert [action.label for action in shown.actions] == ["Noter l’appel"]
    assert context.messages.undo()
    assert not session.orientations.is_chosen(dossier_id)
    assert session.drafts.load("orientation", dossier_id) is not None


def test_a_choice_needs_a_way_and_says_so(
    page: OrientationPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    _open(page, context, dossier_id)
    _press(page, "fact_unsure")
    _press(page, "orientation_save")
    shown = context.messages.current
    assert shown is not None
    assert "Aucune voie n’est choisie" in shown.text
    assert not session.orientations.is_chosen(dossier_id)


def test_who_wants_to_write_chooses_first_and_only_once(
    page: OrientationPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    _open(page, context, dossier_id, first=True)
    assert context.navigator.current == routes.new_ecrit(dossier_id)
    _press(page, "way_crip")
    _press(page, "orientation_save")
    assert context.navigator.current == routes.prepare(dossier_id)
    _open(page, context, dossier_id, first=True)
    assert context.navigator.current == routes.prepare(dossier_id)
    assert context.navigator.previous == routes.dossier(dossier_id)


def test_the_choice_can_be_left_out(
    page: OrientationPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    _open(page, context, dossier_id, first=True)
    _press(page, "fact_worry")
    _press(page, "orientation_skip")
    assert context.navigator.current == routes.prepare(dossier_id)
    assert not session.orientations.is_chosen(dossier_id)
    kept = session.drafts.load("orientation", dossier_id)
    assert kept is not None, "what was ticked is kept as a draft"


def test_a_doubtful_age_is_said_and_counts_as_minor(
    page: OrientationPage, context: PageContext, session: Session
) -> None:
    dossier_id = session.dossiers.create(typed_name="POPESCU Ana").dossier.id
    _open(page, context, dossier_id)
    _press(page, "fact_exploited")
    assert "Âge incertain\u00a0: la personne est traitée comme mineure." in _words(page)
    assert "proposé" in _described(page, Way.PROSECUTOR)


def test_an_adult_without_agreement_shows_what_stays_possible_and_the_guided_words(
    page: OrientationPage, context: PageContext, session: Session
) -> None:
    _open(page, context, _only_adult(session))
    _press(page, "fact_exploited")
    words = _words(page)
    assert "L’accord d’une personne adulte n’est pas noté." in words
    assert "Continuer l’accompagnement, sans condition" in words
    _press(page, "more_agreement")
    words = _words(page)
    assert "Article 434-3 du code pénal" in words
    assert "Article 434-1 du code pénal" in words
    assert "Fanal ne décide pas à votre place" in words


def test_an_adult_who_refuses_keeps_every_way_without_a_name(
    page: OrientationPage, context: PageContext, session: Session
) -> None:
    _open(page, context, _only_adult(session, ConsentAnswer.NO))
    _press(page, "fact_exploited")
    assert "n’a pas donné son accord" in _words(page)
    assert "proposé" in _described(page, Way.ADVICE)
    assert "Le refus ne lui retire rien" in _described(page, Way.NOTHING_YET)
    assert "— proposé" not in _described(page, Way.REFERRAL)
    box = page.findChild(QAbstractButton, "way_referral")
    assert isinstance(box, QAbstractButton)
    assert box.isEnabled(), "it can still be chosen"


def test_an_adult_who_agreed_is_not_asked_again(
    page: OrientationPage, context: PageContext, session: Session
) -> None:
    _open(page, context, _only_adult(session, ConsentAnswer.YES))
    _press(page, "fact_exploited")
    assert "adulte" not in _words(page).split("1. Qui")[1].split("3. Que choisissez")[1][:300]
    agreement = page.findChild(QWidget, "orientation_agreement")
    assert agreement is not None
    assert agreement.isHidden()


def test_an_agreement_noted_meanwhile_is_read_and_what_is_typed_stays(
    page: OrientationPage, context: PageContext, session: Session
) -> None:
    dossier_id = _only_adult(session)
    _open(page, context, dossier_id)
    _press(page, "fact_exploited")
    (person,) = session.register.persons.by_dossier(dossier_id)
    consent = Consent(ConsentId(""), dossier_id, PersonId(person.id), ConsentKind.AGREEMENT)
    session.consents.record(replace(consent, answer=ConsentAnswer.NO))
    page.refresh(frozenset({"consent"}))
    assert "n’a pas donné son accord" in _words(page)
    assert page.form.apply(session.orientations.start(dossier_id).start).ticked == ("exploited",)


def test_locking_in_the_middle_loses_nothing(
    page: OrientationPage,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    qtbot: QtBot,
) -> None:
    _open(page, context, dossier_id)
    _press(page, "fact_lacking")
    _press(page, "way_advice")
    reason = page.findChild(QPlainTextEdit, "orientation_reason")
    assert isinstance(reason, QPlainTextEdit)
    reason.setFocus()
    Hand().type("Vu avec Elena")
    cursor = reason.textCursor()
    cursor.setPosition(3)
    reason.setTextCursor(cursor)
    place = page.place()
    page.flush()

    again = OrientationPage(context)
    show_active(qtbot, again, 1100, 900)
    again.show_route(routes.orientation(dossier_id).args)
    again.restore(place)
    back = again.findChild(QPlainTextEdit, "orientation_reason")
    assert isinstance(back, QPlainTextEdit)
    assert (back.toPlainText(), back.textCursor().position()) == ("Vu avec Elena", 3)
    assert again.focusWidget() is back
    start = session.orientations.start(dossier_id).start
    assert again.form.apply(start).ticked == ("lacking",)
    assert again.form.ways.ways() == (Way.ADVICE,)
    assert "Proposé\u00a0: Information préoccupante." in _words(again)
    data = read_orientation(session, routes.orientation(dossier_id).args)
    assert data.orientation.reason == "Vu avec Elena"


def test_former_choices_are_read_put_aside_and_taken_back(
    page: OrientationPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    start = session.orientations.start(dossier_id).start
    kept = session.orientations.record(replace(start, ways=(Way.ADVICE,), reason="En équipe."))
    _open(page, context, dossier_id)
    words = _words(page)
    assert "Choix déjà faits" in words
    assert "En équipe." in words
    _press(page, f"trash_{kept}")
    assert not session.orientations.is_chosen(dossier_id)
    assert context.messages.undo()
    assert session.orientations.is_chosen(dossier_id)


def test_names_become_initials_and_reasons_hide_in_discreet_mode(
    page: OrientationPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    start = session.orientations.start(dossier_id).start
    session.orientations.record(replace(start, ways=(Way.ADVICE,), reason="En équipe."))
    _open(page, context, dossier_id)
    assert "POPESCU" in _words(page)
    context.discreet.set_active(True)
    QApplication.processEvents()
    words = _words(page)
    assert "POPESCU" not in words
    assert "En équipe." not in words


@pytest.mark.parametrize("situation", ["family", "adult", "chosen"])
def test_the_page_is_accessible_in_every_look(
    qtbot: QtBot, session: Session, look: Look, situation: str
) -> None:
    context = page_context(session)
    dossier_id = _only_adult(session) if situation == "adult" else samples.family(session)
    if situation == "chosen":
        start = session.orientations.start(dossier_id).start
        session.orientations.record(replace(start, ways=tuple(Way), reason="Un mot."))
    page = OrientationPage(context)
    show_active(qtbot, page, 1000, 900)
    _open(page, context, dossier_id)
    _press(page, "fact_exploited")
    _press(page, "more_referral")
    for width in (640, 1000):
        page.resize(width, 700)
        assert settled_audit(qtbot, page) == []

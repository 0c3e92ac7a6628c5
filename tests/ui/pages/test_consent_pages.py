"""Agreements, views of children, information of parents: forms, history, withdrawal, lock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import ConsentId, PersonId
from desktop_app.domain.term import ListName
from desktop_app.services.session import Session
from desktop_app.services.views import DossierView
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.consent_page import ConsentPage
from desktop_app.ui.pages.consents_page import ConsentsPage
from tests.ui.pages import samples
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> ConsentPage:
    made = ConsentPage(context)
    show_active(qtbot, made, 1100, 700)
    return made


@pytest.fixture
def overview(qtbot: QtBot, plain_look: object, context: PageContext) -> ConsentsPage:
    made = ConsentsPage(context)
    show_active(qtbot, made, 1100, 700)
    return made


@pytest.fixture
def family(session: Session) -> DossierView:
    return session.dossiers.view(samples.family(session))


def widget(page: Page, kind: type[QWidget], name: str) -> QWidget:
    shown = [item for item in page.findChildren(kind, name) if item.isVisibleTo(page)]
    assert shown, name
    return shown[-1]


def press(page: Page, name: str) -> None:
    found = next(item for item in page.findChildren(QPushButton, name) if item.isVisibleTo(page))
    found.click()


def answer(page: Page, key: str) -> None:
    found = widget(page, QRadioButton, f"consent_answer_choice_{key}")
    assert isinstance(found, QRadioButton)
    found.click()


def write(page: Page, name: str, text: str) -> None:
    found = widget(page, QWidget, name)
    if isinstance(found, QLineEdit):
        found.setText(text)
        found.textEdited.emit(text)
    elif isinstance(found, QPlainTextEdit):
        found.setPlainText(text)


def elena(view: DossierView) -> PersonId:
    return view.persons[2].person.id


def state(session: Session, view: DossierView, at: int) -> str:
    return session.consents.of_dossier(view.dossier.id)[at].state


def given(session: Session, view: DossierView, **more: object) -> ConsentId:
    consent = Consent(
        ConsentId(""),
        view.dossier.id,
        elena(view),
        ConsentKind.AGREEMENT,
        PartialDate("2026-03-03"),
        language="bg",
        answer=ConsentAnswer.YES,
    )
    return session.consents.record(replace(consent, **more))  # type: ignore[arg-type]


def words(page: Page) -> str:
    QApplication.processEvents()
    return "\n".join(item.text() for item in page.findChildren(QLabel) if item.isVisibleTo(page))


def open_form(page: Page, context: PageContext, view: DossierView, kind: str, who: str) -> None:
    context.navigator.open(routes.consents(view.dossier.id))
    route = routes.new_consent(view.dossier.id, kind, who)
    context.navigator.open(route)
    page.show_route(route.args)


def test_an_agreement_is_noted_and_read_in_one_sentence(
    page: ConsentPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_form(page, context, family, "agreement", elena(family))
    point = widget(page, QCheckBox, "consent_point_but")
    assert isinstance(point, QCheckBox)
    point.click()
    language = widget(page, QComboBox, "consent_language")
    assert isinstance(language, QComboBox)
    language.setCurrentIndex(language.findData("bg"))
    language.activated.emit(language.currentIndex())
    answer(page, "yes")
    scope = widget(page, QCheckBox, "consent_scope_orientation")
    assert isinstance(scope, QCheckBox)
    scope.click()
    write(page, "consent_scope_note", "Pas la police.")
    Hand().press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert state(session, family, 2) == "Accord donné le 3 mars, expliqué en bulgare"
    kept = session.consents.of_dossier(family.dossier.id)[2].history[0].consent
    assert (kept.explained, kept.scope, kept.scope_note) == (
        ("but",),
        ("orientation",),
        "Pas la police.",
    )
    assert (kept.author, kept.explained_by) == ("C. Martin", "C. Martin")
    assert context.navigator.current == routes.consents(family.dossier.id)
    assert context.messages.undo()
    assert state(session, family, 2) == "Accord non demandé"


def test_a_refusal_asks_for_no_reason_and_says_what_stays_possible(
    page: ConsentPage,
    overview: ConsentsPage,
    context: PageContext,
    session: Session,
    family: DossierView,
) -> None:
    open_form(page, context, family, "agreement", elena(family))
    answer(page, "no")
    page._save()
    overview.show_route(routes.consents(family.dossier.id).args)
    shown = words(overview)
    assert "Accord refusé le 3 mars" in shown
    assert "Continuer l’accompagnement, sans condition" in shown
    assert "sans donner d’information qui l’identifie" in shown


def test_a_child_is_asked_for_her_view_never_for_an_agreement(
    page: ConsentPage, overview: ConsentsPage, context: PageContext, family: DossierView
) -> None:
    ana = family.persons[0].person.id
    overview.show_route(routes.consents(family.dossier.id, ana).args)
    assert "Pour un mineur, l’accord n’est pas nécessaire" in words(overview)
    press(overview, f"note_{ana}")
    assert context.navigator.current == routes.new_consent(family.dossier.id, "child_view", ana)
    page.show_route(context.navigator.current.args)
    radios = page.findChildren(QRadioButton)
    assert not [item for item in radios if item.objectName().startswith("consent_answer")]
    write(page, "consent_words", "Je veux rester avec mon frère.")
    page._save()
    overview.refresh(frozenset({"consent"}))
    assert "Avis recueilli le 3 mars" in words(overview)
    assert "«\u00a0Je veux rester avec mon frère.\u00a0»" in words(overview)


def test_why_parents_are_not_informed_is_asked_only_then(
    page: ConsentPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_form(page, context, family, "parents", "")
    boxes = page.findChildren(QCheckBox, "consent_reason_interet")
    assert not [box for box in boxes if box.isVisibleTo(page)]
    answer(page, "no")
    reason = widget(page, QCheckBox, "consent_reason_interet")
    assert isinstance(reason, QCheckBox)
    reason.click()
    write(page, "consent_reason", "Le père a menacé l’enfant.")
    page._save()
    parents = session.consents.of_dossier(family.dossier.id)[-1]
    assert parents.state == "Parents non informés le 3 mars"
    assert "Raison\u00a0: Contraire à l’intérêt de l’enfant" in parents.history[0].details


def test_a_withdrawal_keeps_what_had_been_agreed(
    page: ConsentPage,
    overview: ConsentsPage,
    context: PageContext,
    session: Session,
    family: DossierView,
) -> None:
    consent_id = given(session, family, scope=("orientation",), held_on=PartialDate("2026-02-10"))
    overview.show_route(routes.consents(family.dossier.id).args)
    press(overview, f"withdraw_{consent_id}")
    route = context.navigator.current
    assert route == routes.withdrawal(family.dossier.id, consent_id)
    page.show_route(route.args)
    write(page, "withdrawal_note", "Elle a peur.")
    page._save()
    assert state(session, family, 2) == "Accord retiré le 3 mars (donné le 10 février)"
    kept = session.consents.get(consent_id)
    assert (kept.answer, kept.scope) == (ConsentAnswer.YES, ("orientation",))
    overview.refresh(frozenset({"consent"}))
    assert "Retiré le 3 mars\u00a0: Elle a peur." in words(overview)
    assert context.messages.undo()
    assert session.consents.get(consent_id).withdrawn_on is None


def test_the_history_keeps_each_conversation(
    overview: ConsentsPage, session: Session, family: DossierView
) -> None:
    given(session, family, answer=ConsentAnswer.NOT_NOW, held_on=PartialDate("2025-06-01"))
    given(session, family)
    overview.show_route(routes.consents(family.dossier.id).args)
    shown = words(overview)
    assert "Pas d’accord pour l’instant le 1er juin 2025, expliqué en bulgare" in shown
    assert shown.index("Accord donné le 3 mars") < shown.index("Pas d’accord pour l’instant")


def test_the_trash_takes_one_conversation_and_gives_it_back(
    overview: ConsentsPage, context: PageContext, session: Session, family: DossierView
) -> None:
    consent_id = given(session, family)
    overview.show_route(routes.consents(family.dossier.id).args)
    press(overview, f"trash_{consent_id}")
    assert state(session, family, 2) == "Accord non demandé"
    assert context.messages.undo()
    assert state(session, family, 2).startswith("Accord donné")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("agreement", "consent_words"),
        ("child_view", "consent_words"),
        ("parents", "consent_words"),
    ],
)
def test_locking_in_the_middle_loses_nothing(
    page: ConsentPage,
    context: PageContext,
    session: Session,
    family: DossierView,
    qtbot: QtBot,
    kind: str,
    name: str,
) -> None:
    open_form(page, context, family, kind, elena(family))
    date = widget(page, QLineEdit, "consent_date")
    assert isinstance(date, QLineEdit)
    date.setText("35/3")
    date.textEdited.emit("35/3")
    point = widget(page, QCheckBox, "consent_point_usage")
    assert isinstance(point, QCheckBox)
    point.click()
    field = widget(page, QPlainTextEdit, name)
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    Hand().type("Je veux y penser")
    cursor = field.textCursor()
    cursor.setPosition(3)
    field.setTextCursor(cursor)
    place = page.place()
    page.flush()

    again = ConsentPage(context)
    show_active(qtbot, again, 1100, 700)
    again.show_route(routes.new_consent(family.dossier.id, kind, elena(family)).args)
    again.restore(place)
    back = widget(again, QPlainTextEdit, name)
    assert isinstance(back, QPlainTextEdit)
    assert (back.toPlainText(), back.textCursor().position()) == ("Je veux y penser", 3)
    assert again.focusWidget() is back
    assert widget(again, QLineEdit, "consent_date").text() == "35/3"  # type: ignore[attr-defined]
    assert widget(again, QCheckBox, "consent_point_usage").isChecked()  # type: ignore[attr-defined]


def test_locking_in_the_middle_of_a_withdrawal_loses_nothing(
    page: ConsentPage, context: PageContext, session: Session, family: DossierView, qtbot: QtBot
) -> None:
    consent_id = given(session, family)
    args = routes.withdrawal(family.dossier.id, consent_id).args
    page.show_route(args)
    note = widget(page, QPlainTextEdit, "withdrawal_note")
    note.setFocus()
    Hand().type("Elle a peur")
    place = page.place()
    page.flush()
    again = ConsentPage(context)
    show_active(qtbot, again, 1100, 700)
    again.show_route(args)
    again.restore(place)
    back = widget(again, QPlainTextEdit, "withdrawal_note")
    assert back.toPlainText() == "Elle a peur"  # type: ignore[attr-defined]
    assert again.focusWidget() is back
    assert session.consents.get(consent_id).withdrawn_on is None


def test_nothing_said_is_nothing_recorded(
    page: ConsentPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_form(page, context, family, "agreement", elena(family))
    page._save()
    assert state(session, family, 2) == "Accord non demandé"
    assert context.messages.current is not None


def test_a_correction_changes_the_record_and_can_be_undone(
    page: ConsentPage, context: PageContext, session: Session, family: DossierView
) -> None:
    consent_id = given(session, family)
    route = routes.consent(family.dossier.id, consent_id)
    page.show_route(route.args)
    answer(page, "not_now")
    page._save()
    assert state(session, family, 2) == (
        "Pas d’accord pour l’instant le 3 mars, expliqué en bulgare"
    )
    assert context.messages.undo()
    assert session.consents.get(consent_id).answer is ConsentAnswer.YES


def test_names_and_words_are_hidden_in_discreet_mode(
    overview: ConsentsPage, context: PageContext, session: Session, family: DossierView
) -> None:
    given(session, family, words="J’ai peur de lui.")
    overview.show_route(routes.consents(family.dossier.id).args)
    context.discreet.toggle()
    shown = words(overview)
    assert "POPESCU" not in shown
    assert "peur" not in shown
    assert "Accord donné le 3 mars" in shown


def test_the_languages_offered_are_those_of_the_list_as_it_is_now(
    page: ConsentPage, context: PageContext, session: Session, family: DossierView
) -> None:
    consent_id = given(session, family)
    open_form(page, context, family, "agreement", elena(family))
    session.terms.hide(ListName.LANGUAGES, "bg")
    open_form(page, context, family, "agreement", "")
    language = widget(page, QComboBox, "consent_language")
    assert isinstance(language, QComboBox)
    assert language.findData("bg") < 0
    page.show_route(routes.consent(family.dossier.id, consent_id).args)
    assert language.currentText() == "bulgare"

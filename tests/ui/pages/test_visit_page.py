"""Observation de lieu: written once, linked to persons as one types (UX J2-10)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import VisitId
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, Stay
from desktop_app.services.session import Session
from desktop_app.services.visit_views import VisitEntry
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.observation_page import ObservationPage
from desktop_app.ui.pages.unfinished import unfinished
from desktop_app.ui.pages.visit_page import VisitPage
from tests.ui.pages import samples
from tests.ui.pages.finding import line, press, sentences
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active

TEXT = "Trois familles sont la."


@pytest.fixture
def ana(session: Session, acacias: Place) -> Person:
    person = session.dossiers.create(typed_name="POPESCU Ana").persons[0].person
    return session.people.save(replace(person, stay=Stay(acacias.id)))


@pytest.fixture
def denisa(session: Session) -> Person:
    return session.dossiers.create(typed_name="DUMITRU Denisa").persons[0].person


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> VisitPage:
    made = VisitPage(context)
    show_active(qtbot, made, 1100, 760)
    return made


def show(page: VisitPage, context: PageContext, route: Route) -> None:
    context.navigator.open(routes.HOME)
    context.navigator.open(route)
    page.show_route(route.args)
    QApplication.processEvents()


def area(page: QWidget) -> QPlainTextEdit:
    found = page.findChild(QPlainTextEdit, "visit_text")
    assert isinstance(found, QPlainTextEdit)
    return found


def linked(page: QWidget) -> list[str]:
    buttons = page.findChildren(QPushButton)
    return [
        item.objectName().removeprefix("visit_unlink_")
        for item in buttons
        if item.isVisible() and item.objectName().startswith("visit_unlink_")
    ]


def test_j2_10_write_once_and_link_as_one_types(
    page: VisitPage,
    context: PageContext,
    session: Session,
    acacias: Place,
    ana: Person,
    denisa: Person,
) -> None:
    show(page, context, routes.visit(acacias.id))
    hand = Hand()
    assert page.focusWidget() is area(page)
    hand.type(TEXT, narrative=True)
    line(page, "visit_search").setFocus()
    hand.type("dumi")
    hand.press(Qt.Key.Key_Return)
    hand.type("popes")
    hand.press(Qt.Key.Key_Return)
    assert linked(page) == [denisa.id, ana.id]
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for person in (ana, denisa):
        (copy,) = session.register.observations.by_dossier(person.dossier_id)
        assert (copy.text, copy.place_id, copy.person_ids) == (TEXT, acacias.id, (person.id,))
        assert copy.team == ("C. Martin",)
    assert context.navigator.current == routes.HOME
    assert session.drafts.unfinished() == ()


def test_who_lives_there_is_proposed_and_not_linked_by_itself(
    page: VisitPage, context: PageContext, acacias: Place, ana: Person
) -> None:
    show(page, context, routes.visit(acacias.id))
    assert "Vivent dans ce lieu" in sentences(page)
    assert linked(page) == []
    press(page, "visit_found_0")
    assert linked(page) == [ana.id]
    press(page, f"visit_unlink_{ana.id}")
    assert linked(page) == []
    press(page, "visit_link_all")
    assert linked(page) == [ana.id]


def test_a_visit_without_a_dossier_is_recorded(
    page: VisitPage, context: PageContext, session: Session, acacias: Place
) -> None:
    show(page, context, routes.visit(acacias.id))
    area(page).insertPlainText(TEXT)
    press(page, "visit_save")
    assert [item.text for item in session.places.view(acacias.id).visits] == [TEXT]
    said = context.messages.current
    assert said is not None
    assert said.text == "Observation de lieu enregistrée, sans dossier relié."


def test_neither_text_nor_place_missing_is_recorded(
    page: VisitPage, context: PageContext, session: Session
) -> None:
    show(page, context, routes.visit())
    press(page, "visit_save")
    assert any("L’observation est vide" in item for item in sentences(page))
    area(page).insertPlainText(TEXT)
    press(page, "visit_save")
    assert any("Où était-ce" in item for item in sentences(page))
    assert session.register.visits.count() == 0


def test_taking_it_back_puts_the_text_among_the_drafts(
    page: VisitPage, context: PageContext, session: Session, acacias: Place, ana: Person
) -> None:
    show(page, context, routes.visit(acacias.id))
    area(page).insertPlainText(TEXT)
    press(page, "visit_found_0")
    press(page, "visit_save")
    assert context.messages.undo()
    assert session.register.observations.by_dossier(ana.dossier_id) == []
    (left,) = unfinished(session, session.home.view())
    assert (left.verb, left.route) == (
        "Reprendre une observation de lieu",
        routes.visit(acacias.id),
    )
    page.show_route(routes.visit(acacias.id).args)
    assert area(page).toPlainText() == TEXT
    assert linked(page) == [ana.id]


def test_locking_in_the_middle_loses_nothing(
    qtbot: QtBot,
    page: VisitPage,
    context: PageContext,
    session: Session,
    acacias: Place,
    ana: Person,
) -> None:
    show(page, context, routes.visit(acacias.id))
    line(page, "visit_observed").setText("35/3")
    line(page, "visit_time").insert("vers 18 h")
    press(page, "visit_found_0")
    line(page, "visit_search").setText("dumi")
    area(page).setFocus()
    Hand().type(TEXT, narrative=True)
    cursor = area(page).textCursor()
    cursor.setPosition(5)
    area(page).setTextCursor(cursor)
    place = page.place()
    page.flush()

    again = VisitPage(context)
    show_active(qtbot, again, 1100, 760)
    again.show_route(routes.visit(acacias.id).args)
    again.restore(place)
    QApplication.processEvents()
    assert area(again).toPlainText() == TEXT
    assert area(again).textCursor().position() == 5
    assert again.focusWidget() is area(again)
    assert line(again, "visit_observed").text() == "35/3"
    assert line(again, "visit_time").text() == "vers 18 h"
    assert line(again, "visit_search").text() == "dumi"
    assert linked(again) == [ana.id]
    where = again.findChild(QComboBox, "visit_place")
    assert isinstance(where, QComboBox)
    assert where.currentData() == acacias.id


def test_locking_in_the_search_of_persons_keeps_its_caret(
    qtbot: QtBot, page: VisitPage, context: PageContext, acacias: Place
) -> None:
    show(page, context, routes.visit(acacias.id))
    field = line(page, "visit_search")
    field.setFocus()
    Hand().type("dumitru")
    field.setCursorPosition(3)
    place = page.place()
    page.flush()
    again = VisitPage(context)
    show_active(qtbot, again, 1100, 760)
    again.show_route(routes.visit(acacias.id).args)
    again.restore(place)
    assert line(again, "visit_search").text() == "dumitru"
    assert line(again, "visit_search").cursorPosition() == 3


@pytest.fixture
def recorded(session: Session, acacias: Place, ana: Person, denisa: Person) -> VisitId:
    return session.visits.record(
        VisitEntry(acacias.id, text="Deux familles.", person_ids=(ana.id, denisa.id))
    )


def test_a_correction_reaches_every_dossier_and_is_taken_back(
    page: VisitPage,
    context: PageContext,
    session: Session,
    acacias: Place,
    recorded: VisitId,
) -> None:
    show(page, context, routes.visit(acacias.id, recorded))
    area(page).setPlainText("Quatre familles.")
    press(page, "visit_save")
    copies = session.register.observations.by_visit(recorded)
    assert {copy.text for copy in copies} == {"Quatre familles."}
    assert context.messages.undo()
    copies = session.register.observations.by_visit(recorded)
    assert {copy.text for copy in copies} == {"Deux familles."}


def test_a_text_corrected_apart_is_said_and_replaced_only_when_ticked(
    page: VisitPage,
    context: PageContext,
    session: Session,
    acacias: Place,
    ana: Person,
    recorded: VisitId,
) -> None:
    copy = session.register.observations.by_dossier(ana.dossier_id)[0]
    with session.register.change(session.actor, "change") as change:
        session.register.observations.save(change, replace(copy, text="Une famille."))
    ref = session.dossiers.view(ana.dossier_id).dossier.ref
    show(page, context, routes.visit(acacias.id, recorded))
    assert f"{ref}\u00a0: corrigé à part dans ce dossier, le texte." in sentences(page)
    area(page).setPlainText("Quatre familles.")
    press(page, "visit_save")
    copies = session.register.observations.by_visit(recorded)
    assert {item.text for item in copies} == {"Une famille.", "Quatre familles."}
    page.show_route(routes.visit(acacias.id, recorded).args)
    box = page.findChildren(QCheckBox, f"visit_replace_{ref}")[-1]
    box.click()
    press(page, "visit_save")
    copies = session.register.observations.by_visit(recorded)
    assert {item.text for item in copies} == {"Quatre familles."}


def test_the_choice_of_a_dossier_leads_to_an_observation_de_lieu(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    samples.family(session)
    page = ObservationPage(context)
    show_active(qtbot, page, 1100, 760)
    context.navigator.open(routes.new_observation())
    page.show_route({})
    page.take_focus()
    QApplication.processEvents()
    assert page.focusWidget() is line(page, "dossier_search")
    press(page, "choice_visit")
    assert context.navigator.current == routes.visit()


def test_discreet_mode_shows_initials(
    page: VisitPage, context: PageContext, acacias: Place, ana: Person
) -> None:
    context.discreet.toggle()
    show(page, context, routes.visit(acacias.id))
    press(page, "visit_found_0")
    assert not any("POPESCU" in item for item in sentences(page))
    context.discreet.toggle()
    assert any("POPESCU Ana" in item for item in sentences(page))

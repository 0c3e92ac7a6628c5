"""The form of a call, a meeting, a message or a note."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import Event, EventKind
from desktop_app.domain.ids import DossierId, EventId
from desktop_app.errors import StorageFull
from desktop_app.services.session import Session
from desktop_app.services.timeline_views import EVENTS
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import FULL
from desktop_app.ui.pages.event_page import EventPage
from desktop_app.ui.pages.unfinished import unfinished
from desktop_app.ui.widgets.text_area import TextArea
from tests.ui.pages.finding import line
from tests.ui.pages.hand import CTRL, Hand
from tests.ui.pages.inline import FailingRunner
from tests.ui.showing import show_active


@pytest.fixture
def page(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId
) -> EventPage:
    made = EventPage(context)
    show_active(qtbot, made, 1100, 800)
    context.navigator.open(routes.dossier(dossier_id))
    context.navigator.open(routes.new_event(dossier_id))
    show(made, dossier_id)
    return made


def show(page: EventPage, dossier_id: DossierId, event_id: str = "") -> None:
    args = {"dossier": dossier_id, **({"event": event_id} if event_id else {})}
    page.show_route(args)
    QApplication.processEvents()


def area(page: EventPage, name: str = "event_text") -> TextArea:
    found = page.findChild(TextArea, name)
    assert isinstance(found, TextArea), name
    return found


def press(page: EventPage, name: str) -> None:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    found.click()


def kept(session: Session, dossier_id: DossierId) -> list[Event]:
    return [
        session.events.get(EventId(entry.id))
        for entry in session.timeline.whole(dossier_id)
        if entry.kind in EVENTS
    ]


def test_a_call_is_written_down_with_the_text_alone(
    page: EventPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    assert page.focusWidget() is area(page)
    hand = Hand()
    hand.type("Ana absente lundi.", narrative=True)
    hand.press(Qt.Key.Key_Return, CTRL)
    assert hand.keys == 2
    (event,) = kept(session, dossier_id)
    assert (event.kind, event.text) == (EventKind.CALL, "Ana absente lundi.")
    assert event.happened == PartialDate("2026-03-03")
    assert context.navigator.current == routes.dossier(dossier_id)
    assert session.drafts.unfinished() == ()


def test_every_field_is_kept(page: EventPage, session: Session, dossier_id: DossierId) -> None:
    press(page, "event_kind_choice_meeting")
    line(page, "event_with_whom").insert("Mme DURAND, PMI")
    line(page, "event_time").insert("vers 18 h")
    line(page, "event_date").setText("hier")
    area(page).insertPlainText("Rendez-vous au centre.")
    area(page, "event_result").insertPlainText("Nouveau rendez-vous.")
    press(page, f"event_person_{session.dossiers.view(dossier_id).persons[0].person.id}")
    press(page, "event_hard")
    page._save()
    (event,) = kept(session, dossier_id)
    assert (event.kind, event.with_whom, event.time) == (
        EventKind.MEETING,
        "Mme DURAND, PMI",
        "vers 18 h",
    )
    assert (event.happened, event.result, event.hard) == (
        PartialDate("2026-03-02"),
        "Nouveau rendez-vous.",
        True,
    )
    assert len(event.person_ids) == 1


def test_recording_is_undone_with_the_text_back_in_its_draft(
    page: EventPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    area(page).insertPlainText("Dit au téléphone.")
    page._save()
    assert context.messages.undo()
    assert kept(session, dossier_id) == []
    show(page, dossier_id)
    assert area(page).text() == "Dit au téléphone."


def test_a_change_is_undone_too(
    page: EventPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    area(page).insertPlainText("Avant.")
    page._save()
    (before,) = kept(session, dossier_id)
    show(page, dossier_id, before.id)
    area(page).setPlainText("Après.")
    page.form.edited.emit()
    page._save()
    assert session.events.get(before.id).text == "Après."
    assert context.messages.undo()
    assert session.events.get(before.id) == before


def test_an_empty_event_is_not_recorded(
    page: EventPage, session: Session, dossier_id: DossierId
) -> None:
    page._save()
    assert kept(session, dossier_id) == []
    assert page.focusWidget() is area(page)


def test_a_date_that_is_none_is_said_before_saving(
    page: EventPage, session: Session, dossier_id: DossierId
) -> None:
    area(page).insertPlainText("Dit.")
    line(page, "event_date").setText("35/3")
    page._save()
    assert kept(session, dossier_id) == []
    assert page.focusWidget() is line(page, "event_date")


def test_locking_in_the_middle_loses_no_character(
    page: EventPage, dossier_id: DossierId, context: PageContext, qtbot: QtBot, session: Session
) -> None:
    press(page, "event_kind_choice_note")
    line(page, "event_with_whom").setText("PMI")
    line(page, "event_date").setText("35/3")
    line(page, "event_time").setText("vers 18")
    area(page, "event_result").setPlainText("A rappeler")
    press(page, "event_hard")
    area(page).setFocus()
    Hand().type("Elle dit que demain")
    cursor = area(page).textCursor()
    cursor.setPosition(8)
    area(page).setTextCursor(cursor)
    place = page.place()
    page.flush()

    again = EventPage(context)
    show_active(qtbot, again, 1100, 800)
    show(again, dossier_id)
    again.restore(place)
    assert again.focusWidget() is area(again)
    assert area(again).textCursor().position() == 8
    assert area(again).text() == "Elle dit que demain"
    assert line(again, "event_date").text() == "35/3"
    event = again.form.value()
    assert (event.kind, event.with_whom, event.time, event.result, event.hard) == (
        EventKind.NOTE,
        "PMI",
        "vers 18",
        "A rappeler",
        True,
    )
    found = [item for item in unfinished(session, session.home.view()) if "appel" in item.verb]
    assert [item.route for item in found] == [routes.new_event(dossier_id)]


def test_a_full_disk_keeps_the_text_on_screen(
    page: EventPage,
    session: Session,
    dossier_id: DossierId,
    context: PageContext,
    runner: FailingRunner,
) -> None:
    area(page).insertPlainText("Dit.")
    runner.problem = StorageFull("Plein.", "")
    page._save()
    assert context.messages.current is not None
    assert context.messages.current.text == FULL
    assert area(page).text() == "Dit."
    runner.problem = None
    context.messages.current.actions[0].run()
    assert len(kept(session, dossier_id)) == 1


def test_names_are_initials_in_discreet_mode(page: EventPage, context: PageContext) -> None:
    context.discreet.set_active(True)
    texts = [label.text() for label in page.form.findChildren(QAbstractButton)]
    assert not any("POPESCU" in text for text in texts)

"""« À faire »: add, done with its result, another day, the trash; each with its way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId, ReminderId
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.plain_tabs import PlainTabs
from desktop_app.ui.pages.reminder_page import ReminderPage
from desktop_app.ui.pages.reminders_pane import RemindersPane
from desktop_app.ui.pages.unfinished import unfinished
from desktop_app.ui.widgets.text_area import TextArea
from tests.ui.fakes import TUESDAY
from tests.ui.pages.finding import sentences
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active

TODAY = TUESDAY.date()


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> ReminderPage:
    made = ReminderPage(context)
    show_active(qtbot, made, 1100, 700)
    return made


@pytest.fixture
def dossier_page(qtbot: QtBot, plain_look: object, context: PageContext) -> DossierPage:
    made = DossierPage(context)
    context.navigator.register_changed.connect(made.refresh)
    show_active(qtbot, made, 1200, 760)
    return made


def remind(session: Session, dossier_id: DossierId, text: str, days: int = 1) -> ReminderId:
    blank = session.reminders.blank(dossier_id)
    return session.reminders.record(replace(blank, text=text, due=TODAY + timedelta(days=days)))


def show(page: ReminderPage | DossierPage, args: dict[str, str]) -> None:
    page.show_route(args)
    for _ in range(3):
        QApplication.processEvents()


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    found.click()
    QApplication.processEvents()


def area(page: QWidget, name: str = "reminder_text") -> TextArea:
    found = page.findChild(TextArea, name)
    assert isinstance(found, TextArea), name
    return found


def due(page: QWidget) -> QLineEdit:
    found = page.findChild(QLineEdit, "reminder_due")
    assert isinstance(found, QLineEdit)
    return found


def tab(page: DossierPage) -> str:
    tabs = page.findChild(PlainTabs)
    assert isinstance(tabs, PlainTabs)
    names = [tabs.tabText(at) for at in range(tabs.count())]
    return next(name for name in names if name.startswith("À faire"))


def test_a_reminder_is_written_in_words_and_for_a_week_from_now(
    page: ReminderPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, dict(routes.new_reminder(dossier_id).args))
    assert page.focusWidget() is area(page)
    assert due(page).text() == "10 mars 2026"
    Hand().type("Rappeler la PMI")
    press(page, "reminder_due_soon_0")
    assert "Mercredi 4 mars 2026" in sentences(page)
    press(page, "reminder_save")
    (line,) = session.reminders.of_dossier(dossier_id)
    assert (line.reminder.text, line.reminder.due) == ("Rappeler la PMI", date(2026, 3, 4))


def test_a_day_that_is_none_is_said_and_nothing_is_lost(
    page: ReminderPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, dict(routes.new_reminder(dossier_id).args))
    Hand().type("Rappeler la PMI")
    due(page).setText("bientot")
    press(page, "reminder_save")
    assert session.reminders.of_dossier(dossier_id) == ()
    assert page.focusWidget() is due(page)
    assert area(page).text() == "Rappeler la PMI"


def test_an_empty_reminder_is_not_recorded(
    page: ReminderPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, dict(routes.new_reminder(dossier_id).args))
    press(page, "reminder_save")
    assert session.reminders.of_dossier(dossier_id) == ()
    assert page.focusWidget() is area(page)


def test_another_day_is_undone_from_the_band(
    page: ReminderPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    reminder_id = remind(session, dossier_id, "Rappeler la PMI")
    show(page, dict(routes.reminder(dossier_id, reminder_id, "due").args))
    assert page.focusWidget() is due(page)
    due(page).setText("dans 3 jours")
    press(page, "reminder_save")
    assert session.reminders.get(reminder_id).due == date(2026, 3, 6)
    assert context.messages.undo()
    assert session.reminders.get(reminder_id).due == date(2026, 3, 4)


def test_a_new_reminder_is_undone_with_its_draft_back(
    page: ReminderPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, dict(routes.new_reminder(dossier_id).args))
    Hand().type("Rappeler la PMI")
    press(page, "reminder_save")
    assert context.messages.undo()
    assert session.reminders.of_dossier(dossier_id) == ()
    show(page, dict(routes.new_reminder(dossier_id).args))
    assert area(page).text() == "Rappeler la PMI"


def test_locking_in_the_middle_loses_no_character(
    page: ReminderPage,
    session: Session,
    dossier_id: DossierId,
    context: PageContext,
    qtbot: QtBot,
) -> None:
    reminder_id = remind(session, dossier_id, "Rappeler")
    args = dict(routes.reminder(dossier_id, reminder_id, "result").args)
    show(page, args)
    assert page.focusWidget() is area(page, "reminder_result")
    area(page).setPlainText("Rappeler la PMI")
    due(page).setText("bientot")
    Hand().type("Sans reponse")
    cursor = area(page, "reminder_result").textCursor()
    cursor.setPosition(4)
    area(page, "reminder_result").setTextCursor(cursor)
    place = page.place()
    page.flush()

    again = ReminderPage(context)
    show_active(qtbot, again, 1100, 700)
    show(again, args)
    again.restore(place)
    assert again.focusWidget() is area(again, "reminder_result")
    assert area(again, "reminder_result").textCursor().position() == 4
    assert area(again, "reminder_result").text() == "Sans reponse"
    assert (area(again).text(), due(again).text()) == ("Rappeler la PMI", "bientot")


def test_the_tab_counts_what_is_to_do(
    dossier_page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    show(dossier_page, {"dossier": dossier_id, "tab": "reminders"})
    assert tab(dossier_page) == "À faire"
    assert "Rien à faire pour l’instant." in sentences(dossier_page)
    remind(session, dossier_id, "Rappeler la PMI", -2)
    session.reminders.done(remind(session, dossier_id, "Relancer le collège"))
    show(dossier_page, {"dossier": dossier_id, "tab": "reminders"})
    assert tab(dossier_page) == "À faire (1)"
    said = sentences(dossier_page)
    assert "En retard, prévu il y a 2 jours" in said
    assert "Fait aujourd’hui par C. Martin" in said


def test_done_is_one_click_and_undone_by_one(
    dossier_page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    reminder_id = remind(session, dossier_id, "Rappeler la PMI")
    show(dossier_page, {"dossier": dossier_id, "tab": "reminders"})
    press(dossier_page, f"reminder_done_{reminder_id}")
    message = context.messages.current
    assert message is not None
    assert message.text == "Rappel marqué comme fait."
    assert [action.label for action in message.actions] == ["Noter le résultat"]
    assert session.reminders.get(reminder_id).done_on == TODAY
    assert tab(dossier_page) == "À faire"
    assert context.messages.undo()
    assert session.reminders.get(reminder_id).done_on is None
    assert tab(dossier_page) == "À faire (1)"


def test_the_trash_is_undone(
    dossier_page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    reminder_id = remind(session, dossier_id, "Rappeler la PMI")
    show(dossier_page, {"dossier": dossier_id, "tab": "reminders"})
    press(dossier_page, f"reminder_trash_{reminder_id}")
    assert session.reminders.of_dossier(dossier_id) == ()
    assert context.messages.undo()
    assert len(session.reminders.of_dossier(dossier_id)) == 1


def test_texts_are_hidden_in_discreet_mode(
    dossier_page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    remind(session, dossier_id, "Rappeler la mère d’Ana")
    show(dossier_page, {"dossier": dossier_id, "tab": "reminders"})
    context.discreet.set_active(True)
    QApplication.processEvents()
    pane = dossier_page.findChild(RemindersPane)
    assert isinstance(pane, RemindersPane)
    assert "Rappel" in sentences(pane)
    assert not any("Ana" in sentence for sentence in sentences(pane))
    shown = [button for button in pane.findChildren(QPushButton) if button.isVisible()]
    assert not any("Ana" in button.accessibleName() for button in shown)


def test_home_shows_what_is_overdue_before_the_drafts_and_what_is_soon_after(
    session: Session, dossier_id: DossierId
) -> None:
    remind(session, dossier_id, "Demain", 1)
    remind(session, dossier_id, "En retard", -2)
    remind(session, dossier_id, "Dans un mois", 30)
    session.drafts.save("event", f"{dossier_id}/", {"x": 1})
    found = unfinished(session, session.home.view())
    assert [item.verb for item in found] == [
        "Rappel en retard",
        "Reprendre un appel ou une note",
        "Rappel prévu demain",
    ]
    assert found[0].about == "En retard, D-2026-001"
    assert found[0].discreet == "D-2026-001"
    assert found[0].route == routes.dossier(dossier_id, tab="reminders")

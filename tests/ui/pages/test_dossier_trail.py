"""From one dossier of a list to the next, and who follows a dossier (UX S04-AC6)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId
from desktop_app.services.session import Session
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.navigation import Navigator, Route
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.factories import PAGES
from desktop_app.ui.trail import ListTrail
from tests.ui.pages import samples
from tests.ui.pages.finding import sentences
from tests.ui.pages.hand import CTRL, Hand
from tests.ui.showing import show_active

NEXT, FORMER = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp


@pytest.fixture
def dossiers(session: Session) -> tuple[DossierId, ...]:
    """Return the dossiers of the list « Actifs », in the order in which it shows them."""
    for name in ("IONESCU Ion", "DUMITRU Maria"):
        session.dossiers.create(typed_name=name)
    samples.family(session)
    return tuple(
        line.id for line in sorted(session.dossiers.lines(), key=lambda one: one.ref, reverse=True)
    )


@pytest.fixture
def window(
    qtbot: QtBot, plain_look: object, context: PageContext, dossiers: tuple[DossierId, ...]
) -> MainWindow:
    """Return the window at the list of dossiers."""
    made = MainWindow(context, PAGES)
    show_active(qtbot, made, 1280, 800)
    context.navigator.open(routes.DOSSIERS)
    QApplication.processEvents()
    return made


def open_second(window: MainWindow) -> None:
    hand = Hand()
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Return)


def test_s04_ac6_ctrl_pgdown_goes_to_the_next_dossier_of_the_list(
    qtbot: QtBot, window: MainWindow, context: PageContext, dossiers: tuple[DossierId, ...]
) -> None:
    open_second(window)
    assert context.navigator.current == routes.dossier(dossiers[1])
    assert "Liste\u00a0: 2 sur 3" in sentences(window)
    with qtbot.waitSignal(context.announcer.announced) as told:
        Hand().press(NEXT, CTRL)
    assert told.args[0] == "Dossier 3 sur 3"
    assert context.navigator.current == routes.dossier(dossiers[2])
    assert "Liste\u00a0: 3 sur 3" in sentences(window)
    Hand().press(NEXT, CTRL)
    assert context.navigator.current == routes.dossier(dossiers[2])
    for _ in range(2):
        Hand().press(FORMER, CTRL)
    assert context.navigator.current == routes.dossier(dossiers[0])


def test_s04_ac6_back_leads_to_the_list_at_the_dossier_seen_last(
    window: MainWindow, context: PageContext, dossiers: tuple[DossierId, ...]
) -> None:
    open_second(window)
    button = window.findChild(QPushButton, "trail_next")
    assert isinstance(button, QPushButton)
    button.click()
    context.navigator.back()
    assert context.navigator.current == routes.DOSSIERS
    QApplication.processEvents()
    table = window.findChild(QWidget, "dossier_table")
    assert table.current_id() == dossiers[2]  # type: ignore[union-attr]


def test_a_dossier_that_was_searched_for_has_no_list(
    window: MainWindow, context: PageContext, dossiers: tuple[DossierId, ...]
) -> None:
    open_second(window)
    context.navigator.open(routes.dossier(dossiers[0]))
    assert not [words for words in sentences(window) if words.startswith("Liste")]
    Hand().press(NEXT, CTRL)
    assert context.navigator.current == routes.dossier(dossiers[0])


def test_the_list_is_still_there_after_a_lock(
    qtbot: QtBot, window: MainWindow, context: PageContext, dossiers: tuple[DossierId, ...]
) -> None:
    open_second(window)
    place = window.place()
    window.hide()
    after = replace(context, trail=ListTrail())
    fresh = MainWindow(after, PAGES)
    show_active(qtbot, fresh, 1280, 800)
    fresh.restore(place)
    QApplication.processEvents()
    assert "Liste\u00a0: 2 sur 3" in sentences(fresh)
    assert after.trail.step(dossiers[1], 1) == dossiers[2]


def test_i_follow_this_dossier_is_in_the_menu_and_can_be_undone(
    window: MainWindow, context: PageContext, dossiers: tuple[DossierId, ...], session: Session
) -> None:
    context.navigator.open(routes.dossier(dossiers[0]))
    follow = window.findChild(QAction, "follow")
    assert isinstance(follow, QAction)
    assert follow.text() == "Je suis ce dossier"
    follow.trigger()
    assert session.dossiers.view(dossiers[0]).dossier.followed_by == (session.actor.name,)
    assert follow.text() == "Ne plus suivre ce dossier"
    context.messages.undo()
    assert session.dossiers.view(dossiers[0]).dossier.followed_by == ()


def test_who_follows_is_written_in_the_form_and_half_a_name_survives_a_lock(
    qtbot: QtBot,
    window: MainWindow,
    context: PageContext,
    dossiers: tuple[DossierId, ...],
    session: Session,
) -> None:
    context.navigator.open(routes.dossier(dossiers[0], tab="situation"))
    field = window.findChild(QLineEdit, "followed_by_typed")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    Hand().type("Ines Petit")
    Hand().press(Qt.Key.Key_Return)
    Hand().type("Yan")
    window.flush()
    assert session.dossiers.view(dossiers[0]).dossier.followed_by == ("Ines Petit",)
    assert session.dossiers.view(dossiers[0]).marks.typed_follower == "Yan"
    place = window.place()
    fresh = MainWindow(replace(context, navigator=Navigator()), PAGES)
    show_active(qtbot, fresh, 1280, 800)
    fresh.restore(place)
    QApplication.processEvents()
    again = fresh.findChild(QLineEdit, "followed_by_typed")
    assert isinstance(again, QLineEdit)
    assert QApplication.focusWidget() is again
    assert (again.text(), again.cursorPosition()) == ("Yan", 3)


def test_home_leads_to_the_dossiers_that_wait(
    window: MainWindow, context: PageContext, dossiers: tuple[DossierId, ...]
) -> None:
    context.navigator.open(routes.HOME)
    link = window.findChild(QPushButton, "home_no_news")
    assert isinstance(link, QPushButton)
    assert link.text() == "Sans nouvelle depuis 30 jours (2)"
    link.click()
    assert context.navigator.current == Route("dossiers", {"view": "no_news"})
    assert any("sans nouvelle depuis 30 jours" in words for words in sentences(window))

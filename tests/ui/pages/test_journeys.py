"""The journeys of UX §1.0 in the real window, on the real worker, with their bars counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId
from desktop_app.ui.page import Page
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.timeline_view import TimelineView
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.text_area import TextArea
from tests.ui.pages import samples
from tests.ui.pages.hand import CTRL, Hand
from tests.ui.test_workplace import Office

TEXT = "Ana est venue avec son frere."


class Desk(Office):
    """An office whose register holds the family of the wireframes and others."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        super().__init__(folder, qtbot)
        self.family: DossierId = self.do(self._fill)

    def _fill(self) -> DossierId:
        for name in ("DUMITRU Ion", "IONESCU Maria", "STAN Vasile"):
            self.session.dossiers.create(typed_name=name)
        family = samples.family(self.session)
        self.session.dossiers.view(family)
        return family

    @property
    def page(self) -> Page:
        found = self.place.window.zone.page
        assert found is not None
        return found

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.page.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def button(self, name: str) -> QAbstractButton:
        found = self.part(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        return found

    def recorded(self) -> list[str]:
        entries = self.do(lambda: self.session.timeline.whole(self.family))
        return [entry.parts[0].text for entry in entries if entry.parts]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, qapp: QApplication, plain_look: Theme) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.open(qapp)
    # The window of the reference laptop: the screen of a test is lower than any real one.
    made.place.window.resize(1280, 800)
    yield made
    if not made.ends:
        made.close()
    assert made.bugs == []


def test_j1b_reach_a_person_by_keyboard(desk: Desk) -> None:
    hand = Hand()
    desk.page.take_focus()
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type("popes")
    desk.settle()
    hand.press(Qt.Key.Key_Return)
    desk.settle()
    route = desk.context.navigator.current
    assert route is not None
    assert route.page == "dossier"
    assert hand.clicks == 0
    assert hand.keys <= 8


def test_j1c_reach_a_person_by_mouse_and_five_letters(desk: Desk) -> None:
    hand = Hand()
    hand.click(desk.place.window.top_bar.search)
    hand.type("popes")
    desk.settle()
    hand.click_row(desk.place.palette.list, 1)
    desk.settle()
    route = desk.context.navigator.current
    assert route is not None
    assert route.page == "dossier"
    assert (hand.clicks, hand.keys) == (2, 5)


def test_j2a_observation_from_the_open_dossier_by_keyboard(desk: Desk) -> None:
    desk.context.navigator.open(routes.dossier(desk.family))
    desk.settle()
    desk.page.take_focus()
    hand = Hand()
    hand.press(Qt.Key.Key_N, CTRL)
    desk.settle()
    hand.type(TEXT, narrative=True)
    hand.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    desk.settle()
    assert desk.recorded()[0] == TEXT
    assert (hand.clicks, hand.keys) == (0, 4)
    timeline = desk.part(TimelineView, "timeline")
    assert QApplication.focusWidget() is timeline
    assert isinstance(timeline, TimelineView)
    assert timeline.currentIndex().row() == 0


def test_j2b_observation_from_home_by_keyboard(desk: Desk) -> None:
    desk.page.take_focus()
    hand = Hand()
    hand.press(Qt.Key.Key_N, CTRL)
    desk.settle()
    hand.type("nina ")
    desk.settle()
    hand.press(Qt.Key.Key_Return)
    desk.settle()
    hand.type(TEXT, narrative=True)
    hand.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert desk.recorded()[0] == TEXT
    assert hand.clicks == 0
    assert hand.keys <= 11


def test_j2c_observation_from_home_by_mouse(desk: Desk) -> None:
    hand = Hand()
    hand.click(desk.button("new_observation"))
    desk.settle()
    desk.settle()
    recents = [desk.button(f"candidate_{number}") for number in range(5)]
    hand.click(next(row for row in recents if row.accessibleName().startswith("Famille POPESCU")))
    desk.settle()
    hand.type(TEXT, narrative=True)
    hand.click(desk.button("observation_save"))
    desk.settle()
    assert desk.recorded()[0] == TEXT
    assert (hand.clicks, hand.keys) == (3, 0)


def test_every_page_that_a_page_leads_to_is_served(desk: Desk) -> None:
    desk.context.navigator.open(routes.dossier(desk.family))
    desk.settle()
    desk.page.take_focus()
    Hand().press(Qt.Key.Key_E, CTRL)
    desk.settle()
    route = desk.context.navigator.current
    assert route == routes.new_ecrit(desk.family)
    served = desk.place.window.zone.served
    assert {"home", "dossiers", "dossier", "person", "observation", "place"} <= served
    assert {"orientation", "prepare", "composer", "settings"} <= served


def test_ctrl_z_after_saving_takes_the_observation_back(desk: Desk) -> None:
    desk.context.navigator.open(routes.dossier(desk.family))
    desk.settle()
    desk.page.take_focus()
    hand = Hand()
    hand.press(Qt.Key.Key_N, CTRL)
    desk.settle()
    hand.type(TEXT, narrative=True)
    hand.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    desk.settle()
    hand.press(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert TEXT not in desk.recorded()
    drafts = desk.do(desk.session.drafts.unfinished)
    assert [draft.kind for draft in drafts] == ["observation"]


def test_a_new_person_from_the_list_to_the_dossier_and_back(desk: Desk) -> None:
    desk.context.navigator.open(routes.DOSSIERS)
    desk.settle()
    hand = Hand()
    hand.click(desk.button("new_person"))
    desk.settle()
    hand.type("VASILESCU")
    desk.page.flush()
    desk.settle()
    hand.type(" 2")
    desk.settle()
    name = desk.part(QLineEdit, "birth_name")
    assert QApplication.focusWidget() is name
    hand.click(desk.button("person_close"))
    desk.settle()
    labels = [line.label for line in desk.do(desk.session.dossiers.lines)]
    assert "VASILESCU 2" in labels
    assert desk.context.navigator.current == routes.DOSSIERS
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.page.isAncestorOf(focused)


def test_a_lock_while_typing_loses_nothing_and_comes_back_to_the_caret(
    desk: Desk, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    desk.context.navigator.open(routes.new_observation(desk.family))
    desk.settle()
    hand = Hand()
    hand.type(TEXT)
    seen = desk.part(TextArea, "seen")
    assert isinstance(seen, TextArea)
    cursor = seen.textCursor()
    cursor.setPosition(5)
    seen.setTextCursor(cursor)
    desk.place.locking.lock()
    assert desk.ends == ["successor saved=True", "end 0"]

    again = Office(tmp_path, qtbot)
    again.open(qapp)
    again.settle()
    page = again.place.window.zone.page
    assert page is not None
    back = page.findChild(TextArea, "seen")
    assert isinstance(back, TextArea)
    assert back.text() == TEXT
    assert QApplication.focusWidget() is back
    assert back.textCursor().position() == 5
    again.close()


def test_a_lock_brings_a_person_s_form_back_to_its_field(
    desk: Desk, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    ana = desk.do(lambda: desk.session.dossiers.view(desk.family).persons[0].person)
    desk.context.navigator.open(routes.person(ana.id))
    desk.settle()
    usage = desk.part(QLineEdit, "usage_name")
    usage.setFocus()
    Hand().type("IONESCU")
    desk.place.locking.lock()

    again = Office(tmp_path, qtbot)
    again.open(qapp)
    again.settle()
    page = again.place.window.zone.page
    assert page is not None
    back = page.findChild(QLineEdit, "usage_name")
    assert isinstance(back, QLineEdit)
    assert back.text() == "IONESCU"
    assert QApplication.focusWidget() is back
    assert back.cursorPosition() == len("IONESCU")
    again.close()

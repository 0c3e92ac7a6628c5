from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Look, Theme
from desktop_app.ui.widgets.disclosure import LESS, MORE, Disclosure
from desktop_app.ui.widgets.reading_order import put_in_order
from desktop_app.ui.widgets.tick import Tick
from tests.ui.situations import settled_audit

_LONG = "Information préoccupante pour la Collectivité européenne d’Alsace, à vérifier. " * 3


@pytest.fixture
def tick(qtbot: QtBot, plain_look: Theme) -> Tick:
    made = Tick("POPESCU Ana", "Enfant concerné, 14 ans")
    qtbot.addWidget(made)
    made.resize(400, 80)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_words_are_part_of_the_target(tick: Tick) -> None:
    heard: list[bool] = []
    tick.changed.connect(heard.append)
    title, detail = tick.findChildren(QLabel)
    for label in (title, detail):
        QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    QTest.mouseClick(tick.box, Qt.MouseButton.LeftButton)
    assert heard == [True, False, True]
    assert tick.is_ticked()


def test_what_stands_under_the_words_is_no_target(qtbot: QtBot, tick: Tick) -> None:
    under = QLabel("Sa fiche")
    tick.add_under(under)
    qtbot.wait(1)
    QTest.mouseClick(under, Qt.MouseButton.LeftButton)
    assert not tick.is_ticked()


def test_setting_tells_nobody_and_space_tells(tick: Tick) -> None:
    heard: list[bool] = []
    tick.changed.connect(heard.append)
    tick.set_ticked(True)
    assert heard == []
    QTest.keyClick(tick.box, Qt.Key.Key_Space)
    assert heard == [False]


def test_it_is_announced_with_its_detail(tick: Tick) -> None:
    assert tick.box.accessibleName() == "POPESCU Ana"
    assert tick.box.accessibleDescription() == "Enfant concerné, 14 ans"
    tick.set_words("A. P.")
    assert tick.box.accessibleName() == "A. P."
    assert tick.title() == "A. P."


def test_long_words_wrap_in_every_look(qtbot: QtBot, look: Look) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for radio in (True, False):
        column.addWidget(Tick(_LONG, _LONG, radio=radio))
    made.resize(360, 4000)
    made.show()
    assert made.width() == 360
    assert settled_audit(qtbot, made) == []


def test_a_law_is_folded_until_asked(qtbot: QtBot, plain_look: Theme) -> None:
    made = Disclosure("Article L226-2-1.", "La famille est-elle informée")
    qtbot.addWidget(made)
    made.show()
    assert not made.is_open
    assert made._button.accessibleName() == f"{MORE}, La famille est-elle informée"
    made._button.click()
    assert made.is_open
    assert made._label.isVisible()
    assert made._button.text() == LESS


def test_rows_made_later_are_reached_where_they_stand(qtbot: QtBot, plain_look: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    first, last, rows = Tick("Premier"), Tick("Dernier"), QVBoxLayout()
    column.addWidget(first)
    column.addLayout(rows)
    column.addWidget(last)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    late = Tick("Arrivé après")
    rows.addWidget(late)
    qtbot.wait(1)
    put_in_order(page)
    first.box.setFocus()
    reached = []
    for _ in range(2):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.focusWidget())
    assert reached == [late.box, last.box]

"""The long fields: guillemets in pairs, plain paste, Tab that leaves, height that follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.text_area import TextArea
from tests.ui.showing import show_active

NB = "\u00a0"


@pytest.fixture
def area(qtbot: QtBot) -> TextArea:
    area = TextArea()
    qtbot.addWidget(area)
    area.resize(400, 120)
    area.show()
    return area


def type_in(qtbot: QtBot, area: TextArea, text: str) -> None:
    for letter in text:
        qtbot.keyClick(area, Qt.Key.Key_unknown if ord(letter) > 127 else letter) if (
            ord(letter) < 128
        ) else send(area, letter)


def send(area: TextArea, letter: str) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    area.keyPressEvent(
        QKeyEvent(QEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
    )


def test_opening_guillemets_bring_the_closing_ones(qtbot: QtBot, area: TextArea) -> None:
    type_in(qtbot, area, "Ana : «")
    assert area.text() == f"Ana : «{NB}{NB}»"
    type_in(qtbot, area, " Je suis tombée »")
    assert area.text() == f"Ana : «{NB}Je suis tombée {NB}»"


def test_closing_goes_past_the_closing_ones(qtbot: QtBot, area: TextArea) -> None:
    type_in(qtbot, area, "«oui». Puis")
    assert area.text() == f"«{NB}oui{NB}». Puis"


def test_chevrons_make_guillemets(qtbot: QtBot, area: TextArea) -> None:
    type_in(qtbot, area, "<<oui>> 3 < 4")
    assert area.text() == f"«{NB}oui{NB}» 3 < 4"


def test_guillemets_around_a_selection(qtbot: QtBot, area: TextArea) -> None:
    area.set_text("tombée")
    area.selectAll()
    send(area, "«")
    assert area.text() == f"«{NB}tombée{NB}»"


def test_a_pair_is_undone_at_once(qtbot: QtBot, area: TextArea) -> None:
    type_in(qtbot, area, "oui ")
    send(area, "«")
    area.undo()
    assert "«" not in area.text()
    assert "»" not in area.text()


def test_paste_keeps_the_words_alone(area: TextArea) -> None:
    mime = QMimeData()
    mime.setHtml("<b>Ana</b> <img src='x'>")
    mime.setText("Ana")
    area.insertFromMimeData(mime)
    assert area.text() == "Ana"


def test_tab_leaves_the_field(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    area, after = TextArea(), QLineEdit()
    column.addWidget(area)
    column.addWidget(after)
    show_active(qtbot, holder)
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert area.text() == ""


def test_the_field_grows_with_the_text_up_to_a_limit(qtbot: QtBot) -> None:
    area = TextArea(rows=3, max_rows=6)
    qtbot.addWidget(area)
    area.resize(400, 100)
    area.show()
    heights = []
    for lines in (1, 3, 5, 6, 40):
        area.set_text("\n".join(["ligne"] * lines))
        heights.append(area.sizeHint().height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_a_new_text_keeps_the_caret_where_it_can(area: TextArea) -> None:
    area.set_text("Ana est là.")
    cursor = area.textCursor()
    cursor.setPosition(4)
    area.setTextCursor(cursor)
    area.set_text("Ana est là, au portail.")
    assert area.textCursor().position() == 4


def test_a_field_to_read_writes_no_guillemets(area: TextArea) -> None:
    area.setReadOnly(True)
    send(area, "«")
    assert area.text() == ""

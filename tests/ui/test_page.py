"""What every page owes: a place that can be kept, a first field, its columns."""

from __future__ import annotations

import json

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.preferences import Preferences
from desktop_app.ui.icons import drawing, icon, set_icon
from desktop_app.ui.layout_rules import columns, effective_width
from desktop_app.ui.page import first_focusable
from desktop_app.ui.preference_store import PreferenceStore
from desktop_app.ui.theme import Look, Theme
from tests.ui.fakes import page_context
from tests.ui.shell.pages import DossierPage
from tests.ui.showing import show_active


def test_the_place_is_plain_and_holds_nothing_that_was_typed(
    qtbot: QtBot, plain_look: Theme
) -> None:
    page = DossierPage(page_context())
    show_active(qtbot, page, 800, 500)
    page.story.set_text("Ana est là.")
    page.story.setFocus()
    page.form.verticalScrollBar().setValue(50)
    place = page.place()
    assert json.loads(json.dumps(place)) == place
    assert place["field"] == "story"
    assert place["scroll:form_scroll"] == 50
    assert "Ana" not in json.dumps(place)


def test_a_place_that_no_longer_exists_is_passed_over(qtbot: QtBot, plain_look: Theme) -> None:
    page = DossierPage(page_context())
    show_active(qtbot, page, 800, 500)
    page.restore({"field": "gone", "caret": 12, "scroll:gone": 3})
    page.story.set_text("court")
    page.restore({"field": "story", "caret": 400})
    assert page.story.textCursor().position() == 5


def test_the_focus_starts_at_the_first_field(qtbot: QtBot, plain_look: Theme) -> None:
    page = DossierPage(page_context())
    show_active(qtbot, page, 800, 500)
    page.take_focus()
    assert page.name_field.hasFocus()
    empty = QWidget()
    show_active(qtbot, empty)
    assert first_focusable(empty) is None


def test_the_focus_start_passes_over_what_cannot_take_it(qtbot: QtBot, plain_look: Theme) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    hidden, disabled, usable = QPushButton("a"), QPushButton("b"), QPushButton("c")
    for button in (hidden, disabled, usable):
        column.addWidget(button)
    hidden.hide()
    disabled.setEnabled(False)
    show_active(qtbot, holder)
    assert first_focusable(holder) is usable


def test_columns_depend_on_width_and_text_size(qtbot: QtBot, theme: Theme) -> None:
    theme.apply(Look(font="inter"))
    widget = QWidget()
    show_active(qtbot, widget)
    counted = []
    for width in (899, 900, 1199, 1200):
        widget.resize(width, 300)
        counted.append(columns(widget))
    assert counted == [1, 2, 2, 3]
    theme.apply(Look(font="inter", text_percent=200))
    widget.resize(1366, 768)
    assert effective_width(widget) == 683
    assert columns(widget) == 1
    theme.apply(Look(font="inter"))


def test_a_preference_is_saved_once_and_told(qtbot: QtBot) -> None:
    saved: list[Preferences] = []
    store = PreferenceStore(Preferences(), saved.append)
    with qtbot.waitSignal(store.changed):
        store.update(scheme="dark", text_percent=120)
    with qtbot.assertNotEmitted(store.changed):
        store.update(scheme="dark")
    assert saved == [Preferences(scheme="dark", text_percent=120)]
    assert store.current is saved[0]


def test_every_shipped_icon_takes_the_colour_of_the_text(qtbot: QtBot, theme: Theme) -> None:
    names = [file.stem for file in paths.resource("icons").glob("*.svg")]
    assert len(names) >= 40
    for name in names:
        assert "currentColor" in drawing(name), name
    for dark in (False, True):
        theme.apply(Look(dark=dark))
        image = icon("house", QPalette.ColorRole.WindowText).pixmap(40, 40).toImage()
        inks = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert QApplication.palette().windowText().color().name() in inks
    theme.apply(Look(font="inter"))


def test_an_icon_that_stands_alone_has_a_name(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_icon(button, "x", accessible_name="Fermer le message")
    assert button.accessibleName() == "Fermer le message"
    assert button.toolTip() == "Fermer le message"

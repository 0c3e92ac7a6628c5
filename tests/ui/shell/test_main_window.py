"""The window of an open register (UX §2.0)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.preferences import Preferences
from desktop_app.ui.layout_rules import first_size
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import Crumb
from desktop_app.ui.shell.breadcrumb import Breadcrumb
from desktop_app.ui.theme import Look, Theme
from tests.ui.accessibility import audit
from tests.ui.fakes import page_context
from tests.ui.shell.pages import FACTORIES, DossierPage, DossiersPage, HomePage
from tests.ui.showing import show_active


@pytest.fixture
def window(qtbot: QtBot, plain_look: Theme) -> MainWindow:
    window = MainWindow(page_context(), FACTORIES)
    show_active(qtbot, window, 1366, 768)
    window._navigator.go("home")
    QApplication.processEvents()
    return window


def page(window: MainWindow, kind: type) -> object:
    found = window.zone.page
    assert isinstance(found, kind)
    return found


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    wanted = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        wanted |= modifier
    qtbot.keyClick(QApplication.focusWidget() or window, key, wanted)
    QApplication.processEvents()


def test_the_title_says_no_more_than_a_number(window: MainWindow) -> None:
    assert window.windowTitle() == "Registre"
    window._navigator.go("dossier", ref="D-2026-014")
    assert window.windowTitle() == "Registre — dossier D-2026-014"
    window._navigator.go("dossiers")
    assert window.windowTitle() == "Registre"


def test_the_rail_shows_what_is_served_in_a_fixed_order(qtbot: QtBot, window: MainWindow) -> None:
    assert window.rail.labels == ("Accueil", "Dossiers", "Affichage")
    other = MainWindow(page_context(), {"settings": HomePage, "home": HomePage})
    qtbot.addWidget(other)
    assert other.rail.labels == ("Accueil", "Réglages")


def test_the_rail_lights_where_one_is(window: MainWindow) -> None:
    window.rail.button("dossiers").click()
    assert window.rail.button("dossiers").isChecked()
    window._navigator.go("dossier", ref="D-2026-014")
    assert window.rail.button("dossiers").isChecked()
    window._navigator.go("messages")
    assert not window.rail.button("dossiers").isChecked()


def test_the_way_is_shown_and_can_be_walked(window: MainWindow) -> None:
    assert window.breadcrumb.isHidden()
    window._navigator.go("dossier", ref="D-2026-014")
    assert window.breadcrumb.text() == "Dossiers › D-2026-014"
    window.breadcrumb.chosen.emit(Route("dossiers"))
    page(window, DossiersPage)
    assert window.breadcrumb.isHidden()
    window._navigator.go("messages")
    assert not window.breadcrumb.back.isHidden()
    assert window.breadcrumb.text() == ""
    window.breadcrumb.back.click()
    page(window, DossiersPage)


def test_pages_are_built_when_first_asked_for_and_once(window: MainWindow) -> None:
    assert len(window.zone.built()) == 1
    window._navigator.go("dossiers")
    window._navigator.go("home")
    assert len(window.zone.built()) == 2
    home = page(window, HomePage)
    assert isinstance(home, HomePage)
    assert home.shown == 2


def test_back_restores_focus_caret_scroll_and_text(qtbot: QtBot, window: MainWindow) -> None:
    window._navigator.go("dossier", ref="D-2026-014")
    dossier = page(window, DossierPage)
    assert isinstance(dossier, DossierPage)
    dossier.story.setFocus()
    dossier.story.set_text("Ana est sur le terrain.")
    cursor = dossier.story.textCursor()
    cursor.setPosition(8)
    dossier.story.setTextCursor(cursor)
    QApplication.processEvents()
    dossier.form.verticalScrollBar().setValue(120)
    window._navigator.go("home")
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(window, DossierPage) is dossier
    assert dossier.flushed == 1
    assert dossier.story.hasFocus()
    assert dossier.story.textCursor().position() == 8
    assert dossier.story.text() == "Ana est sur le terrain."
    assert dossier.form.verticalScrollBar().value() == 120


def test_the_place_survives_a_lock(qtbot: QtBot, window: MainWindow, plain_look: Theme) -> None:
    window._navigator.go("dossier", ref="D-2026-014")
    dossier = page(window, DossierPage)
    assert isinstance(dossier, DossierPage)
    dossier.name_field.setText("POPESCU")
    dossier.name_field.setFocus()
    dossier.name_field.setCursorPosition(3)
    place = window.place()
    assert place["page"] == "dossier"
    assert "POPESCU" not in str(place)
    fresh = MainWindow(page_context(), FACTORIES)
    show_active(qtbot, fresh, 1366, 768)
    assert fresh.restore(place)
    again = page(fresh, DossierPage)
    assert isinstance(again, DossierPage)
    assert again.ref == "D-2026-014"
    assert again.name_field.hasFocus()
    assert not fresh.restore({"page": "not served"})
    assert not fresh.restore({})


def test_hidden_pages_refresh_when_they_come_back(window: MainWindow) -> None:
    home = page(window, HomePage)
    assert isinstance(home, HomePage)
    window._navigator.changed(frozenset({"person"}))
    assert home.refreshed == [frozenset({"person"})]
    window._navigator.go("dossiers")
    window._navigator.changed(frozenset({"observation"}))
    window._navigator.changed(frozenset({"place"}))
    assert len(home.refreshed) == 1
    window._navigator.go("home")
    assert home.refreshed[1:] == [frozenset({"observation", "place"})]


def test_f6_goes_through_the_panes_both_ways(qtbot: QtBot, window: MainWindow) -> None:
    window._navigator.go("dossiers")
    window._context.messages.error("Le disque est plein.")
    QApplication.processEvents()
    dossiers = page(window, DossiersPage)
    assert isinstance(dossiers, DossiersPage)
    window.top_bar.search.setFocus()
    visited = []
    panes = (window.top_bar, window.rail, dossiers.list, dossiers.detail, window.band)
    for _ in range(6):
        press(qtbot, window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(
            next((p for p in panes if p is focused or p.isAncestorOf(focused)), window.status)
        )
    assert visited == [
        window.rail,
        dossiers.list,
        dossiers.detail,
        window.band,
        window.status,
        window.top_bar,
    ]
    press(qtbot, window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is window.status


def test_f6_comes_back_to_the_field_that_was_left(qtbot: QtBot, window: MainWindow) -> None:
    window._navigator.go("dossier", ref="D-2026-014")
    dossier = page(window, DossierPage)
    assert isinstance(dossier, DossierPage)
    dossier.story.setFocus()
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_F6)
    assert dossier.story.hasFocus()


def test_zoom_stays_between_100_and_200(qtbot: QtBot, window: MainWindow) -> None:
    store = window._context.preferences
    said: list[str] = []
    window._context.announcer.announced.connect(said.append)
    press(qtbot, window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert store.current.text_percent == 110
    assert said == ["Taille du texte\u00a0: 110\u00a0%"]
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert store.current.text_percent == 100
    store.update(text_percent=200)
    press(qtbot, window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert store.current.text_percent == 200


def test_ctrl_z_undoes_outside_a_field_and_not_inside(qtbot: QtBot, window: MainWindow) -> None:
    undone: list[str] = []
    window._navigator.go("dossier", ref="D-2026-014")
    dossier = page(window, DossierPage)
    assert isinstance(dossier, DossierPage)
    window._context.messages.success("Fait.", undo=lambda: undone.append("x"))
    dossier.name_field.setFocus()
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == []
    window.rail.button("home").setFocus()
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["x"]


def test_the_messages_can_be_read_again(qtbot: QtBot, window: MainWindow) -> None:
    window._context.messages.success("Observation enregistrée.")
    press(
        qtbot,
        window,
        Qt.Key.Key_M,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    shown = window.zone.page
    assert shown is not None
    assert shown.title() == "Derniers messages"
    rows = shown.findChild(QListWidget, "messages")
    assert isinstance(rows, QListWidget)
    assert rows.item(0).text() == "14:32  Fait\u00a0: Observation enregistrée."


def test_whoever_reads_the_messages_stays_on_her_line(window: MainWindow) -> None:
    messages = window._context.messages
    for text in ("Un.", "Deux.", "Trois."):
        messages.attention(text)
    window._navigator.go("messages")
    shown = window.zone.page
    assert shown is not None
    rows = shown.findChild(QListWidget, "messages")
    assert isinstance(rows, QListWidget)
    rows.setCurrentRow(2)
    messages.dismiss()
    assert rows.currentItem().text().endswith("Un.")
    messages.attention("Quatre.")
    assert rows.currentItem().text().endswith("Un.")


def test_the_requests_go_to_the_program(qtbot: QtBot, window: MainWindow) -> None:
    for button, signal in (
        (window.top_bar.search, window.search_requested),
        (window.top_bar.emergency, window.emergency_requested),
        (window.top_bar.lock, window.lock_requested),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_the_status_says_what_is_safe(window: MainWindow) -> None:
    offline = "Hors ligne\u00a0: tout reste sur cet ordinateur"
    assert window.status.text() == offline
    shown = window.zone.page
    assert shown is not None
    shown.draft_saved.emit(window._context.clock())
    assert window.status.text().startswith("Brouillon enregistré à 14:32")
    window.status.show_work("Ouverture…")
    assert "Ouverture…" in window.status.text()
    window.status.show_work("")
    window._navigator.go("dossiers")
    assert window.status.text() == offline


def test_closing_saves_and_asks_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window._navigator.go("dossier", ref="D-2026-014")
    dossier = page(window, DossierPage)
    assert isinstance(dossier, DossierPage)
    with qtbot.waitSignal(window.closing):
        assert window.close()
    assert dossier.flushed == 1
    assert window._context.preferences.current.window_geometry


def test_the_size_comes_back(qtbot: QtBot, plain_look: Theme) -> None:
    first = MainWindow(page_context(), FACTORIES)
    qtbot.addWidget(first)
    first.show_suitably()
    first.resize(800, 700)
    first.close()
    kept = first._context.preferences.current
    assert kept.window_geometry
    second = MainWindow(page_context(preferences=kept), FACTORIES)
    qtbot.addWidget(second)
    second.show_suitably()
    assert second.size() == first.size()
    third = MainWindow(
        page_context(preferences=Preferences(window_geometry="bm90IGdlb21ldHJ5")), FACTORIES
    )
    qtbot.addWidget(third)
    third.show_suitably()
    assert third.isVisible()


def test_a_panel_pushes_the_content_and_covers_nothing(qtbot: QtBot, window: MainWindow) -> None:
    before = window.zone.mapTo(window, window.zone.rect().topLeft()).y()
    panel = QLabel("Danger grave ou immédiat")
    panel.setMinimumHeight(60)
    window.host(panel)
    QApplication.processEvents()
    assert window.zone.mapTo(window, window.zone.rect().topLeft()).y() >= before + 60


def test_every_look_of_the_window_is_accessible(qtbot: QtBot, look: Look) -> None:
    window = MainWindow(page_context(), FACTORIES)
    show_active(qtbot, window, 1366, 768)
    for name, args in (
        ("home", {}),
        ("dossiers", {}),
        ("dossier", {"ref": "D-2026-014"}),
        ("display", {}),
        ("messages", {}),
    ):
        window._navigator.go(name, **args)
        window._context.messages.success("Observation enregistrée.", undo=lambda: None)
        for _ in range(3):
            QApplication.processEvents()
        assert audit(window) == [], name


def test_at_200_percent_on_a_small_screen_one_scrolls_only_down(qtbot: QtBot, theme: Theme) -> None:
    theme.apply(Look(font="inter", text_percent=200))
    every = dict.fromkeys(("home", "association", "journal", "settings", "help"), HomePage)
    window = MainWindow(page_context(), {**FACTORIES, **every})
    show_active(qtbot, window, 1366, 768)
    for name, args in (("dossier", {"ref": "D-2026-014"}), ("display", {}), ("dossiers", {})):
        window._navigator.go(name, **args)
        for _ in range(3):
            QApplication.processEvents()
        assert (window.width(), window.height()) == (1366, 768), name
        for area in window.findChildren(QScrollArea):
            if area.isVisible():
                assert area.horizontalScrollBar().maximum() == 0, (name, area.objectName())
        assert window.zone.height() >= 150, name
    theme.apply(Look(font="inter"))


def test_the_smallest_window_at_100_percent_holds_everything(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1024, 640)
    for name in ("home", "dossiers", "display"):
        window._navigator.go(name)
        QApplication.processEvents()
        assert (window.width(), window.height()) == (1024, 640)
        assert audit(window) == []


def test_the_rail_lies_down_where_there_is_little_room(qtbot: QtBot, window: MainWindow) -> None:
    assert window.rail.height() > window.rail.width()
    window.resize(860, 700)
    QApplication.processEvents()
    assert window.rail.height() < window.rail.width()
    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.rail.height() > window.rail.width()


def test_the_search_entry_says_less_where_there_is_less_room(window: MainWindow) -> None:
    search = window.top_bar.search
    assert search.text() == "Rechercher une personne, un lieu, un écrit…   Ctrl+K"
    search.resize(search.minimumSizeHint())
    assert search.text() == "Rechercher…"
    assert search.accessibleName().startswith("Rechercher une personne, un lieu, un écrit…")


def work_scroll(window: MainWindow) -> QScrollArea:
    area = window.findChild(QScrollArea, "work_scroll")
    assert isinstance(area, QScrollArea)
    return area


def test_a_page_that_scrolls_by_itself_scrolls_once(
    qtbot: QtBot, theme: Theme, window: MainWindow
) -> None:
    theme.apply(Look(font="inter", text_percent=200))
    window._navigator.go("dossier", ref="D-2026-014")
    for _ in range(3):
        QApplication.processEvents()
    dossier = page(window, DossierPage)
    assert isinstance(dossier, DossierPage)
    assert dossier.form.verticalScrollBar().maximum() > 0
    assert work_scroll(window).verticalScrollBar().maximum() == 0
    theme.apply(Look(font="inter"))


def test_a_page_that_needs_more_room_scrolls_and_the_window_stays(window: MainWindow) -> None:
    shown = window.zone.page
    assert shown is not None
    shown.setMinimumHeight(1500)
    for _ in range(3):
        QApplication.processEvents()
    assert window.height() == 768
    assert work_scroll(window).verticalScrollBar().maximum() > 500
    shown.setMinimumHeight(0)
    for _ in range(3):
        QApplication.processEvents()
    assert work_scroll(window).verticalScrollBar().maximum() == 0


def test_a_window_that_is_gone_is_not_called_any_more(qtbot: QtBot, plain_look: Theme) -> None:
    context = page_context()
    window = MainWindow(context, FACTORIES)
    window._navigator.go("messages")
    window._navigator.go("display")
    window.deleteLater()
    qtbot.wait(20)
    context.messages.success("Observation enregistrée.")
    context.preferences.update(text_percent=120)
    context.navigator.go("home")
    qtbot.wait(20)


def test_no_word_of_the_bar_is_cut_when_the_text_shrinks_again(
    qtbot: QtBot, plain_look: Theme
) -> None:
    preferences = Preferences(scheme="light", font="inter")
    context = page_context(preferences=preferences)
    context.preferences.changed.connect(plain_look.follow)
    window = MainWindow(context, FACTORIES)
    show_active(qtbot, window, 1024, 640)
    window._navigator.go("home")
    QApplication.processEvents()
    buttons = (window.top_bar.emergency, window.top_bar.lock, window.rail.button("home"))
    before = [button.size() for button in buttons]
    for percent, flat in ((130, True), (100, False)):
        context.preferences.update(text_percent=percent)
        QApplication.processEvents()
        assert window.rail.property("flat") is flat
    assert [button.size() for button in buttons] == before


@pytest.mark.parametrize(
    ("room", "size"), [((1920, 1080), (1280, 800)), ((1366, 740), (1229, 666))]
)
def test_the_first_size_leaves_room_for_the_frame(
    room: tuple[int, int], size: tuple[int, int]
) -> None:
    assert first_size(QSize(*room)) == QSize(*size)


def test_a_long_way_wraps_and_shows_its_last_word(qtbot: QtBot, plain_look: object) -> None:
    crumbs = Breadcrumb()
    crumbs.show_way(
        (Crumb("Lieux", Route("places")), Crumb("Friche des Ajoncs " * 3), Crumb("Observation")),
        can_go_back=True,
    )
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(crumbs)
    column.addStretch(1)
    show_active(qtbot, holder, 420, 300)
    last = next(label for label in crumbs.findChildren(QLabel) if label.text() == "Observation")
    assert last.parentWidget().rect().contains(last.geometry())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_entree_presses_the_button_that_has_the_focus_once(
    qtbot: QtBot, window: MainWindow, key: Qt.Key
) -> None:
    pressed: list[bool] = []
    button = QPushButton("Restaurer")
    button.clicked.connect(lambda: pressed.append(True))
    layout = window.zone.page.layout()
    assert layout is not None
    layout.addWidget(button)
    button.show()
    button.setFocus()
    qtbot.keyClick(button, key)
    assert pressed == [True]
    qtbot.keyClick(button, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]

"""Each entry screen in each look: names, targets, cut texts, contrast, order (A11Y-01 to 08)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.preferences import Preferences
from desktop_app.ui.entry.association import AssociationScreen
from desktop_app.ui.entry.author import AuthorScreen
from desktop_app.ui.entry.backups import BackupsScreen
from desktop_app.ui.entry.kept import KeptScreen
from desktop_app.ui.entry.passphrase import PassphraseScreen
from desktop_app.ui.entry.recover import RecoverScreen
from desktop_app.ui.entry.recovery_paper import Sheet
from desktop_app.ui.entry.recovery_sheet import RecoverySheetScreen, TypeBackScreen
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.entry.unlock import LOCKED, UnlockScreen
from desktop_app.ui.entry.welcome import WelcomeScreen
from desktop_app.ui.entry.window import EntryWindow
from desktop_app.ui.preference_store import PreferenceStore
from desktop_app.ui.theme import Look
from tests.ui.accessibility import audit, focusable

CODE = "J26E6-QGQEH-DD067-CFE9Y-Q4SJ0-7A1PF-XF9B2-7TP1G"
REFUSED = (
    "Cette phrase de passe n’ouvre pas ce registre. "
    "Vérifiez les majuscules et la disposition du clavier."
)


def unlock() -> UnlockScreen:
    screen = UnlockScreen(LOCKED)
    screen.set_owners([("1", "C. Martin"), ("2", "L. Bernard")])
    screen.field.set_caps_lock(locked=True)
    screen.field.set_error(REFUSED)
    return screen


def passphrase() -> PassphraseScreen:
    screen = PassphraseScreen("Choisissez une phrase de passe", step=2, ask_current=True)
    screen.set_proposal("luthier illicite captivant cantonner corset soupirant louche")
    return screen


def sheet() -> RecoverySheetScreen:
    screen = RecoverySheetScreen(step=3)
    screen.set_sheet(Sheet(CODE, "3 mars 2026"))
    return screen


def type_back() -> TypeBackScreen:
    screen = TypeBackScreen((2, 6), step=3)
    screen.set_error("Ces groupes ne sont pas ceux de la fiche.")
    return screen


SCREENS: dict[str, Callable[[], EntryScreen]] = {
    "unlock": unlock,
    "welcome": lambda: WelcomeScreen(Path("/home/c.martin/Documents/Registre.fanal")),
    "passphrase": passphrase,
    "sheet": sheet,
    "type_back": type_back,
    "association": lambda: AssociationScreen(step=4),
    "author": lambda: AuthorScreen(step=5),
    "backups": lambda: BackupsScreen(step=6),
    "recover": RecoverScreen,
    "kept": lambda: KeptScreen("Votre fiche est faite", "Une fois.", "Refaire une fiche", step=3),
}


def shown(qtbot: QtBot, screen: EntryScreen) -> EntryWindow:
    window = EntryWindow(PreferenceStore(Preferences(), lambda _: None))
    qtbot.addWidget(window, before_close_func=lambda _window, _held=window: None)
    window.resize(1366, 768)
    window.show()
    window.show_screen(screen)
    QApplication.processEvents()
    return window


def test_no_anomaly_in_any_look(qtbot: QtBot, look: Look) -> None:
    windows = {name: shown(qtbot, make()) for name, make in SCREENS.items()}
    found = {name: audit(window) for name, window in windows.items()}
    assert found == {name: [] for name in SCREENS}


def test_the_emergency_panel_too(qtbot: QtBot, look: Look) -> None:
    window = shown(qtbot, unlock())
    window.open_emergency()
    QApplication.processEvents()
    assert audit(window) == []


@pytest.mark.parametrize("name", SCREENS)
def test_the_focus_starts_inside_the_screen_and_tab_goes_round(qtbot: QtBot, name: str) -> None:
    screen = SCREENS[name]()
    window = shown(qtbot, screen)
    start = window.focusWidget()
    assert start is not None
    assert screen.isAncestorOf(start)
    reached = set()
    for _ in range(60):
        focused = window.focusWidget()
        assert focused is not None
        reached.add(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {widget.objectName() for widget in focusable(window)} <= reached


@pytest.mark.parametrize("name", SCREENS)
def test_one_main_button_at_most(qtbot: QtBot, name: str) -> None:
    screen = SCREENS[name]()
    qtbot.addWidget(screen)
    buttons = screen.findChildren(QPushButton)
    assert sum(button.property("variant") == "primary" for button in buttons) == 1


def test_a_notice_and_an_error_move_nothing(qtbot: QtBot, plain_look: object) -> None:
    screen = UnlockScreen()
    window = shown(qtbot, screen)
    before = screen.go_on.mapTo(screen, screen.go_on.rect().topLeft())
    screen.field.set_caps_lock(locked=True)
    screen.field.set_error("Écrivez votre phrase de passe.")
    QApplication.processEvents()
    assert screen.go_on.mapTo(screen, screen.go_on.rect().topLeft()) == before
    assert window.screen_shown is screen

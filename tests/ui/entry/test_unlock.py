from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from desktop_app.services.opening import Opening
from desktop_app.services.session import Session
from desktop_app.ui.entry.recovery_sheet import RecoverySheetScreen, TypeBackScreen
from desktop_app.ui.entry.unlock import LOCKED, UnlockScreen
from tests.sessions import NOW, PASSPHRASE, new_session, user_paths
from tests.ui.entry.conftest import Desk

NEW_PASSPHRASE = "girafe lampion velours abricot fenouil marbre ruban"


@dataclass
class MovingClock:
    """The time of the services, moved by hand."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def register(desk: Desk) -> Path:
    """Return the folder of a register of Camille Martin, closed."""
    session = new_session(desk.folder)
    folder = session.folder
    session.close()
    return folder


def unlock_screen(desk: Desk) -> UnlockScreen:
    assert isinstance(desk.screen, UnlockScreen)
    return desk.screen


def visible_text(desk: Desk) -> str:
    labels = desk.window.findChildren(QLabel) + desk.window.findChildren(QPushButton)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_the_focus_is_in_the_passphrase_and_enter_opens(desk: Desk, register: Path) -> None:
    desk.way_in.unlock(register)
    desk.way_in.after_first_paint()
    assert desk.focus().objectName() == "unlock_passphrase"
    desk.type(PASSPHRASE)
    desk.enter()
    [(session, _)] = desk.entered
    assert isinstance(session, Session)
    assert session.actor.name == "Camille Martin"


def test_the_only_account_is_shown_and_chosen(desk: Desk, register: Path) -> None:
    desk.way_in.unlock(register)
    desk.way_in.after_first_paint()
    account = unlock_screen(desk).account
    assert account.currentText() == "C. M."
    assert account.count() == 1


def test_nothing_of_the_register_is_said_while_locked(desk: Desk, register: Path) -> None:
    desk.way_in.unlock(register, LOCKED)
    desk.way_in.after_first_paint()
    assert desk.window.windowTitle() == "Registre"
    said = visible_text(desk)
    assert LOCKED in said
    assert "Essai" not in said
    assert "Passerelles" not in said
    for number in ("15", "17", "18", "112", "114", "119"):
        assert number in said


def test_a_wrong_passphrase_says_what_to_look_at(desk: Desk, register: Path) -> None:
    desk.way_in.unlock(register)
    desk.type("rivage citron tambour")
    desk.enter()
    screen = unlock_screen(desk)
    assert screen.field.error() == (
        "Cette phrase de passe n’ouvre pas ce registre. "
        "Vérifiez les majuscules et la disposition du clavier."
    )
    assert screen.field.line.selectedText() == "rivage citron tambour"
    assert desk.focus() is screen.field.line
    assert screen.field.line.accessibleDescription() == screen.field.error()
    assert desk.said == [screen.field.error()]
    assert desk.entered == []


def test_after_five_tries_one_waits_and_the_seconds_are_shown(
    desk: Desk, register: Path, qapp: QApplication
) -> None:
    clock = MovingClock()
    desk.opening = Opening(user_paths(desk.folder), clock)
    desk.way_in.unlock(register)
    screen = unlock_screen(desk)
    for _ in range(5):
        desk.type("pas celle-ci")
        desk.enter()
    desk.type(PASSPHRASE)
    desk.enter()
    assert "Nouvel essai possible dans" in screen.go_on.text()
    assert not screen.go_on.isEnabled()
    assert screen.field.line.isEnabled()
    assert desk.entered == []
    screen.wait("Attendez.", 2)
    desk.qtbot.waitUntil(screen.go_on.isEnabled, timeout=4000)
    clock.now += timedelta(hours=1)
    screen.field.line.setText(PASSPHRASE)
    desk.enter()
    assert len(desk.entered) == 1


def test_an_empty_passphrase_is_no_try(desk: Desk, register: Path) -> None:
    desk.way_in.unlock(register)
    desk.enter()
    assert unlock_screen(desk).field.error() == "Écrivez votre phrase de passe."


def test_show_and_hide(desk: Desk, register: Path) -> None:
    desk.way_in.unlock(register)
    line = unlock_screen(desk).field.line
    desk.type("visible")
    desk.press("unlock_passphrase_show")
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    assert desk.button("unlock_passphrase_show").text() == "Masquer"
    assert desk.focus() is line
    desk.press("unlock_passphrase_show")
    assert line.echoMode() == QLineEdit.EchoMode.Password


def test_locked_capitals_are_noticed_and_move_nothing(desk: Desk, register: Path) -> None:
    desk.way_in.unlock(register)
    field = unlock_screen(desk).field
    before = unlock_screen(desk).go_on.geometry()
    desk.qtbot.keyClick(field.line, "A")
    assert field.caps_lock_noticed()
    assert unlock_screen(desk).go_on.geometry() == before
    desk.qtbot.keyClick(field.line, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.keyClick(field.line, "a")
    assert not field.caps_lock_noticed()


def test_the_emergency_panel_opens_while_locked_and_gives_the_focus_back(
    desk: Desk, register: Path
) -> None:
    desk.way_in.unlock(register)
    desk.window.open_emergency()
    said = visible_text(desk)
    assert "Danger grave ou immédiat" in said
    assert "<b>119</b>" in said
    assert desk.focus().objectName() == "emergency_copy"
    desk.qtbot.keyClick(desk.focus(), Qt.Key.Key_Escape)
    assert desk.focus().objectName() == "unlock_passphrase"


def test_a_missing_register_is_told_without_a_bug(desk: Desk) -> None:
    desk.way_in.unlock(desk.folder / "Parti.fanal")
    desk.way_in.after_first_paint()
    assert unlock_screen(desk).field.error()
    desk.press("unlock_other")
    assert desk.title == "Bienvenue"


def test_a_forgotten_passphrase_is_replaced_with_the_sheet(desk: Desk) -> None:
    session = new_session(desk.folder)
    code, folder = session.security.new_recovery_code(), session.folder
    session.close()
    desk.way_in.unlock(folder)
    desk.press("unlock_forgotten")
    assert desk.title == "Phrase de passe oubliée"
    desk.type(code.lower().replace("-", " "))
    desk.enter()
    assert desk.title == "Choisissez une nouvelle phrase de passe"
    desk.type(NEW_PASSPHRASE)
    desk.enter()
    screen = desk.screen
    assert isinstance(screen, RecoverySheetScreen)
    groups = [text.split("<b>")[1].split("</b>")[0] for text in screen.shown_groups()]
    assert "-".join(groups) != code
    desk.press("entry_forward")
    assert isinstance(desk.screen, TypeBackScreen)
    for index, line in desk.screen.fields.items():
        line.setText(groups[index])
    desk.press("entry_forward")
    [(opened, _)] = desk.entered
    assert isinstance(opened, Session)
    opened.close()
    desk.entered.clear()
    desk.start_again().unlock(folder)
    desk.press("unlock_forgotten")
    desk.type(code)
    desk.enter()
    assert desk.title == "Phrase de passe oubliée"
    desk.press("entry_back")
    desk.type(NEW_PASSPHRASE)
    desk.enter()
    assert len(desk.entered) == 1


def test_a_code_with_a_slip_is_refused_in_words(desk: Desk, register: Path) -> None:
    desk.way_in.unlock(register)
    desk.press("unlock_forgotten")
    desk.type("abcd")
    desk.enter()
    assert desk.said
    assert desk.entered == []


def test_two_accounts_can_be_chosen(desk: Desk) -> None:
    screen = UnlockScreen()
    desk.window.show_screen(screen)
    screen.set_owners([("1", "C. Martin"), ("2", "L. Bernard")])
    assert screen.account.isEnabled()
    asked: list[tuple[str, str]] = []
    screen.unlock_wanted.connect(lambda phrase, who: asked.append((phrase, who)))
    screen.account.setCurrentIndex(1)
    screen.take_focus()
    desk.type("une phrase")
    desk.enter()
    assert asked == [("une phrase", "2")]


def test_the_geometry_is_kept_for_the_next_window(desk: Desk, register: Path) -> None:
    desk.way_in.unlock(register)
    desk.window.resize(1111, 699)
    desk.window.close()
    kept = desk.preferences.current.window_geometry
    assert kept
    assert replace(desk.preferences.current, window_geometry="") != desk.preferences.current

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shortcuts import (
    SHORTCUTS,
    bind,
    keys_in_french,
    keys_shown,
    sequences,
    shortcut,
)


def test_each_action_and_each_key_has_one_meaning_in_its_group() -> None:
    assert len({entry.action for entry in SHORTCUTS}) == len(SHORTCUTS)
    keys = [key for entry in SHORTCUTS for key in entry.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("entry", SHORTCUTS, ids=lambda entry: entry.action)
def test_the_map_holds_on_an_azerty_keyboard(entry: object) -> None:
    for key in entry.keys:  # type: ignore[attr-defined]
        assert "Ctrl+Alt" not in key
        assert not re.search(r"\+[0-9\[\]\\`{}]$", key)
    for sequence in sequences(entry.action):  # type: ignore[attr-defined]
        assert sequence.count() == 1
        assert sequence.toString() != ""


@pytest.mark.parametrize(
    ("portable", "french"),
    [
        ("Ctrl+Shift+D", "Ctrl+Maj+D"),
        ("Esc", "Échap"),
        ("Ctrl+Return", "Ctrl+Entrée"),
        ("Alt+Left", "Alt+←"),
        ("Ctrl++", "Ctrl++"),
        ("Ctrl+PgDown", "Ctrl+Pg↓"),
    ],
)
def test_keys_are_named_as_on_a_french_keyboard(portable: str, french: str) -> None:
    assert keys_in_french(portable) == french


def test_labels_use_no_break_spaces() -> None:
    for entry in SHORTCUTS:
        assert not re.search(r" [:;!?»]", entry.label)
        assert "« " not in entry.label


def test_an_unknown_action_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        shortcut("fly")


def test_a_bound_key_acts_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    done: list[str] = []
    bind("lock", window, lambda: done.append("lock"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert done == ["lock"]
    assert keys_shown("lock") == "Ctrl+L"

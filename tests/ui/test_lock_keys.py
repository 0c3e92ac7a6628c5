"""Ctrl+L and Ctrl+Maj+L, whatever window is in front (S-33)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import shortcuts
from desktop_app.ui.lock_keys import LockKeys
from tests.ui.showing import show_active

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    return QWidget()


@pytest.fixture
def keys(qtbot: QtBot, qapp: QApplication, window: QWidget, asked: list[str]) -> LockKeys:
    show_active(qtbot, window, 300, 200)
    shortcuts.bind("lock", window, lambda: asked.append("own"))
    made = LockKeys(lambda: asked.append("lock"), lambda: asked.append("panic"), window)
    made.start(qapp)
    return made


def modal(qtbot: QtBot, parent: QWidget) -> QLineEdit:
    dialog = QDialog(parent)
    field = QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    dialog.setModal(True)
    show_active(qtbot, dialog, 200, 100)
    field.setFocus()
    return field


def test_a_modal_dialog_answers_both_keys(
    qtbot: QtBot, keys: LockKeys, window: QWidget, asked: list[str]
) -> None:
    field = modal(qtbot, window)
    qtbot.keyClick(field, Qt.Key.Key_L, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_L, CTRL | SHIFT)
    assert asked == ["lock", "panic"]


def test_a_window_with_keys_of_its_own_keeps_them(
    qtbot: QtBot, keys: LockKeys, window: QWidget, asked: list[str]
) -> None:
    keys.look()
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert asked == ["own"]


def test_no_other_window_gets_them_after_the_end(
    qtbot: QtBot, keys: LockKeys, window: QWidget, asked: list[str]
) -> None:
    keys.stop()
    keys.stop()
    field = modal(qtbot, window)
    qtbot.keyClick(field, Qt.Key.Key_L, CTRL)
    assert asked == []

"""A hand that counts: clicks, and keys as the Keystroke-Level Model does (UX §1.0)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hand:
    """Press and click in the active window; a shortcut with a modifier counts two keys."""

    def __init__(self) -> None:
        self.clicks = 0
        self.keys = 0

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press ``key`` where the focus is."""
        self.keys += 1 if modifier is Qt.KeyboardModifier.NoModifier else 2
        QTest.keyClick(_focused(), key, modifier)
        QApplication.processEvents()

    def type(self, text: str, *, narrative: bool = False) -> None:
        """Type ASCII ``text``; the narrative itself is not counted (« hors texte »)."""
        for char in text:
            QTest.keyClick(_focused(), char)
        self.keys += 0 if narrative else len(text)
        QApplication.processEvents()

    def click(self, button: QAbstractButton) -> None:
        """Click in the middle of a button that is really in sight."""
        assert button.isVisible(), button.objectName()
        assert button.isEnabled(), button.objectName()
        assert not button.visibleRegion().isEmpty(), button.objectName()
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        """Click in the middle of a row of a list."""
        self.clicks += 1
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the focus"
    return focused

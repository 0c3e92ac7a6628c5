"""One value of a field, with the cross that takes it out."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.styling import mark


class Chip(QToolButton):
    """Show ``words`` and a cross after them; the whole chip is the button."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(f"{words}, retirer")
        self.setToolTip(f"Retirer {words}")
        self._cross = icon("x")
        mark(self, variant="chip")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cross in the room that the style sheet leaves to the right."""
        super().paintEvent(event)
        side = self.fontInfo().pixelSize()
        top = (self.height() - side) // 2
        spot = QRect(self.width() - round(side * 1.6), top, side, side)
        self._cross.paint(QPainter(self), spot)

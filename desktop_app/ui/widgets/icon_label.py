"""A decorative icon that is as high as the text beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.icons import icon


class IconLabel(QWidget):
    """Show an icon in the widget's own text colour. It says nothing to a screen reader."""

    def __init__(self, name: str, parent: QWidget | None = None, *, scale: float = 1.25) -> None:
        super().__init__(parent)
        self._icon = icon(name, QPalette.ColorRole.WindowText)
        self._scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str) -> None:
        """Show the icon ``name`` instead."""
        self._icon = icon(name, QPalette.ColorRole.WindowText)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square in proportion to the font."""
        side = round(self.fontInfo().pixelSize() * self._scale)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        self._icon.paint(painter, QRect(0, 0, self.width(), self.height()))

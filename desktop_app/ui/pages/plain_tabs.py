"""Tabs as words over a line: the one shown is bold and underlined, no boxes (UX §5.1)."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton, QWidget

_PADDING_PX = 16
_BAR_PX = 3


class PlainTabBar(QTabBar):
    """Draw each tab in the colours of the palette. Arrows, focus and names are Qt's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def tabSizeHint(self, index: int) -> QSize:
        """Return room for the words in bold, so that nothing moves when the tab changes."""
        metrics = QFontMetrics(self._bold())
        width = metrics.horizontalAdvance(self.tabText(index)) + 2 * _PADDING_PX
        return QSize(width, metrics.lineSpacing() + _PADDING_PX)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: a word is never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, the line under them, and the bar under the tab shown."""
        painter = QPainter(self)
        colours = self.palette()
        bottom = self.height() - 1
        painter.setPen(colours.color(QPalette.ColorRole.Midlight))
        painter.drawLine(0, bottom, self.width(), bottom)
        for index in range(self.count()):
            place = self.tabRect(index)
            if not self._whole(place):
                continue  # the arrows say that there is more: half a word would say nothing
            shown = index == self.currentIndex()
            painter.setFont(self._bold() if shown else self.font())
            painter.setPen(colours.color(QPalette.ColorRole.WindowText))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if shown:
                bar = place.adjusted(_PADDING_PX // 2, place.height() - _BAR_PX, 0, 0)
                bar.setRight(place.right() - _PADDING_PX // 2)
                painter.fillRect(bar, colours.color(QPalette.ColorRole.Accent))

    def _whole(self, place: QRect) -> bool:
        """Tell whether a tab is in sight from one end to the other, beside the arrows."""
        arrows = [found.x() for found in self.findChildren(QToolButton) if found.isVisible()]
        return place.left() >= 0 and place.right() < min((*arrows, self.width()))

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class PlainTabs(QTabWidget):
    """A ``QTabWidget`` with a ``PlainTabBar``, known to screen readers as ``about``."""

    def __init__(self, name: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(PlainTabBar(self))
        self.setDocumentMode(True)
        self.setObjectName(name)
        self.setAccessibleName(about)
        self.tabBar().setAccessibleName(about)
        self.tabBar().setObjectName(f"{name}_bar")

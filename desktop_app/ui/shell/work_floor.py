"""What the work zone stands on: it gets the room there is, or scrolls if it needs more.

``QScrollArea`` alone would give a page whose labels wrap its preferred height, so that a page with
a scrolling column of its own would scroll twice.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class WorkFloor(QWidget):
    """Hold ``zone`` without a layout: only the least height of its page counts."""

    def __init__(self, zone: QStackedWidget) -> None:
        super().__init__()
        self._zone = zone
        zone.setParent(self)
        zone.installEventFilter(self)
        zone.currentChanged.connect(lambda _index: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the page on screen, at the present width."""
        page = self._zone.currentWidget()
        if page is None:
            return QSize(0, 0)
        least = page.minimumSizeHint()
        layout = page.layout()
        if layout is not None and layout.hasHeightForWidth():
            width = max(self.width(), least.width())
            least.setHeight(layout.minimumHeightForWidth(width))
        return least.expandedTo(page.minimumSize())

    def sizeHint(self) -> QSize:
        """Return the least size: the scroll area gives more if there is more."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the zone the whole floor; a new width may need another height."""
        super().resizeEvent(event)
        self._zone.setGeometry(self.rect())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn that the page needs another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolling(zone: QStackedWidget) -> QScrollArea:
    """Return ``zone`` in a scroll area: no page can outgrow the screen."""
    area = QScrollArea()
    area.setObjectName("work_scroll")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(WorkFloor(zone))
    return area

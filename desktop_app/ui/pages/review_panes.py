"""Points, document and remarks side by side, or one behind the other where there is less room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.ui.layout_rules import columns
from desktop_app.ui.pages.plain_tabs import PlainTabBar

POINTS, DOCUMENT, REMARKS = 0, 1, 2
_LABELS = ("Points à vérifier", "Document", "Remarques")
_SHARES = (24, 46, 30)


class ReviewPanes(QWidget):
    """Show the three panes where there is room for three, else one of them under tabs.

    ``arranged`` says that other panes are in sight than before.
    """

    arranged = Signal()

    def __init__(
        self, points: QWidget, document: QWidget, remarks: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._panes = (points, document, remarks)
        self._shown: tuple[bool, ...] = ()
        self.tabs = PlainTabBar()
        self.tabs.setObjectName("review_tabs")
        self.tabs.setAccessibleName("Volets de la relecture")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        for label, pane, share in zip(_LABELS, self._panes, _SHARES, strict=True):
            self.tabs.addTab(label)
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(self._splitter.count() - 1, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._splitter, 1)
        self.tabs.setCurrentIndex(DOCUMENT)
        self.tabs.currentChanged.connect(lambda _at: self._arrange())
        self._arrange()

    def bring(self, pane: int) -> None:
        """Bring a pane in sight."""
        self.tabs.setCurrentIndex(pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look at how much room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = columns(self) > 2
        self.tabs.setVisible(not wide)
        shown = tuple(wide or at == self.tabs.currentIndex() for at in range(len(self._panes)))
        if shown == self._shown:
            return
        self._shown = shown
        for pane, visible in zip(self._panes, shown, strict=True):
            pane.setVisible(visible)
        self.arranged.emit()

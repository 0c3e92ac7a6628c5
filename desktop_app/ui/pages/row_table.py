"""A table of whole rows: arrows, type-ahead, Entrée or a click opens (UX S04-AC1)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.pages.fit_area import least_lines
from desktop_app.ui.pages.row_delegate import RowDelegate

LINES = 2.0
"""Height of a row in lines of text."""
_LEAST_LINES = 14


class RowTable(QTableView):
    """Show ``model``, one record a row. ``chosen`` carries the id of the one to open."""

    chosen = Signal(str)

    def __init__(
        self, model: QAbstractTableModel, name: str, about: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setObjectName(name)
        self.setAccessibleName(about)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self.on_clicked)

    def current_id(self) -> str:
        """Return the id of the current record, or an empty text."""
        return str(self.currentIndex().data(ItemRole.ID) or "")

    def set_current(self, row: int) -> None:
        """Make ``row`` the current one; the first if it is negative."""
        if self.model().rowCount():
            self.setCurrentIndex(self.model().index(max(row, 0), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Entrée; letters jump to the row that begins so."""
        plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.open_row(self.currentIndex())
            return
        super().keyPressEvent(event)

    def on_clicked(self, index: QModelIndex) -> None:
        """Open the row that was clicked."""
        self.open_row(index)

    def open_row(self, index: QModelIndex) -> None:
        """Tell which record is to be opened."""
        if index.isValid():
            self.chosen.emit(str(index.data(ItemRole.ID)))

    def share_width(
        self, widths: Mapping[int, int], every: type[IntEnum], *, lines: float = LINES
    ) -> None:
        """Give the columns of ``widths`` their pixels and hide the others; set the row height."""
        for column in every:
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])
        height = round(self.fontMetrics().lineSpacing() * lines)
        self.verticalHeader().setDefaultSectionSize(height)
        least_lines(self, _LEAST_LINES)

"""The table of places: arrows, type-ahead, Entrée opens."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui.layout_rules import columns
from desktop_app.ui.models.places_model import Column, PlacesModel
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.pages.fit_area import least_lines
from desktop_app.ui.pages.row_delegate import RowDelegate

_SHARES = {Column.PLACE: 6, Column.KIND: 3, Column.PERSONS: 2, Column.LAST: 3}
_NARROW = frozenset({Column.PLACE, Column.PERSONS})
_LEAST_LINES = 14


class PlaceTable(QTableView):
    """Show a ``PlacesModel``; ``chosen`` carries the id of the place to open."""

    chosen = Signal(str)

    def __init__(self, model: PlacesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._places = model
        self.setObjectName("place_table")
        self.setAccessibleName("Lieux")
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._open)

    def current_id(self) -> str:
        """Return the id of the current place, or an empty text."""
        return str(self.currentIndex().data(ItemRole.ID) or "")

    def select(self, place_id: str) -> None:
        """Make ``place_id`` the current row, else the first."""
        row = max(self._places.row_of(place_id), 0)
        if self._places.rowCount():
            self.setCurrentIndex(self._places.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Entrée; letters jump to the row that begins so."""
        plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width; the less needed columns go away in a narrow window."""
        super().resizeEvent(event)
        narrow = columns(self) == 1
        shown = [column for column in Column if not narrow or column in _NARROW]
        whole = sum(_SHARES[column] for column in shown)
        width = self.viewport().width()
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                self.setColumnWidth(column, width * _SHARES[column] // whole)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * 2)
        least_lines(self, _LEAST_LINES)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(str(index.data(ItemRole.ID)))

"""The table of dossiers: arrows, type-ahead, Entrée opens (UX S04-AC1)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui.layout_rules import columns
from desktop_app.ui.models.dossiers_model import Column, DossierFilter
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.pages.fit_area import least_lines
from desktop_app.ui.pages.row_delegate import RowDelegate

_SHARES = {Column.LABEL: 5, Column.AGE: 2, Column.PLACE: 3, Column.LAST: 3, Column.REF: 2}
_LEAST_LINES = 14
_NARROW = frozenset({Column.LABEL, Column.LAST})


class DossierTable(QTableView):
    """Show a ``DossierFilter``; ``chosen`` carries the id of the dossier to open."""

    chosen = Signal(str)
    current_changed = Signal(str)

    def __init__(self, model: DossierFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setObjectName("dossier_table")
        self.setAccessibleName("Dossiers")
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sortByColumn(Column.LAST, Qt.SortOrder.DescendingOrder)
        self.clicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(
            lambda new, _old: self.current_changed.emit(str(new.data(ItemRole.ID) or ""))
        )

    def current_id(self) -> str:
        """Return the id of the current dossier, or an empty text."""
        return str(self.currentIndex().data(ItemRole.ID) or "")

    def select(self, dossier_id: str) -> None:
        """Make ``dossier_id`` the current row, else the first."""
        model = self.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data(ItemRole.ID) == dossier_id:
                self.setCurrentIndex(model.index(row, 0))
                return
        if model.rowCount():
            self.setCurrentIndex(model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Entrée; letters jump to the row that begins so."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
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

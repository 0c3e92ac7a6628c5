"""The table of dossiers: arrows, type-ahead, Entrée opens (UX S04-AC1)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.ids import DossierId
from desktop_app.ui.layout_rules import effective_width
from desktop_app.ui.models.dossier_columns import Column, ColumnPlan
from desktop_app.ui.models.dossiers_model import DossiersModel
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.pages.fit_area import least_lines
from desktop_app.ui.pages.row_delegate import RowDelegate

_LEAST_LINES = 14
_LEAST_CHARS = 9
_NARROW_COLUMNS = 2
_NARROW_BELOW_PX = 640
ROW_LINES = {"compact": 1.5, "normal": 2.0, "airy": 2.8}
"""Height of a row in lines of text, by density (UX S04-AC5)."""

_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class DossierTable(QTableView):
    """Show a ``DossiersModel``.

    ``chosen`` carries the dossier to open, ``current_changed`` the one on which the arrows are,
    ``selected`` all those that are selected; ``arranged`` the columns as the user's mouse left
    them. While ``picking``, a click selects and opens nothing.
    """

    chosen = Signal(str)
    current_changed = Signal(str)
    selected = Signal(object)
    arranged = Signal(object)

    def __init__(self, model: DossiersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picking = False
        self._dossiers = model
        self._plan = ColumnPlan()
        self._density = "normal"
        self._widths: dict[Column, int] = {}
        self._selecting = False
        self.setModel(model)
        self.setObjectName("dossier_table")
        self.setAccessibleName("Dossiers")
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self._prepare_header()
        self.sortByColumn(Column.LAST, Qt.SortOrder.DescendingOrder)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentRowChanged.connect(
            lambda new, _old: self.current_changed.emit(str(new.data(ItemRole.ID) or ""))
        )
        self.selectionModel().selectionChanged.connect(
            lambda _new, _old: self.selected.emit(self.selected_ids())
        )

    def current_id(self) -> str:
        """Return the id of the current dossier, or an empty text."""
        return str(self.currentIndex().data(ItemRole.ID) or "")

    def selected_ids(self) -> tuple[DossierId, ...]:
        """Return the dossiers selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._dossiers.line(row).id for row in rows)

    def select(self, dossier_id: str, others: Iterable[str] = ()) -> None:
        """Make ``dossier_id`` the current row, else the first; select it, with ``others``."""
        rows = self._dossiers.rowCount()
        if not rows:
            return
        row = max(self._dossiers.row_of(dossier_id), 0)
        self.setCurrentIndex(self._dossiers.index(row, 0))
        found = QItemSelection()
        for other in others:
            at = self._dossiers.row_of(other)
            if at >= 0:
                found.select(self._dossiers.index(at, 0), self._dossiers.index(at, 0))
        if not found.isEmpty():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(found, flags.ClearAndSelect | flags.Rows)

    def arrange(self, plan: ColumnPlan, density: str) -> None:
        """Show the columns of ``plan``, with the height of rows of ``density``."""
        self._plan, self._density = plan, density
        header = self.horizontalHeader()
        for place, column in enumerate(plan.columns):
            header.moveSection(header.visualIndex(column), place)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Entrée; letters jump to the row that begins so; Échap ends a selection."""
        plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember the keys held: with Ctrl or Maj a click selects."""
        self._selecting = bool(event.modifiers() & _SELECTING)
        super().mouseReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the header once a drag in it has ended: only the user's hand is remembered."""
        if event.type() is QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self._take_over)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width; in a narrow window the first columns alone stay."""
        super().resizeEvent(event)
        self._share_width()

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.viewport().installEventFilter(self)

    def _share_width(self) -> None:
        shown = self._plan.columns
        if self._narrow():
            shown = shown[:_NARROW_COLUMNS]
        whole = sum(self._plan.share(column) for column in shown)
        width = self.viewport().width()
        least = self.fontMetrics().averageCharWidth() * _LEAST_CHARS
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                share = width * self._plan.share(column) // whole
                self.setColumnWidth(column, max(share, min(least, width // _NARROW_COLUMNS)))
        header = self.horizontalHeader()
        self._widths = {column: header.sectionSize(column) for column in shown}
        height = round(self.fontMetrics().lineSpacing() * ROW_LINES[self._density])
        self.verticalHeader().setDefaultSectionSize(height)
        least_lines(self, _LEAST_LINES)

    def _narrow(self) -> bool:
        return effective_width(self) < _NARROW_BELOW_PX

    def _take_over(self) -> None:
        """Keep what the mouse did in the header, where it shows every column."""
        header = self.horizontalHeader()
        by_place = tuple(sorted(self._plan.columns, key=header.visualIndex))
        widths = {column: header.sectionSize(column) for column in by_place}
        if self._narrow() or (by_place == self._plan.columns and widths == self._widths):
            return
        self._plan = self._plan.with_columns(by_place).with_widths(widths)
        self.arranged.emit(self._plan)

    def _on_clicked(self, index: QModelIndex) -> None:
        if not (self.picking or self._selecting):
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(str(index.data(ItemRole.ID)))

"""The table of dossiers: its columns as chosen, one row or several (UX S04-AC5, AC7)."""

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
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from desktop_app.domain.ids import DossierId
from desktop_app.ui.layout_rules import effective_width
from desktop_app.ui.models.dossier_columns import Column, ColumnPlan
from desktop_app.ui.models.dossiers_model import DossiersModel
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.pages.row_table import LINES, RowTable

_LEAST_CHARS = 9
_NARROW_COLUMNS = 2
_NARROW_BELOW_PX = 640
ROW_LINES = {"compact": 1.5, "normal": LINES, "airy": 2.8}
"""Height of a row in lines of text, by density (UX S04-AC5)."""

_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class DossierTable(RowTable):
    """Show a ``DossiersModel``.

    ``current_changed`` carries the dossier on which the arrows are, ``selected`` all those that are
    selected; ``arranged`` the columns as the user's mouse left them. While ``picking``, a click
    selects and opens nothing.
    """

    current_changed = Signal(str)
    selected = Signal(object)
    arranged = Signal(object)

    def __init__(self, model: DossiersModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "dossier_table", "Dossiers", parent)
        self.picking = False
        self._dossiers = model
        self._plan = ColumnPlan()
        self._density = "normal"
        self._widths: dict[Column, int] = {}
        self._selecting = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(True)
        self._prepare_header()
        self.sortByColumn(Column.LAST, Qt.SortOrder.DescendingOrder)
        self.selectionModel().currentRowChanged.connect(
            lambda new, _old: self.current_changed.emit(str(new.data(ItemRole.ID) or ""))
        )
        self.selectionModel().selectionChanged.connect(
            lambda _new, _old: self.selected.emit(self.selected_ids())
        )

    def selected_ids(self) -> tuple[DossierId, ...]:
        """Return the dossiers selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._dossiers.line(row).id for row in rows)

    def select(self, dossier_id: str, others: Iterable[str] = ()) -> None:
        """Make ``dossier_id`` the current row, else the first; select it, with ``others``."""
        self.set_current(self._dossiers.row_of(dossier_id))
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
        header.viewport().installEventFilter(self)

    def _share_width(self) -> None:
        shown = self._plan.columns
        if self._narrow():
            shown = shown[:_NARROW_COLUMNS]
        whole = sum(self._plan.share(column) for column in shown)
        width = self.viewport().width()
        least = self.fontMetrics().averageCharWidth() * _LEAST_CHARS
        shares = {column: width * self._plan.share(column) // whole for column in shown}
        floor = min(least, width // _NARROW_COLUMNS)
        self.share_width(
            {column: max(share, floor) for column, share in shares.items()},
            Column,
            lines=ROW_LINES[self._density],
        )
        header = self.horizontalHeader()
        self._widths = {column: header.sectionSize(column) for column in shown}

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

    def on_clicked(self, index: QModelIndex) -> None:
        """Open the row, unless rows are being selected."""
        if not (self.picking or self._selecting):
            self.open_row(index)

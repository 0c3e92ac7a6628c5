"""« Colonnes »: which ones, in which order, how the rows are sorted and spaced (S04-AC5)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.layout_rules import columns
from desktop_app.ui.models.dossier_columns import Column, ColumnPlan
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.radio_group import RadioGroup

_DENSITIES = (("compact", "Compacte"), ("normal", "Normale"), ("airy", "Aérée"))
_ROWS = 6
_HELP = "Espace montre ou cache une colonne. «\u00a0Monter\u00a0» la met plus à gauche."


class ColumnsPanel(QFrame):
    """Show a ``ColumnPlan`` as a list to tick.

    ``planned`` carries the plan that the user made, ``spaced`` the density, ``sorted_by`` the
    column and whether its order is reversed.
    """

    planned = Signal(object)
    spaced = Signal(str)
    sorted_by = Signal(object, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("columns_panel")
        mark(self, role="card")
        self._plan = ColumnPlan()
        self._showing = False
        self._list = QListWidget()
        self._density = RadioGroup("Espacement des lignes", _DENSITIES)
        self._sort = LabelledCombo("Trier par", searchable=False)
        self._reversed = QCheckBox("Ordre inverse")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def load(self, plan: ColumnPlan, density: str) -> None:
        """Show the plan and the density in force; the current line stays."""
        self._density.set_value(density)
        if self._list.count() and plan.columns == self._plan.columns:
            self._plan = plan
            return
        held = self._current()
        self._plan, self._showing = plan, True
        self._list.clear()
        others = (column for column in Column if column not in plan.columns)
        for column in (*plan.columns, *others):
            if column is not Column.LABEL:
                self._list.addItem(_item(column, shown=column in plan.columns))
        self._showing = False
        self._show_current(held)
        self._sort.set_options([(column.name, column.header) for column in plan.columns])

    def show_sort(self, column: int, *, descending: bool) -> None:
        """Show by which column the list is sorted."""
        self._sort.set_value(Column(column).name)
        self._reversed.setChecked(descending is not (column == Column.LAST))

    def take_focus(self) -> None:
        """Begin with the list of columns."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._list.setObjectName("columns_list")
        self._list.setAccessibleName("Colonnes")
        self._list.setAccessibleDescription(_HELP)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._reversed.setObjectName("sort_reversed")
        self._sort.combo.setObjectName("sort_column")
        moves = QWidget()
        row = FlowLayout(moves, spacing=8)
        for name, words, slot in (
            ("columns_up", "Monter", lambda: self._move(-1)),
            ("columns_down", "Descendre", lambda: self._move(1)),
            ("columns_reset", "Colonnes d’origine", lambda: self.planned.emit(ColumnPlan())),
            ("columns_close", "Fermer les colonnes", self.closed.emit),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.clicked.connect(slot)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text_label("Colonnes", "section"))
        choice, rest = QVBoxLayout(), QVBoxLayout()
        choice.setSpacing(LABEL_GAP_PX)
        choice.addWidget(self._list)
        choice.addWidget(text_label(_HELP, "help"))
        for part in (self._sort, self._reversed, self._density):
            rest.addWidget(part)
        rest.addStretch(1)
        self._box.setSpacing(GROUP_GAP_PX)
        self._box.addLayout(choice, 3)
        self._box.addLayout(rest, 2)
        column.addLayout(self._box)
        column.addWidget(moves)
        self._list.itemChanged.connect(lambda _item: self._on_ticked())
        self._density.changed.connect(self.spaced)
        self._sort.changed.connect(lambda _name: self._on_sort())
        self._reversed.clicked.connect(lambda _checked: self._on_sort())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two halves one under the other where there is little room."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if columns(self) == 1 else across)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the list the height of some lines, whatever the size of the text."""
        super().showEvent(event)
        rows = min(max(self._list.count(), 1), _ROWS)
        height = max(self._list.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        self._list.setFixedHeight(height * rows + 2 * self._list.frameWidth() + 4)

    def _columns(self) -> list[tuple[Column, bool]]:
        items = (self._list.item(at) for at in range(self._list.count()))
        return [
            (
                Column(item.data(Qt.ItemDataRole.UserRole)),
                item.checkState() is Qt.CheckState.Checked,
            )
            for item in items
        ]

    def _current(self) -> Column | None:
        item = self._list.currentItem()
        return None if item is None else Column(item.data(Qt.ItemDataRole.UserRole))

    def _show_current(self, column: Column | None) -> None:
        columns = [one for one, _shown in self._columns()]
        self._list.setCurrentRow(columns.index(column) if column in columns else 0)

    def _on_ticked(self) -> None:
        if not self._showing:
            self._tell(self._columns())

    def _move(self, by: int) -> None:
        """Exchange the current column with its neighbour; a hidden one has no place to move to."""
        columns, at = self._columns(), self._list.currentRow()
        if not 0 <= at + by < len(columns):
            return
        columns[at], columns[at + by] = columns[at + by], columns[at]
        self._tell(columns)

    def _tell(self, columns: list[tuple[Column, bool]]) -> None:
        self.planned.emit(self._plan.with_columns(one for one, shown in columns if shown))

    def _on_sort(self) -> None:
        name = self._sort.value()
        if name:
            self.sorted_by.emit(Column[name], self._reversed.isChecked())


def _item(column: Column, *, shown: bool) -> QListWidgetItem:
    item = QListWidgetItem(column.header)
    item.setData(Qt.ItemDataRole.UserRole, int(column))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
    return item

"""The sections of a long document with their status, as one list (UX §2.9, §2.27)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.ui.widgets.section_delegate import SectionDelegate

_Index = QModelIndex | QPersistentModelIndex
"""What Qt hands to a model."""

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class SectionItem:
    """One section: its title, its status in a word, and one more detail if useful."""

    id: str
    title: str
    status: str
    kind: str = "neutral"
    detail: str = ""

    @property
    def spoken(self) -> str:
        """Return the whole row as one sentence."""
        return ", ".join(part for part in (self.title, self.status.lower(), self.detail) if part)


class SectionModel(QAbstractListModel):
    """The rows of a ``SectionList``."""

    ItemRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[SectionItem, ...] = ()

    def set_items(self, items: Sequence[SectionItem]) -> None:
        """Show ``items``; the selection survives when only statuses changed."""
        same_rows = [item.id for item in items] == [item.id for item in self._items]
        if same_rows and items:
            self._items = tuple(items)
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    @property
    def items(self) -> tuple[SectionItem, ...]:
        """Return the rows."""
        return self._items

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of sections."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return title and status on two lines, or the spoken sentence."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            second = " · ".join(part for part in (item.status, item.detail) if part)
            return f"{item.title}\n{second}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return item.spoken
        if role == self.ItemRole:
            return item
        return None


class SectionList(QListView):
    """List the sections; ``chosen`` carries the id of the section the user goes to."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._model = SectionModel(self)
        self.setModel(self._model)
        self.setItemDelegate(SectionDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def set_sections(self, items: Sequence[SectionItem], summary: str = "") -> None:
        """Show ``items``; ``summary`` (« 6 sur 9 terminées ») completes the list's name."""
        self._model.set_items(items)
        self.setAccessibleName(f"{self._name}, {summary}" if summary else self._name)

    def current(self) -> str:
        """Return the id of the section that is lit, empty if none is."""
        row = self.currentIndex().row()
        return self._model.items[row].id if row >= 0 else ""

    def select(self, section_id: str) -> None:
        """Light ``section_id`` without telling anybody."""
        for row, item in enumerate(self._model.items):
            if item.id == section_id:
                self.setCurrentIndex(self._model.index(row))

    def step(self, by: int) -> str:
        """Light the section ``by`` rows further (−1 is before) and return its id."""
        row = min(max(self.currentIndex().row() + by, 0), len(self._model.items) - 1)
        if row < 0:
            return ""
        self.setCurrentIndex(self._model.index(row))
        self._choose(self.currentIndex())
        return self.current()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.items[index.row()].id)

"""The chronology of a dossier as a list, newest first (UX S05-AC1).

Rows get their words when they are first shown: a dossier may hold thousands of entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.services.timeline_views import EntryKind, TimelineEntry
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.models.timeline_words import HARD, Telling, TimelineRow, month_of, row_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TimelineModel(QAbstractListModel):
    """The entries of one dossier. Which kinds show is chosen by the reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[TimelineEntry, ...] = ()
        self._shown: tuple[TimelineEntry, ...] = ()
        self._rows: dict[str, TimelineRow] = {}
        self._places: dict[str, int] = {}
        self._kinds = frozenset(EntryKind)
        self._expanded: set[str] = set()
        self._telling = Telling()
        self._discreet = False

    def set_entries(self, entries: tuple[TimelineEntry, ...], telling: Telling) -> None:
        """Show these entries; those that were shown whole stay so."""
        self._all, self._telling = entries, telling
        self._rows = {}
        self._renew()

    def set_kinds(self, kinds: Iterable[EntryKind]) -> None:
        """Show only these kinds of entries."""
        self._kinds = frozenset(kinds)
        self._renew()

    def set_discreet(self, discreet: bool) -> None:
        """Hide the texts (« Observation du 2 mars »), or show them again."""
        if discreet != self._discreet:
            self._discreet = discreet
            self._renew()

    @property
    def total(self) -> int:
        """Return the number of entries that are loaded, shown or not."""
        return len(self._all)

    def entry(self, row: int) -> TimelineRow:
        """Return what a row shows."""
        entry = self._shown[row]
        told = self._rows.get(entry.id)
        if told is None:
            told = self._rows[entry.id] = row_of(entry, self._telling)
        return told

    def ids(self) -> frozenset[str]:
        """Return the entries that are loaded, shown or not."""
        return frozenset(entry.id for entry in self._all)

    def kinds(self) -> frozenset[EntryKind]:
        """Return the kinds of the entries that are loaded, shown or not."""
        return frozenset(entry.kind for entry in self._all)

    def row_of(self, entry_id: str) -> int:
        """Return the row of an entry, or -1."""
        return self._places.get(entry_id, -1)

    def first_of_year(self, year: int) -> str:
        """Return the newest entry shown of a year, or an empty text."""
        found = (
            entry.id
            for entry in self._shown
            if entry.when is not None and entry.when.latest.year == year
        )
        return next(found, "")

    def expanded(self, entry_id: str) -> bool:
        """Tell whether an entry is shown whole."""
        return entry_id in self._expanded

    def toggle(self, entry_id: str) -> None:
        """Show an entry whole, or fold it again."""
        self._expanded.symmetric_difference_update({entry_id})
        index = self.index(self.row_of(entry_id), 0)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of entries shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what an entry shows, says or stands for."""
        if not index.isValid():
            return None
        if role == ItemRole.HEADER:
            return self._header(index.row())
        if role == ItemRole.ID:
            return self._shown[index.row()].id
        if role == ItemRole.SHAPE:
            return self._shown[index.row()].kind
        return self._words(self.entry(index.row()), role)

    def _words(self, row: TimelineRow, role: int) -> str | bool | None:
        folded = row.hard and not self.expanded(row.id)
        if role in (ItemRole.HEADING, Qt.ItemDataRole.DisplayRole):
            return row.discreet if self._discreet else row.heading
        if role == ItemRole.BODY:
            return "" if self._discreet else HARD if folded else row.body
        if role == ItemRole.HARD:
            return row.hard and not self._discreet
        if role == Qt.ItemDataRole.AccessibleTextRole:
            whole = f"{row.heading.replace(' · ', ', ')}. {HARD}" if folded else row.spoken
            return row.discreet if self._discreet else whole
        return None

    def _header(self, position: int) -> str:
        month = month_of(self._shown[position])
        if position and month_of(self._shown[position - 1]) == month:
            return ""
        return month

    def _renew(self) -> None:
        self.beginResetModel()
        self._shown = tuple(entry for entry in self._all if entry.kind in self._kinds)
        self._places = {entry.id: place for place, entry in enumerate(self._shown)}
        self.endResetModel()

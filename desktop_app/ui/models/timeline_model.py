"""The chronology of a dossier as a list, newest first (UX S05-AC1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.ids import PersonId
from desktop_app.domain.names import short_name
from desktop_app.services.views import DossierView
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.models.timeline_words import (
    ECRIT,
    OBSERVATION,
    TimelineRow,
    ecrit_row,
    observation_row,
)

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TimelineModel(QAbstractListModel):
    """Observations and écrits of one dossier. Which kinds show is chosen by the reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[TimelineRow, ...] = ()
        self._rows: tuple[TimelineRow, ...] = ()
        self._kinds = frozenset({OBSERVATION, ECRIT})
        self._discreet = False

    def set_view(self, view: DossierView) -> None:
        """Show the chronology of this dossier."""
        self._all = rows_of(view)
        self._renew()

    def set_kinds(self, kinds: Iterable[str]) -> None:
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
        """Return the number of entries, shown or not."""
        return len(self._all)

    def entry(self, row: int) -> TimelineRow:
        """Return what a row shows."""
        return self._rows[row]

    def row_of(self, entry_id: str) -> int:
        """Return the row of an entry, or -1."""
        return next((row for row, item in enumerate(self._rows) if item.id == entry_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of entries shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what an entry shows, says or stands for."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ItemRole.HEADER:
            return self._header(index.row())
        return self._shown(row, role)

    def _shown(self, row: TimelineRow, role: int) -> str | None:
        if role in (ItemRole.HEADING, Qt.ItemDataRole.DisplayRole):
            return row.discreet if self._discreet else row.heading
        if role == ItemRole.BODY:
            return "" if self._discreet else row.body
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.discreet if self._discreet else row.spoken
        if role == ItemRole.ID:
            return row.id
        return row.kind if role == ItemRole.SHAPE else None

    def _header(self, position: int) -> str:
        month = self._rows[position].month
        if position and self._rows[position - 1].month == month:
            return ""
        return month

    def _renew(self) -> None:
        self.beginResetModel()
        self._rows = tuple(row for row in self._all if row.kind in self._kinds)
        self.endResetModel()


def rows_of(view: DossierView) -> tuple[TimelineRow, ...]:
    """Return the observations and the écrits of a dossier, newest first."""
    names: dict[PersonId, str] = {item.person.id: short_name(item.person) for item in view.persons}
    dated: list[tuple[date, str, TimelineRow]] = [
        (
            date.min if entry.when is None else entry.when.latest,
            entry.id,
            observation_row(entry, names),
        )
        for entry in view.timeline
        if entry.kind == OBSERVATION
    ]
    dated += [(_day(line.ecrit.created_at), line.ecrit.id, ecrit_row(line)) for line in view.ecrits]
    dated.sort(key=lambda item: item[:2], reverse=True)
    return tuple(row for _day_of_row, _id, row in dated)


def _day(moment: datetime | None) -> date:
    return date.min if moment is None else moment.date()

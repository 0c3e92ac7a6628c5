"""The list of places as a table: one row, one spoken sentence (A11Y-10)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.folding import fold
from desktop_app.services.place_views import PlaceLine
from desktop_app.ui.models.roles import ItemRole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, left to right."""

    PLACE = 0
    KIND = 1
    PERSONS = 2
    LAST = 3


_HEADERS = ("Lieu", "Type", "Personnes", "Dernière observation")


class PlacesModel(QAbstractTableModel):
    """Rows of ``PlaceLine``, already chosen and in order."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[PlaceLine, ...] = ()

    def set_lines(self, lines: Sequence[PlaceLine]) -> None:
        """Show these places instead of the present ones."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def row_of(self, place_id: str) -> int:
        """Return the row of a place, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.place.id == place_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of places."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the French name of a column."""
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is Qt.Orientation.Horizontal and role in wanted:
            return _HEADERS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, says or stands for."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        if role == ItemRole.ID:
            return line.place.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(line) if column is Column.PLACE else _cell(line, column)
        return _cell(line, column) if role == Qt.ItemDataRole.DisplayRole else None


def matches(line: PlaceLine, typed: str) -> bool:
    """Tell whether every word typed begins a word of the place: names, commune, landmark, kind."""
    place = line.place
    texts = (line.words, place.address, place.landmark, line.kind, *place.former_names)
    words = fold(" ".join(texts)).replace("(", " ").replace(")", " ").replace(",", " ").split()
    return all(any(word.startswith(part) for word in words) for part in fold(typed).split())


def _cell(line: PlaceLine, column: Column) -> str:
    if column is Column.PLACE:
        return f"{line.words} · {line.state}" if line.state else line.words
    if column is Column.KIND:
        return line.kind
    return line.persons_words if column is Column.PERSONS else line.last_words


def _spoken(line: PlaceLine) -> str:
    persons = "personne n’y vit" if not line.persons else f"{line.persons} y vivent"
    last = f"dernière observation {line.last_words}" if line.last_words else "aucune observation"
    return ", ".join(filter(None, (line.words, line.kind, line.state, persons, last)))

"""The words of a list, hidden ones too, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dimension import dimension_of
from desktop_app.domain.french import unaccented
from desktop_app.domain.word_lists import ListEntry
from desktop_app.ui.models.roles import ItemRole

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class WordsModel(QAbstractListModel):
    """The rows of the page of lists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[ListEntry, ...] = ()
        self._shown: tuple[ListEntry, ...] = ()
        self._wanted = ""

    def set_entries(self, entries: Sequence[ListEntry]) -> None:
        """Show ``entries``, as far as they hold what is typed."""
        self._all = tuple(entries)
        self._narrow()

    def narrow(self, text: str) -> None:
        """Show only the words that hold ``text``, whatever its accents."""
        self._wanted = unaccented(text.strip())
        self._narrow()

    @property
    def narrowed(self) -> bool:
        """Tell whether something is typed: the neighbours on screen are not those of the list."""
        return bool(self._wanted)

    def entry(self, code: str) -> ListEntry | None:
        """Return the entry of a code, ``None`` if the list no longer has it."""
        return next((entry for entry in self._all if entry.code == code), None)

    def row_of(self, code: str) -> int:
        """Return the row of a code, -1 if it is not shown."""
        return next((row for row, item in enumerate(self._shown) if item.code == code), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of words shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the word with what is to be known of it, or its code."""
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return row_words(entry)
        return entry.code if role == ItemRole.ID else None

    def _narrow(self) -> None:
        self.beginResetModel()
        self._shown = tuple(
            entry for entry in self._all if self._wanted in unaccented(row_words(entry))
        )
        self.endResetModel()


def row_words(entry: ListEntry) -> str:
    """Return the word, its dimension, and whether it is proposed no more or was changed."""
    parts = [entry.label]
    if entry.dimension:
        parts.append(dimension_of(entry.dimension).label)
    if entry.own:
        parts.append("ajouté par l’association")
    elif entry.changed:
        parts.append("modifié")
    if entry.hidden:
        parts.append("n’est plus proposé")
    return " — ".join(parts)

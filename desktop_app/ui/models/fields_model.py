"""The fields that a model may print, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.services.model_views import PickedField
from desktop_app.ui.models.roles import ItemRole

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WORDS = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class FieldsModel(QAbstractListModel):
    """The rows of the picker of fields: group, label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[PickedField, ...] = ()
        self._shown: tuple[PickedField, ...] = ()
        self._wanted, self._group = "", ""

    def set_fields(self, fields: Sequence[PickedField]) -> None:
        """Offer ``fields``."""
        self._all = tuple(fields)
        self.narrow(self._wanted, self._group)

    def narrow(self, text: str, group: str) -> None:
        """Show only the fields of ``group`` (all if it is empty) that hold the words typed."""
        self._wanted, self._group = text, group
        self.beginResetModel()
        self._shown = tuple(
            each for each in self._all if group in ("", each.group) and each.matches(text)
        )
        self.endResetModel()

    def groups(self) -> tuple[str, ...]:
        """Return the groups of all fields, in order."""
        return tuple(dict.fromkeys(each.group for each in self._all))

    def field(self, key: str) -> PickedField | None:
        """Return the field of a key if it is shown."""
        return next((each for each in self._shown if each.key == key), None)

    def row_of(self, key: str) -> int:
        """Return the row of a key, -1 if it is not shown."""
        return next((row for row, each in enumerate(self._shown) if each.key == key), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of fields shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a field, or its key."""
        if not index.isValid():
            return None
        each = self._shown[index.row()]
        if role in _WORDS:
            return f"{each.label} — {each.group}"
        return each.key if role == ItemRole.ID else None

"""The list of dossiers as a table: one row, one spoken sentence (A11Y-10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from desktop_app.domain.dossier import DossierState
from desktop_app.domain.french import plural
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.services.views import DossierLine
from desktop_app.ui.models.dossier_query import DossierQuery
from desktop_app.ui.models.dossier_words import last_observed_words
from desktop_app.ui.models.roles import ItemRole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, left to right."""

    LABEL = 0
    AGE = 1
    PLACE = 2
    LAST = 3
    REF = 4


_HEADERS = ("Personne ou famille", "Âge", "Lieu de vie", "Dernière observation", "Dossier")
_NOTHING = {
    Column.AGE: "âge inconnu",
    Column.PLACE: "lieu de vie non indiqué",
    Column.LAST: "aucune observation",
}


class DossiersModel(QAbstractTableModel):
    """Rows of ``DossierLine``. ``fold`` makes texts comparable: no accents, no case.

    ``today`` tells what « hier » means.
    """

    def __init__(
        self,
        fold: Callable[[str], str],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._fold = fold
        self._lines: tuple[DossierLine, ...] = ()
        self._folded: tuple[str, ...] = ()
        self._discreet = False

    def set_lines(self, lines: Sequence[DossierLine]) -> None:
        """Show these dossiers instead of the present ones."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self._folded = tuple(self._fold(_haystack(line)) for line in lines)
        self.endResetModel()

    def set_discreet(self, discreet: bool) -> None:
        """Show initials instead of names, or names again."""
        if discreet == self._discreet:
            return
        self.beginResetModel()
        self._discreet = discreet
        self.endResetModel()

    def line(self, row: int) -> DossierLine:
        """Return the dossier of a row."""
        return self._lines[row]

    def row_of(self, dossier_id: str) -> int:
        """Return the row of a dossier, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == dossier_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of dossiers."""
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
        if orientation is Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return _HEADERS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, says, sorts by or stands for."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.LAST:
            return "" if line.last_observed is None else date_in_words(line.last_observed)
        if role == ItemRole.ID:
            return line.id
        if role == ItemRole.FOLDED:
            return self._folded[index.row()]
        if role == ItemRole.SORT:
            return self._sort_key(line, column)
        return None

    def _label(self, line: DossierLine) -> str:
        return line.short if self._discreet else line.label

    def _cell(self, line: DossierLine, column: Column) -> str:
        if column is Column.LABEL:
            return self._label(line)
        if column is Column.LAST:
            return last_observed_words(line, self._today())
        if column is Column.REF:
            return _reference(line)
        return line.age if column is Column.AGE else line.place

    def _spoken(self, line: DossierLine, column: Column) -> str:
        if column is Column.LABEL:
            return self.sentence(line)
        return self._cell(line, column) or _NOTHING.get(column, "")

    def sentence(self, line: DossierLine) -> str:
        """Return « POPESCU Ana, 14 ans, Les Acacias, dernière observation hier, dossier … »."""
        last = last_observed_words(line, self._today())
        parts = (
            self._label(line),
            line.age or _NOTHING[Column.AGE],
            line.place or _NOTHING[Column.PLACE],
            f"dernière observation {last}" if last else _NOTHING[Column.LAST],
            f"dossier {_reference(line)}",
        )
        return ", ".join(parts)

    def _sort_key(self, line: DossierLine, column: Column) -> str:
        if column is Column.LAST:
            observed = line.last_observed
            return "" if observed is None else observed.latest.isoformat()
        if column is Column.REF:
            return line.ref
        return self._fold(self._cell(line, column))


class DossierFilter(QSortFilterProxyModel):
    """Keep the dossiers that answer what was typed and that have the chosen state."""

    def __init__(self, fold: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fold = fold
        self._query = DossierQuery()
        self._state: DossierState | None = DossierState.ACTIVE
        self.setSortRole(ItemRole.SORT)

    @property
    def filtered(self) -> bool:
        """Tell whether something was typed."""
        return bool(self._query.alternatives)

    def set_text(self, text: str) -> None:
        """Keep the dossiers that answer ``text``."""
        self.beginFilterChange()
        self._query = DossierQuery.of(text)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_state(self, state: DossierState | None) -> None:
        """Keep the dossiers of this state; ``None`` keeps them all."""
        self.beginFilterChange()
        self._state = state
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Tell whether a dossier stays."""
        model = self.sourceModel()
        if not isinstance(model, DossiersModel):
            return True
        if self._state is not None and model.line(source_row).state is not self._state:
            return False
        folded = model.index(source_row, 0, source_parent).data(ItemRole.FOLDED)
        return self._query.matches(str(folded), self._fold)

    def sentence(self) -> str:
        """Return « 3 dossiers : actifs ET « acacias » ET « 14 » »."""
        states = {DossierState.ACTIVE: "actifs", DossierState.ARCHIVED: "archivés", None: ""}
        parts = (states[self._state], self._query.in_words())
        filters = " ET ".join(part for part in parts if part)
        count = plural(self.rowCount(), "dossier", "dossiers")
        return f"{count}\u00a0: {filters}" if filters else count

    def nothing_sentence(self) -> str:
        """Return why the list is empty."""
        if self.filtered:
            return f"Aucun dossier ne correspond à {self._query.in_words()}."
        if self._state is DossierState.ARCHIVED:
            return "Aucun dossier archivé."
        return "Aucun dossier actif."


def _reference(line: DossierLine) -> str:
    if line.state is DossierState.ARCHIVED:
        return f"{line.ref} (archivé)"
    return line.ref


def _haystack(line: DossierLine) -> str:
    return " ".join((line.label, line.age, line.place, line.ref, line.last_words))

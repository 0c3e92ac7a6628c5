"""The list of dossiers as a table: one row, one spoken sentence (A11Y-10).

It filters and sorts by itself. A ``QSortFilterProxyModel`` asks Python for every cell that it
compares: on 5,000 persons that alone is more than the 100 ms of a keystroke (UX §1.7).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.dates_in_words import UNKNOWN_AGE
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import DossierId
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.services.dossier_list import LineDetails
from desktop_app.services.views import DossierLine
from desktop_app.ui.models.dossier_columns import NOTHING, Column
from desktop_app.ui.models.dossier_query import DossierQuery
from desktop_app.ui.models.dossier_words import last_observed_words
from desktop_app.ui.models.roles import ItemRole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NO_DETAILS = LineDetails()
_LAST_OF_ALL = "\U0010ffff"
_UNKNOWN = "inconnu"
"""What the column « Âge » says: its title says of what."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A dossier of the list; ``folded`` is what the typed filter looks into."""

    line: DossierLine
    details: LineDetails
    folded: str


def listed(
    lines: Sequence[DossierLine],
    details: Mapping[DossierId, LineDetails],
    fold: Callable[[str], str],
) -> tuple[Listed, ...]:
    """Return the rows of the list. Made by the worker: folding thousands of texts takes a while."""
    return tuple(
        Listed(line, details.get(line.id, _NO_DETAILS), fold(_haystack(line))) for line in lines
    )


class DossiersModel(QAbstractTableModel):
    """Rows of ``Listed``, those that answer the filters, in the order chosen.

    ``fold`` makes texts comparable: no accents, no case. ``today`` tells what « hier » means.
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
        self._all: tuple[Listed, ...] = ()
        self._ordered: list[int] = []
        self._rows: list[int] = []
        self._row_of: dict[str, int] = {}
        self._query = DossierQuery()
        self._chosen: frozenset[DossierId] | None = None
        self._order = (Column.LAST, Qt.SortOrder.DescendingOrder)
        self._discreet = False

    @property
    def query(self) -> DossierQuery:
        """Return what was typed."""
        return self._query

    @property
    def total(self) -> int:
        """Return how many dossiers there are, filtered or not."""
        return len(self._all)

    def set_listed(
        self, items: Sequence[Listed], chosen: frozenset[DossierId] | None = None
    ) -> None:
        """Show these dossiers instead of the present ones; of them ``chosen``, if it is given."""
        self.beginResetModel()
        self._all, self._chosen = tuple(items), chosen
        self._sort()
        self._narrow()
        self.endResetModel()

    def set_chosen(self, chosen: frozenset[DossierId] | None) -> None:
        """Keep the dossiers of ``chosen``, all of them for ``None``."""
        self.beginResetModel()
        self._chosen = chosen
        self._narrow()
        self.endResetModel()

    def set_text(self, text: str) -> None:
        """Keep the dossiers that answer ``text``."""
        query = DossierQuery.of(text)
        if query == self._query:
            return
        self.beginResetModel()
        self._query = query
        self._narrow()
        self.endResetModel()

    def set_discreet(self, discreet: bool) -> None:
        """Show initials instead of names, or names again."""
        if discreet == self._discreet:
            return
        self.beginResetModel()
        self._discreet = discreet
        self._sort()
        self._narrow()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of ``column``; what is current and selected stays so."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self.line(index.row()).id, index.column()) for index in before]
        self._order = (Column(max(column, 0)), order)
        self._sort()
        self._narrow()
        self.changePersistentIndexList(
            before, [self.index(self.row_of(key), place) for key, place in held]
        )
        self.layoutChanged.emit()

    def line(self, row: int) -> DossierLine:
        """Return the dossier of a row."""
        return self._all[self._rows[row]].line

    def ids(self) -> tuple[DossierId, ...]:
        """Return the dossiers shown, in their order."""
        return tuple(self._all[number].line.id for number in self._rows)

    def row_of(self, dossier_id: str) -> int:
        """Return the row of a dossier, or -1."""
        return self._row_of.get(dossier_id, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of dossiers shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns, hidden ones too."""
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
            return Column(section).header
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, says or stands for."""
        if not index.isValid():
            return None
        item, column = self._all[self._rows[index.row()]], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(item, column) or ("—" if column is Column.AGE else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(item, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.LAST:
            observed = item.line.last_observed
            return "" if observed is None else date_in_words(observed)
        return item.line.id if role == ItemRole.ID else None

    def sentence(self, line: DossierLine) -> str:
        """Return « POPESCU Ana, 14 ans, Les Acacias, dernière observation hier, dossier … »."""
        last = last_observed_words(line, self._today())
        parts = (
            self._label(line),
            line.age or ("" if line.persons > 1 else NOTHING[Column.AGE]),
            line.place or NOTHING[Column.PLACE],
            f"dernière observation {last}" if last else NOTHING[Column.LAST],
            f"dossier {_reference(line)}",
        )
        return ", ".join(part for part in parts if part)

    def _label(self, line: DossierLine) -> str:
        return line.short if self._discreet else line.label

    def _cell(self, item: Listed, column: Column) -> str:
        line, details = item.line, item.details
        if column is Column.LABEL:
            return self._label(line)
        if column is Column.LAST:
            return last_observed_words(line, self._today())
        if column is Column.DUE:
            return _due_words(details.next_due, self._today())
        words = {
            Column.AGE: _UNKNOWN if line.age == UNKNOWN_AGE else line.age,
            Column.PLACE: line.place,
            Column.REF: _reference(line),
            Column.PERSONS: str(line.persons),
            Column.MOTIVES: details.motives,
            Column.FOLLOWED_BY: details.followed_by,
            Column.TERRITORY: details.territory,
            Column.LANGUAGES: details.languages,
        }
        return words[column]

    def _spoken(self, item: Listed, column: Column) -> str:
        if column is Column.LABEL:
            return self.sentence(item.line)
        if column is Column.AGE and item.line.persons > 1:
            return "âge de chacun dans le dossier"
        return self._cell(item, column) or NOTHING.get(column, "")

    def _sort(self) -> None:
        column, order = self._order
        keys = [self._sort_key(item, column) for item in self._all]
        self._ordered = sorted(
            range(len(keys)), key=keys.__getitem__, reverse=order is Qt.SortOrder.DescendingOrder
        )

    def _narrow(self) -> None:
        every, chosen = self._all, self._chosen
        answers = self._query.matcher(self._fold)
        self._rows = [
            number
            for number in self._ordered
            if (chosen is None or every[number].line.id in chosen)
            and (answers is None or answers(every[number].folded))
        ]
        self._row_of = {every[number].line.id: row for row, number in enumerate(self._rows)}

    def _sort_key(self, item: Listed, column: Column) -> tuple[str, int, str]:
        """Return what rows are compared by; what is unknown comes last in the first order."""
        line = item.line
        if column is Column.LAST:
            observed = line.last_observed
            return ("" if observed is None else observed.latest.isoformat(), 0, line.ref)
        if column is Column.REF:
            return (line.ref, 0, "")
        if column is Column.PERSONS:
            return ("", line.persons, line.ref)
        if column is Column.DUE:
            due = item.details.next_due
            return (_LAST_OF_ALL if due is None else due.isoformat(), 0, line.ref)
        return (self._fold(self._cell(item, column)) or _LAST_OF_ALL, 0, line.ref)


def _reference(line: DossierLine) -> str:
    if line.state is DossierState.ARCHIVED:
        return f"{line.ref} (archivé)"
    return line.ref


def _due_words(due: date | None, today: date) -> str:
    if due is None:
        return ""
    return f"{date_words(due)}, en retard" if due < today else date_words(due)


def _haystack(line: DossierLine) -> str:
    return " ".join((line.label, line.age, line.place, line.ref))

"""The fields of two records under each other: first those that ask for an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.merging import Side, Treatment
from desktop_app.services.merge_views import MergeRow
from desktop_app.ui.pages.fold import Fold
from desktop_app.ui.pages.merge_row import Cells, CompareRow
from desktop_app.ui.styling import empty_layout, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX

_PLAIN = (Treatment.SAME, Treatment.LONE)


class ColumnHeads(Cells):
    """The names of the columns: nothing, A, B, « Résultat »; hidden where columns are not."""

    def __init__(self, names: tuple[str, str]) -> None:
        none, gone, kept = (text_label(words, "secondary") for words in ("", *names))
        heads = (none, gone, kept, text_label("Résultat", "secondary"))
        super().__init__(heads)

        def reflow(narrow: bool) -> None:
            for head in heads:
                head.setVisible(not narrow)

        self.on_reflow = reflow


class MergeTable(QWidget):
    """Show the rows of one couple; equal values and those of one side only are folded.

    ``changed`` says that an answer was given; ``prefix`` tells its fields from other tables'.
    """

    changed = Signal()

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._rows: dict[str, CompareRow] = {}
        self._plain = QWidget()
        self._plain_column = _column(self._plain)
        self._fold = Fold(f"{prefix}_fold", self._plain)
        asked = QWidget()
        self._asked = _column(asked)
        column = _column(self)
        column.addWidget(asked)
        column.addWidget(self._fold)

    def load(
        self, rows: Sequence[MergeRow], names: tuple[str, str], chosen: Mapping[str, Side]
    ) -> None:
        """Show ``rows`` with what was already chosen."""
        for layout in (self._asked, self._plain_column):
            empty_layout(layout)
        self._rows = {}
        plain = [row for row in rows if row.treatment in _PLAIN]
        told = [row for row in rows if row.treatment not in _PLAIN]
        for some, layout in ((told, self._asked), (plain, self._plain_column)):
            if some:
                layout.addWidget(ColumnHeads(names))
            for row in sorted(some, key=lambda item: item.treatment is not Treatment.CHOICE):
                layout.addWidget(self._row(row, names, chosen))
        count = plural(len(plain), "valeur identique", "valeurs identiques")
        self._fold.set_words(
            f"Voir {count} ou d’un seul côté", "Replier ce qui est identique ou d’un seul côté"
        )
        self._fold.setVisible(bool(plain))

    def choices(self) -> dict[str, Side]:
        """Return what is chosen where there is a choice."""
        return {
            name: row.value()
            for name, row in self._rows.items()
            if row.row.treatment is Treatment.CHOICE
        }

    def _row(self, row: MergeRow, names: tuple[str, str], chosen: Mapping[str, Side]) -> CompareRow:
        shown = CompareRow(row, names, self._prefix)
        shown.set_value(chosen.get(row.name, row.proposed))
        shown.chosen.connect(lambda _side: self.changed.emit())
        self._rows[row.name] = shown
        return shown


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(FIELD_GAP_PX)
    return column

"""How many of each kind two dossiers hold, and what becomes of them: nothing is put aside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, plural
from desktop_app.services.merge_views import CountRow
from desktop_app.ui.pages.merge_row import Cells
from desktop_app.ui.styling import empty_layout, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX

KEPT = "rien n’est supprimé"


class CountTable(QWidget):
    """Show the counts row by row, in the columns of the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LABEL_GAP_PX)

    def load(self, rows: Sequence[CountRow], names: tuple[str, str]) -> None:
        """Show ``rows``; ``names`` are those of the columns."""
        empty_layout(self._column)
        for row in rows:
            self._column.addWidget(_line(row, names))


def _line(row: CountRow, names: tuple[str, str]) -> QWidget:
    gone, kept = text_label(str(row.gone)), text_label(str(row.kept))
    cells = Cells(
        (
            text_label(row.label, "label"),
            gone,
            kept,
            text_label(f"{row.result} ({_how(row)})"),
        )
    )

    def reflow(narrow: bool) -> None:
        for label, name, count in zip((gone, kept), names, (row.gone, row.kept), strict=True):
            label.setText(f"{name}{NBSP}: {count}" if narrow else str(count))

    cells.on_reflow = reflow
    return cells


def _how(row: CountRow) -> str:
    """Return « rien n’est supprimé », or how many persons are the same."""
    if not row.united:
        return KEPT
    return f"dont {plural(row.united, 'réunie', 'réunies')}"

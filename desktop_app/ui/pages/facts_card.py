"""What the register already knows, read-only, with the way to where it is corrected (UX P3)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.paper_views import FieldView
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.widgets.status_tag import StatusTag

REQUIRED = "Requis"
HIDDEN = "Fiche masquée en mode discret."


class FactsCard(QFrame):
    """Show labels and values of one source; ``opened`` asks for the place they come from."""

    opened = Signal()

    def __init__(self, source: str, link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self._fields: tuple[FieldView, ...] = ()
        self._source = text_label(f"Source\u00a0: {source}", "small")
        self.link = QPushButton(link)
        mark(self.link, variant="link")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._facts = QWidget()
        self._facts.setLayout(self._grid)
        self._unknown = text_label("", "help", hidden_if_empty=True)
        self._covered = text_label(HIDDEN, "help")
        self._covered.hide()
        head = QHBoxLayout()
        head.addWidget(self._source, 1)
        head.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (self._facts, self._unknown, self._covered):
            column.addWidget(part)
        self.link.setVisible(bool(link))
        self.link.clicked.connect(self.opened)

    def about(self, name: str) -> None:
        """Complete the spoken name of the link: there is one a person."""
        self.link.setAccessibleName(f"{self.link.text()}, {name}")

    def cover(self, *, covered: bool) -> None:
        """Hide the values from a look over the shoulder, or show them again."""
        self._facts.setVisible(not covered)
        self._unknown.setVisible(not covered and bool(self._unknown.text()))
        self._covered.setVisible(covered)

    def load(self, fields: Sequence[FieldView]) -> None:
        """Show ``fields``: those with a value or required one by one, the others in one line."""
        if tuple(fields) == self._fields:
            return
        self._fields = tuple(fields)
        empty_layout(self._grid)
        row = 0
        for field in fields:
            if field.lacking:
                self._add(row, field.label, StatusTag(REQUIRED, "attention"))
                row += 1
                if field.instruction:
                    self._grid.addWidget(text_label(field.instruction, "help"), row, 0, 1, 2)
                    row += 1
            elif field.shown:
                self._add(row, field.label, text_label(field.shown))
                row += 1
        unknown = [field.label for field in fields if not field.shown and not field.lacking]
        show_text(self._unknown, f"Sans information\u00a0: {', '.join(unknown)}" if unknown else "")

    def _add(self, row: int, label: str, value: QWidget) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(text_label(label, "secondary"), row, 0, top)
        self._grid.addWidget(value, row, 1, top)

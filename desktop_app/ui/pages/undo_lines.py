"""What can still be undone about a dossier, at the head of its history (UX §2.22)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import BatchId
from desktop_app.services.merge_views import UndoLine
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.styling import empty_layout, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout


class UndoLines(QWidget):
    """Show a button a merge or a separation; takes no room when there is none."""

    def __init__(self, undo: Callable[[BatchId], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo = undo
        self._lines: tuple[UndoLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LABEL_GAP_PX)
        self.hide()

    def show_lines(self, lines: Sequence[UndoLine]) -> None:
        """Show ``lines``, the latest first."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        with kept_focus(self):
            empty_layout(self._column)
            for number, line in enumerate(self._lines):
                self._column.addWidget(self._row(number, line))
        self.setVisible(bool(self._lines))

    def _row(self, number: int, line: UndoLine) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spacing=12)
        button = QPushButton(line.words)
        button.setObjectName(f"history_undo_{number}")
        button.setAccessibleDescription(line.until_words)
        button.clicked.connect(lambda: self._undo(line.batch_id))
        flow.addWidget(button)
        flow.addWidget(text_label(line.until_words, "secondary"))
        row.show()
        return row

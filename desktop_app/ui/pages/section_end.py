"""The end of a section: « Section terminée, passer à la suivante », and the way back (J3-9)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui import shortcuts
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout

NEXT = "Section terminée, passer à la suivante"


class SectionEnd(QWidget):
    """Let the user declare the section finished, or take that back; it is never locked."""

    next_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, section_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = QWidget()
        reopen = QPushButton("Rouvrir la section")
        reopen.setObjectName(f"reopen_{section_id}")
        mark(reopen, variant="link")
        row = FlowLayout(self._done, spacing=12)
        for part in (text_label("Section terminée."), reopen):
            row.addWidget(part)
        self.next_button = QPushButton(f"{NEXT} ({shortcuts.keys_shown('finish')})")
        self.next_button.setObjectName(f"next_{section_id}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self._done)
        column.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.next_button.clicked.connect(self.next_wanted)
        reopen.clicked.connect(self.reopen_wanted)

    def load(self, *, finished: bool) -> None:
        """Say whether the section was declared finished."""
        self._done.setVisible(finished)

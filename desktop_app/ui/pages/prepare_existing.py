"""The unfinished écrit of the model chosen, offered before another one is made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop_app.ui.styling import mark, text_label


class ExistingDraft(QFrame):
    """« Un brouillon existe (20 février). » with « Le reprendre » (S08-AC3)."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, kind="info")
        self._words = text_label()
        self.resume = QPushButton("Le reprendre")
        self.resume.setObjectName("prepare_resume")
        mark(self.resume, variant="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self.resume, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show ``sentence``, or take no room."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))

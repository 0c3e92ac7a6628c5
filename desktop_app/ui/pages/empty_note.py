"""A sentence that says what is not there, and the link that changes it (UX TXT-13)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark, show_text, text_label


class EmptyNote(QWidget):
    """Show ``sentence`` and a link called ``label``; ``wanted`` says that it was pressed."""

    wanted = Signal()

    def __init__(self, sentence: str, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = QPushButton(label)
        self.link.setObjectName(name)
        mark(self.link, variant="link")
        self._sentence = text_label(sentence, "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._sentence)
        column.addWidget(self.link, alignment=Qt.AlignmentFlag.AlignLeft)
        self.link.clicked.connect(self.wanted)

    def say(self, sentence: str) -> None:
        """Say something else; without a sentence only the link stays."""
        show_text(self._sentence, sentence)

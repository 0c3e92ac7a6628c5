"""The top of a form page: title, what is saved, buttons; it stays while the form scrolls."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import clock_words
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import NARROW_MARGIN_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout


class PageHeader(QWidget):
    """Show a title, a status under it, and buttons that wrap where there is little room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.title: QLabel = text_label("", "title")
        self._status: QLabel = text_label("", "secondary", hidden_if_empty=True)
        self._buttons = FlowLayout(spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            PAGE_MARGIN_PX, NARROW_MARGIN_PX, PAGE_MARGIN_PX, NARROW_MARGIN_PX // 2
        )
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self._status)
        column.addLayout(self._buttons)

    def set_title(self, text: str) -> None:
        """Show ``text`` as the title."""
        self.title.setText(text)

    def set_status(self, text: str) -> None:
        """Show ``text`` under the title; an empty one takes the line away."""
        show_text(self._status, text)

    def set_saved(self, moment: datetime, words: str = "Enregistré") -> None:
        """Say at what time everything typed was safe."""
        self.set_status(f"{words} à {clock_words(moment)}")

    def add_button(self, label: str, name: str, variant: str = "") -> QPushButton:
        """Add a button and return it; ``variant`` as in the style sheet."""
        button = QPushButton(label)
        button.setObjectName(name)
        if variant:
            mark(button, variant=variant)
        self._buttons.addWidget(button)
        return button

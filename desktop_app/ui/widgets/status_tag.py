"""A status: a word, a shape and a colour, in this order of importance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.ui.styling import mark
from desktop_app.ui.widgets.icon_label import IconLabel

_SHAPES = {
    "neutral": "circle",
    "info": "pencil",
    "success": "circle-check",
    "attention": "circle-alert",
    "error": "triangle-alert",
}


class StatusTag(QFrame):
    """Show ``word`` in the dress of ``kind``: neutral, info, success, attention or error.

    It takes no focus: its word belongs in the accessible text of the row it stands in.
    """

    def __init__(self, word: str, kind: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = IconLabel(_SHAPES[kind], scale=1.0)
        self._word = QLabel(word)
        mark(self._word, role="word")
        mark(self, role="tag")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(6)
        row.addWidget(self._shape)
        row.addWidget(self._word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_status(word, kind)

    def text(self) -> str:
        """Return the word."""
        return self._word.text()

    def set_status(self, word: str, kind: str = "neutral") -> None:
        """Show another status."""
        self._word.setText(word)
        self._shape.set_icon(_SHAPES[kind])
        mark(self, kind=kind)

"""The top of a page: title, what is saved, buttons; it stays while the page scrolls."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import clock_words
from desktop_app.ui.layout_rules import NARROW_BELOW_PX, effective_width
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout


class PageHeader(QWidget):
    """Show a title, a status under it, and buttons: beside it, or under it in a narrow window."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = text_label("", "title")
        self._status = text_label("", "secondary", hidden_if_empty=True)
        texts = QVBoxLayout()
        texts.setSpacing(LABEL_GAP_PX)
        texts.addWidget(self._title)
        texts.addWidget(self._status)
        self._named: dict[str, QPushButton] = {}
        self._holder = QWidget()
        self._buttons = FlowLayout(self._holder, spacing=8)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(
            PAGE_MARGIN_PX, NARROW_MARGIN_PX, PAGE_MARGIN_PX, NARROW_MARGIN_PX
        )
        self._box.setSpacing(NARROW_MARGIN_PX)
        self._box.addLayout(texts, 1)
        self._box.addWidget(self._holder, 0, Qt.AlignmentFlag.AlignTop)
        self._holder.hide()

    def set_title(self, text: str) -> None:
        """Show ``text`` as the title."""
        self._title.setText(text)

    def set_status(self, text: str) -> None:
        """Show ``text`` under the title; an empty one takes the line away."""
        show_text(self._status, text)

    def status(self) -> str:
        """Return the text under the title."""
        return self._status.text()

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
        self._holder.show()
        self._named[name] = button
        return button

    def button(self, name: str) -> QPushButton:
        """Return the button called ``name``."""
        return self._named[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the title where there is little room."""
        super().resizeEvent(event)
        narrow = effective_width(self) < NARROW_BELOW_PX
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if narrow else across)

"""A part of a page that stays folded behind a button until one asks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import LABEL_GAP_PX


class Fold(QWidget):
    """Show a button; pressing it shows ``content`` under it, or folds it again."""

    def __init__(self, name: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._words = ("", "")
        self._button = QPushButton()
        self._button.setObjectName(name)
        mark(self._button, variant="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self._button.clicked.connect(lambda: self.set_open(not self.is_open))
        self._open = False
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Tell whether the content is shown."""
        return self._open

    def set_words(self, closed: str, open_: str) -> None:
        """Say what the button does in either state."""
        self._words = (closed, open_)
        self._button.setText(self._words[self._open])

    def set_open(self, open_: bool) -> None:
        """Show the content or fold it."""
        self._open = open_
        self._content.setVisible(open_)
        self._button.setText(self._words[open_])

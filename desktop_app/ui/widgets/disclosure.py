"""A text that stays folded behind « En savoir plus » until one asks for it (UX TXT-15)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark, text_label

MORE, LESS = "En savoir plus", "Réduire"


class Disclosure(QWidget):
    """Show a link; pressing it shows ``text`` under it, or folds it again.

    ``about`` completes the spoken name of the link: there is one a field.
    """

    def __init__(
        self, text: str, about: str, name: str = "more", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._about = about
        self._label = text_label(text, "secondary")
        self._button = QPushButton()
        self._button.setObjectName(name)
        mark(self._button, variant="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._label)
        self._button.clicked.connect(lambda: self.set_open(not self.is_open))
        self._open = False
        self.set_open(False)

    def set_text(self, text: str) -> None:
        """Have another text behind the link; it stays as it is, open or folded."""
        self._label.setText(text)

    @property
    def is_open(self) -> bool:
        """Tell whether the text is shown."""
        return self._open

    def set_open(self, open_: bool) -> None:
        """Show the text or fold it."""
        self._open = open_
        self._label.setVisible(open_)
        words = LESS if open_ else MORE
        self._button.setText(words)
        self._button.setAccessibleName(f"{words}, {self._about}")

"""An empty place that says what it is, why it is empty and what to do (UX §2.21)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.messages import Action
from desktop_app.ui.styling import mark, show_text, text_label


class PlaceholderPage(QWidget):
    """Show ``title``, ``sentence`` and one button if there is something to do."""

    def __init__(
        self,
        title: str,
        sentence: str = "",
        action: Action | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = text_label(title, "section")
        self._sentence = text_label(sentence, "secondary")
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton()
        mark(self.button, variant="primary")
        self.other_button = QPushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 48, 24, 48)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.other_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._action: Action | None = None
        self._other: Action | None = None
        self.button.clicked.connect(lambda: self._act(self._action))
        self.other_button.clicked.connect(lambda: self._act(self._other))
        self.set_content(title, sentence, action)

    def set_content(
        self,
        title: str,
        sentence: str = "",
        action: Action | None = None,
        other: Action | None = None,
    ) -> None:
        """Say something else; ``other`` is a second thing to do, of less weight."""
        self._action, self._other = action, other
        self._title.setText(title)
        show_text(self._sentence, sentence)
        self.button.setVisible(action is not None)
        self.button.setText(action.label if action is not None else "")
        self.other_button.setVisible(other is not None)
        self.other_button.setText(other.label if other is not None else "")

    def text(self) -> str:
        """Return title and sentence, as they can be announced."""
        return " ".join(part for part in (self._title.text(), self._sentence.text()) if part)

    @staticmethod
    def _act(action: Action | None) -> None:
        if action is not None:
            action.run()

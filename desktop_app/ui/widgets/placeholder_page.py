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
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 48, 24, 48)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._action: Action | None = None
        self.button.clicked.connect(self._act)
        self.set_content(title, sentence, action)

    def set_content(self, title: str, sentence: str = "", action: Action | None = None) -> None:
        """Say something else."""
        self._action = action
        self._title.setText(title)
        show_text(self._sentence, sentence)
        self.button.setVisible(action is not None)
        self.button.setText(action.label if action is not None else "")

    def text(self) -> str:
        """Return title and sentence, as they can be announced."""
        return " ".join(part for part in (self._title.text(), self._sentence.text()) if part)

    def _act(self) -> None:
        if self._action is not None:
            self._action.run()

"""A text of which only the first lines are shown until one asks for more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark, text_label


class CollapsibleText(QWidget):
    """Show ``lines`` lines of a text, then « Lire la suite » if there is more.

    The text is plain: nothing in it is ever taken as markup. ``toggled`` carries the new state.
    """

    toggled = Signal(bool)

    def __init__(
        self, text: str, lines: int = 2, about: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._about = about
        self._open = False
        self._text = text
        self._label = text_label()
        self._button = QPushButton()
        mark(self._button, variant="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._label)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._button.clicked.connect(self._toggle)
        self._show()

    def set_text(self, text: str) -> None:
        """Show another text, folded."""
        self._text = text
        self._open = False
        self._show()

    @property
    def expanded(self) -> bool:
        """Tell whether the whole text is shown."""
        return self._open

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold again for the new width."""
        super().resizeEvent(event)
        self._show()

    def _toggle(self) -> None:
        self._open = not self._open
        self._show()
        self.toggled.emit(self._open)

    def _show(self) -> None:
        folded = self._folded()
        whole = folded == self._text
        self._label.setText(self._text if self._open else folded)
        self._label.setAccessibleName(self._text)
        self._button.setVisible(not whole)
        words = "Réduire" if self._open else "Lire la suite"
        self._button.setText(words)
        self._button.setAccessibleName(f"{words}, {self._about}" if self._about else words)

    def _folded(self) -> str:
        layout = QTextLayout(self._text.replace("\n", "\u2028"), self._label.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        width = max(self.width(), self.fontMetrics().averageCharWidth() * 10)
        layout.beginLayout()
        end = 0
        for _ in range(self._lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            end = line.textStart() + line.textLength()
        layout.endLayout()
        if end >= len(self._text):
            return self._text
        return self._text[: max(end - 2, 0)].rstrip(" \n\u00a0,;:") + "…"

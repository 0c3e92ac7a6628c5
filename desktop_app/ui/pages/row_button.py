"""A whole row that is one button: two lines of words that wrap (UX P6)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX


class RowButton(QPushButton):
    """Show a title and a detail under it; both are in its accessible name."""

    def __init__(self, title: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(", ".join(part for part in (title, detail) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(LABEL_GAP_PX)
        for text, role in ((title, "label"), (detail, "secondary")):
            if text:
                label = text_label(text, role)
                label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                column.addWidget(label)
        mark(self, variant="row")

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrower row is higher: its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of both lines in ``width`` pixels."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def sizeHint(self) -> QSize:
        """Return the size of the words, not of an empty button."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the words."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()

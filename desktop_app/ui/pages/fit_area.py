"""Everything fits, or the whole page scrolls: lists keep a height one can read in (S00-AC6)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.pages.focus_follower import FocusFollower


class FitArea(QScrollArea):
    """Hold a page of fixed parts and one list. At 200 % in a low window it scrolls as a whole."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FocusFollower(self)
        inside = QWidget()
        inside.setProperty("role", "column")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(inside)


def least_lines(widget: QWidget, lines: int) -> None:
    """Keep ``widget`` at least ``lines`` lines of its font high."""
    widget.setMinimumHeight(widget.fontMetrics().lineSpacing() * lines)

"""One column that scrolls: forms and long texts, never wider than one reads with ease."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX, PAGE_MARGIN_PX

_MEASURE_CHARS = 75


class ScrollColumn(QScrollArea):
    """Stack widgets with 16 px between fields and 24 px between groups (UX §0.3)."""

    def __init__(
        self,
        name: str,
        *,
        measure_chars: int = _MEASURE_CHARS,
        margin: int = PAGE_MARGIN_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._measure_chars = measure_chars
        self._margin = margin
        self._first: QWidget | None = None
        self._column = QWidget()
        mark(self._column, role="column")
        self.layout_ = QVBoxLayout(self._column)
        self.layout_.setContentsMargins(margin, margin, margin, margin)
        self.layout_.setSpacing(FIELD_GAP_PX)
        self.layout_.addStretch(1)
        self.setWidget(self._column)
        self._limit_width()

    def add(self, item: QWidget | QLayout, *, gap: int = FIELD_GAP_PX) -> None:
        """Append ``item``, ``gap`` px under the one before."""
        at = self.layout_.count() - 1
        if gap > FIELD_GAP_PX and at > 0:
            self.layout_.insertSpacing(at, gap - FIELD_GAP_PX)
            at += 1
        if isinstance(item, QWidget):
            self.layout_.insertWidget(at, item)
        else:
            self.layout_.insertLayout(at, item)

    def add_heading(self, text: str, role: str = "section") -> QLabel:
        """Start a group with a heading, and return it."""
        heading = text_label(text, role)
        self.add(heading, gap=GROUP_GAP_PX)
        return heading

    def begin_with(self, widget: QWidget) -> None:
        """Put ``widget`` above all the rest; ``clear`` leaves it where it is."""
        self._first = widget
        self.layout_.insertWidget(0, widget)

    def clear(self) -> None:
        """Take everything out but what the column begins with; the widgets are destroyed."""
        first = self._first
        kept = 0 if first is None or self.layout_.indexOf(first) < 0 else 1
        while self.layout_.count() > kept + 1:
            item = self.layout_.takeAt(kept)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit_width()

    def _limit_width(self) -> None:
        if not hasattr(self, "_column"):
            return
        measure = self.fontMetrics().averageCharWidth() * self._measure_chars
        self._column.setMaximumWidth(measure + 2 * self._margin)

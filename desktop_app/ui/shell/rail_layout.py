"""The two ways the rail can lie: a column with some entries at its foot, or lines that wrap."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from desktop_app.ui.widgets.flow_layout import FlowLayout


class RailLayout(FlowLayout):
    """Stack the widgets, those named by ``sink`` at the foot; or let them flow when ``flat``."""

    def __init__(self, parent: QWidget, *, margin: int, spacing: int) -> None:
        super().__init__(parent, spacing=spacing)
        self._margin = margin
        self._flat = False
        self._low: set[QWidget] = set()

    def sink(self, widget: QWidget) -> None:
        """Put ``widget`` at the foot of the column."""
        self._low.add(widget)

    def set_flat(self, *, flat: bool) -> None:
        """Choose lines or a column."""
        self._flat = flat
        self.invalidate()

    def hasHeightForWidth(self) -> bool:
        """Tell that only lines wrap."""
        return self._flat

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines in ``width`` pixels."""
        return super().heightForWidth(width - 2 * self._margin) + 2 * self._margin

    def sizeHint(self) -> QSize:
        """Return the size of one line, or of the column."""
        return self._framed(super().sizeHint() if self._flat else self._column())

    def minimumSize(self) -> QSize:
        """Return the size of the biggest entry: a low window lays the rail down instead."""
        return self._framed(super().minimumSize())

    def setGeometry(self, rect: QRect) -> None:
        """Place the entries."""
        inner = rect.adjusted(self._margin, self._margin, -self._margin, -self._margin)
        super().setGeometry(inner)
        if not self._flat:
            self._stack(inner)

    def _stack(self, rect: QRect) -> None:
        top, foot = rect.top(), rect.bottom() + 1
        for item in self.shown_items():
            if not self._is_low(item):
                height = item.sizeHint().height()
                item.setGeometry(QRect(rect.left(), top, rect.width(), height))
                top += height + self.spacing()
        for item in reversed(self.shown_items()):
            if self._is_low(item):
                height = item.sizeHint().height()
                item.setGeometry(QRect(rect.left(), foot - height, rect.width(), height))
                foot -= height + self.spacing()

    def _is_low(self, item: QLayoutItem) -> bool:
        return item.widget() in self._low

    def _column(self) -> QSize:
        sizes = [item.sizeHint() for item in self.shown_items()]
        height = sum(size.height() + self.spacing() for size in sizes)
        return QSize(max((size.width() for size in sizes), default=0), height)

    def _framed(self, size: QSize) -> QSize:
        return size + QSize(2 * self._margin, 2 * self._margin)

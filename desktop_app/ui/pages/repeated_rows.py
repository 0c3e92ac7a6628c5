"""Several rows of the same kind (phones, languages, words): add one, take one away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX

_BASE = "base_name"


class Row(QWidget):
    """One row: ``load`` shows a value, ``value`` returns it, ``edited`` follows the user."""

    edited = Signal()

    def load(self, value: Any) -> None:
        """Show ``value`` without telling anybody."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return what is written; ``None`` when the row is empty."""
        raise NotImplementedError


class RepeatedRows(QWidget):
    """Hold rows made by ``make_row``; empty rows give no value.

    The named fields of a row bear ``name`` and its position: focus and caret can be restored.

    ``edited`` follows the user's hand; ``removed`` carries (position, value) of a row that was
    taken away: ``put_back`` undoes it.
    """

    edited = Signal()
    removed = Signal(object)

    def __init__(
        self,
        name: str,
        make_row: Callable[[], Row],
        add_label: str,
        remove_label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._make_row = make_row
        self._remove_label = remove_label
        self._rows: list[tuple[QFrame, Row]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(FIELD_GAP_PX)
        self.add_button = QPushButton(add_label)
        self.add_button.setObjectName(f"{name}_add")
        self.add_button.clicked.connect(lambda: self.add())
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows in their order."""
        return tuple(row for _frame, row in self._rows)

    def values(self) -> tuple[Any, ...]:
        """Return the values of the rows that are not empty."""
        found = (row.value() for row in self.rows)
        return tuple(value for value in found if value is not None)

    def load(self, values: Sequence[Any]) -> None:
        """Show ``values``; nothing happens if they are what is written already."""
        if self.values() == tuple(values) and len(self._rows) == len(values):
            return
        for position in reversed(range(len(self._rows))):
            self._drop(position)
        for value in values:
            self._insert(len(self._rows), value)

    def add(self, value: Any = None, *, focus: bool = True) -> Row:
        """Add a row at the end, with the caret in its first field."""
        row = self._insert(len(self._rows), value)
        if focus:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def put_back(self, position: int, value: Any) -> None:
        """Undo the removal of a row."""
        self._insert(min(position, len(self._rows)), value)
        self.edited.emit()

    def _insert(self, position: int, value: Any) -> Row:
        row = self._make_row()
        frame = self._framed(row)
        if value is not None:
            row.load(value)
        row.edited.connect(self.edited)
        self._set_tab_order(frame, position)
        self._rows.insert(position, (frame, row))
        self._column.insertWidget(position, frame)
        self._name_rows()
        return row

    def _name_rows(self) -> None:
        for position, (_frame, row) in enumerate(self._rows):
            for child in row.findChildren(QWidget):
                base = child.property(_BASE) or child.objectName()
                if base and not base.startswith("qt_"):
                    child.setProperty(_BASE, base)
                    child.setObjectName(f"{self._name}_{position}_{base}")

    def _set_tab_order(self, frame: QFrame, position: int) -> None:
        """Let Tab go through ``frame`` before the row, or the button, that follows it."""
        following = _stops(self._rows[position][0])[:1] if position < len(self._rows) else []
        before = (following or [self.add_button])[0].previousInFocusChain()
        for stop in _stops(frame):
            if before is not None:
                QWidget.setTabOrder(before, stop)
            before = stop

    def _framed(self, row: Row) -> QFrame:
        frame = QFrame(self)
        mark(frame, role="card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(LABEL_GAP_PX)
        inside.addWidget(row)
        remove = QPushButton(self._remove_label)
        mark(remove, variant="quiet")
        remove.clicked.connect(lambda: self._remove(frame))
        inside.addWidget(remove, 0, Qt.AlignmentFlag.AlignRight)
        frame.setFocusProxy(row)
        return frame

    def _remove(self, frame: QFrame) -> None:
        position = next(at for at, (held, _row) in enumerate(self._rows) if held is frame)
        value = self._rows[position][1].value()
        self._drop(position)
        follower = self._rows[min(position, len(self._rows) - 1)][1] if self._rows else None
        (follower or self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)
        if value is not None:
            self.edited.emit()
            self.removed.emit((position, value))

    def _drop(self, position: int) -> None:
        frame, _row = self._rows.pop(position)
        self._name_rows()
        self._column.removeWidget(frame)
        frame.hide()
        frame.setParent(None)
        frame.deleteLater()


def _stops(frame: QWidget) -> list[QWidget]:
    """Return what Tab stops at in ``frame``, in the order of creation; popups are not in it."""
    tab, window = Qt.FocusPolicy.TabFocus, frame.window()
    found = frame.findChildren(QWidget)
    return [child for child in found if child.focusPolicy() & tab and child.window() is window]

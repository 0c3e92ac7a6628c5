"""The field of a page that has the focus: where it stands, and its keys of undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid


class FieldWatch(QObject):
    """Follow the focus inside ``page``.

    ``entered`` carries the key and the rank of the field that is come into. ``undo`` and ``redo``
    are asked for where the field has nothing left to undo by itself: Qt keeps these keys for a text
    field even then, and for the window elsewhere.
    """

    entered = Signal(str, int)
    undo = Signal()
    redo = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._field: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of undo and redo that the field itself has no use for."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        redoes = event.matches(QKeySequence.StandardKey.Redo) or _is_control_y(event)
        if not redoes and not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if _can_redo(watched) if redoes else _can_undo(watched):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress:
            (self.redo if redoes else self.undo).emit()
            return True
        return False

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._page):  # while a window is destroyed
            return
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        inside = now is not None and self._page.isAncestorOf(now)
        self._field = now if inside else None
        if self._field is None:
            return
        self._field.installEventFilter(self)
        spot = _spot(self._field, self._page)
        if spot is not None:
            self.entered.emit(*spot)


def _spot(field: QWidget, page: QWidget) -> tuple[str, int] | None:
    """Return the key and the rank of the question that ``field`` belongs to."""
    around: QWidget | None = field
    while around is not None and around is not page:
        spot = getattr(around, "spot", None)
        if isinstance(spot, tuple):
            return str(spot[0]), int(spot[1])
        around = around.parentWidget()
    return None


def _is_control_y(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_Y


def _can_undo(field: QWidget) -> bool:
    if isinstance(field, QPlainTextEdit):
        return not field.isReadOnly() and field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()


def _can_redo(field: QWidget) -> bool:
    if isinstance(field, QPlainTextEdit):
        return not field.isReadOnly() and field.document().isRedoAvailable()
    return isinstance(field, QLineEdit) and field.isRedoAvailable()

"""Keep the field that has the focus in sight, however the focus came there.

A ``QScrollArea`` follows Tab by itself, not a button that reveals a field nor a restored place.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from desktop_app.ui.tokens import NARROW_MARGIN_PX
from desktop_app.ui.widgets.labelled_field import LabelledField

_SETTLING_MS = 300
"""A layout is at rest long before; what the user scrolls later is hers."""


def has_focus_inside(widget: QWidget) -> bool:
    """Tell whether the focus is on ``widget`` or on something in it, now."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


class FocusFollower(QObject):
    """Scroll ``area`` to the focus, once the layout has settled."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._wanted: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        area.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._area):  # the focus moves once more while a window is destroyed
            return
        inside = self._area.widget()
        if now is not None and inside is not None and inside.isAncestorOf(now):
            self._wanted = now
            inside.installEventFilter(self)
            self._settling.start()
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow again if the form grows right after the focus came: its words wrap late."""
        if event.type() is QEvent.Type.Resize and self._settling.isActive():
            self._soon.start()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        wanted, inside = self._wanted, self._area.widget()
        if wanted is None or not isValid(wanted):  # a row that was made anew
            self._wanted = None
            return
        if inside is None or not inside.isAncestorOf(wanted):
            return
        layout = inside.layout()
        if layout is not None:
            layout.activate()
        field, wanted = wanted, _with_its_words(wanted)
        place = QRect(wanted.mapTo(inside, QPoint(0, 0)), wanted.size())
        if place.height() + 2 * NARROW_MARGIN_PX > self._area.viewport().height():
            self._area.ensureWidgetVisible(wanted, 0, NARROW_MARGIN_PX)  # its caret is enough
            if place.top() + self._area.viewport().height() > _caret_bottom(field, inside):
                self._area.verticalScrollBar().setValue(place.top())  # its label too, then
            return
        for y in (place.bottom(), place.top()):
            self._area.ensureVisible(place.left(), y, 0, NARROW_MARGIN_PX)


def _caret_bottom(field: QWidget, inside: QWidget) -> int:
    """Return where the caret of ``field`` ends, in the coordinates of ``inside``."""
    caret = QRectF(field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).toRect()
    return field.mapTo(inside, caret.bottomLeft()).y() + NARROW_MARGIN_PX


def _with_its_words(field: QWidget) -> QWidget:
    """Return ``field`` with its label and its help, when it has some."""
    around = field.parentWidget()
    return around if isinstance(around, LabelledField) else field

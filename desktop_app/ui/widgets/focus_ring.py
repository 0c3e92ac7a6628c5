"""The focus, drawn the same way around every widget: 2 px in the text colour, 2 px away.

Style sheets can only draw inside a widget; UX §5.4 asks for an outline that no widget can spoil.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QScrollArea, QWidget
from shiboken6 import isValid

_OFFSET_PX = 2
_WIDTH_PX = 2
_REACH_PX = _OFFSET_PX + _WIDTH_PX

_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)


class FocusRing(QWidget):
    """Follow the focused widget of ``window`` and draw the outline around it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
            self._on_focus(None, app.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """Return the widget that the outline is around."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and whatever carries it."""
        if event.type() in _MOVES:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().windowText().color(), _WIDTH_PX))
        half = _WIDTH_PX / 2
        edge = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(edge, 6, 6)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._target = None
        if now is None or now.window() is not self._window:
            self.hide()
            return
        # The editor of a combo box has the focus; the eye looks at the whole box.
        box = now.parentWidget()
        self._target = box if isinstance(box, QComboBox) else now
        ground = self._ground(self._target)
        self.setParent(ground)
        carrier: QWidget | None = self._target
        while carrier is not None and carrier is not ground:
            carrier.installEventFilter(self)
            self._watched.append(carrier)
            carrier = carrier.parentWidget()
        self._follow()

    def _ground(self, target: QWidget) -> QWidget:
        """Return what the outline is painted on: what scrolls with the target, or the window."""
        widget: QWidget | None = target.parentWidget()
        while widget is not None and widget is not self._window:
            area = widget.parentWidget()
            holder = area.parentWidget() if area is not None else None
            if isinstance(holder, QScrollArea) and holder.widget() is widget:
                return widget
            if isinstance(area, QAbstractScrollArea):
                return widget
            widget = area
        return self._window

    def _follow(self) -> None:
        target, ground = self._target, self.parentWidget()
        if target is None or ground is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(ground, target.rect().topLeft())
        spot = target.rect().translated(corner)
        wanted = spot.adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX)
        wanted = wanted.intersected(ground.rect())
        if wanted != self.geometry():
            self.setGeometry(wanted)
        self.raise_()
        self.show()

"""The window of the entry screens: one card in the middle, the emergency numbers below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.layout_rules import first_size
from desktop_app.ui.preference_store import PreferenceStore
from desktop_app.ui.styling import mark, show_text, text_label

TITLE = "Registre"
"""S-34: the title of every window says no more."""

_MEASURE_CHARS = 68
NUMBERS = "Urgence\u00a0: 15 · 17 · 18 · 112 · 114 · 119"
"""One line, readable while the register is locked (S02-AC2)."""


if TYPE_CHECKING:
    from desktop_app.ui.emergency import EmergencyPanel
    from desktop_app.ui.widgets.focus_ring import FocusRing


class EntryWindow(QWidget):
    """Show one entry screen at a time, where the register's window was.

    ``painted`` comes once, when the window has been drawn for the first time.
    """

    painted = Signal()

    def __init__(self, preferences: PreferenceStore) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.setWindowTitle(TITLE)
        self._preferences = preferences
        self._was_painted = False
        self.screen_shown: EntryScreen | None = None
        self._emergency: EmergencyPanel | None = None
        self._area = QScrollArea(self)
        self._area.setObjectName("entry_scroll")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._middle = QWidget(self._area)
        mark(self._middle, role="column")
        self._place = QHBoxLayout(self._middle)
        self._place.setContentsMargins(24, 24, 24, 24)
        self._area.setWidget(self._middle)
        self._numbers = QPushButton(NUMBERS, self)
        self._numbers.setObjectName("entry_emergency")
        self._numbers.setAutoDefault(False)
        mark(self._numbers, variant="link")
        self._numbers.clicked.connect(self.open_emergency)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.addWidget(self._area, 1)
        self._notice = text_label("", "secondary", hidden_if_empty=True)
        self._notice.setObjectName("entry_notice")
        self._notice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._notice)
        self._column.addWidget(self._numbers, 0, Qt.AlignmentFlag.AlignHCenter)
        self.resize(first_size(self.screen().availableSize()))
        self._ring: FocusRing | None = None
        self._restore_geometry()

    def show_screen(self, screen: EntryScreen) -> None:
        """Put ``screen`` in the place of the one shown and give it the focus."""
        former, self.screen_shown = self.screen_shown, screen
        if former is screen:
            screen.take_focus()
            return
        if former is not None:
            self._place.removeWidget(former)
            former.hide()
        mark(screen, role="card")
        screen.setParent(self._middle)
        screen.setMaximumWidth(self.fontMetrics().averageCharWidth() * _MEASURE_CHARS)
        screen.setSizePolicy(
            screen.sizePolicy().Policy.Expanding, screen.sizePolicy().Policy.Maximum
        )
        self._place.addWidget(screen, 1, Qt.AlignmentFlag.AlignVCenter)
        screen.show()
        self._area.verticalScrollBar().setValue(0)
        screen.take_focus()

    def show_notice(self, text: str) -> None:
        """Say something that matters for a minute, such as the coming lock; empty: take it away."""
        show_text(self._notice, text)

    def open_emergency(self) -> None:
        """Show the emergency numbers with their explanations, above the screen."""
        from desktop_app.ui.emergency import EmergencyPanel

        if self._emergency is None:
            self._emergency = EmergencyPanel(self)
            self._column.insertWidget(0, self._emergency)
        self._emergency.open()

    def remember_geometry(self) -> None:
        """Keep size and place for the window that comes next."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._preferences.update(window_geometry=geometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that there is something to see."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._outline_focus)
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without a question: nothing typed here is worth one."""
        self.remember_geometry()
        super().closeEvent(event)

    def _outline_focus(self) -> None:
        """Draw the outline of the focus from now on: the first paint does not wait for it."""
        from desktop_app.ui.widgets.focus_ring import FocusRing

        if self._ring is None:
            self._ring = FocusRing(self)

    def _restore_geometry(self) -> None:
        kept = self._preferences.current.window_geometry
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore")))

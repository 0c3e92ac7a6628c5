"""Know when nobody has touched the keyboard or the mouse for a while (S-31).

The clock counts the time that the computer slept: waking it up must not give ten more minutes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

WARN_BEFORE_S = 60
SOON_LOCKED = "Verrouillage dans 1\u00a0min — bougez la souris pour rester"
"""What is said then (S02-AC4)."""

_TICK_MS = 1_000
_SLEPT_S = 60.0
"""More than this between two ticks: nothing but sleep stops the program for so long."""

_WITH_SLEEP = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}
"""clock_gettime(2) of Linux, clock_gettime(3) of Darwin; Windows needs no other than Python’s."""

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


def seconds_with_sleep() -> float:
    """Return seconds of a clock that never goes back and goes on while the computer sleeps."""
    return _read_clock(sys.platform)


def _read_clock(platform: str) -> float:
    """Read the clock of ``platform``; Python’s own stands still while Linux or macOS sleeps."""
    name = _WITH_SLEEP.get(platform, "")
    clock = getattr(time, name, None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class IdleWatch(QObject):
    """Watch the windows of the program for input.

    ``warned`` comes once, 60 s before the end; ``resumed`` if somebody then moves; ``expired``
    when ``limit_s`` seconds have passed without input, or when the computer has slept. Input that
    comes too late does not count.
    """

    warned = Signal()
    resumed = Signal()
    expired = Signal()

    def __init__(
        self,
        limit_s: Callable[[], int],
        seconds: Callable[[], float] = seconds_with_sleep,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit_s = limit_s
        self._seconds = seconds
        self._last = self._ticked = seconds()
        self._warned = False
        self._done = False
        self._application: QGuiApplication | None = None
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def start(self, application: QGuiApplication) -> None:
        """Start to watch every window that gets the focus.

        A filter on the windows sees each input once; one on the application would see, in Python,
        every event of every widget.
        """
        self._last = self._ticked = self._seconds()
        self._application = application
        self._watch(application.focusWindow())
        application.focusWindowChanged.connect(self._watch)
        self._timer.start()

    def stop(self) -> None:
        """Stop for good."""
        self._done = True
        self._timer.stop()
        if self._application is not None:
            self._application.focusWindowChanged.disconnect(self._watch)
            self._application = None

    def tick(self) -> None:
        """Look whether the computer slept since the last tick, then at the time without input.

        The systems that tell of sleep are heard before it; this is for those that do not.
        """
        now = self._seconds()
        slept, self._ticked = now - self._ticked > _SLEPT_S, now
        if slept and not self._done:
            self.stop()
            self.expired.emit()
        self.look()

    def look(self) -> None:
        """Compare the time since the last input with the limit."""
        if self._done:
            return
        quiet = self._seconds() - self._last
        if quiet >= self._limit_s():
            self.stop()
            self.expired.emit()
        elif quiet >= self._limit_s() - WARN_BEFORE_S and not self._warned:
            self._warned = True
            self.warned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the moment of an input and let it through."""
        if event.type() in _INPUT:
            self.look()
            self._last = self._seconds()
            if self._warned and not self._done:
                self._warned = False
                self.resumed.emit()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

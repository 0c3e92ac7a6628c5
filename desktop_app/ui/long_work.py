"""A long act that moves many rows: told in the status line, stopped from there (UX §1.7)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop_app.domain.french import number_words
from desktop_app.services.pacing import Cancel, Stopped, Tell
from desktop_app.ui.background import Runner
from desktop_app.ui.messages import Messages

T = TypeVar("T")
SHOW_AFTER_MS = 1_000
"""What takes less says nothing and cannot be stopped: it is over before the hand is there."""


class LongWork(QObject):
    """Run one long act at a time. ``changed`` carries what to say of it, nothing when it is over.

    An act is one change of the register: stopped, it leaves the register as it was.
    """

    changed = Signal(str)
    _told = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._what = ""
        self._how_far = ""
        self._stop = threading.Event()
        self._patience = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._patience.timeout.connect(self._show)
        self._told.connect(self._tell, Qt.ConnectionType.AutoConnection)

    def run(
        self,
        runner: Runner,
        what: str,
        act: Callable[[Tell, Cancel], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Run ``act``, then one of the callbacks; ``what`` (« Fusion ») begins what is said."""
        stop = self._stop = threading.Event()
        self._what, self._how_far = what, ""
        self._patience.start()

        def done(result: T) -> None:
            self._end()
            on_success(result)

        def failed(problem: Exception) -> None:
            self._end()
            on_error(problem)

        runner.run(lambda: act(self._told.emit, stop), done, failed, label=f"{what}…")

    def stop(self) -> None:
        """Stop the act under way; what is said of it goes when it has ended."""
        self._stop.set()
        if self._what:
            self.changed.emit("Arrêt…")

    def _tell(self, done: int, total: int) -> None:
        self._how_far = f"{number_words(done)} sur {number_words(total)}"
        if self._what and not self._patience.isActive():
            self._show()

    def _show(self) -> None:
        if not self._stop.is_set():
            parts = (f"{self._what} en cours", self._how_far)
            self.changed.emit("\u00a0: ".join(part for part in parts if part))

    def _end(self) -> None:
        self._patience.stop()
        self._what = ""
        self.changed.emit("")


def tell_problem(messages: Messages, problem: Exception) -> None:
    """Say that the user stopped the act, or why it failed."""
    if isinstance(problem, Stopped):
        messages.info(problem.sentence)
    else:
        messages.failed(problem)

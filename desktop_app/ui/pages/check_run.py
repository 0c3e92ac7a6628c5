"""Drive the full check slice by slice: what the user does comes between two slices (S-23)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.services.checking import CheckProgress
from desktop_app.ui.page import PageContext


class CheckRun(QObject):
    """Run one check. ``progress`` carries each slice, ``finished`` the result in words."""

    progress = Signal(object)
    finished = Signal(object)

    def __init__(
        self, context: PageContext, pause_ms: int = 0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._running = False
        self._next = QTimer(self, singleShot=True, interval=pause_ms)
        self._next.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        """Tell whether a check is under way."""
        return self._running

    def start(self) -> None:
        """Begin from the start."""
        self._running = True
        checking = self._context.session.checking
        self._context.runner.run(checking.start, lambda _none: self._next.start(), self._on_failed)

    def stop(self) -> None:
        """Give up; nothing is remembered of this check."""
        self._running = False
        self._next.stop()

    def _step(self) -> None:
        if self._running:
            checking = self._context.session.checking
            self._context.runner.run(checking.step, self._on_step, self._on_failed)

    def _on_step(self, step: CheckProgress) -> None:
        if not self._running:
            return
        if step.result is None:
            self.progress.emit(step)
            self._next.start()
            return
        self._running = False
        self.finished.emit(step.result)

    def _on_failed(self, problem: Exception) -> None:
        self._running = False
        self._context.messages.failed(problem)

"""Slow work off the main thread: one worker, results back on the main thread.

The worker is the only thread that touches the register. A task gets immutable values, never a
widget. This module and ``app`` are the only places where every exception is caught.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop_app.ui.garbage import GarbageCollector

T = TypeVar("T")

SLOW_AFTER_MS = 300
"""UX §2.21: nothing is said about work that takes less."""


class CancelToken:
    """Tell a task, and the delivery of its result, that nobody waits for it any more."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Tell whether ``cancel`` was called; a long task asks this between its steps."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Drop the task if it has not started, and its result in any case."""
        self._event.set()


class Runner(Protocol):
    """Run tasks one after the other, in the order of the calls."""

    def run(
        self,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
        token: CancelToken | None = None,
    ) -> CancelToken:
        """Run ``task``, then one of the callbacks on the main thread.

        ``label`` (« Ouverture… ») is shown if the work lasts. The token cancels it.
        """
        ...

    def run_latest(
        self,
        key: str,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
    ) -> CancelToken:
        """Run ``task`` and drop the earlier one of the same ``key`` if it is not delivered yet."""
        ...


class StoppableRunner(Runner, Protocol):
    """A ``Runner`` that whoever holds the register may end."""

    def stop(self, *, finish: bool = True, timeout_s: float = 5.0) -> bool:
        """End the thread and tell whether it ended within ``timeout_s``."""
        ...


@dataclass(slots=True, eq=False)
class _Job:
    task: Callable[[], Any]
    on_success: Callable[[Any], None]
    on_error: Callable[[Exception], None]
    label: str
    token: CancelToken
    result: Any = field(default=None)
    failure: Exception | None = field(default=None)


class BackgroundRunner(QObject):
    """The ``Runner`` of the program: one thread that lives as long as this object is not stopped.

    ``slow`` carries the label of the work that has lasted more than 300 ms, then an empty text.
    """

    slow = Signal(str)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._condition = threading.Condition()
        self._queue: deque[_Job] = deque()
        self._stopping = False
        self._waiting: list[_Job] = []
        self._latest: dict[str, CancelToken] = {}
        self._slow_shown = False
        self._slow_timer = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._slow_timer.timeout.connect(self._tell_slow)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._garbage = GarbageCollector(self)
        self._thread = threading.Thread(target=self._work, name="register", daemon=False)
        self._thread.start()

    def run(
        self,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
        token: CancelToken | None = None,
    ) -> CancelToken:
        """Queue ``task``. After ``stop`` nothing is queued and the token is already cancelled."""
        job = _Job(task, on_success, on_error, label, token or CancelToken())
        with self._condition:
            if self._stopping:
                job.token.cancel()
                return job.token
            self._queue.append(job)
            self._condition.notify()
        self._waiting.append(job)
        if not self._slow_timer.isActive() and not self._slow_shown:
            self._slow_timer.start()
        return job.token

    def run_latest(
        self,
        key: str,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
    ) -> CancelToken:
        """Queue ``task`` in the place of the earlier one of ``key``."""
        earlier = self._latest.get(key)
        if earlier is not None:
            earlier.cancel()
        self._latest[key] = self.run(task, on_success, on_error, label=label)
        return self._latest[key]

    def stop(self, *, finish: bool = True, timeout_s: float = 5.0) -> bool:
        """End the thread and tell whether it ended within ``timeout_s``.

        With ``finish`` the queued tasks still run (drafts!), else only the one under way ends.
        No callback runs after this call.
        """
        with self._condition:
            self._stopping = True
            if not finish:
                self._queue.clear()
            self._condition.notify()
        self._thread.join(timeout_s)
        self._waiting.clear()
        self._slow_timer.stop()
        ended = not self._thread.is_alive()
        if ended:
            self._garbage.end()
        return ended

    def _work(self) -> None:
        while True:
            with self._condition:
                while not self._queue and not self._stopping:
                    self._condition.wait()
                if not self._queue:
                    return
                job = self._queue.popleft()
            if not job.token.cancelled:
                self._execute(job)
            self._finished.emit(job)

    @staticmethod
    def _execute(job: _Job) -> None:
        try:
            job.result = job.task()
        except Exception as problem:  # noqa: BLE001 - the worker must survive any task
            job.failure = problem

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        if job not in self._waiting:
            return
        self._waiting.remove(job)
        if not self._waiting:
            self._forget_slow()
        if job.token.cancelled:
            return
        if job.failure is None:
            job.on_success(job.result)
        else:
            job.on_error(job.failure)

    def _tell_slow(self) -> None:
        label = next((job.label for job in self._waiting if job.label), "")
        if label:
            self._slow_shown = True
            self.slow.emit(label)

    def _forget_slow(self) -> None:
        self._slow_timer.stop()
        if self._slow_shown:
            self._slow_shown = False
            self.slow.emit("")

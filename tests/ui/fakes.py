"""Stand-ins for what the outside world gives to the window: time, threads, the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

from desktop_app.preferences import Preferences
from desktop_app.ui.announcer import Announcer
from desktop_app.ui.background import CancelToken
from desktop_app.ui.messages import Messages
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.page import PageContext
from desktop_app.ui.preference_store import PreferenceStore

T = TypeVar("T")

PARIS_WINTER = timezone(timedelta(hours=1))
TUESDAY = datetime(2026, 3, 3, 14, 32, tzinfo=PARIS_WINTER)


class FixedClock:
    """A clock that stands until it is told to move."""

    def __init__(self, now: datetime = TUESDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **delta: float) -> None:
        self.now += timedelta(**delta)


class InlineRunner:
    """Run each task at once, on the caller's thread."""

    def __init__(self) -> None:
        self.labels: list[str] = []

    def run(
        self,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
        token: CancelToken | None = None,
    ) -> CancelToken:
        token = token or CancelToken()
        self.labels.append(label)
        if token.cancelled:
            return token
        try:
            result = task()
        except Exception as problem:  # noqa: BLE001 - as the real runner does
            on_error(problem)
        else:
            on_success(result)
        return token

    def run_latest(
        self,
        key: str,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
    ) -> CancelToken:
        return self.run(task, on_success, on_error, label=label)


@dataclass
class _Waiting:
    task: Callable[[], Any]
    on_success: Callable[[Any], None]
    on_error: Callable[[Exception], None]
    token: CancelToken


class ManualRunner:
    """Keep the tasks until the test lets them run: shows what the window does meanwhile."""

    def __init__(self) -> None:
        self.waiting: list[_Waiting] = []
        self._latest: dict[str, CancelToken] = {}

    def run(
        self,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
        token: CancelToken | None = None,
    ) -> CancelToken:
        token = token or CancelToken()
        self.waiting.append(_Waiting(task, on_success, on_error, token))
        return token

    def run_latest(
        self,
        key: str,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
    ) -> CancelToken:
        if key in self._latest:
            self._latest[key].cancel()
        self._latest[key] = self.run(task, on_success, on_error, label=label)
        return self._latest[key]

    def step(self) -> None:
        """Run and deliver the oldest task."""
        job = self.waiting.pop(0)
        if job.token.cancelled:
            return
        try:
            result = job.task()
        except Exception as problem:  # noqa: BLE001 - as the real runner does
            job.on_error(problem)
        else:
            job.on_success(result)

    def run_all(self) -> None:
        while self.waiting:
            self.step()


def page_context(
    session: Any = None,
    *,
    runner: Any = None,
    clock: FixedClock | None = None,
    preferences: Preferences | None = None,
) -> PageContext:
    """Return a context whose parts are real, save session, runner and clock."""
    clock = clock or FixedClock()
    announcer = Announcer()
    return PageContext(
        session=session,
        runner=runner or InlineRunner(),
        navigator=Navigator(),
        messages=Messages(announcer, clock),
        announcer=announcer,
        clock=clock,
        preferences=PreferenceStore(preferences or Preferences(), lambda _preferences: None),
    )

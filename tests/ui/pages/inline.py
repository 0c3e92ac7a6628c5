"""A runner that works at once on the calling thread, and fails when told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop_app.ui.background import CancelToken

T = TypeVar("T")


class FailingRunner:
    """Run each task at once. With ``problem`` set, tasks fail with it instead of running."""

    def __init__(self) -> None:
        self.problem: Exception | None = None
        self.ran = 0

    def run(
        self,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
        token: CancelToken | None = None,
    ) -> CancelToken:
        """Run ``task``; bugs of a task are not hidden."""
        self.ran += 1
        if self.problem is not None:
            on_error(self.problem)
        else:
            on_success(task())
        return token or CancelToken()

    def run_latest(
        self,
        key: str,
        task: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        label: str = "",
    ) -> CancelToken:
        """Run ``task`` at once: nothing is ever waiting."""
        return self.run(task, on_success, on_error, label=label)

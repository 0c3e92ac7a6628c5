"""A runner that works at once, and that can be told to fail as a full disk does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop_app.errors import AppError
from desktop_app.ui.background import CancelToken
from tests.ui.fakes import InlineRunner

T = TypeVar("T")


class FailingRunner(InlineRunner):
    """Run each task at once. With ``problem`` set, tasks fail with it instead of running.

    Once ``stopped``, as when the window has closed, tasks are dropped. A bug in a task or in a
    callback is raised in the test, never hidden in the band.
    """

    def __init__(self) -> None:
        super().__init__()
        self.problem: Exception | None = None
        self.stopped = False

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
        if token.cancelled or self.stopped:
            return token
        if self.problem is not None:
            on_error(self.problem)
            return token
        try:
            result = task()
        except AppError as problem:
            on_error(problem)
        else:
            on_success(result)
        return token

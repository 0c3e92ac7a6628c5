"""Garbage dies on the main thread: widgets and their timers do not bear another one."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.ui.background import BackgroundRunner

ENOUGH = 5 * gc.get_threshold()[0]


class Cycle(QObject):
    """A Qt object that only the collector can free; it tells on which thread it died."""

    def __init__(self, died_on: list[int]) -> None:
        super().__init__()
        self.itself = self
        self._tell = weakref.finalize(self, lambda: died_on.append(threading.get_ident()))


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[BackgroundRunner]:
    made = BackgroundRunner()
    yield made
    assert made.stop()


def allocate() -> list[list[int]]:
    """Make as many containers as it takes for Python to collect on the thread that makes them."""
    return [[number] for number in range(ENOUGH)]


def test_what_the_worker_makes_collects_nothing_there(
    qtbot: QtBot, runner: BackgroundRunner
) -> None:
    died_on: list[int] = []
    done: list[list[list[int]]] = []
    for _ in range(20):
        Cycle(died_on)
        runner.run(allocate, done.append, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: len(done) == 20)
    qtbot.waitUntil(lambda: len(died_on) == 20)
    assert set(died_on) == {threading.get_ident()}


def test_python_collects_by_itself_once_the_worker_is_gone(runner: BackgroundRunner) -> None:
    assert not gc.isenabled()
    assert runner.stop()
    assert gc.isenabled()


def test_a_worker_that_will_not_end_keeps_it_off(runner: BackgroundRunner) -> None:
    runner.run(lambda: time.sleep(0.3), lambda _: None, lambda _: None)
    assert not runner.stop(timeout_s=0.01)
    assert not gc.isenabled()
    assert runner.stop()
    assert gc.isenabled()

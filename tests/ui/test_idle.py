from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.idle import WARN_BEFORE_S, IdleWatch, _read_clock, seconds_with_sleep

LIMIT_S = 600


class Watched:
    """An idle watch on one window, with a clock moved by hand and a list of what it said."""

    def __init__(self, window: QWidget, application: QApplication) -> None:
        self.window = window
        self.now = 1000.0
        self.said: list[str] = []
        self.watch = IdleWatch(lambda: LIMIT_S, lambda: self.now)
        self.watch.warned.connect(lambda: self.said.append("warned"))
        self.watch.resumed.connect(lambda: self.said.append("resumed"))
        self.watch.expired.connect(lambda: self.said.append("expired"))
        self.watch.start(application)
        self.watch._watch(window.windowHandle())

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.watch.look()


@pytest.fixture
def watched(qtbot: QtBot, qapp: QApplication) -> Iterator[Watched]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Watched(window, qapp)
    yield made
    made.watch.stop()


def test_it_expires_once_after_the_limit(watched: Watched) -> None:
    watched.wait(LIMIT_S - WARN_BEFORE_S - 1)
    assert watched.said == []
    watched.wait(1)
    watched.wait(30)
    assert watched.said == ["warned"]
    watched.wait(30)
    watched.wait(30)
    assert watched.said == ["warned", "expired"]


def test_a_key_a_click_and_the_wheel_start_the_wait_again(watched: Watched) -> None:
    handle = watched.window.windowHandle()
    for act in (
        lambda: QTest.keyClick(handle, "a"),
        lambda: QTest.mouseMove(handle),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton),
    ):
        watched.wait(LIMIT_S - 100)
        act()
    watched.wait(LIMIT_S - 100)
    assert "expired" not in watched.said


def test_moving_after_the_warning_takes_it_back(watched: Watched) -> None:
    watched.wait(LIMIT_S - 10)
    QTest.keyClick(watched.window.windowHandle(), "a")
    assert watched.said == ["warned", "resumed"]


def test_waking_the_computer_does_not_give_more_time(watched: Watched) -> None:
    watched.now += 8 * 3600
    QTest.keyClick(watched.window.windowHandle(), "a")
    assert watched.said == ["expired"]


def test_painting_is_no_input(watched: Watched) -> None:
    watched.now += LIMIT_S - 1
    QApplication.sendEvent(watched.window.windowHandle(), QEvent(QEvent.Type.UpdateRequest))
    watched.wait(1)
    assert watched.said[-1] == "expired"


def test_the_clock_never_goes_back() -> None:
    assert 0 <= seconds_with_sleep() <= seconds_with_sleep()


def test_a_computer_that_slept_is_locked_on_waking(watched: Watched) -> None:
    watched.watch.tick()
    watched.now += 59
    watched.watch.tick()
    assert watched.said == []
    watched.now += 61
    watched.watch.tick()
    watched.watch.tick()
    assert watched.said == ["expired"]


def test_each_system_has_a_clock_that_counts_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = {time.CLOCK_MONOTONIC: 7.0, time.CLOCK_BOOTTIME: 9.0}
    monkeypatch.setattr(time, "clock_gettime", clocks.__getitem__)
    monkeypatch.setattr(time, "monotonic", lambda: 5.0)
    assert [_read_clock(system) for system in ("darwin", "linux", "win32")] == [7.0, 9.0, 5.0]

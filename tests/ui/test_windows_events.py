"""Sleep and session lock as Windows tells them: messages made here, no Windows (S-31)."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import computer, windows_events
from desktop_app.ui.windows_events import WindowsEvents

GENERIC = QByteArray(b"windows_generic_MSG")
WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WM_KEYDOWN = 0x0218, 0x02B1, 0x0100


class FakeWindows:
    """Stands for the application and for wtsapi32: keeps the filter, notes what is asked."""

    def __init__(self, *, accepts: bool = True) -> None:
        self.filters: list[QAbstractNativeEventFilter] = []
        self.registered: list[int] = []
        self._accepts = accepts

    def installNativeEventFilter(self, made: QAbstractNativeEventFilter) -> None:
        self.filters.append(made)

    def register(self, window: int) -> bool:
        self.registered.append(window)
        return self._accepts

    def tell(self, message: int, what: int, kind: QByteArray = GENERIC) -> object:
        told = wintypes.MSG(message=message, wParam=what)
        return self.filters[0].nativeEventFilter(kind, ctypes.addressof(told))


def listening(windows: FakeWindows) -> tuple[WindowsEvents, list[str]]:
    events, locks = WindowsEvents(), []
    events.lock_wanted.connect(lambda: locks.append("lock"))
    events.listen(windows, 77, windows.register)  # type: ignore[arg-type]
    return events, locks


@pytest.mark.parametrize(
    ("message", "what", "locks"),
    [
        pytest.param(WM_WTSSESSION_CHANGE, 0x7, 1, id="session locked"),
        pytest.param(WM_WTSSESSION_CHANGE, 0x8, 0, id="session unlocked"),
        pytest.param(WM_WTSSESSION_CHANGE, 0x6, 1, id="logged off"),
        pytest.param(WM_WTSSESSION_CHANGE, 0x2, 1, id="another user"),
        pytest.param(WM_WTSSESSION_CHANGE, 0x4, 1, id="remote screen left"),
        pytest.param(WM_WTSSESSION_CHANGE, 0x1, 0, id="console back"),
        pytest.param(WM_POWERBROADCAST, 0x4, 1, id="suspend"),
        pytest.param(WM_POWERBROADCAST, 0x12, 0, id="resume"),
        pytest.param(WM_POWERBROADCAST, 0xA, 0, id="battery or mains"),
        pytest.param(WM_KEYDOWN, 0x7, 0, id="a key"),
    ],
)
def test_which_messages_lock(qapp: QApplication, message: int, what: int, locks: int) -> None:
    windows = FakeWindows()
    _events, asked = listening(windows)
    assert windows.tell(message, what) == (False, 0)
    assert len(asked) == locks


def test_a_message_of_another_kind_is_not_read(qapp: QApplication) -> None:
    windows = FakeWindows()
    _events, asked = listening(windows)
    windows.tell(WM_POWERBROADCAST, 0x4, QByteArray(b"xcb_generic_event_t"))
    windows.tell(WM_POWERBROADCAST, 0x4, QByteArray(b"windows_dispatcher_MSG"))
    assert asked == []


@pytest.mark.parametrize("accepts", [True, False])
def test_windows_is_asked_once_for_the_window_given(qapp: QApplication, accepts: bool) -> None:
    windows = FakeWindows(accepts=accepts)
    assert WindowsEvents().listen(windows, 77, windows.register) is accepts  # type: ignore[arg-type]
    assert windows.registered == [77]
    assert len(windows.filters) == 1


def test_the_window_listens_on_windows_and_locks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows, locks = FakeWindows(), []
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(windows_events, "_register", windows.register)
    assert computer.listen_to_the_computer(
        windows,  # type: ignore[arg-type]
        window,
        lambda: locks.append("lock"),
        "win32",
    )
    assert windows.registered == [int(window.winId())]
    windows.tell(WM_WTSSESSION_CHANGE, 0x7)
    assert locks == ["lock"]


def test_a_system_that_tells_nothing_is_said(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not computer.listen_to_the_computer(qapp, window, lambda: None, "darwin")


def test_the_filter_lets_real_events_through(qtbot: QtBot, qapp: QApplication) -> None:
    events = WindowsEvents()
    events.listen(qapp, 0, lambda _window: False)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    qapp.removeNativeEventFilter(events._filter)

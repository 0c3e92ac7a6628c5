"""Lock when the computer sleeps or the desktop session is locked (S-31), on Windows.

Windows tells the windows that asked for it of the session (``WM_WTSSESSION_CHANGE``), and every
window of the power (``WM_POWERBROADCAST``). Values from ``WinUser.h`` and ``WtsApi32.h``. The lock
is done before the message is answered: about two seconds later the computer sleeps.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

_KIND = QByteArray(b"windows_generic_MSG")
_WM_POWERBROADCAST = 0x0218
_WM_WTSSESSION_CHANGE = 0x02B1
_PBT_APMSUSPEND = 0x0004
_CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _LOGOFF, _LOCK = 0x2, 0x4, 0x6, 0x7
_ASKS_TO_LOCK = {
    _WM_POWERBROADCAST: frozenset({_PBT_APMSUSPEND}),
    # A console that is disconnected is what « changer d’utilisateur » does.
    _WM_WTSSESSION_CHANGE: frozenset({_CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _LOGOFF, _LOCK}),
}
_THIS_SESSION = 0


class WindowsEvents(QObject):
    """``lock_wanted`` comes before sleep, and when the session is locked, left or closed."""

    lock_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _MessageFilter(self.lock_wanted.emit)

    def listen(
        self,
        application: QCoreApplication,
        window: int,
        register: Callable[[int], bool] | None = None,
    ) -> bool:
        """Listen with the handle of ``window``; tell whether Windows will tell of the session.

        Sleep is heard in any case. ``register`` is what asks Windows, given by tests.
        """
        application.installNativeEventFilter(self._filter)
        return (register or _register)(window)


class _MessageFilter(QAbstractNativeEventFilter):
    """Look at every message of Windows and let it through."""

    def __init__(self, lock: Callable[[], object]) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Ask to lock if the message says that the user leaves."""
        if QByteArray(kind) == _KIND:
            told = wintypes.MSG.from_address(int(message))
            if told.wParam in _ASKS_TO_LOCK.get(told.message, ()):
                self._lock()
        return False, 0


def _register(window: int) -> bool:
    if sys.platform == "win32":
        register = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification
        register.argtypes = (wintypes.HWND, wintypes.DWORD)
        register.restype = wintypes.BOOL
        return bool(register(window, _THIS_SESSION))
    return False

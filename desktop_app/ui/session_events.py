"""Lock when the computer sleeps or the desktop session is locked (S-31), where logind tells it.

Messages come over the system bus, a local socket; nothing is asked of it and nothing is sent.
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SERVICE = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_ANY_PATH = ""


class SessionEvents(QObject):
    """``lock_wanted`` comes before sleep and when a session of this computer is locked."""

    lock_wanted = Signal()

    def listen(self, bus: QDBusConnection | None = None) -> bool:
        """Start to listen on ``bus`` (the system's by default); tell whether somebody will talk.

        A session of another user that locks is heard too: one lock too many does no harm.
        """
        heard = bus or QDBusConnection.systemBus()
        if not heard.isConnected():
            return False
        # The stub asks for bytes, the function itself only takes the text that SLOT makes.
        sleep = heard.connect(  # type: ignore[call-overload]
            _SERVICE, _ANY_PATH, _MANAGER, "PrepareForSleep", self, SLOT("_sleep(bool)")
        )
        locked = heard.connect(  # type: ignore[call-overload]
            _SERVICE, _ANY_PATH, _SESSION, "Lock", self, SLOT("_lock()")
        )
        return bool(sleep and locked)

    @Slot(bool)
    def _sleep(self, beginning: bool) -> None:
        if beginning:
            self.lock_wanted.emit()

    @Slot()
    def _lock(self) -> None:
        self.lock_wanted.emit()

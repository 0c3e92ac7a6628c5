"""Lock when the computer sleeps or the desktop session is locked (S-31), on Linux.

Messages come over the buses of the system and of the session, local sockets; nothing is asked of
them and nothing is sent. Not every desktop speaks alike: ``loginctl lock-session`` makes logind say
``Lock``, the lock of GNOME or KDE sets its ``LockedHint``, another user in front of the screen ends
``Active``, and a screen saver says ``ActiveChanged``.
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SERVICE = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_ANY = ""
"""Any path, any service."""


class SessionEvents(QObject):
    """``lock_wanted`` comes before sleep and when a session of this computer is locked or left."""

    lock_wanted = Signal()

    def listen(
        self, system: QDBusConnection | None = None, desktop: QDBusConnection | None = None
    ) -> bool:
        """Listen on both buses (the usual ones by default); tell whether logind will be heard.

        A session of another user that locks is heard too: one lock too many does no harm.
        """
        logind = system or QDBusConnection.systemBus()
        savers = desktop or QDBusConnection.sessionBus()
        if savers.isConnected():
            for name in _SAVERS:
                _hear(savers, _ANY, name, "ActiveChanged", self, SLOT("_saver(bool)"))
        return logind.isConnected() and all(
            (
                _hear(logind, _SERVICE, _MANAGER, "PrepareForSleep", self, SLOT("_sleep(bool)")),
                _hear(logind, _SERVICE, _SESSION, "Lock", self, SLOT("_lock()")),
                _hear(
                    logind,
                    _SERVICE,
                    _PROPERTIES,
                    "PropertiesChanged",
                    self,
                    SLOT("_changed(QString,QVariantMap)"),
                ),
            )
        )

    @Slot(bool)
    def _sleep(self, beginning: bool) -> None:
        if beginning:
            self.lock_wanted.emit()

    @Slot(bool)
    def _saver(self, shown: bool) -> None:
        if shown:
            self.lock_wanted.emit()

    @Slot()
    def _lock(self) -> None:
        self.lock_wanted.emit()

    @Slot(str, "QVariantMap")
    def _changed(self, interface: str, values: dict[str, object]) -> None:
        left = values.get("Active") is False or values.get("LockedHint") is True
        if interface == _SESSION and left:
            self.lock_wanted.emit()


def _hear(
    bus: QDBusConnection, service: str, interface: str, name: str, ear: QObject, slot: str
) -> bool:
    # The stub asks for bytes, the function itself only takes the text that SLOT makes.
    return bool(bus.connect(service, _ANY, interface, name, ear, slot))  # type: ignore[call-overload]

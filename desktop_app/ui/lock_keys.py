"""Ctrl+L and Ctrl+Maj+L in every window of the program (S-33).

A shortcut belongs to one window, and a modal dialog silences those of all others: each window gets
its own when it comes to the front, those of Qt (files, printing) too.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui import shortcuts


class LockKeys(QObject):
    """Call ``lock`` or ``panic`` from whatever window is in front, until ``stop``."""

    def __init__(
        self,
        lock: Callable[[], object],
        panic: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock = lock
        self._panic = panic
        self._application: QGuiApplication | None = None

    def start(self, application: QGuiApplication) -> None:
        """Give the keys to the window in front, and to each that comes to the front."""
        self._application = application
        application.focusWindowChanged.connect(self.look)
        self.look()

    def stop(self) -> None:
        """Give the keys to no other window; the answer to those given is ``lock``’s own matter."""
        if self._application is not None:
            self._application.focusWindowChanged.disconnect(self.look)
            self._application = None

    def look(self, _window: object = None) -> None:
        """Give the keys to the window in front, once."""
        window = QApplication.activeWindow()
        if window is None or _has_keys(window):
            return
        shortcuts.bind("lock", window, self._lock)
        shortcuts.bind("panic", window, self._panic)


def _has_keys(window: QWidget) -> bool:
    return any(
        child.objectName() == "shortcut_lock"
        for child in window.findChildren(
            QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
    )

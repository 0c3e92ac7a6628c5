"""Lock from the system tray, when the register's window is behind others (S-33)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from desktop_app.ui.icons import icon

TOOLTIP = "Registre"
"""S-34: the tray says no more than the title of a window."""


class TrayLock(QSystemTrayIcon):
    """Offer both ways to lock in the tray; nothing is shown where there is no tray."""

    def __init__(
        self, lock: Callable[[], object], panic: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._menu = QMenu(parent)
        self._menu.addAction("Verrouiller").triggered.connect(lambda: lock())
        self._menu.addAction("Verrouiller sans attendre").triggered.connect(lambda: panic())
        self.setIcon(icon("lock"))
        self.setToolTip(TOOLTIP)
        self.setContextMenu(self._menu)

    def offer(self) -> bool:
        """Show the icon and tell whether there is a tray to show it in."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        self.show()
        return True

"""Lock from the system tray, when the register's window is behind others (S-33)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from desktop_app.ui.icons import drawing
from desktop_app.ui.tokens import LIGHT

TOOLTIP = "Registre"
"""S-34: the tray says no more than the title of a window."""

_SIZES_PX = (16, 22, 24, 32, 48, 64)
"""What trays ask for, from the densest panel to a screen at 200 %."""

_MARGIN = 0.16
_RADIUS = 0.22


class TrayLock(QSystemTrayIcon):
    """Offer both ways to lock in the tray; nothing is shown where there is no tray."""

    def __init__(
        self, lock: Callable[[], object], panic: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._menu = QMenu(parent)
        self._menu.addAction("Verrouiller").triggered.connect(lambda: lock())
        self._menu.addAction("Verrouiller sans attendre").triggered.connect(lambda: panic())
        self.setIcon(tray_icon())
        self.setToolTip(TOOLTIP)
        self.setContextMenu(self._menu)

    def offer(self) -> bool:
        """Show the icon and tell whether there is a tray to show it in."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        self.show()
        return True


def tray_icon() -> QIcon:
    """Return the lock on a ground of its own: no one knows the colour of the bar behind it."""
    made = QIcon()
    for side in _SIZES_PX:
        made.addPixmap(_drawn(side))
    return made


def _drawn(side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawRoundedRect(QRectF(0, 0, side, side), side * _RADIUS, side * _RADIUS)
    svg = drawing("lock").replace("currentColor", LIGHT.on_accent)
    margin = side * _MARGIN
    spot = QRectF(margin, margin, side - 2 * margin, side - 2 * margin)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, spot)
    painter.end()
    return picture

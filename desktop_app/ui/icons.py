"""Icons: Lucide line drawings (ISC), in the colour of the text beside them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

_BESIDE_WORDS = 0.84
"""The part of its square that an icon fills: Qt leaves too little room before the word."""

ON_ACCENT = QPalette.ColorRole.BrightText
"""The palette role that holds the colour of what stands on the accent colour."""


@cache
def drawing(name: str) -> str:
    """Return the SVG of the icon ``name``; raise ``FileNotFoundError`` if it is not shipped."""
    return paths.resource(f"icons/{name}.svg").read_text(encoding="utf-8")


class LineIcon(QIconEngine):
    """Draw an icon in the palette's colour at the moment of painting: themes change freely."""

    def __init__(self, name: str, role: QPalette.ColorRole, *, alone: bool) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._alone = alone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in ``rect``, to the left of it if a word follows."""
        group = (
            QPalette.ColorGroup.Disabled
            if mode is QIcon.Mode.Disabled
            else QPalette.ColorGroup.Active
        )
        colour = QGuiApplication.palette().color(group, self._role).name()
        svg = drawing(self._name).replace("currentColor", colour)
        side = min(rect.width(), rect.height()) * (1.0 if self._alone else _BESIDE_WORDS)
        left = rect.x() + (rect.width() - side) / 2 * self._alone
        spot = QRectF(left, rect.y() + (rect.height() - side) / 2, side, side)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, spot)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon on a transparent ground."""
        image = QPixmap(size)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return image

    def clone(self) -> LineIcon:
        """Return a copy, as Qt asks when an icon is shared."""
        return LineIcon(self._name, self._role, alone=self._alone)


def icon(
    name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText, *, alone: bool = True
) -> QIcon:
    """Return the icon ``name`` in the colour of ``role``, with room to its right unless alone."""
    drawing(name)
    return QIcon(LineIcon(name, role, alone=alone))


def set_icon(
    button: QAbstractButton,
    name: str,
    role: QPalette.ColorRole = QPalette.ColorRole.ButtonText,
    accessible_name: str = "",
) -> None:
    """Give ``button`` an icon; an icon that stands alone needs ``accessible_name`` (A11Y-09)."""
    button.setIcon(icon(name, role, alone=bool(accessible_name)))
    if accessible_name:
        button.setAccessibleName(accessible_name)
        button.setToolTip(accessible_name)

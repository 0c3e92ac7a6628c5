"""How many columns there is room for, at the text size in force (UX §5.5)."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop_app.ui.tokens import TEXT_SIZES_PX

NARROW_BELOW_PX = 900
WIDE_FROM_PX = 1200
_FIRST_WIDTH_PX, _FIRST_HEIGHT_PX = 1280, 800
_SHARE_OF_SCREEN = 0.9
"""The rest is for the title bar and the borders, which Qt does not count."""


def first_size(room: QSize) -> QSize:
    """Return the size of a window never shown before, on a screen that leaves ``room``."""
    return QSize(_FIRST_WIDTH_PX, _FIRST_HEIGHT_PX).boundedTo(room * _SHARE_OF_SCREEN)


def effective_width(widget: QWidget) -> float:
    """Return the width of ``widget`` in px of a window at 100 %: 1366 at 200 % counts as 683."""
    return widget.width() * TEXT_SIZES_PX["text_m"] / max(widget.fontInfo().pixelSize(), 1)


def columns(widget: QWidget) -> int:
    """Return 1 below 900 px, 2 below 1200, else 3: the rule for lists beside details."""
    width = effective_width(widget)
    if width < NARROW_BELOW_PX:
        return 1
    return 2 if width < WIDE_FROM_PX else 3

"""How many columns there is room for, at the text size in force (UX §5.5)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.tokens import TEXT_SIZES_PX

NARROW_BELOW_PX = 900
WIDE_FROM_PX = 1200


def effective_width(widget: QWidget) -> float:
    """Return the width of ``widget`` in px of a window at 100 %: 1366 at 200 % counts as 683."""
    return widget.width() * TEXT_SIZES_PX["text_m"] / max(widget.fontInfo().pixelSize(), 1)


def columns(widget: QWidget) -> int:
    """Return 1 below 900 px, 2 below 1200, else 3: the rule for lists beside details."""
    width = effective_width(widget)
    if width < NARROW_BELOW_PX:
        return 1
    return 2 if width < WIDE_FROM_PX else 3

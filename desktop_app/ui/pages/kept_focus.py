"""Make rows anew without losing the focus: it goes back to the widget that bears the same name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


@contextmanager
def kept_focus(area: QWidget, otherwise: QWidget | None = None) -> Iterator[None]:
    """Put the focus back on what bears the name of what had it in ``area``, else ``otherwise``."""
    focused = QApplication.focusWidget()
    inside = focused is not None and area.isAncestorOf(focused)
    name = focused.objectName() if focused is not None and inside else ""
    yield
    if not inside:
        return
    shown = [item for item in area.findChildren(QWidget, name) if name and item.isVisibleTo(area)]
    follower = shown[-1] if shown else otherwise
    if follower is not None:
        follower.setFocus(Qt.FocusReason.OtherFocusReason)

"""F6: from one pane of the window to the next (UX S00-AC4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.page import first_focusable


class PaneCycle:
    """Move the focus through the panes that ``panes`` returns, in this order.

    Coming back to a pane finds the widget that had the focus there.
    """

    def __init__(self, panes: Callable[[], Sequence[QWidget]]) -> None:
        self._panes = panes
        self._last: dict[QWidget, QWidget] = {}

    def step(self, by: int) -> QWidget | None:
        """Focus the pane ``by`` further and return it; ``None`` if no pane can take the focus."""
        panes = [pane for pane in self._panes() if pane.isVisible()]
        here = self._current(panes)
        for distance in range(1, len(panes) + 1):
            start = here if here >= 0 else (-1 if by > 0 else 0)
            pane = panes[(start + by * distance) % len(panes)]
            if self._enter(pane):
                return pane
        return None

    def _current(self, panes: Sequence[QWidget]) -> int:
        focused = QApplication.focusWidget()
        if focused is None:
            return -1
        inside = [
            at for at, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)
        ]
        if not inside:
            return -1
        at = inside[-1]
        self._last[panes[at]] = focused
        return at

    def _enter(self, pane: QWidget) -> bool:
        known = self._last.get(pane)
        if known is not None and not _usable(known, pane):
            del self._last[pane]
            known = None
        target = known or first_focusable(pane)
        if target is None and pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
            target = pane
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True


def _usable(widget: QWidget, pane: QWidget) -> bool:
    """Tell whether ``widget`` still lives in ``pane`` and can take the focus."""
    from shiboken6 import isValid

    return (
        isValid(widget)
        and widget.isVisible()
        and widget.isEnabled()
        and (widget is pane or pane.isAncestorOf(widget))
    )

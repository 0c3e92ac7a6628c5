"""The order of Tab as the order of reading, for pages whose rows are made as they are needed.

Qt puts each new widget at the end of the chain of its window, wherever it stands on screen
(A11Y-05).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def put_in_order(page: QWidget) -> None:
    """Make Tab go through ``page`` as its layouts are read: from top to bottom, left to right."""
    for before, after in pairwise(_stops(page)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Return the widgets that Tab stops at, in reading order; a field is one stop, whole."""
    for inside in _inside(widget):
        if inside.focusPolicy() & Qt.FocusPolicy.TabFocus and inside.focusProxy() is None:
            yield inside
        else:
            yield from _stops(inside)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        held = widget.widget()
        if held is not None:
            yield held
    elif isinstance(widget, QSplitter):
        parts = (widget.widget(at) for at in range(widget.count()))
        yield from (part for part in parts if part is not None)
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)

"""Marks on the pages of a preview: where a field stands, and what is still to complete."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen

_OUTLINE_PX = 2
_HATCH = QColor(90, 100, 106, 130)
"""A paper is white in every look: its hatch is the same grey."""

Box = tuple[float, float, float, float]


class Marked(Protocol):
    """A place on a page: ``page`` from 0, ``box`` as parts of its sides, from the top left."""

    @property
    def page(self) -> int:
        """Return the page."""
        ...

    @property
    def box(self) -> Box:
        """Return left, top, right and bottom."""
        ...

    @property
    def lacking(self) -> bool:
        """Tell whether something is to be completed there."""
        ...


M = TypeVar("M", bound=Marked)


def at_point(marks: Sequence[M], page: int, x: float, y: float) -> M | None:
    """Return the smallest mark under a point, else the one that stands before it on the page."""
    here = [mark for mark in marks if mark.page == page]
    under = [mark for mark in here if _holds(mark.box, x, y)]
    if under:
        return min(under, key=lambda mark: _area(mark.box))
    before = [mark for mark in here if mark.box[1] <= y]
    if before:
        return max(before, key=lambda mark: mark.box[3] if mark.box[3] <= y else mark.box[1])
    return here[0] if here else None


def on_page(box: Box, page: QRect) -> QRect:
    """Return a box in the pixels of its page, a little larger than its letters."""
    left, top, right, bottom = box
    spot = QRect(
        page.left() + round(left * page.width()),
        page.top() + round(top * page.height()),
        max(round((right - left) * page.width()), 1),
        max(round((bottom - top) * page.height()), 1),
    )
    return spot.adjusted(-3, -3, 3, 3)


def draw(
    painter: QPainter,
    page: QRect,
    lacking: Iterable[Marked],
    outlined: Iterable[Marked],
    palette: QPalette,
) -> None:
    """Hatch what is to be completed and outline the field that has the focus."""
    painter.save()
    for mark in lacking:
        painter.fillRect(on_page(mark.box, page), QBrush(_HATCH, Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), _OUTLINE_PX))
    for mark in outlined:
        painter.drawRect(on_page(mark.box, page))
    painter.restore()


def _holds(box: Box, x: float, y: float) -> bool:
    left, top, right, bottom = box
    return left <= x <= right and top <= y <= bottom


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])

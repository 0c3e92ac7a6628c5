"""A text broken into lines of a given width, whole or cut after a few lines."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


class LaidText:
    """Lines of ``text`` in ``font``, ``width`` pixels wide; ``limit`` lines at most, 0 for all."""

    def __init__(self, text: str, font: QFont, width: int, limit: int = 0) -> None:
        self._paragraphs: list[QTextLayout] = []
        self.cut = False
        self.height = 0
        left = limit
        for paragraph in text.split("\n"):
            if limit and left <= 0:
                self.cut = True
                break
            layout, whole = _broken(paragraph, font, width, left if limit else 0)
            self.cut = not whole
            left -= layout.lineCount()
            self._paragraphs.append(layout)
            self.height += ceil(_height(layout))
            if self.cut:
                break

    def draw(self, painter: QPainter, left: float, top: float) -> float:
        """Draw the lines in the painter's pen and return where the next text may start."""
        for layout in self._paragraphs:
            layout.draw(painter, QPointF(left, top))
            top += ceil(_height(layout))
        return top


def _broken(paragraph: str, font: QFont, width: int, limit: int) -> tuple[QTextLayout, bool]:
    """Return the paragraph in lines, and whether all of it is there."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(paragraph, font)
    layout.setTextOption(option)
    layout.beginLayout()
    height, end = 0.0, 0
    while not limit or layout.lineCount() < limit:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, end >= len(paragraph)


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))

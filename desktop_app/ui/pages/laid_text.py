"""A text broken into lines of a given width, whole or cut after a few lines."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


class LaidText:
    """Lines of ``text`` in ``font``, ``width`` pixels wide; ``limit`` lines at most, 0 for all."""

    def __init__(self, text: str, font: QFont, width: int, limit: int = 0) -> None:
        self._paragraphs: list[tuple[QTextLayout, int]] = []
        self.cut = False
        self.height = 0
        left = limit
        for paragraph in text.split("\n"):
            if limit and left <= 0:
                self.cut = True
                break
            layout = _broken(paragraph, font, width)
            shown = min(layout.lineCount(), left) if limit else layout.lineCount()
            self.cut = self.cut or shown < layout.lineCount()
            left -= shown
            self._paragraphs.append((layout, shown))
            self.height += ceil(_height(layout, shown))

    def draw(self, painter: QPainter, left: float, top: float) -> float:
        """Draw the lines in the painter's pen and return where the next text may start."""
        for layout, shown in self._paragraphs:
            for number in range(shown):
                layout.lineAt(number).draw(painter, QPointF(left, top))
            top += ceil(_height(layout, shown))
        return top


def _broken(paragraph: str, font: QFont, width: int) -> QTextLayout:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(paragraph, font)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _height(layout: QTextLayout, shown: int) -> float:
    return sum(layout.lineAt(number).height() for number in range(shown))

"""Draw one entry of the chronology: month, shape, heading, two lines, « Lire la suite »."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.services.timeline_views import EntryKind
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.pages.laid_text import LaidText
from desktop_app.ui.pages.timeline_shapes import draw_shape

Index = QModelIndex | QPersistentModelIndex

SHORT_LINES = 2
READ_ON = "Lire la suite"
SHOW = "Afficher"
FOLD = "Réduire"


@dataclass(frozen=True, slots=True)
class _Metrics:
    """Distances of one row, in pixels of the current font."""

    font: QFont
    width: int
    margin: int
    shape: int
    line: int

    @property
    def text_left(self) -> int:
        return self.margin + self.shape + self.margin

    def shape_spot(self, entry: QRect) -> QRect:
        """Return where the shape of an entry stands, beside its first line."""
        top = entry.top() + self.margin + (self.line - self.shape) // 2
        return QRect(entry.left() + self.margin, top, self.shape, self.shape)

    @property
    def text_width(self) -> int:
        return max(self.width - self.text_left - self.margin, self.line * 4)


class TimelineDelegate(QStyledItemDelegate):
    """Lay out and paint the rows. ``expanded`` tells whether an entry is shown whole."""

    def __init__(
        self, expanded: Callable[[str], bool], width: Callable[[], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._expanded = expanded
        self._width = width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the list and the height of this entry."""
        font = _font_of(option)
        measures = _metrics(font, self._width())
        height = self._header_height(index, measures) + self._entry_height(index, measures)
        return QSize(measures.width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the entry; the month above it is not part of the selection."""
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        measures = _metrics(_font_of(option), rect.width())
        painter.save()
        header = self._header_height(index, measures)
        if header:
            _draw_month(painter, rect, str(index.data(ItemRole.HEADER)), measures, palette)
        entry = rect.adjusted(0, header, 0, 0)
        _draw_ground(painter, entry, palette, state)
        draw_shape(
            painter, measures.shape_spot(entry), EntryKind(index.data(ItemRole.SHAPE)), palette
        )
        self._draw_texts(painter, entry, index, measures, palette)
        painter.restore()

    def folded(self, index: Index, font: QFont) -> bool:
        """Tell whether the entry is folded at first: it is long, or it may be hard to read."""
        hard = bool(index.data(ItemRole.HARD))
        return hard or _body(index, _metrics(font, self._width()), SHORT_LINES).cut

    def link_rect(self, option_rect: QRect, index: Index, font: QFont) -> QRect:
        """Return where « Lire la suite » stands, empty if the entry is short."""
        measures = _metrics(font, option_rect.width())
        if not self.folded(index, font):
            return QRect()
        bottom = option_rect.bottom() - measures.margin
        words = SHOW if index.data(ItemRole.HARD) else READ_ON
        width = QFontMetrics(font).horizontalAdvance(words)
        top_left = QPoint(option_rect.left() + measures.text_left, bottom - measures.line)
        return QRect(top_left, QSize(width, measures.line))

    def _header_height(self, index: Index, measures: _Metrics) -> int:
        return measures.line * 2 if index.data(ItemRole.HEADER) else 0

    def _entry_height(self, index: Index, measures: _Metrics) -> int:
        height = measures.margin * 2 + _heading(index, measures).height
        if not index.data(ItemRole.BODY):
            return height
        body = _body(index, measures, self._limit(index))
        link = measures.line if self._link(index, measures, body) else 0
        return height + measures.margin // 2 + body.height + link

    def _limit(self, index: Index) -> int:
        return 0 if self._expanded(str(index.data(ItemRole.ID))) else SHORT_LINES

    def _link(self, index: Index, measures: _Metrics, body: LaidText) -> str:
        if index.data(ItemRole.HARD):
            return SHOW if self._limit(index) else FOLD
        if body.cut:
            return READ_ON
        if self._limit(index) == 0 and _body(index, measures, SHORT_LINES).cut:
            return FOLD
        return ""

    def _draw_texts(
        self, painter: QPainter, entry: QRect, index: Index, measures: _Metrics, palette: QPalette
    ) -> None:
        left, top = entry.left() + measures.text_left, entry.top() + measures.margin
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        below = _heading(index, measures).draw(painter, left, top) + measures.margin // 2
        if not index.data(ItemRole.BODY):
            return
        body = _body(index, measures, self._limit(index))
        below = body.draw(painter, left, below)
        link = self._link(index, measures, body)
        if link:
            painter.setPen(palette.color(QPalette.ColorRole.Link))
            font = QFont(measures.font)
            font.setUnderline(True)
            painter.setFont(font)
            place = QRect(left, round(below), measures.text_width, measures.line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, link)


def _font_of(option: QStyleOptionViewItem) -> QFont:
    widget = option.widget
    return widget.font() if isinstance(widget, QWidget) else QFont()


def _metrics(font: QFont, width: int) -> _Metrics:
    line = QFontMetrics(font).lineSpacing()
    return _Metrics(font=font, width=width, margin=line // 2, shape=line // 2, line=line)


def _body(index: Index, measures: _Metrics, limit: int) -> LaidText:
    return LaidText(str(index.data(ItemRole.BODY)), measures.font, measures.text_width, limit)


def _heading(index: Index, measures: _Metrics) -> LaidText:
    font = QFont(measures.font)
    font.setWeight(QFont.Weight.DemiBold)
    return LaidText(str(index.data(ItemRole.HEADING)), font, measures.text_width)


def _draw_month(
    painter: QPainter, rect: QRect, month: str, measures: _Metrics, palette: QPalette
) -> None:
    painter.setFont(measures.font)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    place = QRect(rect.left() + measures.margin, rect.top(), rect.width(), measures.line * 2)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, month)
    start = place.left() + QFontMetrics(measures.font).horizontalAdvance(month) + measures.margin
    painter.setPen(palette.color(QPalette.ColorRole.Midlight))
    middle = place.center().y()
    painter.drawLine(start, middle, rect.right() - measures.margin, middle)


def _draw_ground(
    painter: QPainter, entry: QRect, palette: QPalette, state: QStyle.StateFlag
) -> None:
    if not state & QStyle.StateFlag.State_Selected:
        return
    painter.fillRect(entry, palette.color(QPalette.ColorRole.AlternateBase))
    bar = QRect(entry.left(), entry.top(), 4, entry.height())
    painter.fillRect(bar, palette.color(QPalette.ColorRole.Accent))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawRect(entry.adjusted(1, 1, -2, -2))

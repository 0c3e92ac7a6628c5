"""How a line of the palette is drawn: label, detail, and at the right the number or the keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.models.palette_rows import ROW, Row


class PaletteDelegate(QStyledItemDelegate):
    """Draw with the palette and the font of the list only, so that themes and sizes follow."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, _colour(QPalette.ColorRole.Highlight))
        pad = option.fontMetrics.averageCharWidth()
        room = option.rect.adjusted(pad, 0, -pad, 0)
        if row.header:
            self._header(painter, option, room, row)
        else:
            self._line(painter, option, room, row, chosen=chosen)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of one line of text with room around it."""
        return QSize(0, round(option.fontMetrics.height() * 1.8))

    @staticmethod
    def _header(painter: QPainter, option: QStyleOptionViewItem, room: QRect, row: Row) -> None:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(_colour(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, row.label)

    @staticmethod
    def _line(
        painter: QPainter, option: QStyleOptionViewItem, room: QRect, row: Row, *, chosen: bool
    ) -> None:
        roles = QPalette.ColorRole
        strong = roles.HighlightedText if chosen else roles.Text
        soft = roles.HighlightedText if chosen else roles.PlaceholderText
        metrics = option.fontMetrics
        gap = metrics.averageCharWidth() * 2
        side_width = metrics.horizontalAdvance(row.side)
        painter.setPen(_colour(soft))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, right, row.side)
        left = room.adjusted(0, 0, -(side_width + gap) if row.side else 0, 0)
        used = _elided(painter, metrics, left, row.label, _colour(strong))
        if row.detail:
            left.setLeft(left.left() + used + gap)
            _elided(painter, metrics, left, row.detail, _colour(soft))


def _colour(role: QPalette.ColorRole) -> QColor:
    """Return a colour of the theme: the list's own palette is altered by the style sheet."""
    return QGuiApplication.palette().color(role)


def _elided(
    painter: QPainter, metrics: QFontMetrics, room: QRect, text: str, colour: QColor
) -> int:
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.setPen(colour)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)

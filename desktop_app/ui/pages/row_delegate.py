"""Draw the rows of a table as whole rows: one ground, one outline, no box around a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

_PADDING_PX = 12
_BAR_PX = 4


class RowDelegate(QStyledItemDelegate):
    """Paint a cell's words, cut with … where they do not fit: the row says them whole."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the row, the bar of the current one, and the words."""
        painter.save()
        colours, role = option.palette, QPalette.ColorRole
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(option.rect, colours.color(role.AlternateBase))
        if selected and index.column() == 0:
            bar = option.rect.adjusted(0, 0, _BAR_PX - option.rect.width(), 0)
            painter.fillRect(bar, colours.color(role.Accent))
        place = option.rect.adjusted(_PADDING_PX, 0, -_PADDING_PX // 2, 0)
        font = option.font
        font.setBold(selected and index.column() == 0)
        painter.setFont(font)
        painter.setPen(colours.color(role.Text))
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(colours.color(role.Midlight))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

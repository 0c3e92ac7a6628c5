"""How one section of a list is drawn: its title, and its status under it with a shape."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.icons import icon

_SMALL = 0.875
_MARGIN_EM = 0.5
_WRAP = Qt.TextFlag.TextWordWrap
_SHAPES = {
    "neutral": "circle",
    "info": "pencil",
    "success": "circle-check",
    "attention": "circle-alert",
    "error": "triangle-alert",
}


class SectionDelegate(QStyledItemDelegate):
    """Draw title and status of an item that has ``title``, ``status``, ``detail`` and ``kind``."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        self.initStyleOption(option, index)
        item = index.data(Qt.ItemDataRole.UserRole)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        title, status = self._places(option, item.title, _second_line(item))
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.Text
        painter.save()
        painter.setFont(_heavier(option.font) if lit else option.font)
        painter.setPen(option.palette.color(role))
        painter.drawText(title, _WRAP, item.title)
        small = _smaller(option.font)
        painter.setFont(small)
        side = QFontMetrics(small).ascent()
        line = QFontMetrics(small).lineSpacing()
        spot = QRect(status.left(), status.top() + (line - side) // 2, side, side)
        icon(_SHAPES[item.kind], role).paint(painter, spot)
        painter.drawText(status.adjusted(side + side // 2, 0, 0, 0), _WRAP, _second_line(item))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of both texts in the width of the list."""
        self.initStyleOption(option, index)
        item = index.data(Qt.ItemDataRole.UserRole)
        title, status = self._places(option, item.title, _second_line(item))
        margin = _margin(option)
        return QSize(title.width(), status.bottom() - title.top() + 1 + 2 * margin)

    def _places(self, option: QStyleOptionViewItem, title: str, status: str) -> tuple[QRect, QRect]:
        margin = _margin(option)
        rect = option.rect
        view = option.widget
        width = rect.width() or (view.width() if view else 0)
        room = QRect(rect.left() + margin, rect.top() + margin, width - 2 * margin, 10_000)
        heavy, small = QFontMetrics(_heavier(option.font)), QFontMetrics(_smaller(option.font))
        above = heavy.boundingRect(room, _WRAP, title)
        above.setWidth(room.width())
        beside = room.adjusted(small.ascent() * 3 // 2, above.height() + margin // 2, 0, 0)
        below = small.boundingRect(beside, _WRAP, status)
        return above, QRect(room.left(), beside.top(), room.width(), below.height())


def _second_line(item: object) -> str:
    parts = (getattr(item, "status", ""), getattr(item, "detail", ""))
    return " · ".join(part for part in parts if part)


def _margin(option: QStyleOptionViewItem) -> int:
    return round(QFontMetrics(option.font).height() * _MARGIN_EM)


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


def _heavier(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy

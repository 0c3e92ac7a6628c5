"""The shape of each kind of entry: a shape beside the word, never a colour alone (UX S05-AC3)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPolygonF

from desktop_app.services.timeline_views import EntryKind
from desktop_app.ui.icons import icon

_ICONS = {
    EntryKind.CALL: "phone",
    EntryKind.MEETING: "calendar-days",
    EntryKind.MESSAGE: "send",
    EntryKind.ATTACHMENT: "paperclip",
    EntryKind.MOVE: "house",
    EntryKind.INDICATION: "link",
    EntryKind.CONSENT: "message-square-quote",
    EntryKind.ORIENTATION: "list",
}


def draw_shape(painter: QPainter, spot: QRect, kind: EntryKind, palette: QPalette) -> None:
    """Draw ● for an observation, ▲ for an écrit, a square for a note, a line icon for the rest."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind in _ICONS:
        grown = spot.adjusted(-spot.width() // 3, -spot.width() // 3, *[spot.width() // 3] * 2)
        icon(_ICONS[kind], QPalette.ColorRole.Accent).paint(painter, grown)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Accent))
    if kind is EntryKind.ECRIT:
        points = (
            QPointF(spot.center().x() + 0.5, spot.top()),
            QPointF(spot.right() + 1, spot.bottom() + 1),
            QPointF(spot.left(), spot.bottom() + 1),
        )
        painter.drawPolygon(QPolygonF(points))
    elif kind is EntryKind.NOTE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setWidth(2)
        pen.setColor(palette.color(QPalette.ColorRole.Accent))
        painter.setPen(pen)
        painter.drawRect(spot)
    else:
        painter.drawEllipse(spot)

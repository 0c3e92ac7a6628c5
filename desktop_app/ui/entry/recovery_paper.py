"""The recovery sheet as a page: printed, or saved as PDF where the user chose on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

TITLE = "Fiche de secours"
"""Document title, print job name and file name: neutral, no name of anybody (S-48)."""

WARNING = "Sans la phrase de passe ni cette fiche, le registre est illisible pour toujours."

_PARAGRAPHS = (
    WARNING,
    "Rangez cette fiche sous clé, loin de l’ordinateur. Ne la photographiez pas.",
    "Pour l’utiliser\u00a0: à l’ouverture, choisissez «\u00a0Phrase de passe oubliée\u00a0», "
    "puis tapez le code. Les espaces et les tirets ne comptent pas.",
    "Une fois utilisé, ce code est remplacé\u00a0: imprimez alors la nouvelle fiche.",
)
_RESOLUTION_DPI = 300
_MARGIN_MM = 20.0
_QR_MM = 50
_QUIET_MODULES = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the sheet says: the code in its groups and the day it was made, in words."""

    code: str
    made_on: str

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups of the code, in order."""
        return tuple(self.code.split("-"))


def qr_image(text: str) -> QImage:
    """Return ``text`` as a QR code, one pixel a module, with the quiet zone of ISO 18004."""
    import segno

    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    size = len(rows) + 2 * _QUIET_MODULES
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.setPixelColor(x + _QUIET_MODULES, y + _QUIET_MODULES, QColor("black"))
    return image


def save_pdf(target: Path, sheet: Sheet) -> None:
    """Write the sheet as a one-page A4 PDF; raise ``OSError`` if ``target`` cannot be written."""
    # In memory first: where a disk is full, Qt writes half a page and only warns.
    page = QBuffer()
    page.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(page)
    writer.setTitle(TITLE)
    writer.setCreator("Fanal")
    writer.setResolution(_RESOLUTION_DPI)
    writer.setPageLayout(page_layout())
    paint(writer, sheet)
    target.write_bytes(page.data().data())


def page_layout() -> QPageLayout:
    """Return A4 upright with margins that every printer can do."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )


def paint(device: QPagedPaintDevice, sheet: Sheet) -> None:
    """Draw the sheet on the first page of ``device``: black on white, nothing else.

    Raises ``OSError`` if nothing can be drawn there: a printer that is gone.
    """
    painter = QPainter(device)
    if not painter.isActive():
        raise OSError("nothing can be drawn on this device")
    painter.setPen(QColor("black"))
    width = device.width()
    mm = device.logicalDpiX() / 25.4
    y = _text(painter, 0, width, TITLE, _font(22, bold=True)) + 8 * mm
    for paragraph in _PARAGRAPHS:
        y = _text(painter, y, width, paragraph, _font(12)) + 3 * mm
    y = _text(painter, y + 6 * mm, width, "Code de secours", _font(12, bold=True)) + 4 * mm
    y = _code(painter, y, width, sheet.groups, mm) + 8 * mm
    _qr(painter, y, _QR_MM * mm, qr_image(sheet.code))
    y += (_QR_MM + 8) * mm
    _text(painter, y, width, f"Fiche faite le {sheet.made_on}.", _font(12))
    painter.end()


def _code(painter: QPainter, y: float, width: int, groups: tuple[str, ...], mm: float) -> float:
    cell_width, cell_height = width / 3, 14 * mm
    for number, group in enumerate(groups):
        left, top = number % 3 * cell_width, y + number // 3 * cell_height
        painter.setFont(_font(9))
        place = QRectF(left, top, 8 * mm, cell_height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(number + 1))
        painter.setFont(_font(20, bold=True, code=True))
        place = QRectF(left + 8 * mm, top, cell_width - 8 * mm, cell_height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, group)
    return y + -(-len(groups) // 3) * cell_height


def _qr(painter: QPainter, y: float, side: float, image: QImage) -> None:
    """Draw each dark module as a square: a printer or a viewer would blur a stretched image."""
    module = side / image.width()
    for row in range(image.height()):
        for column in range(image.width()):
            if image.pixelColor(column, row) == QColor("black"):
                square = QRectF(column * module, y + row * module, module, module)
                painter.fillRect(square, QColor("black"))


def _text(painter: QPainter, y: float, width: int, text: str, font: QFont) -> float:
    painter.setFont(font)
    flags = int(Qt.TextFlag.TextWordWrap.value) | int(Qt.AlignmentFlag.AlignLeft.value)
    room = QRectF(0, y, width, painter.viewport().height())
    needed = painter.boundingRect(room, flags, text)
    painter.drawText(needed, flags, text)
    return needed.bottom()


def _font(points: int, *, bold: bool = False, code: bool = False) -> QFont:
    """Return a font of the computer: with ours, Qt 6.12 writes letters that cannot be copied."""
    kinds = QFontDatabase.SystemFont
    font = QFontDatabase.systemFont(kinds.FixedFont if code else kinds.GeneralFont)
    font.setPointSize(points)
    font.setBold(bold)
    return font

"""Read a finished PDF: its text, its pages and how they look. Runs in the worker only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from desktop_app.errors import BadInput

# 25 million pixels is an A4 page at 510 dpi: enough for any screen, small enough for the worker.
PIXELS_LIMIT = 25_000_000
PAGES_LIMIT = 500


@dataclass(frozen=True)
class PageImage:
    """One page: ``rgba`` holds ``width * height`` pixels of 4 bytes, top row first.

    It is empty for a page that was measured and not drawn.
    """

    width: int
    height: int
    rgba: bytes = field(repr=False)
    text: str = field(repr=False)


def texts(pdf: bytes) -> tuple[str, ...]:
    """Return the text inside each page; raise ``BadInput`` when the file is no readable PDF.

    What an engine drew beyond the edge of the paper is not seen by anyone: it is left out.
    """
    with opened(pdf) as document:
        return tuple(_text(document, index) for index in range(len(document)))


def images(pdf: bytes, zoom: float, first: int, limit: int) -> tuple[int, tuple[PageImage, ...]]:
    """Return the number of pages and the pictures of pages ``first`` to ``first + limit - 1``.

    ``zoom`` 1 is 72 dpi. Form fields are drawn too. A page that would be larger than
    ``PIXELS_LIMIT`` is drawn smaller.
    """
    with opened(pdf) as document:
        document.init_forms()
        count = len(document)
        last = min(count, first + limit)
        return count, tuple(_image(document, index, zoom) for index in range(first, last))


def outline(pdf: bytes, zoom: float) -> tuple[PageImage, ...]:
    """Return the size and the text of every page, without its pixels."""
    with opened(pdf) as document:
        return tuple(_sheet(document, index, zoom) for index in range(len(document)))


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open a PDF for a moment; raise ``BadInput`` when it is no readable PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise _unreadable() from error
    try:
        if not 0 < len(document) <= PAGES_LIMIT:
            raise _unreadable()
        yield document
    finally:
        document.close()


def _unreadable() -> BadInput:
    return BadInput(
        "Ce fichier PDF ne peut pas être lu.", "Demandez-en une nouvelle copie, ou refaites-le."
    )


def _text(document: Any, index: int) -> str:
    page = document[index]
    try:
        words = page.get_textpage()
        try:
            return _readable(str(words.get_text_bounded()))
        finally:
            words.close()
    finally:
        page.close()


def _readable(text: str) -> str:
    """Return text with plain line ends; pdfium marks a hyphen at the end of a line apart."""
    plain = text.replace("\r\n", "\n")
    return plain.replace("\ufffe", "-").replace("\x02", "-").replace("\x00", "")


def _sheet(document: Any, index: int, zoom: float) -> PageImage:
    page = document[index]
    try:
        width, height = page.get_size()
        scale = _scale(width, height, zoom)
    finally:
        page.close()
    return PageImage(ceil(width * scale), ceil(height * scale), b"", _text(document, index))


def _scale(width: float, height: float, zoom: float) -> float:
    return float(min(zoom, (PIXELS_LIMIT / max(1.0, width * height)) ** 0.5))


def _image(document: Any, index: int, zoom: float) -> PageImage:
    import pypdfium2.raw as pdfium_c

    page = document[index]
    try:
        width, height = page.get_size()
        scale = _scale(width, height, zoom)
        bitmap = page.render(
            scale=scale, rev_byteorder=True, force_bitmap_format=pdfium_c.FPDFBitmap_BGRA
        )
        try:
            rgba = _packed(bytes(bitmap.buffer), bitmap.width * 4, bitmap.stride)
            return PageImage(bitmap.width, bitmap.height, rgba, _text(document, index))
        finally:
            bitmap.close()
    finally:
        page.close()


def _packed(data: bytes, row_bytes: int, stride: int) -> bytes:
    if stride == row_bytes:
        return data
    rows = memoryview(data)
    return b"".join(rows[start:][:row_bytes] for start in range(0, len(data), stride))

"""Find where a picture or a film was taken, and take that out without touching one pixel.

Nothing is encoded again: the bytes that hold the position are blanked where they are (EXIF, XMP,
ISO 6709), so that every other offset of the file stays right. Sources: TIFF 6.0 §2, Exif 2.32
§4.6.6 (GPS IFD), XMP part 3, PNG 3rd edition §11.3. Runs in the worker only.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.documents.attachment_png import png_located, png_repaired
from desktop_app.documents.exif_block import ExifBlock
from desktop_app.domain import media
from desktop_app.domain.media import MediaKind
from desktop_app.errors import BadInput

_BLOCK = re.compile(
    rb"Exif\x00\x00(?=II\*\x00|MM\x00\*)|(?=II\*\x00\x08\x00\x00\x00|MM\x00\*\x00\x00\x00\x08)"
)
_PACKETS = ((b"<x:xmpmeta", b"</x:xmpmeta>"), (b"<rdf:RDF", b"</rdf:RDF>"))
_XMP_POSITION = re.compile(rb"GPS(?:Dest)?(?:Latitude|Longitude|Position|AreaInformation)")
_ISO_6709_SIGNS = (b"\xa9xyz", b"ISO6709")
_ISO_6709 = re.compile(rb"[+-]\d{2}\.\d{2,8}[+-]\d{3}\.\d{2,8}(?:[+-]\d{1,5}(?:\.\d{1,4})?)?/")
_SIGNED = b"/ByteRange"
_PICTURES_INSIDE = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
_INSIDE_BYTES = 50 * 1024 * 1024
_ZIP_KINDS = (media.DOCX, media.ODT, media.XLSX, media.PPTX, media.ODS, media.ODP)


@dataclass(frozen=True, slots=True)
class Position:
    """Whether a file tells where it was made, and whether that can be taken out of it."""

    found: bool
    removable: bool = False


def find_position(content: bytes, kind: MediaKind) -> Position:
    """Return whether ``content`` carries a position."""
    if kind in _ZIP_KINDS:
        return Position(any(_located(inside) for inside in _pictures_inside(content)))
    if not _located(content) and not (kind is media.TIFF and ExifBlock(content, 0).located()):
        return Position(kind is media.PNG and png_located(content), removable=True)
    return Position(found=True, removable=kind is not media.PDF or _SIGNED not in content)


def without_position(content: bytes, kind: MediaKind) -> bytes:
    """Return the same file without its position; raise ``BadInput`` when that cannot be done."""
    position = find_position(content, kind)
    if not position.found:
        return content
    cleaned = bytearray(content)
    if position.removable:
        _blank(cleaned, kind)
        cleaned = bytearray(png_repaired(bytes(cleaned))) if kind is media.PNG else cleaned
    if find_position(bytes(cleaned), kind).found:
        raise BadInput(
            "La position n’a pas pu être retirée de ce type de fichier.",
            "Faites-en une image (capture d’écran), ou décrivez ce qu’elle montre.",
        )
    return bytes(cleaned)


def _located(content: bytes) -> bool:
    return (
        any(ExifBlock(content, base).located() for base in _blocks(content))
        or any(_XMP_POSITION.search(content, *packet) for packet in _packets(content))
        or any(True for _ in _iso_6709(content))
    )


def _blank(content: bytearray, kind: MediaKind) -> None:
    whole = bytes(content)
    bases = [*_blocks(whole), *([0] if kind is media.TIFF else [])]
    for base in bases:
        ExifBlock(content, base).forget_position()
    for start, end in _packets(whole):
        if _XMP_POSITION.search(whole, start, end):
            content[start:end] = b" " * (end - start)
    for start, end in _iso_6709(whole):
        content[start:end] = re.sub(rb"\d", b"0", whole[start:end])


def _blocks(content: bytes) -> Iterator[int]:
    """Yield where an Exif block starts: of the picture, of its preview, of a second picture."""
    for match in _BLOCK.finditer(content):
        yield match.end()


def _packets(content: bytes) -> Iterator[tuple[int, int]]:
    for opening, closing in _PACKETS:
        start = content.find(opening)
        while start >= 0:
            end = content.find(closing, start)
            if end < 0:
                break
            yield start, end + len(closing)
            start = content.find(opening, end)


def _iso_6709(content: bytes) -> Iterator[tuple[int, int]]:
    if any(sign in content for sign in _ISO_6709_SIGNS):
        for match in _ISO_6709.finditer(content):
            if re.search(rb"[1-9]", match[0]):
                yield match.span()


def _pictures_inside(content: bytes) -> Iterator[bytes]:
    left = _INSIDE_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for member in package.infolist():
                if member.filename.lower().endswith(_PICTURES_INSIDE) and member.file_size <= left:
                    left -= member.file_size
                    yield package.read(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, struct.error):
        return

"""The chunks of a PNG: texts that hide a position compressed, and checksums after a change.

Source: PNG specification, 3rd edition, §5.3 (chunks), §11.3 (text). Runs in the worker only.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from desktop_app.documents.exif_block import ExifBlock

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TEXTS = frozenset({b"zTXt", b"iTXt", b"tEXt"})
_EXIF = b"eXIf"
_RAW_PROFILE = re.compile(rb"Raw profile type (?:exif|app1|xmp)", re.IGNORECASE)
_POSITION = re.compile(rb"GPS(?:Dest)?(?:Latitude|Longitude|Position)", re.IGNORECASE)
_TEXT_BYTES = 4 * 1024 * 1024


def png_located(content: bytes) -> bool:
    """Tell whether a chunk that a plain search cannot read holds a position."""
    return any(_tells(kind, data) for kind, data in _chunks(content))


def png_repaired(content: bytes) -> bytes:
    """Return the file without the texts that hold a position, its checksums right again."""
    kept, end = bytearray(_SIGNATURE), len(_SIGNATURE)
    for kind, data in _chunks(content):
        end += 12 + len(data)
        if kind in _TEXTS and _tells(kind, data):
            continue
        kept += struct.pack(">I", len(data)) + kind + data
        kept += struct.pack(">I", zlib.crc32(kind + data))
    return bytes(kept) + content[end:]


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if at + 12 + size > len(content):
            return
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        at += 12 + size


def _tells(kind: bytes, data: bytes) -> bool:
    if kind == _EXIF:
        return ExifBlock(data, 0).located()
    if kind not in _TEXTS:
        return False
    text = _text(kind, data)
    if _POSITION.search(text):
        return True
    return bool(_RAW_PROFILE.match(data)) and _profile_tells(text)


def _text(kind: bytes, data: bytes) -> bytes:
    keyword, _zero, rest = data.partition(b"\x00")
    if kind == b"zTXt":
        return _inflated(rest[1:])
    if kind == b"iTXt" and rest[:1] == b"\x01":
        translated = rest[2:].split(b"\x00", 2)
        return _inflated(translated[2]) if len(translated) == 3 else b""
    return keyword + rest


def _profile_tells(text: bytes) -> bool:
    """Tell whether a profile written as hexadecimal digits holds a position."""
    digits = b"".join(text.split()[2:])
    try:
        profile = bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return False
    start = profile.find(b"Exif\x00\x00")
    base = start + 6 if start >= 0 else 0
    return bool(_POSITION.search(profile)) or ExifBlock(profile, base).located()


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _TEXT_BYTES)
    except zlib.error:
        return b""

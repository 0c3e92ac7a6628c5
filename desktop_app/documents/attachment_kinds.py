"""Tell what a file really is by its content; refuse programs, archives and files of two natures.

S-56: the name of a file says nothing. Runs in the worker only.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from desktop_app.domain import media
from desktop_app.domain.media import MediaKind
from desktop_app.errors import BadInput

_HEAD_BYTES = 1024
_ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_ZIP_END_BYTES = 22
_ZIP_COMMENT_BYTES = 65_535
_MAX_MEMBERS = 2000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"BZh9")
_HIDDEN_ARCHIVES = (b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c\x00")
_BY_HEAD: Final[tuple[tuple[bytes, MediaKind], ...]] = (
    (b"\xff\xd8\xff", media.JPEG),
    (b"\x89PNG\r\n\x1a\n", media.PNG),
    (b"GIF87a", media.GIF),
    (b"GIF89a", media.GIF),
    (b"II*\x00", media.TIFF),
    (b"MM\x00*", media.TIFF),
    (b"{\\rtf", media.RTF),
    (b"ID3", media.MP3),
    (b"\xff\xfb", media.MP3),
    (b"\xff\xf3", media.MP3),
    (b"\xff\xf2", media.MP3),
    (b"OggS", media.OGG),
    (b"#!AMR", media.AMR),
)
_RIFF: Final[Mapping[bytes, MediaKind]] = {b"WEBP": media.WEBP, b"WAVE": media.WAV}
_BRANDS: Final[tuple[tuple[tuple[bytes, ...], MediaKind], ...]] = (
    ((b"avif", b"avis"), media.AVIF),
    ((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), media.HEIC),
    ((b"qt  ",), media.MOV),
    ((b"M4A ", b"M4B "), media.M4A),
)
_OLE_STREAMS: Final[tuple[tuple[str, MediaKind], ...]] = (
    ("WordDocument", media.DOC),
    ("Workbook", media.XLS),
    ("__properties_version1.0", media.MSG),
)
_ODF: Final[Mapping[bytes, MediaKind]] = {
    kind.media_type.encode(): kind for kind in (media.ODT, media.ODS, media.ODP)
}
_OOXML: Final[tuple[tuple[str, MediaKind], ...]] = (
    ("word/document.xml", media.DOCX),
    ("xl/workbook.xml", media.XLSX),
    ("ppt/presentation.xml", media.PPTX),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_IN_TEXT = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"


def kind_of_content(untrusted: bytes) -> MediaKind:
    """Return the kind of a file; raise ``BadInput``, saying why, when the register takes it not."""
    kind = _kind(untrusted)
    if _has_second_nature(untrusted, kind):
        raise BadInput(
            "Ce fichier en cache un autre\xa0: il a deux natures à la fois.",
            "Il n’a pas été ajouté. Demandez-le de nouveau, en PDF ou en image.",
        )
    return kind


def _kind(content: bytes) -> MediaKind:
    _refuse_programs(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] == b"%PDF-":
        return media.PDF
    for head, kind in _BY_HEAD:
        if content.startswith(head):
            return kind
    if content[:2] == b"BM" and content[6:10] == bytes(4):
        return media.BMP
    if content[:4] == b"RIFF" and content[8:12] in _RIFF:
        return _RIFF[content[8:12]]
    if content[4:8] == b"ftyp":
        return _of_brands(content)
    if content.startswith(_ZIP):
        return _of_zip(content)
    if content.startswith(_OLE):
        return _of_ole(content)
    if _is_text(content):
        return media.TEXT
    raise BadInput(
        "Ce type de fichier n’est pas reconnu.",
        "Il n’a pas été ajouté. Enregistrez-le en PDF ou en image, puis recommencez.",
    )


def _refuse_programs(content: bytes) -> None:
    if content.startswith(_PROGRAMS) or (content[:2] == b"MZ" and b"\x00" in content[:64]):
        raise BadInput("Ce fichier est un programme.", "Il n’a pas été ajouté.")
    if content.startswith(_ARCHIVES):
        raise _archive()


def _archive() -> BadInput:
    return BadInput(
        "Ce fichier est une archive.",
        "Ouvrez-la sur votre ordinateur, puis ajoutez les fichiers qu’elle contient.",
    )


def _of_brands(content: bytes) -> MediaKind:
    size = min(int.from_bytes(content[:4], "big"), 256)
    brands = {content[8:12]} | {content[at : at + 4] for at in range(16, size, 4)}
    for named, kind in _BRANDS:
        if brands & set(named):
            return kind
    return media.MP4


def _of_zip(content: bytes) -> MediaKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            names = {member.filename for member in members}
            first = members[0] if members else None
            told = b""
            if first is not None and first.filename == "mimetype" and first.file_size < 100:
                told = package.read(first)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise _closed() from error
    if len(members) > _MAX_MEMBERS:
        raise _archive()
    if any("vbaproject" in name.lower() for name in names):
        raise _macro()
    if told.strip() in _ODF:
        return _ODF[told.strip()]
    for name, kind in _OOXML:
        if name in names and "[Content_Types].xml" in names:
            return kind
    raise _archive()


def _of_ole(content: bytes) -> MediaKind:
    if _utf_16("_VBA_PROJECT") in content:
        raise _macro()
    if _utf_16("EncryptedPackage") in content:
        raise _closed()
    for stream, kind in _OLE_STREAMS:
        if _utf_16(stream) in content:
            return kind
    raise BadInput(
        "Ce type de fichier n’est pas reconnu.",
        "Il n’a pas été ajouté. Enregistrez-le en PDF, puis recommencez.",
    )


def _closed() -> BadInput:
    return BadInput(
        "Ce fichier est abîmé ou protégé par un mot de passe.", "Demandez-en une autre copie."
    )


def _macro() -> BadInput:
    return BadInput(
        "Ce document contient un programme (une macro).",
        "Il n’a pas été ajouté. Demandez-le sans macro, ou en PDF.",
    )


def _utf_16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_text(content: bytes) -> bool:
    if content.startswith(_UTF_16):
        try:
            content.decode("utf-16")
        except UnicodeDecodeError:
            return False
        return True
    return not content.translate(None, bytes(set(range(256)) - set(_NOT_IN_TEXT)))


def _has_second_nature(content: bytes, kind: MediaKind) -> bool:
    head = content[:_HEAD_BYTES]
    if kind is not media.PDF and kind is not media.TEXT and b"%PDF-" in head:
        return True
    if not content.startswith(_ZIP) and _ends_as_zip(content):
        return True
    if kind.media_type.startswith("image/"):
        hidden = any(sign in content for sign in _HIDDEN_ARCHIVES)
        return hidden or any(sign in head.lower() for sign in (b"<script", b"<html", b"<?php"))
    return False


def _ends_as_zip(content: bytes) -> bool:
    """Tell whether a zip ends exactly where the file ends: another program would open that."""
    at = content.rfind(_ZIP_END, max(0, len(content) - _ZIP_END_BYTES - _ZIP_COMMENT_BYTES))
    if at < 0 or at + _ZIP_END_BYTES > len(content):
        return False
    comment = int.from_bytes(content[at + 20 : at + 22], "little")
    size = int.from_bytes(content[at + 12 : at + 16], "little")
    reaches_end = at + _ZIP_END_BYTES + comment == len(content)
    return reaches_end and (size == 0 or content[at - size : at - size + 4] == b"PK\x01\x02")

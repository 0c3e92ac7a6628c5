"""What kinds of files a register keeps: their French word, extension, and how they are seen.

A kind is told by the content of a file, never by its name (S-56): the extension that a copy gets
comes from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Seen(StrEnum):
    """How a piece is seen inside the window."""

    PAGES = "pages"
    WORD = "word"
    IMAGE = "image"
    TEXT = "text"
    OUTSIDE = "outside"
    """Only with another program, through a copy in clear."""


@dataclass(frozen=True, slots=True)
class MediaKind:
    """One kind of file. ``extension`` starts with a dot."""

    media_type: str
    word: str
    extension: str
    seen: Seen

    @property
    def picture(self) -> bool:
        """Tell whether it is a picture or a film: something that shows people."""
        return self.media_type.startswith(("image/", "video/"))


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"

PDF: Final = MediaKind("application/pdf", "PDF", ".pdf", Seen.PAGES)
JPEG: Final = MediaKind("image/jpeg", "image", ".jpg", Seen.IMAGE)
PNG: Final = MediaKind("image/png", "image", ".png", Seen.IMAGE)
GIF: Final = MediaKind("image/gif", "image", ".gif", Seen.IMAGE)
BMP: Final = MediaKind("image/bmp", "image", ".bmp", Seen.IMAGE)
TIFF: Final = MediaKind("image/tiff", "image", ".tif", Seen.IMAGE)
WEBP: Final = MediaKind("image/webp", "image", ".webp", Seen.IMAGE)
HEIC: Final = MediaKind("image/heic", "image HEIC", ".heic", Seen.OUTSIDE)
AVIF: Final = MediaKind("image/avif", "image AVIF", ".avif", Seen.OUTSIDE)
TEXT: Final = MediaKind("text/plain", "texte", ".txt", Seen.TEXT)
DOCX: Final = MediaKind(f"{_OOXML}.wordprocessingml.document", "document Word", ".docx", Seen.WORD)
ODT: Final = MediaKind(f"{_ODF}.text", "document texte", ".odt", Seen.WORD)
XLSX: Final = MediaKind(f"{_OOXML}.spreadsheetml.sheet", "tableau", ".xlsx", Seen.OUTSIDE)
PPTX: Final = MediaKind(
    f"{_OOXML}.presentationml.presentation", "présentation", ".pptx", Seen.OUTSIDE
)
ODS: Final = MediaKind(f"{_ODF}.spreadsheet", "tableau", ".ods", Seen.OUTSIDE)
ODP: Final = MediaKind(f"{_ODF}.presentation", "présentation", ".odp", Seen.OUTSIDE)
RTF: Final = MediaKind("application/rtf", "document RTF", ".rtf", Seen.OUTSIDE)
DOC: Final = MediaKind("application/msword", "document Word ancien", ".doc", Seen.OUTSIDE)
XLS: Final = MediaKind("application/vnd.ms-excel", "tableau ancien", ".xls", Seen.OUTSIDE)
MSG: Final = MediaKind("application/vnd.ms-outlook", "courriel Outlook", ".msg", Seen.OUTSIDE)
MP4: Final = MediaKind("video/mp4", "vidéo", ".mp4", Seen.OUTSIDE)
MOV: Final = MediaKind("video/quicktime", "vidéo", ".mov", Seen.OUTSIDE)
M4A: Final = MediaKind("audio/mp4", "son", ".m4a", Seen.OUTSIDE)
MP3: Final = MediaKind("audio/mpeg", "son", ".mp3", Seen.OUTSIDE)
OGG: Final = MediaKind("audio/ogg", "son", ".ogg", Seen.OUTSIDE)
WAV: Final = MediaKind("audio/wav", "son", ".wav", Seen.OUTSIDE)
AMR: Final = MediaKind("audio/amr", "son", ".amr", Seen.OUTSIDE)

_KINDS: Final = (
    *(PDF, JPEG, PNG, GIF, BMP, TIFF, WEBP, HEIC, AVIF, TEXT, DOCX, ODT, XLSX, PPTX, ODS, ODP),
    *(RTF, DOC, XLS, MSG, MP4, MOV, M4A, MP3, OGG, WAV, AMR),
)
BY_MEDIA_TYPE: Final[Mapping[str, MediaKind]] = {kind.media_type: kind for kind in _KINDS}
_UNKNOWN: Final = MediaKind("application/octet-stream", "fichier", ".bin", Seen.OUTSIDE)


def kind_of(media_type: str) -> MediaKind:
    """Return the kind of a media type; one that this release does not know is only a file."""
    return BY_MEDIA_TYPE.get(media_type, _UNKNOWN)

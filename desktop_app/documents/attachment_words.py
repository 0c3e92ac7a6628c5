"""Read the words of a text, a Word or an OpenDocument file, without laying them out.

For the view of a text, and for documents that the gate does not let through to a converter. Runs
in the worker only.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from desktop_app.domain import media
from desktop_app.domain.media import MediaKind
from desktop_app.errors import BadInput

CHARS_LIMIT = 400_000
_MAX_XML_BYTES = 20 << 20
_MAX_RATIO = 200
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARTS = {media.DOCX.media_type: "word/document.xml", media.ODT.media_type: "content.xml"}


def words(content: bytes, kind: MediaKind) -> tuple[str, bool]:
    """Return the words of a file, and whether they are only the beginning of it."""
    text = _plain(content) if kind is media.TEXT else _of_package(content, kind)
    shown = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n"))
    return shown[:CHARS_LIMIT], len(shown) > CHARS_LIMIT


def _plain(content: bytes) -> str:
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _of_package(content: bytes, kind: MediaKind) -> str:
    name = _PARTS.get(kind.media_type, "")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            member = package.getinfo(name)
            ratio = member.file_size / max(1, member.compress_size)
            if member.file_size > _MAX_XML_BYTES or (
                ratio > _MAX_RATIO and member.file_size > 1 << 20
            ):
                raise _unreadable()
            with package.open(member) as stream:
                xml = stream.read(_MAX_XML_BYTES)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise _unreadable() from error
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise _unreadable()
    return "\n".join(_paragraphs(xml))


def _paragraphs(xml: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable() from error
    for paragraph in root.iter(f"{_W}p", f"{_T}p", f"{_T}h"):
        if paragraph.tag == f"{_W}p":
            yield "".join(_runs(paragraph))
        else:
            yield "".join(str(text) for text in paragraph.itertext())


def _runs(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        if element.tag == f"{_W}t":
            yield element.text or ""
        else:
            yield "\t" if element.tag == f"{_W}tab" else "\n"


def _unreadable() -> BadInput:
    return BadInput("Ce document ne peut pas être lu ici.", "Ouvrez-le avec un autre programme.")

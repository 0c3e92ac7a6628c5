"""Which values of a context a filled Word file really prints."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"


def printed_values(docx: bytes, context: Mapping[str, Any]) -> list[str]:
    """Return each text of ``context`` that stands in the body of ``docx``, once, line by line.

    A PDF is right only if it holds them all again. What the model leaves out is not asked for.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read(_BODY), parser)
    lines = "\n".join(_paragraph(item) for item in root.iter(f"{_W}p"))
    wanted = dict.fromkeys(line for text in _texts(context) for line in _lines(text))
    return [line for line in wanted if line in lines]


def printed_lines(docx: bytes) -> list[str]:
    """Return what the body of ``docx`` prints, a line a paragraph, in reading order."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read(_BODY), parser)
    return [line for item in root.iter(f"{_W}p") for line in _lines(_paragraph(item))]


def _paragraph(paragraph: etree._Element) -> str:
    signs = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr"):
        if node.tag == f"{_W}t":
            signs.append(node.text or "")
        else:
            signs.append("\t" if node.tag == f"{_W}tab" else "\n")
    return "".join(signs)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip():
            yield line.strip()

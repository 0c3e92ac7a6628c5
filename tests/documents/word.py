"""Small Word documents for tests, and their text read back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache, partial
from html import escape
from pathlib import Path

import docx
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
MODEL_FOLDER = ROOT / "templates_docx" / "information_preoccupante_crip"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def model_bytes() -> bytes:
    """Return the model of the information préoccupante."""
    return (MODEL_FOLDER / "model.docx").read_bytes()


@cache
def _blank() -> bytes:
    document = docx.Document()
    document.add_paragraph("BODY")
    section = document.sections[0]
    section.header.paragraphs[0].text = "HEADER"
    section.footer.paragraphs[0].text = "FOOTER"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def word(*paragraphs: str, header: str = "", footer: str = "") -> bytes:
    """Return a Word document with one run a paragraph."""
    texts = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'
        for text in paragraphs
    )
    package = zipfile.ZipFile(io.BytesIO(_blank()))
    edits: dict[str, Callable[[bytes], bytes]] = {
        "word/document.xml": lambda data: data.replace(
            b"<w:p><w:r><w:t>BODY</w:t></w:r></w:p>", texts.encode()
        )
    }
    for name in package.namelist():
        if name.startswith(("word/header", "word/footer")):
            edits[name] = partial(_put, header if "header" in name else footer)
    return changed(_blank(), edits)


def _put(text: str, data: bytes) -> bytes:
    return re.sub(b"HEADER|FOOTER", lambda _: escape(text, quote=False).encode(), data)


def text_of(content: bytes, part: str = "word/document.xml") -> str:
    """Return the text of a part as Word shows it: tabs and line ends included."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(part))
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "\n".join(
        "".join(
            node.text or "" if node.tag == f"{W}t" else marks[node.tag]
            for node in paragraph.iter(f"{W}t", *marks)
            if node.tag == f"{W}t" or node.getparent().tag == f"{W}r"  # not a w:tab of w:tabs
        )
        for paragraph in root.iter(f"{W}p")
    )


def changed(
    content: bytes,
    edits: Mapping[str, Callable[[bytes], bytes]] | None = None,
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the package with parts edited and parts added."""
    target = io.BytesIO()
    edits = edits or {}
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as package:
        for info in source.infolist():
            data = source.read(info)
            edit = edits.get(info.filename)
            package.writestr(info.filename, edit(data) if edit else data, zipfile.ZIP_DEFLATED)
        for name, data in (added or {}).items():
            package.writestr(name, data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def in_body(xml: str) -> Callable[[bytes], bytes]:
    """Return an edit that puts ``xml`` at the start of the body."""
    return lambda data: data.replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)

"""Leave in a PDF nothing that tells who made it, when or with what (S-63)."""

from __future__ import annotations

import io
import re

LANGUAGE = "fr-FR"
_CATALOG_IS_FINE = (b"/Lang(fr", b"/DisplayDocTitle true")


def neutral(pdf: bytes, title: str) -> bytes:
    """Return the PDF with this title, in French, and nothing else about it."""
    return _written_over(pdf, title) or _written_anew(pdf, title)


def _written_over(pdf: bytes, title: str) -> bytes | None:
    """Write the title over the information of a plain PDF such as LibreOffice's, or return None.

    A tagged page is hundreds of objects: writing them all anew takes longer than making the PDF.
    """
    trailer = pdf[max(0, pdf.rfind(b"trailer")) :]
    catalog = _object(pdf, trailer, b"Root")
    information = _object(pdf, trailer, b"Info")
    if catalog is None or information is None or b"/Metadata" in pdf:
        return None
    if not all(words in catalog.group(1) for words in _CATALOG_IS_FINE):
        return None
    start, end = information.span(1)
    said = b"/Title<" + ("\ufeff" + title).encode("utf-16-be").hex().encode("ascii") + b">"
    if len(said) > end - start:
        return None
    return pdf[:start] + said.ljust(end - start) + pdf[end:]


def _object(pdf: bytes, trailer: bytes, name: bytes) -> re.Match[bytes] | None:
    number = re.search(rb"/" + name + rb" (\d+) 0 R", trailer)
    if number is None:
        return None
    start = rb"[\r\n]" + number.group(1) + rb" 0 obj\s*"
    return re.search(start + rb"<<(.*?)>>\s*endobj", pdf, re.DOTALL)


def _written_anew(pdf: bytes, title: str) -> bytes:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    writer.metadata = {"/Title": title}
    root = writer.root_object
    root.pop(NameObject("/Metadata"), None)
    root[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    # A reader shows the title above the window instead of a file name.
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = shown
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()

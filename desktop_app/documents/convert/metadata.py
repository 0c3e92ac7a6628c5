"""Leave in a PDF nothing that tells who made it, when or with what (S-63)."""

from __future__ import annotations

import io

LANGUAGE = "fr-FR"


def neutral(pdf: bytes, title: str) -> bytes:
    """Return the PDF with a neutral title, in French, and nothing else about it."""
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

"""The two converters that Fanal carries with it, for computers without Word or LibreOffice.

Both simplify the layout (feasibility A3), so what they make is always marked as such.
They run in the ``parse`` worker, one job each: a hang of the first is ended with its worker.
"""

from __future__ import annotations

from typing import Any


def with_rdocx(docx: bytes) -> bytes:
    """Return the PDF that rdocx makes. Raises what rdocx raises."""
    import rdocx

    return bytes(rdocx.Document.from_bytes(docx).to_pdf())


def with_word2pdf(docx: bytes) -> bytes:
    """Return the PDF that word2pdf makes, without its font index on the disk."""
    import word2pdf

    make: Any = word2pdf.Converter  # its functions have no types
    return bytes(make(font_cache=False).convert(docx))

"""Small Word files made on the spot, and the engines that the tests choose."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from desktop_app.documents.convert import libreoffice
from desktop_app.documents.convert.engines import RDOCX, WORD2PDF, Engine, libreoffice_engine


def word_file(paragraphs: Sequence[str]) -> bytes:
    """Return a .docx with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def libreoffice_here() -> Path:
    """Return LibreOffice's program, or skip the test aloud."""
    program = libreoffice.find()
    if program is None:
        pytest.skip("LibreOffice is not installed: its conversion is not tested")
    return program


def only_libreoffice() -> tuple[Engine, ...]:
    """Return the one engine LibreOffice."""
    return (libreoffice_engine(libreoffice_here()),)


def only_builtin() -> tuple[Engine, ...]:
    """Return the two built-in engines."""
    return (RDOCX, WORD2PDF)

"""A finished PDF tells its title and its language, and nothing about its making."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from desktop_app.documents.convert import metadata
from desktop_app.documents.convert.engines import Engine
from desktop_app.documents.convert.metadata import neutral
from desktop_app.documents.workshop import Pdf, Workshop
from tests.documents.conversions import only_builtin

TRACES = [b"LibreOffice", b"Writer", b"python-docx", b"CreationDate", b"rdocx", b"reportlab"]
TRACES += [word.decode().encode("utf-16-be").hex().encode() for word in TRACES]


def french_file() -> bytes:
    """Return a .docx with a heading and an author, in French like the models."""
    document = Document()
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "fr-FR")
    document.core_properties.author = "Claire Martin"
    document.core_properties.title = "Écrit E-2026-031"
    document.add_heading("Information préoccupante", 1)
    document.add_paragraph("Bonjour")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


TITLES = pytest.mark.parametrize(
    "title", ["Document", "Écrit « d’alerte » (n° 2)", "Titre long " * 40]
)


@TITLES
def test_libreoffice_tells_nothing(ready_office: Workshop, title: str) -> None:
    check_says_only(ready_office.to_pdf(french_file(), ["Bonjour"], title=title), title)


@TITLES
@pytest.mark.parametrize("engine", only_builtin(), ids=lambda engine: engine.job)
def test_the_built_in_engines_tell_nothing(tmp_path: Path, engine: Engine, title: str) -> None:
    workshop = Workshop(tmp_path, engines=lambda: (engine,))
    pdf = workshop.to_pdf(french_file(), ["Bonjour"], title=title)
    workshop.close()
    check_says_only(pdf, title)


def check_says_only(pdf: Pdf, title: str) -> None:
    reader = PdfReader(io.BytesIO(pdf.content), strict=True)
    catalog = reader.root_object
    assert dict(reader.metadata or {}) == {"/Title": title}
    assert catalog["/Lang"] == "fr-FR"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    lowered = pdf.content.lower()
    assert [trace for trace in TRACES if trace.lower() in lowered] == []
    assert b"Claire" not in pdf.content


def test_a_screen_reader_finds_the_structure(ready_office: Workshop) -> None:
    pdf = ready_office.to_pdf(french_file(), ["Bonjour"])
    catalog = PdfReader(io.BytesIO(pdf.content)).root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert catalog["/Outlines"]["/First"]["/Title"] == "Information préoccupante"


def test_the_quick_way_is_the_one_of_libreoffice(
    ready_office: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = ready_office.to_pdf(french_file(), ["Bonjour"]).content

    def never(_pdf: bytes, _title: str) -> bytes:
        raise AssertionError

    monkeypatch.setattr(metadata, "_written_anew", never)
    assert neutral(pdf, "Autre") != pdf
    with pytest.raises(AssertionError):
        neutral(pdf.replace(b"/Lang(fr", b"/Lang(en"), "Autre")

"""The workshop: fill, convert and draw in workers, with real LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from desktop_app.documents.convert.engines import (
    EnginePreference,
)
from desktop_app.documents.workshop import Workshop
from desktop_app.errors import ConversionFailed
from tests.documents.conversions import (
    only_builtin,
    only_libreoffice,
    word_file,
)

VALUES = ["Élodie DUMITRU, dite « Lina »", "Œuvre & cœur <à vérifier>", "ș ț ł đ ğ", "12 mai 2011"]


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    made = Workshop(tmp_path / "tmp", engines=only_libreoffice)
    yield made
    made.close()


@pytest.fixture
def builtin(tmp_path: Path) -> Iterator[Workshop]:
    made = Workshop(tmp_path / "tmp", engines=only_builtin)
    yield made
    made.close()


def test_a_model_is_filled_in_the_worker(workshop: Workshop) -> None:
    model = word_file(["Prénom : {{ enfant.prenom }}"])
    filled = workshop.fill(model, {"enfant": {"prenom": "Ana & <Lina>"}})
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(filled)).paragraphs)
    assert "Prénom : Ana & <Lina>" in text


def test_libreoffice_makes_the_pdf_with_every_value(workshop: Workshop) -> None:
    told: list[str] = []
    pdf = workshop.to_pdf(word_file(VALUES), VALUES, tell=told.append)
    assert (pdf.engine, pdf.simplified, pdf.pages) == ("LibreOffice", False, 1)
    assert told == ["Mise en page avec LibreOffice…", "Vérification du texte…"]
    assert "DUMITRU" in workshop.pdf_text(pdf.content)[0]


def test_the_pdf_says_nothing_about_its_making(workshop: Workshop) -> None:
    pdf = workshop.to_pdf(word_file(VALUES), VALUES)
    reader = PdfReader(io.BytesIO(pdf.content))
    assert dict(reader.metadata or {}) == {"/Title": "Document"}
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for trace in (b"LibreOffice", b"Writer", b"python-docx", b"CreationDate"):
        assert trace not in pdf.content


def test_without_libreoffice_the_layout_is_simplified(builtin: Workshop) -> None:
    pdf = builtin.to_pdf(word_file(VALUES), VALUES)
    assert (pdf.engine, pdf.simplified) == ("Fanal", True)


def test_no_engine_at_all_leaves_the_word_file(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, EnginePreference.WORD, engines=only_builtin)
    with pytest.raises(ConversionFailed, match="Le fichier Word est là"):
        workshop.to_pdf(word_file(VALUES), VALUES)
    workshop.close()


def test_pages_are_drawn_at_the_zoom(builtin: Workshop) -> None:
    pdf = builtin.to_pdf(word_file(VALUES), VALUES)
    small, large = (builtin.page_images(pdf.content, zoom)[0] for zoom in (1.0, 2.0))
    assert len(small.rgba) == small.width * small.height * 4
    assert abs(large.width - 2 * small.width) <= 1
    assert "DUMITRU" in small.text
    assert set(small.rgba[3::4]) == {255}
    assert min(small.rgba) < 100 < max(small.rgba)

"""The paper on real pages, made by LibreOffice: numbered, complete, none empty."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop_app.documents.context import build
from desktop_app.documents.docx import fill
from tests.documents.papers import PAPERS
from tests.documents.word import model_bytes

PAGES = {
    "ordinary": range(4, 8),
    "almost_empty": range(1, 3),
    "nine_siblings": range(5, 10),
    "many_observations": range(15, 35),
    "everything": range(6, 14),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """Return the papers as PDF, in one run of LibreOffice."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: the pages were not looked at")
    folder = tmp_path_factory.mktemp("pages")
    files = []
    for name in PAGES:
        path = folder / f"{name}.docx"
        path.write_bytes(fill(model_bytes(), build(PAPERS[name]())))
        files.append(str(path))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", "--norestore", profile, "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=180
    )
    return {
        name: PdfReader(io.BytesIO(Path(folder / f"{name}.pdf").read_bytes())) for name in PAGES
    }


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_numbered_and_says_the_reference(
    printed: dict[str, PdfReader], name: str
) -> None:
    pages = printed[name].pages
    assert len(pages) in PAGES[name]
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert re.search(rf"page {number} sur {len(pages)}\b", text)
        assert "E-2026-031" in text
        assert len(text.split()) > 20


@pytest.mark.parametrize("name", PAGES)
def test_the_signature_is_not_cut_from_its_title(printed: dict[str, PdfReader], name: str) -> None:
    last = printed[name].pages[-1].extract_text()
    assert "Signature" in last
    assert "Fait" in last
    assert "Signature à la main" in last.replace("\u00a0", " ")


def test_a_table_says_its_title_again_on_the_next_page(printed: dict[str, PdfReader]) -> None:
    texts = [page.extract_text() for page in printed["many_observations"].pages]
    facts = [text for text in texts if "Passage numéro" in text]
    assert len(facts) > 10
    assert all("Quand et où" in text for text in facts)


def test_the_paper_is_a4(printed: dict[str, PdfReader]) -> None:
    box = printed["ordinary"].pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)

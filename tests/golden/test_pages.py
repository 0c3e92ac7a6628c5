"""The papers on real pages, made by LibreOffice: numbered, complete, none empty."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.golden.cases import MODELS, filled

CASES = ("ordinary", "almost_empty", "nine_siblings", "everything")
LONG = ("information_preoccupante_crip", "note_avocat")
"""The models that are also printed with 200 observations: by voice, and in one line of time."""
PRINTED = (
    *((model_id, case) for model_id in MODELS for case in CASES),
    *((model_id, "many_observations") for model_id in LONG),
)
PAGES = {
    "information_preoccupante_crip": {
        "ordinary": range(4, 8),
        "almost_empty": range(1, 3),
        "nine_siblings": range(5, 10),
        "many_observations": range(15, 35),
        "everything": range(6, 14),
    },
    "signalement_procureur": {
        "ordinary": range(5, 9),
        "almost_empty": range(1, 3),
        "nine_siblings": range(6, 10),
    },
    "complement_information": {"ordinary": range(3, 6), "nine_siblings": range(3, 6)},
    "note_avocat": {"ordinary": range(2, 5), "many_observations": range(8, 30)},
    "relance": {"ordinary": range(1, 2), "almost_empty": range(1, 2)},
    "demande_suites": {"ordinary": range(1, 2), "almost_empty": range(1, 2)},
    "lettre_autorite_parentale": {"ordinary": range(1, 2), "nine_siblings": range(1, 3)},
    "courrier_libre": {"ordinary": range(1, 2), "almost_empty": range(1, 2)},
}
"""How many pages a paper may take, where it matters."""


@cache
def _printed(folder: Path) -> dict[tuple[str, str], list[str]]:
    """Return the text of each page of each paper, in one run of LibreOffice."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: the pages were not looked at")
    files = []
    for model_id, case in PRINTED:
        path = folder / f"{model_id}.{case}.docx"
        path.write_bytes(filled(model_id, case))
        files.append(str(path))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", "--norestore", profile, "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=600
    )
    return {
        (model_id, case): [page.extract_text() for page in _read(folder, model_id, case).pages]
        for model_id, case in PRINTED
    }


def _read(folder: Path, model_id: str, case: str) -> PdfReader:
    return PdfReader(io.BytesIO((folder / f"{model_id}.{case}.pdf").read_bytes()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the pages are made."""
    return tmp_path_factory.mktemp("pages")


@pytest.mark.parametrize(("model_id", "case"), PRINTED)
def test_every_page_is_numbered_and_says_the_reference(
    folder: Path, model_id: str, case: str
) -> None:
    pages = _printed(folder)[model_id, case]
    wanted = PAGES.get(model_id, {}).get(case)
    assert wanted is None or len(pages) in wanted
    for number, text in enumerate(pages, 1):
        assert re.search(rf"page {number} sur {len(pages)}\b", text)
        assert "E-2026-031" in text
        assert len(text.split()) > 20


@pytest.mark.parametrize(("model_id", "case"), PRINTED)
def test_the_place_to_sign_is_not_cut_from_the_place_and_date(
    folder: Path, model_id: str, case: str
) -> None:
    pages = [text.replace("\u00a0", " ") for text in _printed(folder)[model_id, case]]
    signed = [text for text in pages if "Signature à la main" in text]
    letter = not any("Fait " in text for text in pages)  # its place and date stand on top
    assert letter or all("Fait " in text for text in signed)
    assert not letter or len(signed) <= 1


def test_a_table_says_its_title_again_on_the_next_page(folder: Path) -> None:
    pages = _printed(folder)["information_preoccupante_crip", "many_observations"]
    facts = [text for text in pages if "Passage numéro" in text]
    assert len(facts) > 10
    assert all("Quand et où" in text for text in facts)


@pytest.mark.parametrize("model_id", MODELS)
def test_the_paper_is_a4(folder: Path, model_id: str) -> None:
    _printed(folder)
    box = _read(folder, model_id, "ordinary").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)

"""The paper, word for word and element for element, against the kept one.

``FANAL_GOLDEN=rewrite`` writes the kept files again; read the difference before you commit it.
"""

from __future__ import annotations

import difflib
import io
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from desktop_app.documents.context import build
from desktop_app.documents.docx import fill
from tests.documents.papers import PAPERS
from tests.documents.word import model_bytes, text_of

KEPT = Path(__file__).parent / "information_preoccupante"
SHOWN_LINES = 60


def compare(name: str, found: str) -> None:
    """Fail with the difference from the kept file, or write it again when asked to."""
    path = KEPT / name
    if os.environ.get("FANAL_GOLDEN") == "rewrite":
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    kept = path.read_text(encoding="utf-8")
    if found != kept:
        lines = difflib.unified_diff(kept.splitlines(), found.splitlines(), "kept", "found", n=1)
        pytest.fail("\n".join([f"{name} has changed", *list(lines)[:SHOWN_LINES]]))


def pretty(content: bytes, part: str) -> str:
    """Return a part of the package with one element a line."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(part))
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


@pytest.mark.parametrize("name", ["ordinary", "almost_empty"])
def test_the_document_is_the_kept_one(name: str) -> None:
    filled = fill(model_bytes(), build(PAPERS[name]()))
    compare(f"{name}.document.xml", pretty(filled, "word/document.xml"))


@pytest.mark.parametrize(
    "name", ["ordinary", "almost_empty", "nine_siblings", "other_scripts", "everything"]
)
def test_the_text_is_the_kept_one(name: str) -> None:
    filled = fill(model_bytes(), build(PAPERS[name]()))
    compare(f"{name}.txt", text_of(filled) + "\n")


def test_header_and_footer_are_the_kept_ones() -> None:
    filled = fill(model_bytes(), build(PAPERS["ordinary"]()))
    names = sorted(zipfile.ZipFile(io.BytesIO(filled)).namelist())
    parts = [name for name in names if name.startswith(("word/header", "word/footer"))]
    assert len(parts) == 2
    compare("header_footer.xml", "".join(pretty(filled, part) for part in parts))


def test_a_change_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FANAL_GOLDEN", raising=False)
    kept = (KEPT / "ordinary.txt").read_text(encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="porte fermée"):
        compare("ordinary.txt", kept.replace("porte de la caravane", "porte fermée"))

"""Each paper, word for word, against the kept one; nothing of a long one lost.

``FANAL_GOLDEN=rewrite`` writes the kept files again; read the difference before you commit it.
"""

from __future__ import annotations

import difflib
import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from desktop_app.documents.check import check_model
from desktop_app.documents.fields import FIELDS
from desktop_app.documents.gate import inspect
from tests.documents.papers import HOSTILE
from tests.documents.word import text_of
from tests.golden.cases import (
    CASES,
    KEPT_TEXTS,
    MODELS,
    context,
    filled,
    model_of,
    printed_fields,
)

KEPT = Path(__file__).parent
FIRST = "information_preoccupante_crip"
SHOWN_LINES = 60


def compare(name: str, found: str) -> None:
    """Fail with the difference from the kept file, or write it again when asked to."""
    path = KEPT / name
    if os.environ.get("FANAL_GOLDEN") == "rewrite":
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if found != kept:
        lines = difflib.unified_diff(kept.splitlines(), found.splitlines(), "kept", "found", n=1)
        pytest.fail("\n".join([f"{name} has changed", *list(lines)[:SHOWN_LINES]]))


def pretty(content: bytes, part: str) -> str:
    """Return a part of the package with one element a line."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(part))
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def whole_text(content: bytes) -> str:
    """Return the text of the body, then of headers and footers."""
    names = sorted(zipfile.ZipFile(io.BytesIO(content)).namelist())
    edges = [name for name in names if name.startswith(("word/header", "word/footer"))]
    return "\n".join(text_of(content, name) for name in ("word/document.xml", *edges))


@pytest.mark.parametrize("model_id", MODELS)
def test_the_model_is_clean_and_uses_only_known_fields(model_id: str) -> None:
    report = check_model(model_of(model_id).docx)
    assert report.ok
    assert report.problems == ()


@pytest.mark.parametrize(
    ("model_id", "case"),
    [(FIRST, "ordinary"), *((model_id, "almost_empty") for model_id in MODELS)],
)
def test_the_document_is_the_kept_one(model_id: str, case: str) -> None:
    found = pretty(filled(model_id, case), "word/document.xml")
    compare(f"{model_id}/{case}.document.xml", found)


@pytest.mark.parametrize("case", KEPT_TEXTS)
@pytest.mark.parametrize("model_id", MODELS)
def test_the_text_is_the_kept_one(model_id: str, case: str) -> None:
    compare(f"{model_id}/{case}.txt", whole_text(filled(model_id, case)) + "\n")


def test_header_and_footer_are_the_kept_ones() -> None:
    found = filled(FIRST, "ordinary")
    names = sorted(zipfile.ZipFile(io.BytesIO(found)).namelist())
    parts = [name for name in names if name.startswith(("word/header", "word/footer"))]
    assert len(parts) == 2
    compare(f"{FIRST}/header_footer.xml", "".join(pretty(found, part) for part in parts))


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a context with the key of its field."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, f"{path}[]" if isinstance(item, dict) else path)
    elif isinstance(value, str) and value:
        yield path, value


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("model_id", MODELS)
def test_nothing_that_the_model_prints_is_lost(model_id: str, case: str) -> None:
    printed = whole_text(filled(model_id, case))
    fields = printed_fields(model_id) & FIELDS.keys()  # a code is tested, its words are printed
    lost = {
        path
        for path, value in leaves(context(model_id, case))
        if path in fields and value not in printed
    }
    assert lost == set()


@pytest.mark.parametrize("model_id", MODELS)
def test_hostile_text_stays_text_in_every_field(model_id: str) -> None:
    content = filled(model_id, "everything")
    printed = whole_text(content)
    assert HOSTILE.strip() in printed
    assert "49" not in printed.replace("2049", "")
    inspect(content)


def test_a_change_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FANAL_GOLDEN", raising=False)
    kept = (KEPT / FIRST / "ordinary.txt").read_text(encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="porte fermée"):
        compare(f"{FIRST}/ordinary.txt", kept.replace("porte de la caravane", "porte fermée"))

"""The words of the window and of the papers: typography and the list of words that stay out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from desktop_app.paths import ROOT

_FRENCH = ("ui", "services", "register", "documents", "domain", "cli", "errors.py")
_FORBIDDEN = re.compile(
    r"\b(usagers?|bénéficiaires?|clandestins?|supprimer|veuillez|merci de|désolée?|oups|invalides?"
    r"|synchronisée?|obligatoires?|éditer)\b",
    re.IGNORECASE,
)
_SPACE_BEFORE = re.compile(r"[^\s\u00a0] [:;!?»](\s|$)|« ")
_LOOKS_FRENCH = re.compile(r"[éèêàçùîôœ’«»]|\b(le|la|les|une?|des?|et|ou|est|pas|votre|ce)\b")


def _sentences(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            skipped.add(id(body[0].value))
        if isinstance(node, ast.Expr):
            skipped.add(id(node.value))
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in skipped else None
        if not isinstance(text, str) or "(?" in text or "|" in text:  # a pattern, not a sentence
            continue
        if " " in text.strip() and _LOOKS_FRENCH.search(text):
            yield getattr(node, "lineno", 0), text


def _all() -> Iterator[tuple[str, str]]:
    for room in _FRENCH:
        place = ROOT / "desktop_app" / room
        for path in [place] if place.suffix else sorted(place.rglob("*.py")):
            if "training_data" in path.parts:
                continue  # stories before ``typography``; their French is tested with them
            for line, text in _sentences(path):
                yield f"{path.relative_to(ROOT)}:{line}", text


def test_the_sentences_are_seen() -> None:
    assert sum(1 for _ in _all()) > 400


def test_the_words_that_stay_out_are_out() -> None:
    found = [(where, text) for where, text in _all() if _FORBIDDEN.search(text)]
    assert found == []


def test_a_narrow_no_break_space_is_never_written() -> None:
    assert [where for where, text in _all() if "\u202f" in text] == []


def test_high_punctuation_has_its_no_break_space() -> None:
    found = [(where, text) for where, text in _all() if _SPACE_BEFORE.search(text)]
    assert found == []

"""The user guide: its links lead somewhere, its words are the window’s, its keys the real ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app.paths import ROOT
from desktop_app.ui.shortcuts import SHORTCUTS, keys_in_french
from tests.project.test_words import _FORBIDDEN, _SPACE_BEFORE

GUIDE = sorted((ROOT / "docs" / "guide").glob("*.md"))
_LINK = re.compile(r"\]\(([^)#]+)\)")
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)")
_MARKS = re.compile(r"^\| ?[-| ]+$|^#+ |\*\*|^> |^\|| \|")


def _sentences(path: Path) -> list[str]:
    text = _CODE.sub("X", path.read_text(encoding="utf-8"))
    return [_MARKS.sub("", line) for line in text.splitlines()]


def test_the_guide_is_seen() -> None:
    assert len(GUIDE) >= 9


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_every_link_and_picture_is_there(path: Path) -> None:
    links = _LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_its_words_and_typography_are_the_window_s(path: Path) -> None:
    lines = _sentences(path)
    assert [line for line in lines if _FORBIDDEN.search(line)] == []
    assert [line for line in lines if _SPACE_BEFORE.search(line) or "\u202f" in line] == []


def test_the_page_of_keys_is_the_keyboard_map() -> None:
    text = (ROOT / "docs" / "guide" / "raccourcis.md").read_text(encoding="utf-8")
    for shortcut in SHORTCUTS:
        assert f"| `{keys_in_french(shortcut.keys[0])}` | {shortcut.label} |" in text

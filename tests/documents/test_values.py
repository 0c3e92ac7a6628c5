"""The value check: what is there is found however a PDF spells it, what is lost is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.convert.values import has_unchecked_signs, missing

WORDS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=4, max_size=9)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("Élodie Dumitru", "ÉLODIE\nDUMITRU"),
        ("Élodie", "E\u0301lodie"),
        ("efficace", "e\ufb03cace"),
        ("anticonstitutionnel", "anticonsti-\ntutionnel"),
        ("anticonstitutionnel", "anticonsti\ufffe\ntutionnel"),
        ("16 h 05 :", "16\u00a0h\u00a005\u202f:"),
        ("06 39 98 00 01", "06\u00a039\u00a098\u00a000\u00a001"),
        ("dit « Nina »", "dit «\u00a0Nina\u00a0»"),
        ("ligne un\nligne deux", "ligne un\r\nligne deux"),
        ("عربي", "\ufecb\ufeae\ufe91\ufef2"),
        ("النص عربي", "يبرع صنلا"),
        ("שלום", "םולש"),
        ("نَصّ", "نص"),
        ("😀 bonjour ☒", "bonjour"),
        ("☐", ""),
        ("", "rien"),
        ("孩子说他很害怕", "孩子说他 page 2 很害怕"),
        ("« Лейла » ; « Leïla ✨ » ; ლეილა", "« Лейла » ; « Leïla » ; (suite) ლეილა"),
        ("« C’est lui », تخبر", "تخبر , »lui est’C «"),
        ("سلام", "مالس"),
        ("سلام", "سالم"),
    ],
)
def test_what_is_printed_is_found(value: str, printed: str) -> None:
    assert missing([value], [f"avant {printed} après"]) == ()


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("Élodie Dumitru", "Élodie"),
        ("Élodie", "Elodie"),
        ("ș ț ł đ", "? ? ? ?"),
        ("Dupont & Fils <SARL>", "Dupont"),
        ("12 mai 2011", "13 mai 2011"),
        ("Ana n’est pas rentrée", "Ana est pas rentrée"),
        ("النص عربي", "النص"),
        ("« Лейла » ლეილა", "« Лейла »"),
        ("孩子说他很害怕", "孩子说他很害"),
        ("deux un", "un deux"),
    ],
)
def test_what_is_lost_is_noticed(value: str, printed: str) -> None:
    assert missing(["avant", value], ["avant", printed]) == (1,)


def test_a_value_may_cross_a_page_with_its_footer_and_header() -> None:
    value = "Elle a dit que son oncle venait la chercher le soir."
    pages = [
        "Elle a dit que son oncle\nPage 1 sur 2",
        "Écrit D-2026-014\nvenait la chercher le soir.",
    ]
    assert missing([value], pages) == ()


def test_words_scattered_over_the_whole_paper_are_not_the_value() -> None:
    pages = ["mère " + "autre " * 2000, "inquiète " + "encore " * 2000, "fatiguée"]
    assert missing(["mère inquiète fatiguée"], pages) == (0,)


@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_any_cut_of_the_lines_keeps_the_value(words: list[str], data: st.DataObject) -> None:
    breaks = data.draw(st.lists(st.sampled_from([" ", "\n", "\u00a0", " \r\n"]), min_size=12))
    printed = "".join(word + gap for word, gap in zip(words, breaks, strict=False))
    assert missing([" ".join(words)], [f"x {printed} y"]) == ()


@given(st.lists(WORDS, min_size=2, max_size=12, unique_by=str.casefold), st.data())
def test_any_lost_word_is_noticed(words: list[str], data: st.DataObject) -> None:
    lost = data.draw(st.sampled_from(words))
    printed = " ".join(word for word in words if word != lost)
    if lost.casefold() not in printed.replace(" ", "").casefold():
        assert missing([" ".join(words)], [printed]) == (0,)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("il a écrit 😀", True),
        ("❤", True),
        ("☒ oui", False),
        ("孩子", True),
        ("ليلى Лейла", False),
        ("n° 12, 20 °C", False),
    ],
)
def test_signs_that_nobody_checks_are_told(value: str, told: bool) -> None:
    assert has_unchecked_signs([value]) is told

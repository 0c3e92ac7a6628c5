from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.text_diff import Kind, Piece, TextChange, changes

_WORDS = st.sampled_from(["Ana", "a", "peur", "le", "soir,", "« Non »", "école.", "\u00a0", "ţ"])
_LINES = st.lists(st.lists(_WORDS, max_size=8).map(" ".join), max_size=8)
_TEXTS = _LINES.map("\n".join)


def _words(found: tuple[TextChange, ...], kind: Kind) -> Counter[str]:
    texts = [piece.text for change in found for piece in change.pieces if piece.kind is kind]
    return Counter(word for text in texts for word in text.split())


def test_a_word_that_became_another_is_told_alone() -> None:
    found = changes("Motif\nAna a peur souvent.", "Motif\nAna a peur le 2 mars.")
    assert found == (
        TextChange(
            1,
            (
                Piece(Kind.SAME, "Ana a peur"),
                Piece(Kind.REMOVED, " souvent."),
                Piece(Kind.ADDED, " le 2 mars."),
            ),
        ),
    )


def test_paragraphs_that_came_or_went_are_told_whole() -> None:
    assert changes("Un\nTrois", "Un\nDeux\nTrois") == (TextChange(1, (Piece(Kind.ADDED, "Deux"),)),)
    assert changes("Un\nDeux\nTrois", "Un\nTrois") == (
        TextChange(1, (Piece(Kind.REMOVED, "Deux"),)),
    )


def test_two_paragraphs_that_follow_each_other_are_two_changes() -> None:
    assert [change.paragraph for change in changes("a b\nc d\ne", "a x\nc y\ne")] == [0, 1]


@given(_TEXTS)
def test_a_text_has_no_change_with_itself(text: str) -> None:
    assert changes(text, text) == ()


@given(_TEXTS, _TEXTS)
def test_what_went_and_what_came_make_the_new_text_out_of_the_old_one(old: str, new: str) -> None:
    found = changes(old, new)
    words = Counter(old.split())
    words.subtract(_words(found, Kind.REMOVED))
    words.update(_words(found, Kind.ADDED))
    assert +words == Counter(new.split())
    assert min(words.values(), default=0) >= 0


@given(_TEXTS, _TEXTS)
def test_each_passage_reads_as_the_new_text_does(old: str, new: str) -> None:
    lines = new.split("\n")
    for change in changes(old, new):
        kept = [piece.text for piece in change.pieces if piece.kind is not Kind.REMOVED]
        read = "".join(kept).split()
        passage = "\n".join(lines[change.paragraph :]).split()
        assert passage[: len(read)] == read


def test_other_spaces_between_the_same_words_are_no_change() -> None:
    assert changes("Ana a peur.\nLe soir.", "Ana  a peur. Le soir.") == ()


def test_a_very_long_passage_is_told_in_one_piece_at_once() -> None:
    old = " ".join(f"mot{number}" for number in range(20_000))
    new = " ".join(f"mot{number}" for number in range(1, 20_001))
    assert [piece.kind for piece in changes(old, new)[0].pieces] == [Kind.REMOVED, Kind.ADDED]

"""What changed between two texts, word by word; a line is a paragraph (UX J4-7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s*\S+")
_MOST_WORDS = 3000
"""Words on a side beyond which a passage is told as taken out and put in, in one piece."""


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """One passage that differs. ``paragraph`` is where it begins in the new text, from 0.

    The pieces that stayed or came make the new passage, those that went stood in the old one.
    """

    paragraph: int
    pieces: tuple[Piece, ...]


def changes(old: str, new: str) -> tuple[TextChange, ...]:
    """Return what differs from ``old`` to ``new``, in the order of the new text.

    Other spaces or another end of line between the same words are no change.
    """
    before, after = old.split("\n"), new.split("\n")
    if before == after:
        return ()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[TextChange] = []
    for kind, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if kind != "equal":
            found += _of_passage(before[a_from:a_to], after[b_from:b_to], b_from)
    return tuple(change for change in found if _differs(change))


def _differs(change: TextChange) -> bool:
    return any(piece.kind is not Kind.SAME and piece.text.strip() for piece in change.pieces)


def _of_passage(before: Sequence[str], after: Sequence[str], at: int) -> Iterator[TextChange]:
    """Tell paragraph by paragraph where each became another, else the passage as a whole."""
    if len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield TextChange(at + number, _pieces(one, other))
        return
    yield TextChange(at, _pieces("\n".join(before), "\n".join(after)))


def _pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Compare words; each carries the space before it, that of the new text where both have it."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return _kept((Piece(Kind.REMOVED, old), Piece(Kind.ADDED, new)))
    matcher = SequenceMatcher(
        None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False
    )
    found: list[Piece] = []
    for kind, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(Kind.SAME, "".join(after[b_from:b_to])))
        else:
            found.append(Piece(Kind.REMOVED, "".join(before[a_from:a_to])))
            found.append(Piece(Kind.ADDED, "".join(after[b_from:b_to])))
    return _kept(found)


def _kept(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)

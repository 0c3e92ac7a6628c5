"""What changed between two texts, word by word; a line is a paragraph (UX J4-7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|[^\s]+")
_MOST_WORDS = 4000
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

    The pieces that stayed or went make the old passage, those that stayed or came the new one.
    """

    paragraph: int
    pieces: tuple[Piece, ...]


def changes(old: str, new: str) -> tuple[TextChange, ...]:
    """Return what differs from ``old`` to ``new``, in the order of the new text."""
    before, after = old.split("\n"), new.split("\n")
    if before == after:
        return ()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[TextChange] = []
    for kind, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if kind != "equal":
            found += _of_passage(before[a_from:a_to], after[b_from:b_to], b_from)
    return tuple(found)


def _of_passage(before: Sequence[str], after: Sequence[str], at: int) -> Iterator[TextChange]:
    """Tell paragraph by paragraph where each became another, else the passage as a whole."""
    if len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield TextChange(at + number, _pieces(one, other))
        return
    if not before or not after:
        kind = Kind.ADDED if after else Kind.REMOVED
        yield TextChange(at, (Piece(kind, "\n".join(before or after)),))
        return
    yield TextChange(at, _pieces("\n".join(before), "\n".join(after)))


def _pieces(old: str, new: str) -> tuple[Piece, ...]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > 2 * _MOST_WORDS:
        return _kept((Piece(Kind.REMOVED, old), Piece(Kind.ADDED, new)))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[Piece] = []
    for kind, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(Kind.SAME, "".join(before[a_from:a_to])))
        else:
            found.append(Piece(Kind.REMOVED, "".join(before[a_from:a_to])))
            found.append(Piece(Kind.ADDED, "".join(after[b_from:b_to])))
    return _kept(_without_gaps(found))


def _without_gaps(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Take a space between two changes as changed too: it reads as one passage."""
    removed = added = ""
    for number, piece in enumerate(pieces):
        inside = 0 < number < len(pieces) - 1
        if piece.kind is Kind.SAME and not (inside and not piece.text.strip()):
            yield Piece(Kind.REMOVED, removed)
            yield Piece(Kind.ADDED, added)
            yield piece
            removed = added = ""
            continue
        removed += piece.text if piece.kind is not Kind.ADDED else ""
        added += piece.text if piece.kind is not Kind.REMOVED else ""
    yield Piece(Kind.REMOVED, removed)
    yield Piece(Kind.ADDED, added)


def _kept(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)

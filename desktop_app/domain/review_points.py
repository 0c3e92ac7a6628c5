"""What a reader looks at before an écrit leaves (UX J4-8)."""

from __future__ import annotations

from collections.abc import Iterable

POINTS: tuple[tuple[str, str], ...] = (
    ("dated", "Faits datés et situés"),
    ("quoted", "Paroles entre guillemets et attribuées"),
    ("no_interpretation", "Pas d’interprétation présentée comme un fait"),
    ("family", "Famille informée, ou motif écrit"),
    ("recipient", "Destinataire exact"),
)
"""Code and words; each is ticked by hand: « vérifié »."""

CODES = tuple(code for code, _words in POINTS)


def unticked(checked: Iterable[str]) -> tuple[str, ...]:
    """Return the words of the points that are not among the codes of ``checked``."""
    seen = frozenset(checked)
    return tuple(words for code, words in POINTS if code not in seen)

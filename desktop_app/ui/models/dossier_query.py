"""What is typed above the list of dossiers, as words joined by ET and OU (UX S04-AC2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_OR = re.compile(r"\s+ou\s+", re.IGNORECASE)
_UNFINISHED = re.compile(r"\s+(?:ou|et)$", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"]\s*([^»\"]+?)\s*[»\"]|(\S+)")


@dataclass(frozen=True, slots=True)
class DossierQuery:
    """Alternatives of words: all the words of one alternative must be there."""

    alternatives: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, text: str) -> DossierQuery:
        """Read « acacias 14 » as both words, « acacias ou port » as either word.

        Several words between guillemets stay together. « et » between two words changes nothing.
        """
        found = []
        typed = _UNFINISHED.sub("", text.replace("\u00a0", " ").strip())
        for alternative in _OR.split(typed):
            words = tuple(
                (quoted or bare)
                for quoted, bare in _QUOTED.findall(alternative)
                if (quoted or bare).lower() != "et"
            )
            if words:
                found.append(words)
        return cls(tuple(found))

    def matcher(self, fold: Callable[[str], str]) -> Callable[[str], bool] | None:
        """Return what tells whether a folded text answers, ``None`` if every one does."""
        folded = [tuple(map(fold, alternative)) for alternative in self.alternatives]
        if not folded:
            return None
        return lambda text: any(all(word in text for word in words) for words in folded)

    def in_words(self) -> str:
        """Return « acacias » ET « 14 », or ("" if nothing was typed) with OU between brackets."""
        parts = [
            " ET ".join(f"«\u00a0{word}\u00a0»" for word in alternative)
            for alternative in self.alternatives
        ]
        if len(parts) < 2:
            return "".join(parts)
        return "(" + " OU ".join(parts) + ")"

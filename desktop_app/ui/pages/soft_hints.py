"""Two questions about what was written, asked at the end of the form, never a block (UX §2.7)."""

from __future__ import annotations

import re

_TOLD = re.compile(
    r"\b(?:il|elle|on|ils|elles)\s+(?:a\s+|ont\s+|m[’']a\s+)?(?:dit|disent|raconte|racontent)\s+"
    r"(?:que\b|qu[’'])",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:manifestement|clairement|évidemment|visiblement|maltraitée?s?|menteu(?:r|se)s?|"
    r"négligente?s?)\b",
    re.IGNORECASE,
)


def hints(seen: str) -> tuple[str, ...]:
    """Return the questions that the text of facts calls for, in French; often none."""
    found = []
    told = _TOLD.search(seen)
    if told:
        found.append(
            f"Vous avez écrit «\u00a0{told[0]}\u00a0». Voulez-vous citer les paroles exactes\u00a0?"
        )
    judged = _JUDGED.search(seen)
    if judged:
        found.append(
            f"Vous avez écrit «\u00a0{judged[0]}\u00a0». Est-ce un fait observé "
            "ou une interprétation\u00a0?"
        )
    return tuple(found)

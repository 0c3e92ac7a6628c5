"""Soft questions about what was written, asked at the end of the form, never a block (UX §2.7).

A short list of rules, no model: a rule looks for words in the facts and asks one question. What is
quoted between « guillemets » is somebody's exact words and is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.domain.french import NBSP, quote

UNDATED = f"Aucune date n’est indiquée. Quand était-ce, même à peu près{NBSP}?"

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What to look for, and what is then asked."""

    pattern: re.Pattern[str]
    question: str


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_RULES = (
    _Rule(
        re.compile(
            r"\b(?:il|elle|on|ils|elles)\s+(?:(?:m|nous|lui)[’'\s]\s*)?(?:a\s+|ont\s+)?"
            r"(?:dit|disent|raconte|racontent|raconté|explique|expliquent|expliqué)\s+"
            r"(?:que\b|qu[’'])",
            re.IGNORECASE,
        ),
        f"Voulez-vous citer les paroles exactes{NBSP}?",
    ),
    _Rule(
        _words(
            "manifestement",
            "clairement",
            "évidemment",
            "visiblement",
            "de toute évidence",
            "maltraitée?s?",
            "maltraitante?s?",
            "négligente?s?",
            "menteu(?:r|rs|se|ses)",
            "manipulat(?:eur|eurs|rice|rices)",
            "agressi(?:f|fs|ve|ves)",
            "démissionnaires?",
        ),
        f"Est-ce un fait observé ou une interprétation{NBSP}?",
    ),
    _Rule(
        re.compile(
            r"\b(?:je (?:pense|crois|suppose) (?:que\b|qu[’'])|on dirait (?:que\b|qu[’'])"
            r"|(?:sans doute|probablement|sûrement)\b)",
            re.IGNORECASE,
        ),
        f"Est-ce une hypothèse{NBSP}? Sa place est dans {quote('Ce que j’en comprends')}.",
    ),
)


def hints(seen: str, *, dated: bool = True) -> tuple[str, ...]:
    """Return the questions that the text of facts calls for, in French; often none.

    ``dated`` tells whether the observation has a date, even a vague one.
    """
    found = []
    own_words = _QUOTED.sub(" ", seen)
    for rule in _RULES:
        match = rule.pattern.search(own_words)
        if match:
            found.append(f"Vous avez écrit {quote(' '.join(match[0].split()))}. {rule.question}")
    if not dated and seen.strip():
        found.append(UNDATED)
    return tuple(found)

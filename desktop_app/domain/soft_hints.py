"""Soft questions about what was written, asked at the end of the form, never a block (UX §2.7).

A short list of rules, no model: a rule looks for words in the facts and asks one question. What is
quoted between « guillemets » is somebody's exact words and is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.french import NBSP, quote

UNDATED = f"Aucune date n’est indiquée. Quand était-ce, même à peu près{NBSP}?"

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


class HintKind(StrEnum):
    """What a question is about."""

    CITE = "cite"
    JUDGEMENT = "judgement"
    DIAGNOSIS = "diagnosis"
    HYPOTHESIS = "hypothesis"


@dataclass(frozen=True, slots=True)
class Hint:
    """A question and the words that call for it, as they are written."""

    kind: HintKind
    words: str
    question: str

    @property
    def sentence(self) -> str:
        """Return the question with the words, in French."""
        return f"Vous avez écrit {quote(self.words)}. {self.question}"


@dataclass(frozen=True, slots=True)
class _Rule:
    """What to look for, and what is then asked."""

    kind: HintKind
    pattern: re.Pattern[str]
    question: str


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_RULES = (
    _Rule(
        HintKind.CITE,
        re.compile(
            r"\b(?:il|elle|on|ils|elles)\s+(?:(?:m|nous|lui)[’'\s]\s*)?(?:a\s+|ont\s+)?"
            r"(?:dit|disent|raconte|racontent|raconté|explique|expliquent|expliqué)\s+"
            r"(?:que\b|qu[’'])",
            re.IGNORECASE,
        ),
        f"Voulez-vous citer les paroles exactes{NBSP}?",
    ),
    _Rule(
        HintKind.JUDGEMENT,
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
            "toxiques?",
            "perver(?:s|se|ses)",
            "indignes?",
            "incapables? de (?:s[’']occuper|élever|éduquer)",
        ),
        f"Est-ce un fait observé ou une interprétation{NBSP}?",
    ),
    _Rule(
        HintKind.DIAGNOSIS,
        _words(
            "dépressi(?:f|fs|ve|ves)",
            "psychotiques?",
            "schizophrènes?",
            "paranoïaques?",
            "hystériques?",
            "bipolaires?",
            "alcooliques?",
            "toxicomanes?",
            "autistes?",
            "syndrome post-traumatique",
            "stress post-traumatique",
        ),
        f"Est-ce un diagnostic posé par un médecin{NBSP}? Sinon, écrivez ce qui a été vu.",
    ),
    _Rule(
        HintKind.HYPOTHESIS,
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
    asked = [hint.sentence for hint in found(seen)]
    if not dated and seen.strip():
        asked.append(UNDATED)
    return tuple(asked)


def found(text: str) -> tuple[Hint, ...]:
    """Return what calls for a question in a text, once a rule; quoted words are left out."""
    own_words = _QUOTED.sub(" ", text)
    matches = ((rule, rule.pattern.search(own_words)) for rule in _RULES)
    return tuple(
        Hint(rule.kind, " ".join(match[0].split()), rule.question)
        for rule, match in matches
        if match
    )

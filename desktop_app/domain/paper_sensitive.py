"""Sensitive data that an écrit may not need (article 9 of the GDPR, crip.md §3.2). Advice only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.observation import Voice
from desktop_app.domain.paper_finding import Finding, PlacedText, Rule, Weight


@dataclass(frozen=True, slots=True)
class _Matter:
    name: str
    pattern: re.Pattern[str]


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_MATTERS = (
    _Matter(
        "la religion",
        _words(
            "musulman(?:e|s|es)?",
            "islam(?:ique|iste|istes)?",
            "chrétien(?:ne|s|nes)?",
            "catholiques?",
            "protestant(?:e|s|es)?",
            "orthodoxes?",
            "évangéli(?:que|ques|ste|stes)",
            "pentecôtistes?",
            "jui(?:f|fs|ve|ves)",
            "témoins? de jéhovah",
            "religi(?:on|eux|euse|euses)",
            "ramadan",
            "mosquée",
        ),
    ),
    _Matter(
        "l’origine",
        _words(
            "roms?",
            "tsiganes?",
            "tziganes?",
            "gitan(?:e|s|es)?",
            "manouches?",
            "gens du voyage",
            "africain(?:e|s|es)?",
            "arabes?",
            "maghrébin(?:e|s|es)?",
            "ethni(?:e|que|ques)",
            "origine (?:ethnique|étrangère)",
        ),
    ),
    _Matter(
        "la santé",
        _words(
            "séropositi(?:f|fs|ve|ves)",
            "vih",
            "sida",
            "hépatite",
            "tuberculose",
            "enceinte",
            "grossesse",
            "avortement",
            "ivg",
            "psychiatr(?:ie|ique|e)",
        ),
    ),
    _Matter(
        "la vie sexuelle",
        _words("homosexuel(?:le|s|les)?", "lesbiennes?", "bisexuel(?:le|s|les)?", "transgenres?"),
    ),
    _Matter("les opinions", _words("syndiqué(?:e|s|es)?", "militant(?:e|s|es)?")),
)
_ASKED = f"Est-ce utile pour comprendre le danger{NBSP}?"


def sensitive(texts: Iterable[PlacedText], labels: Mapping[str, str]) -> Iterator[Finding]:
    """Yield each sensitive field that is filled, then each matter that a text speaks of, once.

    ``labels`` are the sensitive fields by their key. Exact words are left as they are.
    """
    told: set[str] = set()
    for text in texts:
        label = labels.get(text.spot.key)
        if label is not None:
            if text.text.strip() and label not in told:
                told.add(label)
                words = f"{label}{NBSP}: c’est une donnée sensible. {_ASKED}"
                yield Finding(Rule.SENSITIVE, Weight.ADVICE, words, text.spot)
            continue
        if text.voice is Voice.WORDS or not (text.voice or text.typed_here):
            continue
        for matter in _MATTERS:
            match = matter.pattern.search(text.text)
            if match and matter.name not in told:
                told.add(matter.name)
                words = f"{quote(match[0])} parle de {matter.name}. {_ASKED}".replace(
                    "de les ", "des "
                )
                yield Finding(Rule.SENSITIVE, Weight.ADVICE, words, text.spot)

"""How facts, hearsay and hypotheses are worded in an écrit (crip.md §3.1, §3.2). Advice only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.domain import soft_hints
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.observation import Voice
from desktop_app.domain.paper_finding import Finding, PlacedText, Rule, Weight
from desktop_app.domain.soft_hints import HintKind

_VAGUE = re.compile(
    r"\b(?:souvent|régulièrement|fréquemment|parfois|de temps en temps|tout le temps"
    r"|à plusieurs reprises|plusieurs fois|tous les jours|chaque jour)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_HEDGED = re.compile(
    r"\b(?!(?:\w*tr|f)ai[ts]\b|vrais\b)\w+(?:rait|rais|raient|rions|riez)\b"
    r"|\b(?:peut-être|sembl(?:e|ent|ait|aient)|paraît|paraissent|possible|possibilité|probable|probablement"
    r"|hypothèses?|suppos\w+|risque|pourquoi|si|sans doute|demand(?:e|ons)|craign\w+|craint"
    r"|nous comprenons|je comprends|je pense|nous pensons|je crois|nous croyons)\b",
    re.IGNORECASE,
)
_SHORT_WORDS = 4
_SHOWN_CHARS = 60
_HYPOTHESES = frozenset({"auteurs_presumes"})
"""Answers that are hypotheses, whoever states them."""

_OF_FACTS = {
    HintKind.JUDGEMENT: Rule.JUDGEMENT,
    HintKind.DIAGNOSIS: Rule.DIAGNOSIS,
    HintKind.HYPOTHESIS: Rule.HYPOTHESIS,
}


def wording(text: PlacedText) -> Iterator[Finding]:
    """Yield what the wording of one text calls for; exact words are never judged."""
    if text.voice is Voice.WORDS or not (text.voice or text.typed_here):
        return
    guess = text.voice is Voice.ANALYSIS or text.spot.key in _HYPOTHESES
    for hint in soft_hints.found(text.text):
        rule = _OF_FACTS.get(hint.kind)
        if rule is not None and not (guess and rule is Rule.HYPOTHESIS):
            yield Finding(rule, Weight.ADVICE, hint.sentence, text.spot)
    if guess:
        yield from _in_the_indicative(text)
    else:
        yield from _without_a_date(text)


def _without_a_date(text: PlacedText) -> Iterator[Finding]:
    if text.voice is not None and not text.dated:
        fact = quote(_shortened(text.text))
        asked = f"Ce fait n’a pas de date{NBSP}: {fact}. À peu près quand{NBSP}?"
        yield Finding(Rule.UNDATED, Weight.ADVICE, asked, text.spot)
    vague = _VAGUE.search(_QUOTED.sub(" ", text.text))
    if vague:
        asked = f"Vous avez écrit {quote(vague[0])}. Quelles dates, combien de fois{NBSP}?"
        yield Finding(Rule.UNDATED, Weight.ADVICE, asked, text.spot)


def _in_the_indicative(text: PlacedText) -> Iterator[Finding]:
    """Ask for the conditional once a text, of its first sentence that has no mark of doubt."""
    own_words = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text.text)
    for match in _SENTENCE.finditer(own_words):
        sentence = match[0].strip()
        if len(sentence.split()) < _SHORT_WORDS or sentence.endswith("?"):
            continue
        if not _HEDGED.search(sentence):
            written = text.text[match.start() : match.end()]
            asked = (
                f"{quote(_shortened(written))} est à l’indicatif. "
                f"Une hypothèse s’écrit au conditionnel{NBSP}: {quote('il aurait')}, "
                f"{quote('elle pourrait')}."
            )
            yield Finding(Rule.HYPOTHESIS, Weight.ADVICE, asked, text.spot)
            return


def _shortened(text: str) -> str:
    words = " ".join(text.split()).strip("«»\u00a0 ")
    if len(words) <= _SHOWN_CHARS:
        return words.rstrip(".")
    return f"{words[:_SHOWN_CHARS].rsplit(' ', 1)[0]}…"

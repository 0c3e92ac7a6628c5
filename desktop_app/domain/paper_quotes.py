"""Exact words that became other words on their way into an écrit (crip.md §3.1, rule 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from desktop_app.domain.folding import fold
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.paper_finding import Finding, PlacedText, Rule, Weight

_QUOTED = re.compile(r"«([^»]*)»|“([^”]*)”|\"([^\"]*)\"")
_LEAST_WORDS = 3
_ALIKE = 0.6
"""The share of the words of a quotation, in order, from which it comes from an observation."""

_SHOWN_CHARS = 80


def reworded(texts: Iterable[PlacedText], observations: Iterable[Observation]) -> Iterator[Finding]:
    """Yield the quotations whose words are not those that were noted, ends left out apart.

    Accents, capitals and punctuation do not count. A quotation that resembles nothing noted is
    left alone: it may be typed here for the first time.
    """
    noted = [item for item in observations if item.voice is Voice.WORDS and item.text.strip()]
    by_id = {item.id: item for item in noted}
    folded = [(item, fold(item.text).split()) for item in noted]
    for text in texts:
        own = by_id.get(text.observation_id) if text.observation_id else None
        if text.voice is Voice.WORDS and own is not None:
            said = _inside(text.text)
            if not _within(fold(said).split(), fold(own.text).split()):
                yield _finding(text, said, own)
            continue
        for said in _quotations(text.text):
            near = _nearest(said, folded)
            if near is not None:
                yield _finding(text, said, near)


def _finding(text: PlacedText, said: str, noted: Observation) -> Finding:
    words = (
        f"Les paroles notées sont {quote(_shortened(_inside(noted.text)))}. L’écrit dit "
        f"{quote(_shortened(said))}. Les mots exacts ne se corrigent pas{NBSP}: reprenez-les, ou "
        "retirez les guillemets."
    )
    return Finding(Rule.REWORDED, Weight.ADVICE, words, text.spot)


def _quotations(text: str) -> Iterator[str]:
    for match in _QUOTED.finditer(text):
        yield next(part for part in match.groups() if part is not None).strip("\u00a0 ")


def _inside(text: str) -> str:
    """Return what stands between the guillemets around a whole text, else the text."""
    return text.strip().removeprefix("«").removesuffix("»").strip("\u00a0 ")


def _nearest(said: str, noted: Sequence[tuple[Observation, Sequence[str]]]) -> Observation | None:
    """Return what the quotation comes from if its words were changed, ``None`` otherwise."""
    words = fold(said).split()
    if len(words) < _LEAST_WORDS or any(_within(words, own) for _item, own in noted):
        return None
    best: tuple[float, Observation] | None = None
    for item, own in noted:
        share = _share(words, own)
        if share >= _ALIKE and (best is None or share > best[0]):
            best = (share, item)
    return None if best is None else best[1]


def _share(words: Sequence[str], own: Sequence[str]) -> float:
    if len(set(words) & set(own)) < _ALIKE * len(set(words)):
        return 0.0
    blocks = SequenceMatcher(None, words, own, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(words)


def _within(words: Sequence[str], own: Sequence[str]) -> bool:
    """Tell whether ``words`` stand in ``own``, one after the other."""
    return f" {' '.join(words)} " in f" {' '.join(own)} " if words else True


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN_CHARS else f"{words[:_SHOWN_CHARS].rsplit(' ', 1)[0]}…"

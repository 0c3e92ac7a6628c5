"""One sentence from a pattern: choices, slots, agreement. The same dice say the same words.

A pattern writes « [J’ai vu|J’ai constaté que] » for a choice, which may be nested, and « <enfant> »
for a slot. What comes out has French spacing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from desktop_app.domain.french import elide, typography

T = TypeVar("T")

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"<(\w+)>")
_ELIDING = re.compile(r"\b(que|de|à|lorsque|puisque|jusque) <(\w+)>", re.IGNORECASE)


def dice(*seeds: object) -> random.Random:
    """Return a generator that these seeds decide wholly."""
    return random.Random("/".join(map(str, seeds)))  # noqa: S311 - fiction, not a secret


def say(pattern: str, rng: random.Random, slots: Mapping[str, str]) -> str:
    """Return a sentence of ``pattern``; raise ``KeyError`` for a slot that nobody filled."""
    text = pattern
    while "[" in text:
        text = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), text)
    text = _ELIDING.sub(lambda match: joined(match[1], slots[match[2]]), text)
    text = _SLOT.sub(lambda match: slots[match[1]], text)
    return typography(" ".join(text.split()))


def joined(word: str, following: str) -> str:
    """Return « d’Ana », « qu’Ana », « du garçon », « au père »."""
    contracted = {"de": "du", "à": "au"}.get(word)
    if contracted and following.startswith("le "):
        return f"{contracted} {following.removeprefix('le ')}"
    return elide(word, following)


def some(rng: random.Random, items: Sequence[T], least: int, most: int) -> list[T]:
    """Return between ``least`` and ``most`` different items, in their order."""
    count = min(rng.randint(least, most), len(items))
    return [items[index] for index in sorted(rng.sample(range(len(items)), count))]


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]

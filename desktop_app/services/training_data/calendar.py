"""When a dossier opens, which scenes are told of it, and on which days."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.services.training_data.phrasing import some
from desktop_app.services.training_data.story import Scene

SPAN_DAYS = 540
LONG_WORDS = 14_300
"""Words of patterns in the long dossier; its texts have some more: 15 000 are sure."""

_CHOICE = re.compile(r"\[([^\[\]|]*)[^\[\]]*\]")


def opening_day(number: int, total: int, today: date) -> date:
    """Return the day on which the dossier of this number opens: the last ones a few days ago."""
    age = SPAN_DAYS * (1 - (number + 0.5) / total)
    return today - timedelta(days=2 + int(age))


def scenes_of(
    own: Sequence[Scene], visits: Sequence[Scene], rng: random.Random, most: int
) -> list[Scene]:
    """Return at most ``most`` scenes: those of the theme in their order, visits between them.

    A scene that the papers rely on (``key``) is always there.
    """
    extra = set(some(rng, range(len(own)), min(2, len(own)), len(own)))
    chosen = [scene for index, scene in enumerate(own) if scene.key or index in extra][:most]
    for visit in some(rng, visits, 0, 3):
        if len(chosen) < most:
            chosen.insert(rng.randint(0, len(chosen) - 1) if chosen else 0, visit)
    return chosen


def long_story(
    own: Sequence[Scene], visits: Sequence[Scene], rng: random.Random, words: int = LONG_WORDS
) -> list[Scene]:
    """Return scenes for about ``words`` words: two or three visits an occasion, the theme last."""
    scenes: list[Scene] = []
    written = sum(map(length, own))
    mixed = [visit for visit in visits if not visit.apart]
    while written < words:
        alone = rng.random() < 0.25
        together = rng.choice(visits) if alone else merged(rng.sample(mixed, rng.randint(2, 3)))
        scenes.append(together)
        written += length(together)
    return [*scenes, *own]


def days_of(count: int, first: date, span: int, rng: random.Random) -> list[date]:
    """Return ``count`` days in their order, from ``first`` over ``span`` days."""
    offsets = rng.sample(range(span + 1), min(count, span + 1))
    offsets += [span] * (count - len(offsets))
    return [first + timedelta(days=offset) for offset in sorted(offsets)]


def merged(scenes: Sequence[Scene]) -> Scene:
    """Return the scenes as one visit, each voice with its own."""
    first = scenes[0]
    return replace(
        first,
        seen=" ".join(scene.seen for scene in scenes if scene.seen),
        told=tuple(told for scene in scenes for told in scene.told),
        said=tuple(said for scene in scenes for said in scene.said),
        analysis=next((scene.analysis for scene in scenes if scene.analysis), ""),
        needs=frozenset().union(*(scene.needs for scene in scenes)),
        where="",
    )


def length(scene: Scene) -> int:
    """Return about how many words a scene will have."""
    texts = (
        *(scene.seen, scene.analysis),
        *(told.text for told in scene.told),
        *(said.text for said in scene.said),
    )
    return sum(len(_CHOICE.sub(r"\1", text).split()) for text in texts)

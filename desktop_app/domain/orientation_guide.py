"""What is said of each way: its words, the facts that lead to it, the numbers, the law as read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.codec import from_plain
from desktop_app.domain.orientation import Way


class Whom(StrEnum):
    """Of whom a lead speaks."""

    ANYBODY = "anybody"
    MINOR = "minor"
    ADULT = "adult"


@dataclass(frozen=True, slots=True)
class Law:
    """An article in words; ``read`` says of when the text was that was read."""

    code: str
    article: str
    read: str
    words: str


@dataclass(frozen=True, slots=True)
class NumberUse:
    """When a number of ``emergency_numbers`` is called."""

    number: str
    when: str


@dataclass(frozen=True, slots=True)
class WayWords:
    """A way: what it is, how it is gone, what the law says of it."""

    code: Way
    title: str
    what: str
    how: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """That a fact leads to a way, and why."""

    way: Way
    why: str
    only: Whom = Whom.ANYBODY


@dataclass(frozen=True, slots=True)
class Fact:
    """What can be said of a situation, in plain words."""

    code: str
    group: str
    label: str
    leads: tuple[Lead, ...]
    detail: str = ""
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """All of it, in the order in which it is shown."""

    laws: tuple[Law, ...]
    numbers: tuple[NumberUse, ...]
    ways: tuple[WayWords, ...]
    facts: tuple[Fact, ...]

    def way(self, way: Way) -> WayWords:
        """Return the words of a way."""
        return next(item for item in self.ways if item.code is way)

    def laws_of(self, codes: Iterable[str]) -> tuple[Law, ...]:
        """Return the articles of ``codes``, once each, in the order of the guide."""
        wanted = set(codes)
        return tuple(law for law in self.laws if law.code in wanted)

    def labels(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return what was ticked, in words; a fact that is no longer asked keeps its code."""
        known = {fact.code: fact.label for fact in self.facts}
        return tuple(known.get(code, code) for code in codes)

    def groups(self) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
        """Return the facts under their headings."""
        names = dict.fromkeys(fact.group for fact in self.facts)
        return tuple(
            (name, tuple(fact for fact in self.facts if fact.group == name)) for name in names
        )


def read_guide(toml_text: str) -> Guide:
    """Return the guide of ``ways.toml``; raise ``CodecError`` with the path of a fault."""
    return from_plain(Guide, tomllib.loads(toml_text))

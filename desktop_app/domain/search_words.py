"""The words under which things are found, and the words of a query: both sides agree here.

Dates and references become words of their own: ``20090512``, ``m0512`` (« 12 mai »), ``y200905``
(« mai 2009 »), ``2009``; ``d2026014``, ``2026014`` and ``n14`` for D-2026-014.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.dates import PartialDate, Precision
from desktop_app.domain.folding import spellings, split_words

_HYPHENS = re.compile(r"[-\u2010-\u2015\u2212]")
_REFERENCE = re.compile(r"^([a-z])-(\d{4})-(\d+)$")
_MAX_YEARS = 4


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one thing: complete numbers, beginnings of its names, the rest of them, others."""

    numbers: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def __or__(self, more: Words) -> Words:
        """Return the words of both."""
        return Words(
            self.numbers | more.numbers,
            self.starts | more.starts,
            self.names | more.names,
            self.others | more.others,
        )

    @property
    def parts(self) -> tuple[frozenset[str], ...]:
        """Return the four sets, best first."""
        return (self.numbers, self.starts, self.names - self.starts, self.others)

    @property
    def spelt(self) -> frozenset[str]:
        """Return the words that may be misspelt."""
        return frozenset(
            word
            for word in self.starts | self.names | self.others
            if len(word) > 1 and not any(char.isdigit() for char in word)
        )

    @property
    def pairs(self) -> frozenset[str]:
        """Return every two words of the names, in both orders."""
        held = self.starts | self.names
        return frozenset(f"{one} {two}" for one in held for two in held if one != two)


def name_words(name: str) -> Words:
    """Return the words of a name.

    Each part of a hyphenated first word is a beginning; « N’Diaye » and « Jean-Pierre » are also
    found written as one word.
    """
    starts: set[str] = set()
    others: set[str] = set()
    for index, chunk in enumerate(name.split()):
        bucket = starts if index == 0 else others
        for part in _HYPHENS.split(chunk):
            words = split_words(part)
            for position, word in enumerate(words):
                (bucket if position == 0 else others).update(spellings(word))
            if len(words) > 1:
                bucket.update(joined_spellings(words))
        whole = split_words(chunk)
        if len(whole) > 1:
            bucket.update(joined_spellings(whole))
    return Words(starts=frozenset(starts), names=frozenset(others - starts))


def title_words(text: str) -> frozenset[str]:
    """Return the words of a text in which every word counts the same, such as a place's name."""
    found = name_words(text)
    return found.starts | found.names


def joined_spellings(words: Iterable[str]) -> tuple[str, ...]:
    """Return the forms of several words written as one, scheme by scheme."""
    forms = [spellings(word) for word in words]
    longest = max((len(form) for form in forms), default=0)
    joined = ("".join(form[min(i, len(form) - 1)] for form in forms) for i in range(longest))
    return tuple(dict.fromkeys(joined))


def date_words(date: PartialDate | None) -> frozenset[str]:
    """Return the words under which a date is found; a vague date is found by its years."""
    if date is None:
        return frozenset()
    first, last = date.earliest, date.latest
    years = {
        f"{year:04}" for year in range(first.year, min(last.year, first.year + _MAX_YEARS) + 1)
    }
    if date.precision is Precision.DAY:
        years |= {f"{first:%Y%m%d}", f"m{first:%m%d}", f"y{first:%Y%m}"}
    elif date.precision is Precision.MONTH:
        years.add(f"y{first:%Y%m}")
    return frozenset(years)


def reference_words(ref: str) -> Words:
    """Return the words of a reference such as D-2026-014: whole, without its letter, alone."""
    match = _REFERENCE.match(ref.strip().lower())
    if match is None:
        return Words(others=frozenset(split_words(ref)))
    letter, year, number = match.groups()
    return Words(
        numbers=frozenset({f"{letter}{year}{number}", f"{year}{number}", f"n{int(number)}"})
    )


def phone_words(forms: Iterable[str]) -> Words:
    """Return the words of the ways to type a number: with +33, with 0, and its last digits."""
    digits = {"".join(char for char in form if char.isdigit()) for form in forms} - {""}
    ends = {digit[-size:] for digit in digits for size in (4, 6, 8) if len(digit) > size}
    return Words(numbers=frozenset(digits), others=frozenset(ends - digits))

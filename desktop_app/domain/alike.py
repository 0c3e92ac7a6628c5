"""Two records that may be of one person: a proposal, never a conclusion (homonyms exist)."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.folding import spellings, split_words
from desktop_app.domain.likeness import sound
from desktop_app.domain.person import Person


def may_be_one(one: Person, two: Person) -> bool:
    """Tell whether first names and family names sound alike and the births do not exclude it."""
    return (
        _alike(_first_names(one), _first_names(two))
        and _alike(_family_names(one), _family_names(two), unknown=True)
        and _births_agree(one, two)
    )


def _first_names(person: Person) -> Iterable[str]:
    return (*person.first_names, *(alias.text for alias in person.aliases))


def _family_names(person: Person) -> Iterable[str]:
    aliases = (alias.text for alias in person.aliases)
    return (person.birth_name, person.usage_name, *person.former_names, *aliases)


def _alike(one: Iterable[str], two: Iterable[str], *, unknown: bool = False) -> bool:
    """Tell whether a word of one side sounds like a word of the other.

    ``unknown`` is the answer when one side holds no word.
    """
    first, second = _sounds(one), _sounds(two)
    return bool(first & second) if first and second else unknown


def _sounds(names: Iterable[str]) -> set[str]:
    return {
        sound(spelt) for name in names for word in split_words(name) for spelt in spellings(word)
    }


def _births_agree(one: Person, two: Person) -> bool:
    """Tell whether the births can be the same, a year more or less."""
    if one.birth is None or two.birth is None:
        return True
    if one.birth.approximate or two.birth.approximate:
        return True
    years = (one.birth.earliest.year - 1, one.birth.latest.year + 1)
    return two.birth.earliest.year <= years[1] and two.birth.latest.year >= years[0]

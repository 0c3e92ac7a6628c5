"""Two lists of the same field made one: nothing twice, nothing dropped."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.domain.person import Alias, ContactRule, LanguageSkill, Phone, Safety
from desktop_app.domain.phones import normalise

_SAFEST_FIRST = (Safety.NO, Safety.CERTAIN_HOURS, None, Safety.YES)
"""Unknown counts as not safe (mniop.md §4.4)."""


def contained(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether one list holds the other, whatever the capitals."""
    first, second = ({text.strip().casefold() for text in texts} for texts in (one, two))
    return first <= second or second <= first


def united(name: str, gone: Sequence[Any], kept: Sequence[Any]) -> tuple[Any, ...]:
    """Return the items of both lists of the field ``name``, those of ``kept`` first.

    Two items that tell of the same thing become one where they do not contradict each other;
    where they do, both stay. Of two rules on one way to reach a person, the more careful holds.
    """
    if name == "first_names":
        return tuple(gone if len(gone) > len(kept) else kept)
    found = list(dict.fromkeys(kept))
    for item in gone:
        at = next((i for i, known in enumerate(found) if _key(known) == _key(item)), None)
        one = None if at is None else _one_of(item, found[at])
        if at is None or one is None:
            found.append(item)
        else:
            found[at] = one
    return tuple(dict.fromkeys(found))


def _key(item: Any) -> Any:
    """Return what an item tells of: items with the same key may become one."""
    if isinstance(item, Phone):
        return normalise(item.number) or "".join(filter(str.isalnum, item.number))
    if isinstance(item, LanguageSkill):
        return item.language
    if isinstance(item, ContactRule):
        return item.channel
    return item.text if isinstance(item, Alias) else item


def _one_of(gone: Any, kept: Any) -> Any | None:
    """Return one item for two that have the same key; ``None`` if they contradict each other."""
    if gone == kept or isinstance(kept, Alias):
        return kept
    if isinstance(kept, ContactRule):
        return _careful(gone, kept)
    own = {"number"} if isinstance(kept, Phone) else set()
    values: dict[str, Any] = {}
    for item in dataclasses.fields(kept):
        one, two = getattr(gone, item.name), getattr(kept, item.name)
        if one != two and one not in _NOTHING and two not in _NOTHING and item.name not in own:
            return None
        values[item.name] = one if two in _NOTHING else two
    return dataclasses.replace(kept, **values)


def _careful(gone: ContactRule, kept: ContactRule) -> ContactRule:
    """Return the more careful of two rules; what the other says stays in its note."""
    first, other = sorted((kept, gone), key=lambda rule: _SAFEST_FIRST.index(rule.safety))
    said = (
        ()
        if other.safety in (None, first.safety)
        else (f"aussi noté\u00a0: {_SAID[other.safety]}",)
    )
    notes = (first.note, *said, other.hours if said else "", other.note)
    return dataclasses.replace(
        first,
        hours=first.hours or ("" if said else other.hours),
        note="\u00a0; ".join(dict.fromkeys(part for part in notes if part.strip())),
        checked_on=first.checked_on or other.checked_on,
        checked_by=first.checked_by or other.checked_by,
    )


_NOTHING: tuple[Any, ...] = (None, "", ())
_SAID: Mapping[Safety, str] = {
    Safety.YES: "oui",
    Safety.NO: "non",
    Safety.CERTAIN_HOURS: "à certaines heures",
}

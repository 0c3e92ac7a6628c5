"""Changes that were made in one go: a form that saves itself writes one at each pause (UX §2.26).

The journal keeps every one of them. Where a person reads the history, the changes of one entity by
one user, each soon after the one before, are one line with what they come to together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

PAUSE = timedelta(minutes=15)
"""The longest pause within a sitting."""

_GROWS = ("create", "change")
"""Verbs that a later change may continue; putting in the trash and all else stands alone."""


class Told(Protocol):
    """What a change says of itself: an entry of the journal."""

    @property
    def user(self) -> str:
        """Return who made it."""

    @property
    def verb(self) -> str:
        """Return what was done."""

    @property
    def entity(self) -> str:
        """Return the kind of what was changed."""

    @property
    def entity_id(self) -> str:
        """Return what was changed."""

    @property
    def moment(self) -> datetime:
        """Return when."""

    @property
    def before(self) -> Mapping[str, Any] | None:
        """Return the old values of the fields that differ, ``None`` for something new."""

    @property
    def after(self) -> Mapping[str, Any] | None:
        """Return the new values of the fields that differ."""


T = TypeVar("T", bound=Told)


@dataclass(slots=True)
class Sitting(Generic[T]):
    """Changes of one entity by one user in one go, the oldest first; at least one."""

    entries: list[T] = field(default_factory=list)

    @property
    def first(self) -> T:
        """Return the change that began it."""
        return self.entries[0]

    @property
    def last(self) -> T:
        """Return the latest change."""
        return self.entries[-1]

    @property
    def before(self) -> Mapping[str, Any] | None:
        """Return the values before it, of the fields that differ in the end; ``None`` if new."""
        if self.first.before is None:
            return None
        old, new = self._old(), self._new()
        return {name: value for name, value in old.items() if new.get(name) != value}

    @property
    def after(self) -> Mapping[str, Any] | None:
        """Return the values after it, of the fields that differ in the end."""
        if self.first.before is None:
            return self._new() if self.first.after is not None else None
        old, new = self._old(), self._new()
        return {name: value for name, value in new.items() if old.get(name) != value}

    def _old(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for entry in self.entries:
            for name, value in (entry.before or {}).items():
                values.setdefault(name, value)
        return values

    def _new(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for entry in self.entries:
            values.update(entry.after or {})
        return values


def sittings(entries: Iterable[T], pause: timedelta = PAUSE) -> list[Sitting[T]]:
    """Group ``entries``, the oldest first, into sittings in the order of their beginning.

    Changes of other entities in between do not break a sitting; another user's change of the same
    entity does, and so does a ``pause`` longer than the one given.
    """
    made: list[Sitting[T]] = []
    open_ones: dict[tuple[str, str], Sitting[T]] = {}
    for entry in entries:
        key = (entry.entity, entry.entity_id)
        current = open_ones.get(key)
        if current is not None and _continues(current, entry, pause):
            current.entries.append(entry)
            continue
        sitting = Sitting([entry])
        made.append(sitting)
        open_ones[key] = sitting
    return made


def _continues(sitting: Sitting[T], entry: T, pause: timedelta) -> bool:
    last = sitting.last
    return (
        entry.verb == "change"
        and last.verb in _GROWS
        and last.after is not None
        and entry.before is not None
        and entry.user == last.user
        and entry.moment - last.moment <= pause
    )

"""The versions of an observation, as the journal tells them: the first text stays readable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.domain.codec import from_plain
from desktop_app.domain.ids import OccasionId
from desktop_app.domain.observation import Observation
from desktop_app.domain.rights import Right
from desktop_app.register import tables
from desktop_app.register.journal import JournalEntry
from desktop_app.services.access import Service, needs

_TRASHED = "trashed_at"


@dataclass(frozen=True, slots=True)
class Version:
    """An occasion as it stood after a change: who made it, when, and why if it was said."""

    moment: datetime
    author: str
    reason: str
    texts: tuple[Observation, ...]


class ObservationVersions(Service):
    """Read what an observation was before its corrections."""

    @needs(Right.READ)
    def versions(self, occasion_id: OccasionId) -> tuple[Version, ...]:
        """Return the versions of an occasion, the first one first.

        A change that leaves every word and every detail as it was is no version; nor is a move
        to another dossier.
        """
        entries = sorted(self._entries(occasion_id), key=lambda entry: entry.number)
        state: dict[str, dict[str, Any]] = {}
        found: list[Version] = []
        for together in _transactions(entries):
            for entry in together:
                state.setdefault(entry.entity_id, {}).update(entry.after or {})
            texts, first = _texts(state), together[0]
            reason = "" if first.verb != "change" else _reason(state, together)
            version = Version(first.moment, first.user_name, reason, texts)
            if texts and (not found or _shown(found[-1]) != _shown(version)):
                found.append(version)
        return tuple(found)

    def _entries(self, occasion_id: OccasionId) -> Iterator[JournalEntry]:
        for observation_id in self._register.observations.every_id(occasion_id):
            for entry in self._register.journal.of(tables.OBSERVATION.name, observation_id):
                if entry.after is not None:
                    yield entry


def _transactions(entries: list[JournalEntry]) -> Iterator[list[JournalEntry]]:
    """Group what was written by one change: the same moment and verb, each text once."""
    group: list[JournalEntry] = []
    for entry in entries:
        if group and not _together(group, entry):
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _together(group: list[JournalEntry], entry: JournalEntry) -> bool:
    last = group[-1]
    return (
        (last.moment, last.user, last.verb) == (entry.moment, entry.user, entry.verb)
        and entry.number == last.number + 1
        and all(other.entity_id != entry.entity_id for other in group)
    )


def _reason(state: dict[str, dict[str, Any]], together: list[JournalEntry]) -> str:
    given = (str(state[entry.entity_id].get("correction", "")) for entry in together)
    return next(filter(None, given), "")


def _texts(state: dict[str, dict[str, Any]]) -> tuple[Observation, ...]:
    texts = []
    for observation_id, told in sorted(state.items()):
        if told.get(_TRASHED) is None:
            fields = {name: value for name, value in told.items() if name != _TRASHED}
            plain = {**tables.OBSERVATION.whole(fields), "id": observation_id}
            texts.append(from_plain(Observation, plain))
    return tuple(texts)


def _shown(version: Version) -> tuple[object, ...]:
    """Return what a reader sees of a version."""
    return tuple(
        (
            item.voice,
            item.text,
            item.observed,
            item.time,
            item.place_id,
            item.place_text,
            item.person_ids,
            item.team,
            item.speaker,
            item.speaker_id,
            item.speaker_role,
            item.language,
            item.interpreter,
            item.interpreter_used,
            item.circumstances,
            item.question,
            item.words_place,
            item.words_moment,
            item.present,
        )
        for item in version.texts
    )

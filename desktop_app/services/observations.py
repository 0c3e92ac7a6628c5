"""Observations: one occasion, several voices, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.ids import ObservationId, OccasionId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput, NotFound
from desktop_app.services.access import Service, needs
from desktop_app.services.views import ObservationEntry


def nothing() -> None:
    """Do nothing beside."""


class Observations(Service):
    """One method a use case on observations."""

    @needs(Right.WRITE)
    def record(self, entry: ObservationEntry, beside: Callable[[], None] = nothing) -> OccasionId:
        """Keep a new observation; each voice becomes a text of its own.

        ``beside`` runs in the same transaction: a draft is forgotten with it or not at all (S-22).
        Raise ``BadInput`` when there is not one character of text (UX J2-6).
        """
        occasion_id = OccasionId(self._new_id())
        parts = self._parts(entry, occasion_id, self._clock())
        with self._register.change(self.actor, "create") as change:
            for part in parts:
                self._register.observations.save(change, part)
            beside()
        return occasion_id

    @needs(Right.READ)
    def get(self, occasion_id: OccasionId) -> tuple[Observation, ...]:
        """Return the texts of one occasion."""
        parts = tuple(self._register.observations.by_occasion(occasion_id))
        if not parts:
            raise NotFound("Cette observation n’est plus dans le dossier.", "Revenez au dossier.")
        return parts

    @needs(Right.WRITE)
    def change(
        self,
        occasion_id: OccasionId,
        entry: ObservationEntry,
        beside: Callable[[], None] = nothing,
    ) -> None:
        """Replace the texts of an occasion; the old ones stay in the journal.

        ``beside`` runs in the same transaction.
        """
        old = self.get(occasion_id)
        new = self._parts(entry, occasion_id, old[0].entered_at or self._clock())
        former = _former_texts(old, new)
        with self._register.change(self.actor, "change") as change:
            for part in new:
                match = former.get(part.id)
                kept = part if match is None else replace(part, id=match.id, author=match.author)
                self._register.observations.save(change, kept)
            for item in old:
                if item not in former.values():
                    self._register.observations.trash(change, item.id)
            beside()

    @needs(Right.WRITE)
    def withdraw(
        self, occasion_id: OccasionId, beside: Callable[[], None] = nothing
    ) -> tuple[ObservationId, ...]:
        """Put an occasion in the trash and return what ``restore`` needs.

        ``beside`` runs in the same transaction.
        """
        parts = self.get(occasion_id)
        with self._register.change(self.actor, "trash") as change:
            for part in parts:
                self._register.observations.trash(change, part.id)
            beside()
        return tuple(part.id for part in parts)

    @needs(Right.WRITE)
    def restore(self, ids: tuple[ObservationId, ...]) -> None:
        """Take the texts of an occasion out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            for observation_id in ids:
                self._register.observations.restore(change, observation_id)

    def _parts(
        self, entry: ObservationEntry, occasion_id: OccasionId, entered_at: datetime
    ) -> tuple[Observation, ...]:
        base = Observation(
            id=ObservationId(""),
            dossier_id=entry.dossier_id,
            occasion_id=occasion_id,
            voice=Voice.SEEN,
            text="",
            observed=entry.observed,
            time=entry.time,
            entered_at=entered_at,
            author=self.actor.name,
            team=entry.team,
            place_id=entry.place_id,
            place_text=entry.place_text,
            person_ids=entry.person_ids,
        )
        parts = tuple(
            replace(part, id=ObservationId(self._new_id()))
            for part in _voices(base, entry)
            if part.text.strip()
        )
        if not parts:
            raise BadInput(
                "L’observation est vide.", "Écrivez au moins un mot, puis enregistrez-la."
            )
        return parts


def _former_texts(
    old: tuple[Observation, ...], new: tuple[Observation, ...]
) -> dict[ObservationId, Observation]:
    """Return which old text each new one replaces, by the new one's id.

    An unchanged text stays itself, whatever was taken out before it: écrits quote texts by their
    id. What is left is paired voice by voice, in order.
    """
    left, former = list(old), {}
    for same_text in (True, False):
        for part in new:
            match = next(
                (
                    item
                    for item in left
                    if item.voice is part.voice and (item.text == part.text or not same_text)
                ),
                None,
            )
            if part.id not in former and match is not None:
                former[part.id] = match
                left.remove(match)
    return former


def _voices(base: Observation, entry: ObservationEntry) -> Iterator[Observation]:
    yield replace(base, voice=Voice.SEEN, text=entry.seen)
    for reported in entry.reported:
        yield replace(
            base,
            voice=Voice.REPORTED,
            text=reported.text,
            speaker=reported.speaker,
            speaker_role=reported.speaker_role,
            speaker_named=reported.speaker_named,
        )
    for words in entry.words:
        yield replace(
            base,
            voice=Voice.WORDS,
            text=words.text,
            speaker=words.speaker,
            speaker_id=words.speaker_id,
            language=words.language,
            interpreter=words.interpreter,
            circumstances=words.circumstances,
            question=words.question,
        )
    yield replace(base, voice=Voice.ANALYSIS, text=entry.analysis)

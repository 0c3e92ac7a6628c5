"""Observations: one occasion, several voices, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.event import Reminder
from desktop_app.domain.ids import DossierId, ObservationId, OccasionId, ReminderId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput, NotFound
from desktop_app.register.reversal import reverse
from desktop_app.services.access import Service, needs
from desktop_app.services.views import ObservationEntry

if TYPE_CHECKING:
    from desktop_app.register.change import Change


def nothing() -> None:
    """Do nothing beside."""


@dataclass(frozen=True, slots=True)
class Span:
    """The journal entries of one correction: what its undoing reverses."""

    first_entry: int
    last_entry: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What went to the trash together: the texts of an occasion and what they left to do."""

    texts: tuple[ObservationId, ...]
    reminders: tuple[ReminderId, ...] = ()


class Observations(Service):
    """One method a use case on observations."""

    @needs(Right.WRITE)
    def reserve(self) -> OccasionId:
        """Return the id of an observation that is being written: pieces may be added before."""
        return OccasionId(self._new_id())

    @needs(Right.WRITE)
    def record(self, entry: ObservationEntry, beside: Callable[[], None] = nothing) -> OccasionId:
        """Keep a new observation; each voice becomes a text of its own.

        ``beside`` runs in the same transaction: a draft is forgotten with it or not at all (S-22).
        Raise ``BadInput`` when there is not one character of text (UX J2-6).
        """
        occasion_id = entry.occasion_id or self.reserve()
        parts = self._parts(entry, occasion_id, self._clock())
        with self._register.change(self.actor, "create") as change:
            for part in parts:
                self._register.observations.save(change, part)
            self._leave_reminder(change, entry, occasion_id)
            beside()
        return occasion_id

    @needs(Right.READ)
    def get(self, occasion_id: OccasionId) -> tuple[Observation, ...]:
        """Return the texts of one occasion."""
        parts = tuple(self._register.observations.by_occasion(occasion_id))
        if not parts:
            raise NotFound("Cette observation n’est plus dans le dossier.", "Revenez au dossier.")
        return parts

    @needs(Right.READ)
    def latest(self, dossier_id: DossierId) -> Observation | None:
        """Return the first text of the occasion that was observed last."""
        return self._register.chronology.latest_observation(dossier_id)

    @needs(Right.WRITE)
    def change(
        self,
        occasion_id: OccasionId,
        entry: ObservationEntry,
        beside: Callable[[], None] = nothing,
    ) -> Span:
        """Replace the texts of an occasion; the old ones stay in the journal, with the reason.

        ``beside`` runs in the same transaction. ``undo_change`` takes what is returned.
        """
        old = self.get(occasion_id)
        new = self._parts(entry, occasion_id, old[0].entered_at or self._clock())
        former = _former_texts(old, new)
        kept = [_as_corrected(part, former.get(part.id), old[0]) for part in new]
        gone = [item for item in old if item not in former.values()]
        touched = [part for part in kept if part not in old]
        if gone and not touched and entry.correction.strip():
            touched = kept[:1]
        with self._register.change(self.actor, "change") as change:
            for part in touched:
                reason = entry.correction.strip()
                self._register.observations.save(change, replace(part, correction=reason))
            for item in gone:
                self._register.observations.trash(change, item.id)
            self._leave_reminder(change, entry, occasion_id)
            beside()
            return Span(change.first_entry, change.last_entry)

    @needs(Right.WRITE)
    def undo_change(self, span: Span, beside: Callable[[], None] = nothing) -> None:
        """Put back what a correction changed; what was written since stays."""
        entries = self._register.journal.between(span.first_entry, span.last_entry)
        with self._register.change(self.actor, "undo") as change:
            reverse(self._register.connection, change, entries)
            beside()

    @needs(Right.WRITE)
    def withdraw(self, occasion_id: OccasionId, beside: Callable[[], None] = nothing) -> Withdrawn:
        """Put an occasion in the trash, with what it left to do; return what ``restore`` needs.

        ``beside`` runs in the same transaction.
        """
        parts = self.get(occasion_id)
        reminders = [
            item
            for item in self._register.reminders.of_occasion(occasion_id)
            if item.done_on is None
        ]
        with self._register.change(self.actor, "trash") as change:
            for part in parts:
                self._register.observations.trash(change, part.id)
            for item in reminders:
                self._register.reminders.trash(change, item.id)
            beside()
        return Withdrawn(tuple(part.id for part in parts), tuple(item.id for item in reminders))

    @needs(Right.WRITE)
    def restore(self, withdrawn: Withdrawn) -> None:
        """Take the texts of an occasion out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            for observation_id in withdrawn.texts:
                self._register.observations.restore(change, observation_id)
            for reminder_id in withdrawn.reminders:
                self._register.reminders.restore(change, reminder_id)

    def _leave_reminder(
        self, change: Change, entry: ObservationEntry, occasion_id: OccasionId
    ) -> None:
        part = entry.reminder
        if part is None or part.due is None or not part.text.strip():
            return
        reminder = Reminder(
            id=ReminderId(self._new_id()),
            dossier_id=entry.dossier_id,
            text=part.text.strip(),
            due=part.due,
            occasion_id=occasion_id,
            created_at=self._clock(),
            created_by=self.actor.name,
        )
        self._register.reminders.save(change, reminder)

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
            hard=entry.hard,
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


def _as_corrected(part: Observation, former: Observation | None, first: Observation) -> Observation:
    """Return ``part`` as the next state of the text that it replaces, or as a new one."""
    if former is None:
        return replace(part, visit_id=first.visit_id)
    return replace(
        part,
        id=former.id,
        author=former.author,
        visit_id=former.visit_id,
        correction=former.correction,
    )


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
            interpreter_used=words.interpreter_used,
            words_place=words.place,
            words_moment=words.moment,
            present=words.present,
        )
    yield replace(base, voice=Voice.ANALYSIS, text=entry.analysis)

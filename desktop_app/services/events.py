"""Calls, meetings, messages and notes of a dossier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import Event, EventKind
from desktop_app.domain.ids import DossierId, EventId
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.services.access import Service, needs
from desktop_app.services.observations import nothing


class Events(Service):
    """One method a use case on events."""

    @needs(Right.READ)
    def blank(self, dossier_id: DossierId) -> Event:
        """Return the beginning of a new event: a call, today."""
        today = PartialDate.of_day(self._clock().date())
        return Event(EventId(""), dossier_id, EventKind.CALL, happened=today)

    @needs(Right.READ)
    def get(self, event_id: EventId) -> Event:
        """Return an event."""
        return self._register.events.require(event_id)

    @needs(Right.WRITE)
    def record(self, event: Event, beside: Callable[[], None] = nothing) -> EventId:
        """Keep a new event; ``beside`` runs in the same transaction (S-22).

        Raise ``BadInput`` when there is not one character of text.
        """
        _check(event)
        made = replace(
            event,
            id=EventId(self._new_id()),
            author=self.actor.name,
            entered_at=self._clock(),
        )
        with self._register.change(self.actor, "create") as change:
            self._register.events.save(change, made)
            beside()
        return made.id

    @needs(Right.WRITE)
    def change(self, event: Event, beside: Callable[[], None] = nothing) -> None:
        """Correct an event; who wrote it down and when stay as they were."""
        _check(event)
        old = self._register.events.require(event.id)
        new = replace(event, author=old.author, entered_at=old.entered_at)
        with self._register.change(self.actor, "change") as change:
            self._register.events.save(change, new)
            beside()

    @needs(Right.WRITE)
    def trash(self, event_id: EventId, beside: Callable[[], None] = nothing) -> None:
        """Put an event in the trash; ``restore`` brings it back."""
        with self._register.change(self.actor, "trash") as change:
            self._register.events.trash(change, event_id)
            beside()

    @needs(Right.WRITE)
    def restore(self, event_id: EventId) -> None:
        """Take an event out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.events.restore(change, event_id)


def _check(event: Event) -> None:
    if not any(text.strip() for text in (event.text, event.with_whom, event.result)):
        raise BadInput("Il n’y a rien à enregistrer.", "Écrivez au moins un mot.")

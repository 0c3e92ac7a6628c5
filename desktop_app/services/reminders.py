"""Reminders: what a person decided to do, and by when. They never move by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.event import Reminder
from desktop_app.domain.french import date_words, relative_words
from desktop_app.domain.ids import DossierId, OccasionId, ReminderId
from desktop_app.domain.rights import Right
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.errors import BadInput
from desktop_app.services.access import Service, needs
from desktop_app.services.observations import nothing

USUAL_DELAY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder in words. ``about`` says which observation it comes from, if it comes from one."""

    reminder: Reminder
    due_words: str
    overdue: bool
    today: bool
    about: str
    done_words: str
    dossier_ref: str = ""


class Reminders(Service):
    """One method a use case on reminders."""

    @needs(Right.READ)
    def of_dossier(self, dossier_id: DossierId) -> tuple[ReminderLine, ...]:
        """Return what is to do, the first due first, then what is done, the latest first."""
        found = self._register.reminders.by_dossier(dossier_id)
        to_do = [item for item in found if item.done_on is None]
        done = [item for item in found if item.done_on is not None]
        done.sort(key=lambda item: (item.done_on or date.min, item.id), reverse=True)
        return tuple(self._line(item) for item in (*to_do, *done))

    @needs(Right.READ)
    def to_do(self, within: timedelta = USUAL_DELAY) -> tuple[ReminderLine, ...]:
        """Return what is due in all dossiers by the end of ``within``, the longest due first."""
        until = self._clock().date() + within
        lines = []
        for item in self._register.reminders.to_do(until):
            ref = self._register.dossiers.require(item.dossier_id).ref
            lines.append(replace(self._line(item), dossier_ref=ref))
        return tuple(lines)

    @needs(Right.READ)
    def blank(self, dossier_id: DossierId, occasion_id: OccasionId | None = None) -> Reminder:
        """Return the beginning of a reminder, in a week."""
        due = self._clock().date() + USUAL_DELAY
        return Reminder(ReminderId(""), dossier_id, "", due, occasion_id=occasion_id)

    @needs(Right.READ)
    def get(self, reminder_id: ReminderId) -> Reminder:
        """Return a reminder."""
        return self._register.reminders.require(reminder_id)

    @needs(Right.WRITE)
    def record(self, reminder: Reminder, beside: Callable[[], None] = nothing) -> ReminderId:
        """Keep a new reminder; ``beside`` runs in the same transaction (S-22).

        Raise ``BadInput`` when it does not say what is to be done.
        """
        _check(reminder)
        made = replace(
            reminder,
            id=ReminderId(self._new_id()),
            created_at=self._clock(),
            created_by=self.actor.name,
        )
        with self._register.change(self.actor, "create") as change:
            self._register.reminders.save(change, made)
            beside()
        return made.id

    @needs(Right.WRITE)
    def change(self, reminder: Reminder, beside: Callable[[], None] = nothing) -> Reminder:
        """Keep other words, another day or a result; return what it was before."""
        _check(reminder)
        old = self._register.reminders.require(reminder.id)
        new = replace(reminder, created_at=old.created_at, created_by=old.created_by)
        with self._register.change(self.actor, "change") as change:
            self._register.reminders.save(change, new)
            beside()
        return old

    @needs(Right.WRITE)
    def done(self, reminder_id: ReminderId, result: str = "") -> Reminder:
        """Note that it was done today, with its result; return what it was before."""
        held = self._register.reminders.require(reminder_id)
        today, name = self._clock().date(), self.actor.name
        return self.change(
            replace(held, done_on=today, done_by=name, result=result.strip() or held.result)
        )

    @needs(Right.WRITE)
    def to_do_again(self, reminder_id: ReminderId) -> Reminder:
        """Note that it is still to do; the result that was written stays."""
        held = self._register.reminders.require(reminder_id)
        return self.change(replace(held, done_on=None, done_by=""))

    @needs(Right.WRITE)
    def trash(self, reminder_id: ReminderId, beside: Callable[[], None] = nothing) -> None:
        """Put a reminder in the trash; ``restore`` brings it back."""
        with self._register.change(self.actor, "trash") as change:
            self._register.reminders.trash(change, reminder_id)
            beside()

    @needs(Right.WRITE)
    def restore(self, reminder_id: ReminderId) -> None:
        """Take a reminder out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.reminders.restore(change, reminder_id)

    def _line(self, item: Reminder) -> ReminderLine:
        today = self._clock().date()
        done = ""
        if item.done_on is not None:
            who = f" par {item.done_by}" if item.done_by else ""
            done = f"fait {_on(item.done_on, today)}{who}"
        return ReminderLine(
            reminder=item,
            due_words=relative_words(item.due, today),
            overdue=item.done_on is None and item.due < today,
            today=item.done_on is None and item.due == today,
            about=self._about(item.occasion_id),
            done_words=done,
        )

    def _about(self, occasion_id: OccasionId | None) -> str:
        if occasion_id is None:
            return ""
        parts = self._register.observations.by_occasion(occasion_id)
        observed = parts[0].observed if parts else None
        return "" if observed is None else f"observation du {date_in_words(observed)}"


def due_in_words(line: ReminderLine) -> str:
    """Return « demain », « dans 3 jours », « le 12 mars 2026 »: what stands after « prévu »."""
    return f"le {line.due_words}" if line.due_words[:1].isdigit() else line.due_words


def _on(day: date, today: date) -> str:
    words = relative_words(day, today)
    return f"le {words}" if words == date_words(day) else words


def _check(reminder: Reminder) -> None:
    if not reminder.text.strip():
        raise BadInput("Le rappel est vide.", "Écrivez ce qu’il y a à faire.")

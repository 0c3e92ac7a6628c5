"""Undo a merge or a separation, for 30 days, without losing what was written since (UX §2.22)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.batch import UNDO_FOR, Batch, BatchKind
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import BatchId, DossierId
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.register.reversal import reverse
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.merge_views import UndoLine, Undone
from desktop_app.services.pacing import Cancel, Pace, Tell, rows_to_undo, tell_nobody
from desktop_app.services.settling import Settling
from desktop_app.services.since import Since
from desktop_app.services.stays import StaysWords

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_NOUNS = {
    BatchKind.MERGE_DOSSIERS: "la fusion",
    BatchKind.MERGE_PERSONS: "la fusion de deux fiches",
    BatchKind.SEPARATE: "la séparation",
    BatchKind.MERGE_PLACES: "la réunion de deux lieux",
    BatchKind.DEPARTURE: "la fin des séjours",
}


class Undoing(Service):
    """What can be undone, and undoing it. ``ending``: the register is about to close."""

    def __init__(
        self, register: Register, identity: Identity, clock: Clock, ending: Cancel
    ) -> None:
        super().__init__(register, identity, clock)
        self._ending = ending

    @needs(Right.READ)
    def lines(self, subject: str) -> tuple[UndoLine, ...]:
        """Return what can still be undone about a dossier or a person, the latest first."""
        return undo_lines(self._register, subject, self._clock())

    @needs(Right.WRITE)
    def undo(
        self, batch_id: BatchId, tell: Tell = tell_nobody, cancel: Cancel | None = None
    ) -> Undone:
        """Put back what a batch did; raise ``BadInput`` when it is too late or not the latest.

        What was changed since stays as it is and is told. Raise ``Stopped`` if ``cancel`` says so,
        with the register as it was.
        """
        batch = self._register.batches.require(batch_id)
        self._check(batch)
        entries = self._register.journal.between(batch.first_entry, batch.last_entry)
        pace = Pace("L’annulation a été arrêtée.", tell, cancel, self._ending)
        pace.expect(rows_to_undo(entries))
        with self._register.change(self.actor, "undo", pace.step) as change:
            since = Since(self._register, entries, batch.last_entry)
            reversal = reverse(self._register.connection, change, since.to_reverse())
            settling = Settling(self._register, change, since)
            settling.lists(reversal.kept)
            settling.rows(batch)
            settling.drafts(batch)
            done = replace(batch, undone_at=self._clock(), undone_by=self.actor.name)
            self._register.batches.save(change, done)
            stays = StaysWords(self._register).sentences(reversal.kept, settling)
        return Undone(_shown(self._register, batch), f"{_title(batch)} annulée.", stays)

    def _check(self, batch: Batch) -> None:
        if batch.kind not in _NOUNS or batch.undone_at is not None:
            raise BadInput("Cela a déjà été annulé.", "Actualisez la page.")
        if self._clock() > batch.made_at + UNDO_FOR:
            raise BadInput(
                "Cela date de plus de 30\u00a0jours et ne peut plus être annulé.",
                "Vous pouvez séparer une personne du dossier.",
            )
        later = next(_later(self._register, batch), None)
        if later is not None:
            raise BadInput(
                f"Annulez d’abord {_NOUNS[later.kind]} du {date_words(later.made_at.date())}, "
                "faite depuis.",
                "Elle est dans le menu du dossier.",
            )


def undo_lines(register: Register, subject: str, now: datetime) -> tuple[UndoLine, ...]:
    """Return what can still be undone about a dossier or a person, the latest first."""
    found = (
        batch
        for batch in reversed(register.batches.about(subject))
        if batch.kind in _NOUNS and batch.undone_at is None and now <= batch.made_at + UNDO_FOR
    )
    return tuple(
        UndoLine(
            batch_id=batch.id,
            words=f"Annuler {_NOUNS[batch.kind]} du {date_words(batch.made_at.date())}"
            f" ({batch.label})",
            until_words=f"possible jusqu’au {date_words((batch.made_at + UNDO_FOR).date())}",
        )
        for batch in found
    )


def _later(register: Register, batch: Batch) -> Iterator[Batch]:
    """Yield the batches that built on this one: the same rows, and not undone."""
    mine = set(batch.subjects)
    for other in register.batches.all():
        built_on = other.first_entry > batch.last_entry and mine & set(other.subjects)
        if built_on and other.kind in _NOUNS and other.undone_at is None:
            yield other


def _shown(register: Register, batch: Batch) -> DossierId | None:
    """Return the dossier to show after the undoing."""
    known = (register.dossiers.get(subject) for subject in batch.subjects)
    return next((dossier.id for dossier in known if dossier is not None), None)


def _title(batch: Batch) -> str:
    noun = _NOUNS[batch.kind].removeprefix("la ")
    return f"{noun[:1].upper()}{noun[1:]}"

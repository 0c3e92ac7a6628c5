"""The reminders that are still to do, in all dossiers."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.event import Reminder
from desktop_app.register.repository import OfDossier


class Reminders(OfDossier[Reminder]):
    """The reminders, those of every dossier too."""

    _order = "due, id"

    def to_do(self, until: date) -> list[Reminder]:
        """Return what is not done and due by ``until``, the longest due first."""
        return self._where(
            "done_on IS NULL AND due <= ? AND EXISTS (SELECT 1 FROM dossier WHERE "
            "dossier.id = reminder.dossier_id AND dossier.trashed_at IS NULL)",
            until.isoformat(),
        )

    def of_occasion(self, occasion_id: str) -> list[Reminder]:
        """Return the reminders that an observation left."""
        return self._where("occasion_id = ?", occasion_id)

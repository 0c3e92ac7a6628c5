"""What happens in a dossier beside observations: calls, meetings, messages, notes; reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import (
    DossierId,
    EcritId,
    EventId,
    OccasionId,
    PersonId,
    ReminderId,
)


class EventKind(StrEnum):
    """What kind of exchange it was. A note is for the team and is no observation."""

    CALL = "call"
    MEETING = "meeting"
    MESSAGE = "message"
    NOTE = "note"

    @property
    def label(self) -> str:
        """Return the French label."""
        return _KINDS[self]


_KINDS = {
    EventKind.CALL: "Appel",
    EventKind.MEETING: "Rendez-vous",
    EventKind.MESSAGE: "Message",
    EventKind.NOTE: "Note",
}


@dataclass(frozen=True, slots=True)
class Event:
    """A call, a meeting, a message or a note. ``with_whom`` is a person or service in words."""

    id: EventId
    dossier_id: DossierId
    kind: EventKind
    text: str = ""
    with_whom: str = ""
    happened: PartialDate | None = None
    time: str = ""
    result: str = ""
    person_ids: tuple[PersonId, ...] = ()
    entered_at: datetime | None = None
    author: str = ""
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to do on a day, set by a person. It never moves by itself."""

    id: ReminderId
    dossier_id: DossierId
    text: str
    due: date
    occasion_id: OccasionId | None = None
    ecrit_id: EcritId | None = None
    created_at: datetime | None = None
    created_by: str = ""
    done_on: date | None = None
    done_by: str = ""
    result: str = ""

"""What the chronology of a dossier hands to the window: entries, and which years are left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId
from desktop_app.domain.observation import Observation


class EntryKind(StrEnum):
    """What an entry of the chronology is."""

    OBSERVATION = "observation"
    ECRIT = "ecrit"
    CALL = "call"
    MEETING = "meeting"
    MESSAGE = "message"
    NOTE = "note"
    ATTACHMENT = "attachment"
    MOVE = "move"
    INDICATION = "indication"
    CONSENT = "consent"
    ORIENTATION = "orientation"

    @property
    def label(self) -> str:
        """Return the French word that names it on the screen."""
        return _LABELS[self]


_LABELS = {
    EntryKind.OBSERVATION: "Observation",
    EntryKind.ECRIT: "Écrit",
    EntryKind.CALL: "Appel",
    EntryKind.MEETING: "Rendez-vous",
    EntryKind.MESSAGE: "Message",
    EntryKind.NOTE: "Note",
    EntryKind.ATTACHMENT: "Pièce",
    EntryKind.MOVE: "Lieu de vie",
    EntryKind.INDICATION: "Indice",
    EntryKind.CONSENT: "Accord et information",
    EntryKind.ORIENTATION: "Voie choisie",
}

EVENTS = frozenset({EntryKind.CALL, EntryKind.MEETING, EntryKind.MESSAGE, EntryKind.NOTE})
"""The kinds that the form of a call or note makes."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One entry of the chronology.

    An occasion has its voices in ``parts``; every other kind says what it has to say in ``body``.
    ``entered_on`` is the day on which it was written down. A ``hard`` text is shown on request.
    ``dossiers`` is how many dossiers an observation de lieu is in, 0 for another observation.
    ``target`` is what opens: the entry itself, the place of a move, the observation de lieu that a
    text comes from; nothing for a change of CRIP.
    """

    kind: EntryKind
    id: str
    when: PartialDate | None
    time: str = ""
    title: str = ""
    author: str = ""
    parts: tuple[Observation, ...] = ()
    body: str = ""
    entered_on: date | None = None
    hard: bool = False
    dossiers: int = 0
    target: str = ""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The chronology from the year ``since`` on, the newest entry first.

    ``older`` are the years that are left out, the latest first. ``latest`` is the id of what was
    written down last in this dossier, shown or not; ``total`` counts every entry.
    """

    dossier_id: DossierId
    entries: tuple[TimelineEntry, ...] = ()
    since: int = 0
    older: tuple[int, ...] = ()
    latest: str = ""
    total: int = 0

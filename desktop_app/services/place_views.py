"""What the services of places return to the window: frozen values, already in words."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import BatchId, DossierId, PersonId, PlaceId, VisitId
from desktop_app.domain.place import Departure, Place, PlaceEvent
from desktop_app.domain.place_history import HistoryEntry
from desktop_app.services.merge_views import UndoLine


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One row of the list of places. ``last`` is the last observation made there."""

    place: Place
    words: str
    kind: str
    state: str
    persons: int
    last: PartialDate | None
    last_words: str

    @property
    def persons_words(self) -> str:
        """Return how many persons live there."""
        return "personne" if self.persons == 0 else str(self.persons)


@dataclass(frozen=True, slots=True)
class Resident:
    """A person who lives or lived in a place. ``short`` names her in discreet mode."""

    person_id: PersonId
    dossier_id: DossierId
    dossier_ref: str
    name: str
    short: str
    stay: str

    @property
    def words(self) -> str:
        """Return « POPESCU Ana, D-2026-014 »."""
        return f"{self.name}, {self.dossier_ref}"


@dataclass(frozen=True, slots=True)
class PlaceVisitLine:
    """One observation de lieu in the list of its place."""

    visit_id: VisitId
    heading: str
    text: str
    links: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place, whole."""

    place: Place
    words: str
    living: tuple[Resident, ...]
    lived: tuple[Resident, ...]
    events: tuple[PlaceEvent, ...]
    history: tuple[HistoryEntry, ...]
    visits: tuple[PlaceVisitLine, ...]
    undoable: tuple[UndoLine, ...]
    used: bool


@dataclass(frozen=True, slots=True)
class LeaveRequest:
    """Who leaves a place, when, why, where to (``None``: nobody knows), and what to write of it.

    ``event`` also writes the event of the place; ``closing`` writes that nobody lives there now.
    """

    place_id: PlaceId
    person_ids: tuple[PersonId, ...] = ()
    left: PartialDate | None = None
    why: Departure | None = Departure.EVICTION
    to: PlaceId | None = None
    text: str = ""
    event: bool = True
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """What a departure did, in words, and the batch that undoes it."""

    batch_id: BatchId
    words: str
    crossing: str = ""


@dataclass(frozen=True, slots=True)
class CrossingMark:
    """A move to another CRIP, in words; ``short`` names nobody (discreet mode)."""

    words: str
    short: str


@dataclass(frozen=True, slots=True)
class PlaceMerge:
    """Two places side by side, and what goes from the first one to the second."""

    gone: Place
    kept: Place
    gone_words: str
    kept_words: str
    counts: tuple[str, ...]
    notes: tuple[str, ...]

"""What services return to the window: frozen values, already in words where words are needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.domain.completeness import Gap
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, DossierState, Household
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import DossierId, OccasionId, PersonId, PlaceId
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.relation import Relation
from desktop_app.services.merge_views import UndoLine
from desktop_app.services.tick_views import Marks


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One row of a list of dossiers. ``short`` is the label of the discreet mode."""

    id: DossierId
    ref: str
    state: DossierState
    label: str
    short: str
    persons: int
    age: str
    place: str
    last_observed: PartialDate | None
    last_observed_words: str
    last_words: str
    observations: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as the dossier shows her."""

    person: Person
    name: str
    age: str
    birth: str
    place: Place | None
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EcritLine:
    """One écrit in a list: where its reading stands, and its frozen versions in short."""

    ecrit: Ecrit
    title: str
    state: str
    changed_words: str
    detail: str = ""
    versions: str = ""


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier with its persons and its écrits; its chronology is read apart, year by year."""

    dossier: Dossier
    label: str
    persons: tuple[PersonView, ...]
    relations: tuple[Relation, ...]
    places: Mapping[PlaceId, Place]
    ecrits: tuple[EcritLine, ...]
    gaps: tuple[Gap, ...]
    marks: Marks = field(default_factory=Marks)
    households: tuple[Household, ...] = ()
    undoable: tuple[UndoLine, ...] = ()


@dataclass(frozen=True, slots=True)
class NearPerson:
    """Somebody who may be the same person. A hint, never a block: homonyms exist."""

    id: PersonId
    name: str
    age: str
    place: str
    dossier_id: DossierId
    dossier_ref: str


@dataclass(frozen=True, slots=True)
class DraftLine:
    """An unfinished text of the user."""

    kind: str
    subject: str
    saved_at: datetime
    saved_words: str
    dossier_ref: str
    label: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows."""

    today_words: str
    drafts: tuple[DraftLine, ...]
    recents: tuple[DossierLine, ...]
    dossiers: int
    week_words: str


@dataclass(frozen=True, slots=True)
class ReportedPart:
    """What somebody else told, and who."""

    text: str
    speaker: str = ""
    speaker_role: str = ""
    speaker_named: bool = True


@dataclass(frozen=True, slots=True)
class WordsPart:
    """Exact words, with the circumstances of the speech."""

    text: str
    speaker: str = ""
    speaker_id: PersonId | None = None
    language: str = ""
    interpreter: str = ""
    circumstances: str = ""
    question: str = ""
    interpreter_used: bool | None = None
    place: str = ""
    moment: str = ""
    present: str = ""


@dataclass(frozen=True, slots=True)
class ReminderPart:
    """What an observation leaves to do; ``due`` is ``None`` while the day is not understood."""

    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ObservationEntry:
    """What the observation form hands over: one occasion, several voices.

    ``correction`` is the reason of a correction, when one is given. ``occasion_id`` was reserved
    for pieces that were added before the observation was recorded.
    """

    dossier_id: DossierId
    observed: PartialDate | None = None
    time: str = ""
    place_id: PlaceId | None = None
    place_text: str = ""
    person_ids: tuple[PersonId, ...] = ()
    team: tuple[str, ...] = ()
    seen: str = ""
    reported: tuple[ReportedPart, ...] = ()
    words: tuple[WordsPart, ...] = ()
    analysis: str = ""
    hard: bool = False
    reminder: ReminderPart | None = None
    correction: str = ""
    occasion_id: OccasionId | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One result of the search. ``group`` is the header under which it stands."""

    kind: str
    id: str
    dossier_id: DossierId | None
    dossier_ref: str
    label: str
    detail: str
    group: str


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The results of one search, best first."""

    hits: tuple[Hit, ...]
    elapsed_ms: float

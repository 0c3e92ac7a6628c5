"""What the window and the command line are told about a paper in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.ids import EcritId, ObservationId, OccasionId, PersonId
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person


@dataclass(frozen=True, slots=True)
class RecipientView:
    """Who the paper would go to. ``verified`` is in words: nothing is shipped as verified."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    why: str = ""
    verified: str = ""
    territory: str = ""


@dataclass(frozen=True, slots=True)
class EarlierView:
    """An écrit that a later one may follow, in words, and what it already quotes."""

    id: EcritId
    words: str
    observation_ids: frozenset[ObservationId] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a section. Only what belongs to the écrit is typed here; the rest shows its
    source and is corrected there.

    A field with an ``own_key`` comes from the register and may be said otherwise in this écrit:
    ``seen_key`` is that key, or the one under which the text of an observation counts as seen;
    ``replaced`` tells that it is, ``said`` is what the register says, ``stale`` that the register
    says something else than when this was written or seen, since ``changed_on``. ``limit`` is the
    number of signs that the model has room for, 0 without a limit.
    ``group`` is the list in which the field is repeated, ``position`` the rank in it: fields of
    one group and one position make one record. ``whose`` names the record, ``person_id`` or
    ``occasion_id`` the place it comes from. ``lacking`` is a required field without an answer.
    """

    key: str
    label: str
    kind: str
    editable: bool
    answer: Answer
    shown: str
    choices: tuple[tuple[str, str], ...]
    required: bool
    instruction: str
    method: str
    law: str
    source: str
    person_id: PersonId | None = None
    whose: str = ""
    group: str = ""
    position: int = 0
    origin: str = ""
    occasion_id: OccasionId | None = None
    lacking: bool = False
    own_key: str = ""
    seen_key: str = ""
    replaced: bool = False
    said: str = ""
    stale: bool = False
    changed_on: str = ""
    observation_id: ObservationId | None = None
    limit: int = 0

    @property
    def too_long(self) -> bool:
        """Tell whether the answer is longer than the model has room for."""
        return bool(self.limit) and len(self.answer.text) > self.limit


class SectionStatus(StrEnum):
    """How far a section is (UX J3-8). The user declares it finished; nothing forbids anything."""

    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    PROBLEM = "problem"
    RECHECK = "recheck"

    @property
    def label(self) -> str:
        """Return the French words."""
        return _STATUSES[self]


_STATUSES = {
    SectionStatus.TO_DO: "À compléter",
    SectionStatus.IN_PROGRESS: "En cours",
    SectionStatus.DONE: "Terminée",
    SectionStatus.PROBLEM: "Problème",
    SectionStatus.RECHECK: "À revérifier",
}


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the composer with what it still lacks.

    ``order`` names what the model asks for, field by field, also where a list is still empty.
    """

    id: str
    title: str
    help: str
    fields: tuple[FieldView, ...]
    missing: int
    order: tuple[str, ...] = ()
    status: SectionStatus = SectionStatus.TO_DO
    finished: bool = False
    consigne: str = ""
    methode: str = ""
    cadre: str = ""


@dataclass(frozen=True, slots=True)
class Quotable:
    """An observation whose sentences may be put into a text: each with the words it becomes."""

    observation_id: ObservationId
    occasion_id: OccasionId
    date: str
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One required piece of information that is not there, with its place."""

    key: str
    label: str
    section: str
    whose: str = ""
    person_id: PersonId | None = None
    position: int = 0

    @property
    def words(self) -> str:
        """Return the label with the person it is about."""
        return f"{self.label} ({self.whose})" if self.whose else self.label


@dataclass(frozen=True, slots=True)
class EcritView:
    """An écrit in the composer.

    ``recipient`` is the CRIP of its territory, whoever the paper is for: ``recipient_kind`` says
    that. ``earlier`` are the écrits that it may follow, the last first.
    """

    ecrit: Ecrit
    title: str
    dossier_ref: str
    sections: tuple[SectionView, ...]
    missing: tuple[MissingLine, ...]
    persons: tuple[tuple[Person, str], ...]
    observations: tuple[Observation, ...]
    recipient: RecipientView
    territories: tuple[tuple[str, str], ...] = ()
    file_name: str = ""
    pieces: tuple[Attachment, ...] = ()
    quotable: tuple[Quotable, ...] = ()
    nameable: frozenset[ObservationId] = frozenset()
    recipient_kind: str = "crip"
    earlier: tuple[EarlierView, ...] = ()

    @property
    def done(self) -> int:
        """Return how many sections are finished, with nothing left to look at."""
        return sum(1 for each in self.sections if each.status is SectionStatus.DONE)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a field stands on the pages: rectangles as parts of the page, from its top left.

    ``section``, ``key`` and ``position`` lead to the field; ``lacking`` is a mark « à compléter ».
    """

    section: str
    key: str
    position: int
    page: int
    box: tuple[float, float, float, float]
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class PageView:
    """One page as pixels (RGBA, 8 bits, row after row; empty before it is drawn) and as text."""

    width: int
    height: int
    rgba: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The very file that would leave, seen page by page. Pages far down are drawn from ``pdf``."""

    pages: tuple[PageView, ...]
    engine: str
    simplified: bool
    missing: tuple[MissingLine, ...]
    sha256: str
    pdf: bytes = field(default=b"", repr=False)
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """Files written on purpose, outside the register."""

    files: tuple[Path, ...]
    sha256: str
    pages: int
    engine: str
    simplified: bool
    missing: tuple[MissingLine, ...]

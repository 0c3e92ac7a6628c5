"""An écrit: a paper addressed to an authority, and the answers it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.absence import Absence
from desktop_app.domain.ids import AttachmentId, DossierId, EcritId, ObservationId, PersonId


class EcritState(StrEnum):
    """The life of an écrit (UX J5-11)."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    TO_CORRECT = "to_correct"
    VALIDATED = "validated"
    TRANSMITTED = "transmitted"

    @property
    def label(self) -> str:
        """Return the French words."""
        return _STATE_LABELS[self]

    @property
    def editable(self) -> bool:
        """Tell whether its text may be changed without taking it back first."""
        return self in (EcritState.DRAFT, EcritState.TO_CORRECT)

    @property
    def has_left(self) -> bool:
        """Tell whether a copy is with its recipient."""
        return self is EcritState.TRANSMITTED


_STATE_LABELS = {
    EcritState.DRAFT: "Brouillon",
    EcritState.IN_REVIEW: "En relecture",
    EcritState.TO_CORRECT: "À corriger",
    EcritState.VALIDATED: "Validé",
    EcritState.TRANSMITTED: "Transmis",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one field of a model: a text, or why there is none."""

    text: str = ""
    absence: Absence | None = None

    @property
    def given(self) -> bool:
        """Tell whether the field has been answered, be it by an absence."""
        return bool(self.text.strip()) or self.absence is not None


@dataclass(frozen=True, slots=True)
class Override:
    """What stands in this écrit only, in place of a value of the register.

    ``seen`` is how the register printed the value when this was written or last looked at: another
    value now means that the source changed since (« Modifié dans le dossier »).
    """

    answer: Answer
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence of an observation that was inserted into the field ``key``."""

    key: str
    observation_id: ObservationId
    text: str


@dataclass(frozen=True, slots=True)
class Ecrit:
    """A paper in the making.

    ``ref`` reads E-2026-031. ``answers`` is keyed by the key of a field of the data dictionary;
    ``person_ids`` are the children and relatives the paper speaks of, in order;
    ``observation_ids`` are quoted one by one (an analysis only if picked here);
    ``attachment_ids`` are pieces of the register that go along, ``attachments`` names others.
    ``overrides`` is keyed by a field and its record, ``enfants[<id of the person>].scolarite``;
    who reported an observation is printed by role, by name where ``named_observation_ids`` has it.
    ``finished`` holds the sections that somebody declared finished. ``answers_to`` is the earlier
    écrit that a complement or a reminder is about. ``version`` counts the frozen versions;
    ``reviewer`` and ``review_message`` are those of the last request.
    """

    id: EcritId
    ref: str
    dossier_id: DossierId
    model_id: str
    model_version: str
    state: EcritState = EcritState.DRAFT
    written_on: date | None = None
    territory: str = ""
    person_ids: tuple[PersonId, ...] = ()
    observation_ids: tuple[ObservationId, ...] = ()
    attachments: tuple[str, ...] = ()
    attachment_ids: tuple[AttachmentId, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    created_at: datetime | None = None
    created_by: str = ""
    overrides: Mapping[str, Override] = field(default_factory=dict)
    named_observation_ids: tuple[ObservationId, ...] = ()
    extracts: tuple[Extract, ...] = ()
    finished: tuple[str, ...] = ()
    answers_to: EcritId | None = None
    version: int = 0
    reviewer: str = ""
    review_message: str = ""


def followed_key(key: str, other: Callable[[str], str | None]) -> str:
    """Return the key of an override about the record that ``other`` gives in place of its own."""
    head, bracket, rest = key.partition("[")
    record, end, name = rest.partition("]")
    fresh = other(record) if bracket and end else None
    return key if fresh is None else f"{head}[{fresh}]{name}"

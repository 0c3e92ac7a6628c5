"""An écrit: a paper addressed to an authority, and the answers it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.absence import Absence
from desktop_app.domain.ids import AttachmentId, DossierId, EcritId, ObservationId, PersonId


class EcritState(StrEnum):
    """The life of an écrit (UX J5-11); this release writes drafts."""

    DRAFT = "draft"
    TRANSMITTED = "transmitted"

    @property
    def label(self) -> str:
        """Return the French word."""
        return "Brouillon" if self is EcritState.DRAFT else "Transmis"

    @property
    def has_left(self) -> bool:
        """Tell whether a copy is with its recipient."""
        return self is not EcritState.DRAFT


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
class Ecrit:
    """A paper in the making.

    ``ref`` reads E-2026-031. ``answers`` is keyed by the key of a field of the data dictionary;
    ``person_ids`` are the children and relatives the paper speaks of, in order;
    ``observation_ids`` are quoted one by one (an analysis only if picked here);
    ``attachment_ids`` are pieces of the register that go along, ``attachments`` names others.
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

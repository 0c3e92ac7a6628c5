"""Reading and writing an écrit: runs on the worker, on frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.ecrit import Answer
from desktop_app.domain.ids import AttachmentId, EcritId, ObservationId, PersonId
from desktop_app.services.paper_views import EcritView

if TYPE_CHECKING:
    from desktop_app.services.session import Session


@dataclass(frozen=True, slots=True)
class Edits:
    """What differs from what is kept; ``None`` where nothing does."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    persons: tuple[PersonId, ...] | None = None
    observations: tuple[ObservationId, ...] | None = None
    attachments: tuple[str, ...] | None = None
    pieces: tuple[AttachmentId, ...] | None = None
    territory: str | None = None
    written_on: date | None = None

    @property
    def chosen(self) -> bool:
        """Tell whether anything but an answer differs."""
        choices = (
            self.persons,
            self.observations,
            self.attachments,
            self.pieces,
            self.territory,
            self.written_on,
        )
        return any(choice is not None for choice in choices)

    def __bool__(self) -> bool:
        return bool(self.answers) or self.chosen


def keep(session: Session, ecrit_id: EcritId, edits: Edits) -> EcritView:
    """Write ``edits`` and return the écrit as it is now."""
    if edits.answers:
        session.ecrits.answer(ecrit_id, edits.answers)
    if edits.chosen:
        session.ecrits.choose(
            ecrit_id,
            persons=edits.persons,
            observations=edits.observations,
            attachments=edits.attachments,
            pieces=edits.pieces,
            territory=edits.territory,
            written_on=edits.written_on,
        )
    return session.ecrits.get(ecrit_id)

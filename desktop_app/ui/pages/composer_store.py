"""Reading and writing an écrit: runs on the worker, on frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.ecrit import Answer, Ecrit, Extract, Override
from desktop_app.domain.ids import AttachmentId, EcritId, ObservationId, PersonId
from desktop_app.services.paper_views import EcritView, FieldView

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
    named: tuple[ObservationId, ...] | None = None
    overrides: Mapping[str, Override | None] = field(default_factory=dict)
    extracts: tuple[Extract, ...] = ()
    answers_to: EcritId | None = None

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
            self.named,
            self.answers_to,
        )
        return any(choice is not None for choice in choices)

    def __bool__(self) -> bool:
        return bool(self.answers or self.overrides or self.extracts) or self.chosen


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
            named=edits.named,
            answers_to=edits.answers_to,
        )
    if edits.overrides:
        session.ecrits.override(ecrit_id, edits.overrides)
    for extract in edits.extracts:
        session.ecrits.note_extract(ecrit_id, extract)
    return session.ecrits.get(ecrit_id)


def finish(session: Session, ecrit_id: EcritId, section_id: str, *, finished: bool) -> EcritView:
    """Declare a section finished, or not any more; return the écrit as it is now."""
    view = session.ecrits.get(ecrit_id)
    section = next(each for each in view.sections if each.id == section_id)
    session.ecrits.finish(ecrit_id, section, finished=finished)
    return session.ecrits.get(ecrit_id)


def put_back(session: Session, ecrit_id: EcritId, earlier: Ecrit) -> EcritView:
    """Write an earlier state again and return the écrit as it is now."""
    session.ecrits.put_back(ecrit_id, earlier)
    return session.ecrits.get(ecrit_id)


def correct(
    session: Session, ecrit_id: EcritId, source: FieldView, answer: Answer
) -> tuple[EcritView, bool]:
    """Write an answer into its source too; return the écrit, and whether it went there."""
    corrected = session.ecrits.correct_source(ecrit_id, source, answer)
    return session.ecrits.get(ecrit_id), corrected


def clean(session: Session, ecrit_id: EcritId, piece: AttachmentId) -> EcritView:
    """Take the position out of a piece; return the écrit as it is now."""
    session.attachments.remove_location(piece)
    return session.ecrits.get(ecrit_id)

"""Écrits: preparing, reading, seeing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.documents.context import registered
from desktop_app.documents.fact_records import in_order
from desktop_app.documents.field import Field
from desktop_app.documents.overriding import overridden
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import DossierId, EcritId, ObservationId, OrientationId, PersonId
from desktop_app.domain.names import display_name
from desktop_app.domain.organisation import Profile
from desktop_app.domain.person import Person
from desktop_app.domain.rights import Right
from desktop_app.services.access import needs
from desktop_app.services.ecrit_changes import require_editable
from desktop_app.services.ecrit_files import EcritFiles, say_nothing, title_of
from desktop_app.services.ecrit_quotes import nameable, quotable_sentences
from desktop_app.services.ecrit_sections import VOICE_OF_GROUP, Origins, Told, section_views
from desktop_app.services.orientations import tie_to_ecrit
from desktop_app.services.paper_surroundings import (
    followable,
    followed,
    follows,
    require_followable,
)
from desktop_app.services.paper_views import (
    EcritView,
    PageView,
    Preview,
    RecipientView,
)
from desktop_app.services.papers import Cancel, Tell
from desktop_app.services.preparation import (
    preparation,
    proposed_territory,
    territories,
)
from desktop_app.services.preparation_views import Preparation
from desktop_app.services.reviewers import asked_by

if TYPE_CHECKING:
    from desktop_app.documents.catalogue import Model

_PREVIEW_ZOOM = 1.5


class Ecrits(EcritFiles):
    """One method a use case on écrits; the bases hold what is composed and what is written."""

    @needs(Right.READ)
    def preparation(self, dossier_id: DossierId) -> Preparation:
        """Return the decisions of « Préparer un écrit », each proposed with its reason."""
        today = self._clock().date()
        return preparation(self._register, self._reference, self._papers, dossier_id, today)

    @needs(Right.WRITE)
    def create(
        self,
        dossier_id: DossierId,
        model_id: str,
        person_ids: tuple[PersonId, ...],
        observation_ids: tuple[ObservationId, ...],
        territory: str,
        orientation_id: OrientationId | None = None,
        answers_to: EcritId | None = None,
    ) -> Ecrit:
        """Start a draft écrit, tied to the choice of a way that it comes from.

        ``answers_to`` is the écrit that it follows, the last finished one unless it is said;
        raise ``BadInput`` for one that is not finished.
        """
        now = self._clock()
        model = self._papers.model(model_id)
        with self._register.change(self.actor, "create") as change:
            ecrit = Ecrit(
                id=EcritId(self._new_id()),
                ref=self._register.next_ref(change, "E", now.year),
                dossier_id=dossier_id,
                model_id=model.id,
                model_version=model.version,
                written_on=now.date(),
                territory=territory,
                person_ids=person_ids,
                observation_ids=observation_ids,
                created_at=now,
                created_by=self.actor.name,
            )
            ecrit = replace(ecrit, answers_to=self._followed(model, ecrit, answers_to))
            self._register.ecrits.save(change, ecrit)
            if orientation_id is not None:
                tie_to_ecrit(self._register, change, orientation_id, ecrit.id)
        return ecrit

    @needs(Right.READ)
    def get(self, ecrit_id: EcritId) -> EcritView:
        """Return an écrit with its sections and what is missing."""
        ecrit = self._register.ecrits.require(ecrit_id)
        model = self._papers.model_of(ecrit)
        snapshot = self._papers.snapshot(ecrit, self._author_of(ecrit))
        register, origins = registered(snapshot), Origins.of(snapshot)
        context = overridden(snapshot, register)
        missing = self._papers.missing(model, context, origins)
        told = Told(register, lambda field, key: self._changed_on(ecrit, field, key))
        persons = self._persons(ecrit.dossier_id)
        ecrits = self._register.ecrits.by_dossier(ecrit.dossier_id)
        others = [each for each in ecrits if each.id != ecrit.id]
        return EcritView(
            ecrit=ecrit,
            title=model.title,
            dossier_ref=snapshot.dossier.ref,
            sections=section_views(model, ecrit, context, missing, origins, told),
            missing=missing,
            persons=tuple((person, display_name(person)) for person in persons),
            observations=in_order(snapshot.observations),
            recipient=self._recipient(ecrit.territory, persons),
            territories=territories(self._reference),
            file_name=f"{ecrit.ref}_{model.kind.replace('_', '-')}.docx",
            pieces=tuple(self._register.attachments.by_dossier(ecrit.dossier_id)),
            quotable=quotable_sentences(snapshot),
            nameable=nameable(snapshot),
            recipient_kind=model.recipient_kind,
            earlier=followable(self._papers, others) if follows(model) else (),
        )

    @needs(Right.READ)
    def recipient(self, dossier_id: DossierId, territory: str) -> RecipientView:
        """Return the CRIP of a territory, with the reason if the dossier gives one."""
        return self._recipient(territory, self._persons(dossier_id))

    @needs(Right.WRITE)
    def trash(self, ecrit_id: EcritId) -> None:
        """Put a draft écrit in the trash; raise ``BadInput`` for one that is frozen."""
        require_editable(self._register.ecrits.require(ecrit_id))
        with self._register.change(self.actor, "trash") as change:
            self._register.ecrits.trash(change, ecrit_id)

    @needs(Right.WRITE)
    def restore(self, ecrit_id: EcritId) -> None:
        """Take a draft écrit out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.ecrits.restore(change, ecrit_id)

    @needs(Right.READ)
    def preview(
        self,
        ecrit_id: EcritId,
        *,
        zoom: float = _PREVIEW_ZOOM,
        cancel: Cancel | None = None,
        tell: Tell = say_nothing,
    ) -> Preview:
        """Return the pages of the very file that an export would write."""
        ecrit = self._register.ecrits.require(ecrit_id)
        paper = self._frozen.paper(ecrit) or self._papers.fill(ecrit, self._author())
        pdf = self._frozen.pdf(ecrit) or self._papers.to_pdf(paper, title_of(ecrit), cancel, tell)
        return Preview(
            pages=self._papers.pages(pdf.content, zoom),
            engine=pdf.engine,
            simplified=pdf.simplified,
            missing=paper.missing,
            sha256=paper.sha256,
            pdf=pdf.content,
            spots=self._papers.spots(pdf.content, self.get(ecrit_id).sections),
        )

    @needs(Right.READ)
    def drawn(
        self, pdf: bytes, first: int, limit: int, *, zoom: float = _PREVIEW_ZOOM
    ) -> tuple[PageView, ...]:
        """Return some pages of a preview, drawn."""
        return self._papers.drawn(pdf, zoom, first, limit)

    @needs(Right.READ)
    def warm(self) -> None:
        """Start the document workers while the user still reads."""
        self._papers.prepare()

    def _followed(self, model: Model, ecrit: Ecrit, wanted: EcritId | None) -> EcritId | None:
        if wanted is not None and follows(model):
            return require_followable(self._register, ecrit, wanted)
        others = self._register.ecrits.by_dossier(ecrit.dossier_id)
        return followed(model, others, ecrit.person_ids)

    def _recipient(self, code: str, persons: Sequence[Person]) -> RecipientView:
        today = self._clock().date()
        proposed = proposed_territory(self._register, self._reference, persons, today)
        known = proposed if proposed is not None and proposed.code == code else None
        return self._papers.recipient(known or self._papers.territory(code))

    def _changed_on(self, ecrit: Ecrit, field: Field, key: str) -> str:
        """Return the day on which the record behind an override last changed, in words."""
        record = key.partition("[")[2].partition("]")[0]
        kind = {"": "dossier"}.get(
            record, "observation" if field.group in VOICE_OF_GROUP else "person"
        )
        entries = self._register.journal.of(kind, record or ecrit.dossier_id)
        zone = self._clock().tzinfo
        return date_words(entries[-1].moment.astimezone(zone).date()) if entries else ""

    def _author_of(self, ecrit: Ecrit) -> Profile:
        """Return who signs: who asked for the reading that stands, else who acts."""
        asker = None if ecrit.state.editable else asked_by(self._register, ecrit.id)
        found = None if asker is None else self._register.profiles.get(asker)
        return found or self._author()

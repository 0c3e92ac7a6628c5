"""The models that can be looked at and tried: shipped ones and the association's (UX §2.13)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.documents.catalogue import Model
from desktop_app.documents.model_report import Report
from desktop_app.documents.own_description import Description, asked, read_description
from desktop_app.domain.rights import Right
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.model_trial import try_model
from desktop_app.services.model_views import (
    OTHER_KIND,
    ModelLine,
    ModelView,
    PickedField,
    Trial,
    TrialCase,
    picked_fields,
)
from desktop_app.services.own_catalogue import current
from desktop_app.services.own_model_words import Patience, own_state, shipped_state
from desktop_app.services.paper_views import PageView
from desktop_app.services.papers import Cancel, Papers, Tell
from desktop_app.services.reference import Reference
from desktop_app.services.written_files import written_files

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_KEPT_REPORTS = 32


def _say_nothing(_words: str) -> None:
    return None


class ModelShelf(Service):
    """Look at models and try them; nothing is written in the register."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        papers: Papers,
        reference: Reference,
    ) -> None:
        super().__init__(register, identity, clock)
        self._papers = papers
        self._reference = reference
        self._reports: dict[str, Report] = {}

    @needs(Right.READ)
    def lines(self) -> tuple[ModelLine, ...]:
        """Return every model: the shipped ones, then those of the association."""
        rows = self._papers.own.rows()
        taken = {row.replaces: row.title for row in rows if row.published and row.replaces}
        shipped = [
            ModelLine(
                model.id,
                model.title,
                own=False,
                state=shipped_state(model, taken.get(model.id, "")),
                offered=model.id not in taken,
            )
            for model in self._papers.shipped.models()
        ]
        latest = current(rows)
        published = {row.model_id for row in rows if row.published}
        own = [
            ModelLine(
                row.model_id,
                row.title,
                own=True,
                state=own_state(row, published),
                offered=row.model_id in published,
                replaces=self._title_of_shipped(row.replaces),
            )
            for row in latest
        ]
        return (*shipped, *own)

    @needs(Right.READ)
    def offered_model(self, model_id: str) -> Model:
        """Return the model that a new écrit gets; raise ``ModelRefused`` without one."""
        return self._papers.model(model_id)

    @needs(Right.READ)
    def view(self, model_id: str, version: int = 0) -> ModelView:
        """Return a model, its latest version unless one is asked for, with its check."""
        versions = self._papers.own.versions(model_id)
        if not versions:
            return self._shipped_view(self._papers.shipped.get(model_id))
        wanted = (row for row in versions if row.version == version)
        row = next(wanted, versions[0])
        published = {each.model_id for each in versions if each.published}
        return ModelView(
            id=model_id,
            title=row.title,
            version=str(row.version),
            state=own_state(row, published),
            description=read_description(row.description),
            report=self._report(row.docx_sha256),
            row=row,
            versions=versions,
            kinds=self._kinds(),
            shipped=tuple((model.id, model.title) for model in self._papers.shipped.models()),
            source="Modèle de l’association.",
        )

    @needs(Right.READ)
    def fields(self) -> tuple[PickedField, ...]:
        """Return every field that a model may print."""
        return picked_fields()

    @needs(Right.READ)
    def report(self, sha256: str) -> Report:
        """Return the check of a kept Word file, made once."""
        return self._report(sha256)

    @needs(Right.READ)
    def export(self, model_id: str, target: Path, version: int = 0) -> Path:
        """Write the Word file of a model where the user chose, to change it in Word."""
        file = written_files(target, pdf=False)[0]
        self._papers.write(file, self._model(model_id, version).docx)
        return file

    @needs(Right.READ)
    def try_out(
        self,
        model_id: str,
        case: TrialCase,
        *,
        version: int = 0,
        cancel: Cancel | None = None,
        tell: Tell = _say_nothing,
    ) -> Trial:
        """Fill a model with a fictional dossier: its pages, and what became of each field."""
        model = self._model(model_id, version)
        today = self._clock().date()
        fields = [key for section in model.sections for key in section.fields]
        if not self._papers.own.versions(model_id):
            fields = list(asked(self._check(model.docx).fields))
        return try_model(model, fields, case, self._papers, self._reference, today, cancel, tell)

    @needs(Right.READ)
    def drawn(
        self, pdf: bytes, first: int, limit: int, *, zoom: float = 1.5
    ) -> tuple[PageView, ...]:
        """Return some pages of a trial, drawn."""
        return self._papers.drawn(pdf, zoom, first, limit)

    def _model(self, model_id: str, version: int) -> Model:
        versions = self._papers.own.versions(model_id)
        if not versions:
            return self._papers.shipped.get(model_id)
        row = next((each for each in versions if each.version == version), versions[0])
        return self._papers.own.model(row)

    def _shipped_view(self, model: Model) -> ModelView:
        taken = next(
            (row for row in self._papers.own.rows() if row.published and row.replaces == model.id),
            None,
        )
        report = self._check(model.docx)
        return ModelView(
            id=model.id,
            title=model.title,
            version=model.version,
            state=shipped_state(model, "" if taken is None else taken.title),
            description=Description(
                model.kind,
                model.recipient_kind,
                model.age_rule,
                model.required,
                asked(report.fields),
            ),
            report=report,
            kinds=self._kinds(),
            replaced_by="" if taken is None else taken.model_id,
            source=model.source,
        )

    def _report(self, sha256: str) -> Report:
        if sha256 not in self._reports:
            self._remember(sha256, self._check(self._register.contents.read(sha256)))
        return self._reports[sha256]

    def _check(self, content: bytes) -> Report:
        return self._papers.check_model(content, Patience())

    def _remember(self, sha256: str, report: Report) -> None:
        if len(self._reports) >= _KEPT_REPORTS:
            self._reports.pop(next(iter(self._reports)))
        self._reports[sha256] = report

    def _kinds(self) -> tuple[tuple[str, str], ...]:
        shipped = {model.kind: model.title for model in self._papers.shipped.models()}
        return (*shipped.items(), OTHER_KIND)

    def _title_of_shipped(self, model_id: str) -> str:
        titles = {model.id: model.title for model in self._papers.shipped.models()}
        return titles.get(model_id, "")

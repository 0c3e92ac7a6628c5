"""The association's own Word models: adding, checking, trying, publishing, versions (UX §2.13)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.documents.model_report import Report, Severity
from desktop_app.documents.own_description import Description, read_description
from desktop_app.domain.french import plural, quote
from desktop_app.domain.ids import OwnModelId
from desktop_app.domain.own_model import OwnModel
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput, ModelRefused, NotFound
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.model_shelf import ModelShelf
from desktop_app.services.model_views import ModelView
from desktop_app.services.own_model_words import (
    LONGEST_TITLE,
    Patience,
    free_id,
    read_model_file,
    title_of_file,
)
from desktop_app.services.papers import Cancel, Papers

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing changed: the versions offered before, to undo it."""

    model_id: str
    sentence: str
    before: tuple[OwnModel, ...]


class OwnModels(Service):
    """One method a use case on models. What a file holds is read by the workers only."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        papers: Papers,
        shelf: ModelShelf,
    ) -> None:
        super().__init__(register, identity, clock)
        self._papers = papers
        self._shelf = shelf

    @needs(Right.ADMINISTER)
    def add(self, source: Path, model_id: str = "", cancel: Cancel | None = None) -> ModelView:
        """Keep a Word file as a new model, or as the next version of ``model_id``.

        It is not offered until it is published. Raise ``ModelRefused`` for a file that is hostile
        or no Word document: nothing is kept of it.
        """
        content = read_model_file(source)
        report = self._papers.check_model(content, Patience(cancel))
        if report.refused:
            raise ModelRefused(report.problems[0].message)
        if model_id:
            self._require_version(model_id)
        row = self._next(source, model_id, report)
        with self._register.change(self.actor, "create") as change:
            sha256 = self._register.contents.keep(content)
            row = replace(row, docx_sha256=sha256)
            self._register.own_models.save(change, row)
        return self._shelf.view(row.model_id, row.version)

    @needs(Right.ADMINISTER)
    def describe(
        self,
        row_id: OwnModelId,
        *,
        title: str,
        description: Description,
        replaces: str,
        note: str,
    ) -> OwnModel:
        """Keep what the association says of a version; raise ``BadInput`` without a title."""
        row = self._register.own_models.require(row_id)
        title = " ".join(title.split())
        if not title:
            raise BadInput("Ce modèle n’a pas de titre.", "Écrivez un titre, puis enregistrez.")
        if len(title) > LONGEST_TITLE:
            raise BadInput(f"Ce titre dépasse {LONGEST_TITLE} caractères.", "Raccourcissez-le.")
        if replaces and replaces not in {model.id for model in self._papers.shipped.models()}:
            raise BadInput("Le modèle à remplacer n’est pas installé.", "Choisissez-en un autre.")
        kept = tuple(key for key in description.required if key in description.fields)
        described = replace(
            row,
            title=title,
            description=replace(description, required=kept).written(),
            replaces=replaces,
            note=note.strip(),
        )
        with self._register.change(self.actor, "change") as change:
            if described.published:
                self._make_room(change, described)
            self._register.own_models.save(change, described)
        return described

    @needs(Right.ADMINISTER)
    def publish(self, row_id: OwnModelId) -> Published:
        """Offer a version for new écrits, in the place of the former one.

        Raise ``ModelRefused`` while the check finds something that keeps it from being filled.
        """
        row = self._register.own_models.require(row_id)
        report = self._shelf.report(row.docx_sha256)
        if not report.ok:
            count = sum(each.severity is Severity.BLOCKING for each in report.problems)
            points = plural(count, "point est à corriger", "points sont à corriger")
            raise ModelRefused(
                f"Ce modèle ne peut pas encore être publié\u00a0: {points}.",
                "Corrigez-le dans Word, puis ajoutez-le comme nouvelle version.",
            )
        before = self._offered()
        with self._register.change(self.actor, "change") as change:
            self._make_room(change, row)
            self._register.own_models.save(change, replace(row, published=True))
        return Published(row.model_id, f"{quote(row.title)} est proposé pour les écrits.", before)

    @needs(Right.ADMINISTER)
    def withdraw(self, model_id: str) -> Published:
        """Offer a model of one's own no more; écrits made with it keep it."""
        versions = self._require_version(model_id)
        before = self._offered()
        with self._register.change(self.actor, "change") as change:
            for row in versions:
                self._register.own_models.save(change, replace(row, published=False))
        return Published(model_id, f"{quote(versions[0].title)} n’est plus proposé.", before)

    @needs(Right.ADMINISTER)
    def back_to_origin(self, shipped_id: str) -> Published:
        """« Revenir au modèle d’origine »: offer the shipped model again."""
        model = self._papers.shipped.get(shipped_id)
        before = self._offered()
        with self._register.change(self.actor, "change") as change:
            for row in before:
                if row.replaces == shipped_id:
                    self._register.own_models.save(change, replace(row, published=False))
        said = f"Le modèle livré {quote(model.title)} est proposé de nouveau."
        return Published(shipped_id, said, before)

    @needs(Right.ADMINISTER)
    def put_back(self, published: Published) -> None:
        """Undo what was published or withdrawn."""
        wanted = {row.id for row in published.before}
        with self._register.change(self.actor, "change") as change:
            for row in self._papers.own.rows():
                self._register.own_models.save(change, replace(row, published=row.id in wanted))

    @needs(Right.ADMINISTER)
    def discard(self, row_id: OwnModelId) -> None:
        """Put a version in the trash; raise ``BadInput`` if it is offered or an écrit has it."""
        row = self._register.own_models.require(row_id)
        if row.published:
            raise BadInput("Cette version est proposée.", "Retirez-la d’abord de la liste.")
        used = self._users(row)
        if used:
            raise BadInput(
                f"{plural(used, 'écrit garde', 'écrits gardent')} cette version.",
                "Elle reste dans le registre, sans être proposée.",
            )
        with self._register.change(self.actor, "trash") as change:
            self._register.own_models.trash(change, row_id)

    @needs(Right.ADMINISTER)
    def restore(self, row_id: OwnModelId) -> None:
        """Take a version out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.own_models.restore(change, row_id)

    def _next(self, source: Path, model_id: str, report: Report) -> OwnModel:
        """Return the row of a file just read, without its content."""
        known = self._register.own_models.trashed()
        versions = self._papers.own.versions(model_id) if model_id else ()
        numbers = [row.version for row in (*versions, *known) if row.model_id == model_id]
        former = versions[0] if versions else None
        description = Description() if former is None else read_description(former.description)
        now = self._clock()
        title = title_of_file(source) if former is None else former.title
        taken = {row.model_id for row in (*self._papers.own.rows(), *known)}
        taken |= {model.id for model in self._papers.shipped.models()}
        return OwnModel(
            id=OwnModelId(self._new_id()),
            model_id=model_id or free_id(title, taken),
            version=max(numbers, default=0) + 1,
            title=title,
            description=description.with_fields(report.fields).written(),
            docx_sha256="",
            replaces="" if former is None else former.replaces,
            added_at=now,
            added_by=self.actor.name,
        )

    def _make_room(self, change: Change, row: OwnModel) -> None:
        """Offer no other version of the model, nor another model in the same place."""
        for other in self._offered():
            same_place = row.replaces and other.replaces == row.replaces
            if other.id != row.id and (other.model_id == row.model_id or same_place):
                self._register.own_models.save(change, replace(other, published=False))

    def _offered(self) -> tuple[OwnModel, ...]:
        return tuple(row for row in self._papers.own.rows() if row.published)

    def _require_version(self, model_id: str) -> tuple[OwnModel, ...]:
        versions = self._papers.own.versions(model_id)
        if not versions:
            raise NotFound("Ce modèle n’est plus dans le registre.", "Actualisez la page.")
        return versions

    def _users(self, row: OwnModel) -> int:
        sql = "SELECT COUNT(*) FROM ecrit WHERE model_id = ? AND model_version = ?"
        kept = (row.model_id, str(row.version))
        return int(self._register.connection.value(sql, kept))

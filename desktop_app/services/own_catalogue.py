"""The models that the association keeps in its register, beside those that are shipped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.documents.catalogue import Catalogue, Model
from desktop_app.documents.own_description import model_of, read_description
from desktop_app.documents.subjects import ADULT
from desktop_app.domain.french import quote
from desktop_app.domain.own_model import OwnModel
from desktop_app.errors import RegisterDamaged

if TYPE_CHECKING:
    from desktop_app.register.register import Register


class OwnCatalogue:
    """Read the association's own models; nothing is written here."""

    def __init__(self, register: Register, shipped: Catalogue) -> None:
        self._register = register
        self._shipped = shipped

    def rows(self) -> tuple[OwnModel, ...]:
        """Return every version of every model of one's own, the oldest first."""
        return tuple(self._register.own_models.all())

    def versions(self, model_id: str) -> tuple[OwnModel, ...]:
        """Return the versions of a model, the latest first."""
        own = [row for row in self.rows() if row.model_id == model_id]
        return tuple(sorted(own, key=lambda row: row.version, reverse=True))

    def all(self) -> tuple[Model, ...]:
        """Return what is offered: a published own model takes the place of the one it replaces.

        One whose file is damaged takes no other model away: ``problems`` tells it.
        """
        readable = ((row, self._readable(row)) for row in self._published())
        made = [(row, model) for row, model in readable if model is not None]
        taking = {row.replaces: model for row, model in made if row.replaces}
        shipped = self._shipped.models()
        offered = [taking.pop(model.id, model) for model in shipped]
        # What replaced a model that is shipped no more stands beside the others.
        beside = [model for row, model in made if not row.replaces or row.replaces in taking]
        return (*offered, *beside)

    def problems(self) -> tuple[str, ...]:
        """Return a French sentence for each published model whose file is damaged."""
        return tuple(
            f"Le modèle {quote(row.title)} est abîmé dans le registre."
            for row in self._published()
            if self._readable(row) is None
        )

    def get(self, model_id: str, version: str = "") -> Model | None:
        """Return a model of one's own; without a version, the published one or else the latest."""
        versions = self.versions(model_id)
        if version:
            found = next((row for row in versions if str(row.version) == version), None)
        else:
            found = next((row for row in versions if row.published), None)
        found = found or (versions[0] if versions else None)
        return None if found is None else self.model(found)

    def title(self, model_id: str) -> str:
        """Return the title of a model of one's own, empty if there is none of that id."""
        versions = self.versions(model_id)
        return versions[0].title if versions else ""

    def model(self, row: OwnModel) -> Model:
        """Return one version as the composer wants it, as careful as the one it replaces."""
        made = model_of(
            row.model_id,
            row.version,
            row.title,
            read_description(row.description),
            self._register.contents.read(row.docx_sha256),
            self._plans(row.replaces),
        )
        replaced = (model for model in self._shipped.models() if model.id == row.replaces)
        return next((_as_careful(made, model) for model in replaced), made)

    def _published(self) -> tuple[OwnModel, ...]:
        return current(row for row in self.rows() if row.published)

    def _readable(self, row: OwnModel) -> Model | None:
        try:
            return self.model(row)
        except RegisterDamaged:
            return None

    def _plans(self, replaces: str) -> Sequence[Model]:
        """Return the shipped models that say where a field is asked, the replaced one first."""
        return sorted(self._shipped.models(), key=lambda model: model.id != replaces)


def _as_careful(made: Model, replaced: Model) -> Model:
    """Return a model that asks for the same agreement, names as few people, cites the same law."""
    if replaced.age_rule == ADULT:
        rule, recipient = replaced.age_rule, replaced.recipient_kind
        made = replace(made, age_rule=rule, recipient_kind=recipient)
    return replace(
        made,
        pseudonymised=replaced.pseudonymised,
        legal_basis=replaced.legal_basis,
        legal_basis_read_in=replaced.legal_basis_read_in,
    )


def current(rows: Iterable[OwnModel]) -> tuple[OwnModel, ...]:
    """Return the latest of each model among ``rows``."""
    latest: dict[str, OwnModel] = {}
    for row in sorted(rows, key=lambda row: row.version):
        latest[row.model_id] = row
    return tuple(sorted(latest.values(), key=lambda row: row.title.casefold()))

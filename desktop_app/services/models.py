"""The document models as the command line and the window describe them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop_app.documents.catalogue import Catalogue, Model
from desktop_app.documents.fields import FIELDS
from desktop_app.errors import BadInput
from desktop_app.paths import MODELS

_MAX_MODEL_BYTES = 30_000_000


class Models:
    """List, show and check models. No register is needed, so no right either."""

    def __init__(self, folder: Path = MODELS) -> None:
        self._catalogue = Catalogue(folder)

    def all(self) -> list[dict[str, Any]]:
        """Return a description of every model."""
        return [described(model) for model in self._catalogue.models()]

    def problems(self) -> tuple[str, ...]:
        """Return a French sentence for each model that cannot be read."""
        return self._catalogue.problems()

    def show(self, model_id: str) -> dict[str, Any]:
        """Return a model with its sections and fields; raise ``ModelRefused`` if unknown."""
        return shown(self._catalogue.get(model_id))

    def check(self, file: Path) -> dict[str, Any]:
        """Check a Word model in a worker, and say where each problem is."""
        import tempfile

        from desktop_app.documents.workshop import Workshop
        from desktop_app.domain.codec import to_plain

        try:
            if file.stat().st_size > _MAX_MODEL_BYTES:
                raise BadInput("Ce modèle est trop lourd.", "Limite : 30\u00a0Mo.")
            content = file.read_bytes()
        except OSError as error:
            raise BadInput("Le fichier ne peut pas être ouvert.", "Vérifiez son chemin.") from error
        with tempfile.TemporaryDirectory(prefix="fanal-") as folder:
            workshop = Workshop(Path(folder))
            try:
                report = workshop.check_model(content)
            finally:
                workshop.close()
        plain: dict[str, Any] = to_plain(report)
        return plain


def shown(model: Model) -> dict[str, Any]:
    """Return a model with its sections and fields."""
    sections = [
        {
            "id": section.id,
            "title": section.title,
            "help": section.help,
            "fields": [
                {
                    "key": key,
                    "label": FIELDS[key].label,
                    "kind": FIELDS[key].kind.value,
                    "origin": FIELDS[key].origin.value,
                    "example": FIELDS[key].example,
                    "required": key in model.required,
                }
                for key in section.fields
            ],
        }
        for section in model.sections
    ]
    return {**described(model), "sections": sections}


def described(model: Model) -> dict[str, Any]:
    """Return a model in short."""
    return {
        "id": model.id,
        "title": model.title,
        "version": model.version,
        "kind": model.kind,
        "recipient": model.recipient_kind,
        "required": list(model.required),
    }

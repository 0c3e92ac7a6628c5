"""A Word model of the association's own, kept in its register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.ids import OwnModelId


@dataclass(frozen=True, slots=True)
class OwnModel:
    """One version of a model of one's own; its Word file is kept by its SHA-256.

    ``model_id`` is the id under which écrits know it, the same for all its versions; ``replaces``
    is the id of the shipped model whose place it takes, empty for a model beside them.
    ``description`` is what ``model.toml`` says of a shipped one. Only a published one is offered.
    """

    id: OwnModelId
    model_id: str
    version: int
    title: str
    description: str
    docx_sha256: str
    replaces: str = ""
    published: bool = False
    added_at: datetime | None = None
    added_by: str = ""
    note: str = ""

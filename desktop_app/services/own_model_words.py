"""Files, titles, ids and states of the association's own models, in words."""

from __future__ import annotations

import re
import time
from collections.abc import Collection
from pathlib import Path

from desktop_app.documents.catalogue import MAX_MODEL_BYTES, Model
from desktop_app.domain.french import date_words, quote, unaccented
from desktop_app.domain.own_model import OwnModel
from desktop_app.errors import BadInput
from desktop_app.services.given_files import Cancel

CHECK_WITHIN_S = 10.0
"""A check that takes longer is stopped: that of an honest model takes less than one second."""

LONGEST_TITLE = 120
_PREFIX = "association_"


class Patience:
    """Set once the user stops, or once a check has taken longer than any honest model does."""

    def __init__(self, cancel: Cancel | None = None, within_s: float = CHECK_WITHIN_S) -> None:
        self._cancel = cancel
        self._until = time.monotonic() + within_s

    def is_set(self) -> bool:
        """Return whether to stop."""
        stopped = self._cancel is not None and self._cancel.is_set()
        return stopped or time.monotonic() > self._until


def read_model_file(source: Path) -> bytes:
    """Return the bytes of a Word file; raise ``BadInput`` if it is none or too large."""
    try:
        if not source.is_file():
            raise BadInput("Ceci n’est pas un fichier.", "Choisissez un fichier Word (.docx).")
        if source.stat().st_size > MAX_MODEL_BYTES:
            raise BadInput("Ce modèle est trop lourd.", "Limite\u00a0: 30\u00a0Mo.")
        return source.read_bytes()
    except OSError as error:
        raise BadInput(
            "Ce fichier ne peut pas être ouvert.",
            "Vérifiez qu’il est encore là et qu’aucun programme ne le tient fermé.",
        ) from error


def title_of_file(source: Path) -> str:
    """Return the first title of a model, from the name of its file."""
    words = " ".join(re.sub(r"[_\s]+", " ", source.stem).split())
    return (words[:1].upper() + words[1:])[:LONGEST_TITLE] or "Modèle"


def free_id(title: str, taken: Collection[str]) -> str:
    """Return the id under which écrits know a model: it never changes, whatever its title."""
    word = re.sub(r"[^a-z0-9]+", "_", unaccented(title).lower()).strip("_")[:30] or "modele"
    wanted = f"{_PREFIX}{word}"
    number = 1
    while wanted in taken:
        number += 1
        wanted = f"{_PREFIX}{word}_{number}"
    return wanted


def shipped_state(model: Model, replaced_by: str) -> str:
    """Return what stands under the title of a shipped model."""
    if replaced_by:
        return f"Livré avec Fanal, remplacé par {quote(replaced_by)}."
    return f"Livré avec Fanal, version {model.version}."


def own_state(row: OwnModel, published: Collection[str]) -> str:
    """Return what stands under the title of a version; ``published`` are the models offered."""
    added = "" if row.added_at is None else f", ajoutée le {date_words(row.added_at.date())}"
    version = f"Version {row.version}{added}"
    if row.published:
        return f"{version}, proposée pour les écrits."
    if row.model_id in published:
        return f"{version}, pas encore publiée\u00a0; une autre version est proposée."
    return f"{version}, pas publiée."

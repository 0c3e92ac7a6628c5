"""The models that can be filled: one folder each, ``model.toml`` beside the Word file.

A model is data. Adding one, or a département's own, needs no code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop_app.documents.fields import FIELDS
from desktop_app.errors import ModelRefused

MAX_MODEL_BYTES = 30_000_000
_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the composer: its fields in the order in which they are asked.

    Beside ``help``, one sentence, a section may say what to write (``consigne``), how to write it
    well (``methode``) and which rule it answers to (``cadre``), as the fields do.
    """

    id: str
    title: str
    help: str
    fields: tuple[str, ...]
    consigne: str = ""
    methode: str = ""
    cadre: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """``key`` is required when the context holds ``equals`` under ``when``."""

    key: str
    when: str
    equals: str


@dataclass(frozen=True, slots=True)
class Model:
    """A model and what it asks for.

    ``age_rule`` is ``minor`` for papers about children, ``adult`` for those about an adult, ``any``
    otherwise. ``legal_basis`` is as it was read in ``legal_basis_read_in``; later changes are not
    known. A ``pseudonymised`` paper names nobody, nor any day or address. ``limits`` says how many
    signs there is room for in a field, where the paper has such a limit.
    """

    id: str
    version: str
    title: str
    kind: str
    recipient_kind: str
    age_rule: str
    required: tuple[str, ...]
    sections: tuple[Section, ...]
    docx: bytes
    required_if: tuple[Condition, ...] = ()
    source: str = ""
    checked_on: date | None = None
    legal_basis: tuple[str, ...] = ()
    legal_basis_read_in: str = ""
    pseudonymised: bool = False
    limits: Mapping[str, int] = field(default_factory=dict)

    def section_of(self, key: str) -> Section | None:
        """Return the section in which ``key`` is asked."""
        return next((section for section in self.sections if key in section.fields), None)


class Catalogue:
    """The models of a folder, read once, in the order of their ids.

    A folder that cannot be read takes no other model away: ``problems`` says what is wrong.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _read(self) -> Mapping[str, Model | ModelRefused]:
        folders = [path.parent for path in sorted(self._folder.glob("*/model.toml"))]
        return {folder.name: _read_or_refused(folder) for folder in folders}

    def models(self) -> tuple[Model, ...]:
        """Return every model that can be read."""
        return tuple(found for found in self._read.values() if isinstance(found, Model))

    def problems(self) -> tuple[str, ...]:
        """Return a French sentence for each folder that cannot be read."""
        refused = (found for found in self._read.values() if isinstance(found, ModelRefused))
        return tuple(problem.sentence for problem in refused)

    def get(self, model_id: str) -> Model:
        """Return a model; raise ``ModelRefused`` when there is none, or none that can be read."""
        found = self._read.get(model_id)
        if isinstance(found, Model):
            return found
        raise found or ModelRefused("Ce modèle n’est pas installé.", "Choisissez un autre modèle.")


def _read_or_refused(folder: Path) -> Model | ModelRefused:
    try:
        return _read(folder)
    except ModelRefused as problem:
        return problem


def _read(folder: Path) -> Model:
    try:
        data = tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))
        docx = _content(folder, str(data.get("file", "model.docx")))
        model = _model(data, docx)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelRefused(
            f"Le modèle du dossier {folder.name[:40]} est illisible.",
            "Remplacez ce dossier par celui de l’installation.",
        ) from error
    unknown = [key for key in _keys(model) if key not in FIELDS]
    if unknown or model.id != folder.name:
        raise ModelRefused(
            f"Le modèle {folder.name[:40]} ne va pas avec cette version de Fanal.",
            f"Champ inconnu : {unknown[0][:60]}." if unknown else "Son nom ne correspond pas.",
        )
    return model


def _content(folder: Path, name: str) -> bytes:
    path = (folder / name).resolve()
    if path.parent != folder.resolve() or path.stat().st_size > MAX_MODEL_BYTES:
        raise KeyError(name)
    return path.read_bytes()


def _model(data: Mapping[str, Any], docx: bytes) -> Model:
    if not _WORD.fullmatch(data["kind"]):
        raise ValueError("the kind is a word: it becomes part of file names")
    return Model(
        id=data["id"],
        version=data["version"],
        title=data["title"],
        kind=data["kind"],
        recipient_kind=data["recipient_kind"],
        age_rule=data["age_rule"],
        required=tuple(data["required"]),
        required_if=tuple(Condition(**each) for each in data.get("required_if", ())),
        sections=tuple(
            Section(**{**each, "fields": tuple(each["fields"])}) for each in data["sections"]
        ),
        docx=docx,
        source=data.get("source", ""),
        checked_on=data.get("checked_on"),
        legal_basis=tuple(data.get("legal_basis", ())),
        legal_basis_read_in=data.get("legal_basis_read_in", ""),
        pseudonymised=bool(data.get("pseudonymised", False)),
        limits=_limits(data.get("limits", {})),
    )


def _limits(data: Mapping[str, Any]) -> dict[str, int]:
    limits = {key: int(most) for key, most in data.items()}
    if any(most < 1 for most in limits.values()):
        raise ValueError("a limit is a number of signs")
    return limits


def _keys(model: Model) -> tuple[str, ...]:
    asked = [key for section in model.sections for key in section.fields]
    conditional = [each.key for each in model.required_if]
    return (*model.required, *conditional, *asked, *model.limits)

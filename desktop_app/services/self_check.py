"""Is the program whole on this computer? One line a part."""

from __future__ import annotations

import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.bundle import unexpected
from desktop_app.errors import AppError, ModelRefused
from desktop_app.paths import MODELS, RESOURCES, ROOT


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the program: whether it works, and a sentence."""

    name: str
    ok: bool
    words: str


def checks() -> Iterator[Check]:
    """Yield a check a part; a missing keyring or converter is told, and is no failure."""
    parts: tuple[tuple[str, Callable[[], str]], ...] = (
        ("composants", _components),
        ("SQLCipher", _sqlcipher),
        ("ressources", _resources),
        ("polices", _fonts),
        ("modèles", _models),
        ("trousseau", _keyring),
        ("conversion en PDF", _converter),
    )
    for name, part in parts:
        try:
            yield Check(name, True, part())
        except (AppError, OSError, ImportError, ValueError) as error:
            words = error.sentence if isinstance(error, AppError) else "absent ou abîmé"
            yield Check(name, False, words)


def _components() -> str:
    if not getattr(sys, "frozen", False):
        return "programme lancé depuis ses sources"
    strangers = unexpected(ROOT)
    if strangers:
        raise ValueError("a package that the lock does not name")
    return "ceux de la liste écrite à la construction"


def _sqlcipher() -> str:
    from desktop_app.register.database import create_database, open_database, versions

    with tempfile.TemporaryDirectory(prefix="fanal-") as folder:
        file, key = Path(folder) / "register.db", secrets.token_bytes(32)
        create_database(file, key).close()
        if file.read_bytes().startswith(b"SQLite format 3"):
            raise ValueError("not encrypted")
        open_database(file, key).close()
    return versions()


def _resources() -> str:
    from desktop_app.services.opening import read_data
    from desktop_app.services.reference import Reference

    reference = Reference(read_data)
    return f"{len(reference.communes)} communes, {len(reference.directory)} contacts à vérifier"


def _fonts() -> str:
    found = sorted(RESOURCES.glob("fonts/*.ttf"))
    if not found:
        raise ValueError("no font")
    return f"{len(found)} fichiers"


def _models() -> str:
    from desktop_app.documents.catalogue import Catalogue

    catalogue = Catalogue(MODELS)
    found, problems = catalogue.models(), catalogue.problems()
    if problems:
        raise ModelRefused(" ".join(problems))
    if not found:
        raise ValueError("no model")
    return ", ".join(model.id for model in found)


def _keyring() -> str:
    from desktop_app.register.keystore import describe

    return describe()


def _converter() -> str:
    from desktop_app.documents.workshop import describe_engines

    return describe_engines()

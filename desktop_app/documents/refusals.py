"""The French sentences of a paper that could not be made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from desktop_app import errors
from desktop_app.errors import AppError, BadInput, ConversionFailed, ModelRefused, StorageFull

_THE_WORD_FILE_IS_THERE = (
    "Le fichier Word est là : vous pouvez l’ouvrir, l’imprimer ou l’enregistrer en PDF vous-même."
)
_MODEL: Final[Mapping[str, str]] = {
    "time": "Ce modèle demande trop de temps : son remplissage a été arrêté.",
    "memory": "Ce modèle demande trop de mémoire : son remplissage a été arrêté.",
    "crash": "Ce modèle a arrêté l’outil qui le remplit.",
}
_PDF: Final[Mapping[str, str]] = {
    "time": "Ce fichier PDF demande trop de temps : sa lecture a été arrêtée.",
    "memory": "Ce fichier PDF demande trop de mémoire : sa lecture a été arrêtée.",
    "crash": "Ce fichier PDF a arrêté l’outil qui le lit.",
}

_TABLE: Final[Mapping[str, str]] = {
    "time": "Ce tableau demande trop de temps\u00a0: sa lecture a été arrêtée.",
    "memory": "Ce tableau demande trop de mémoire\u00a0: sa lecture a été arrêtée.",
    "crash": "Ce tableau a arrêté l’outil qui le lit.",
    "cancelled": "La lecture du tableau a été arrêtée.",
}


class ConversionStopped(ConversionFailed):
    """The user stopped the making of the PDF."""


def model_unusable(cause: str) -> AppError:
    """Return the refusal of a model; ``cause`` is a reason or the name of a failure."""
    return ModelRefused(
        _MODEL.get(cause, "Ce modèle n’a pas pu être rempli."),
        "Le dossier n’a pas changé. Choisissez un autre modèle, ou faites vérifier celui-ci.",
    )


def pdf_unreadable(cause: str) -> AppError:
    """Return the refusal of a PDF; ``cause`` is a reason or the name of a failure."""
    return BadInput(
        _PDF.get(cause, "Ce fichier PDF ne peut pas être lu."),
        "Le reste du dossier n’a pas changé.",
    )


def table_unreadable(cause: str) -> AppError:
    """Return the refusal of a spreadsheet; ``cause`` is a reason or the name of a failure."""
    return BadInput(
        _TABLE.get(cause, "Ce tableau ne peut pas être lu."),
        "Rien n’a été importé. Enregistrez-le en .csv, puis recommencez.",
    )


def no_working_files() -> AppError:
    """Return the refusal of a disk on which no worker can be started."""
    return StorageFull(
        "L’écrit n’a pas pu être préparé\u00a0: le dossier du registre ne prend plus de fichier.",
        "Vérifiez la place sur le disque, et qu’il est branché, puis recommencez.",
    )


def stopped() -> ConversionStopped:
    """Return the answer to a press on « Arrêter »."""
    return ConversionStopped("La fabrication du PDF a été arrêtée.", _THE_WORD_FILE_IS_THERE)


def no_engine_left(any_engine: bool, lost_text: bool) -> ConversionFailed:
    """Return the refusal that ends a conversion: no engine, or none that kept every word."""
    if not any_engine:
        what = "Aucun outil de cet ordinateur ne peut faire le PDF."
    elif lost_text:
        what = "Le PDF n’a pas été gardé : il y manquait une partie du texte."
    else:
        what = "Le PDF n’a pas pu être fait."
    return ConversionFailed(what, _THE_WORD_FILE_IS_THERE)


def from_worker(said: Mapping[str, Any]) -> AppError:
    """Return the refusal that a worker sent; only the known classes of errors are made."""
    known = {"BadInput": BadInput, "ConversionFailed": ConversionFailed}
    kind: type[AppError] = known.get(str(said.get("type")), errors.ModelRefused)
    return kind(str(said.get("what", "")), str(said.get("todo", "")))

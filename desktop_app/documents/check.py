"""Check a model before it is used: hostile or broken constructs, unknown fields, each in its place.

Nothing is executed on a real dossier: the trial at the end fills the dictionary's own examples.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.docx import fill
from desktop_app.documents.examples import example_context
from desktop_app.documents.gate import GateRefusal, inspect
from desktop_app.documents.missing import Missing, missing
from desktop_app.documents.model_reader import Reader
from desktop_app.documents.model_report import Problem, Report, Severity, attention, blocking
from desktop_app.documents.model_tags import tags_by_part, traces
from desktop_app.errors import ModelRefused

__all__ = ["Missing", "Problem", "Report", "Severity", "check_model", "missing"]

MAX_INSTRUCTIONS = 3000
"""In one part, texts between them included: the longest shipped model has less than half of it."""

_WHOLE = "tout le document"
_TOO_LONG = "Ce modèle contient trop d’instructions. Partagez-le en plusieurs modèles."


def check_model(model: bytes) -> Report:
    """Return everything that is wrong with a Word model, never an exception for a bad one."""
    try:
        inspect(model)
    except GateRefusal as refusal:
        return Report(False, (blocking(refusal.where, "", refusal.sentence),), (), refused=True)
    reader = Reader()
    for found in tags_by_part(model):
        if len(found) > MAX_INSTRUCTIONS:
            return Report(False, (blocking(found[0].where, "", _TOO_LONG),), (), refused=True)
        reader.read_part(found)
    problems = [*dict.fromkeys(reader.problems), *_traces(model)]
    if not any(each.severity is Severity.BLOCKING for each in problems):
        problems += _trial(model)
    ok = not any(each.severity is Severity.BLOCKING for each in problems)
    return Report(ok, tuple(problems), tuple(sorted(reader.fields)))


def _traces(model: bytes) -> Iterator[Problem]:
    left = traces(model)
    for tag in left.hidden:
        yield blocking(tag.where, tag.found, "Ce champ est dans un texte caché ou barré.")
    for tag in left.ignored:
        message = "Rien n’est rempli à cet endroit\u00a0: déplacez ce champ dans le texte."
        yield attention(tag.where, tag.found, message)
    if left.revisions:
        message = "Le modèle garde un suivi des modifications\u00a0: acceptez-les dans Word."
        yield attention(_WHOLE, "", message)
    if left.comments:
        message = "Le modèle garde des commentaires\u00a0: retirez-les dans Word."
        yield attention(_WHOLE, "", message)


def _trial(model: bytes) -> Iterator[Problem]:
    """Fill the model with the fictional examples of the dictionary."""
    try:
        fill(model, example_context())
    except ModelRefused as refusal:
        yield blocking(_WHOLE, "", refusal.sentence)

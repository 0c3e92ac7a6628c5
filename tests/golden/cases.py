"""Every model with every case: what the golden tests share. A new model needs nothing here."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from desktop_app.documents.catalogue import Catalogue, Model
from desktop_app.documents.check import check_model
from desktop_app.documents.context import build
from desktop_app.documents.docx import fill
from desktop_app.documents.missing import marked, missing
from desktop_app.documents.snapshot import Snapshot
from desktop_app.paths import MODELS as FOLDER
from tests.documents.papers import PAPERS, following

CATALOGUE = Catalogue(FOLDER)
MODELS = tuple(model.id for model in CATALOGUE.models())
CASES = tuple(PAPERS)
KEPT_TEXTS = ("ordinary", "almost_empty", "nine_siblings", "other_scripts", "everything")
"""The cases whose text is kept; the long ones are held by what must not be lost."""


def model_of(model_id: str) -> Model:
    """Return a model of the catalogue."""
    return CATALOGUE.get(model_id)


def paper(model_id: str, case: str) -> Snapshot:
    """Return a case as an écrit of that model."""
    model, found = model_of(model_id), PAPERS[case]()
    if "ecrit_anterieur.reference" in printed_fields(model_id) and found.ecrit.observation_ids:
        found = following(found)
    return replace(
        found,
        ecrit=replace(found.ecrit, model_id=model_id),
        legal_basis=model.legal_basis,
        legal_basis_read_in=model.legal_basis_read_in,
        age_rule=model.age_rule,
        pseudonymised=model.pseudonymised,
    )


@cache
def context(model_id: str, case: str) -> dict[str, object]:
    """Return what the model is filled with."""
    made = build(paper(model_id, case))
    return marked(made, missing(model_of(model_id), made))


@cache
def filled(model_id: str, case: str) -> bytes:
    """Return the Word file of a case."""
    return fill(model_of(model_id).docx, context(model_id, case))


@cache
def printed_fields(model_id: str) -> frozenset[str]:
    """Return the keys of the dictionary that a model uses."""
    return frozenset(check_model(model_of(model_id).docx).fields)

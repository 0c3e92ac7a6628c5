"""Every model with every case: what the golden tests share. A new model needs nothing here."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from desktop_app.documents.catalogue import Catalogue, Model
from desktop_app.documents.check import check_model
from desktop_app.documents.context import build
from desktop_app.documents.docx import fill
from desktop_app.documents.fields import FIELDS, Origin
from desktop_app.documents.missing import marked, missing
from desktop_app.documents.snapshot import Recipient, Snapshot
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.paths import MODELS as FOLDER
from tests.documents.papers import PAPERS, following

CATALOGUE = Catalogue(FOLDER)
MODELS = tuple(model.id for model in CATALOGUE.models())
FIRST = "information_preoccupante_crip"
CASES = tuple(PAPERS)
RECIPIENTS = {
    "procureur": Recipient("Procureur de la République", "Parquet des mineurs, 93000 Bobigny"),
    "avocat": Recipient("Maître Camille Robert", "12 rue du Palais, 93000 Bobigny"),
    "parents": Recipient("Madame Elena Ionescu", "Les Acacias, 93200 Saint-Denis"),
    "libre": Recipient("Collège Elsa-Triolet", "Madame la Principale, 93200 Saint-Denis"),
}
KEPT_TEXTS = ("ordinary", "almost_empty", "nine_siblings", "other_scripts", "everything")
"""The cases whose text is kept; the long ones are held by what must not be lost."""


def model_of(model_id: str) -> Model:
    """Return a model of the catalogue."""
    return CATALOGUE.get(model_id)


def paper(model_id: str, case: str) -> Snapshot:
    """Return a case as an écrit of that model."""
    model, found = model_of(model_id), PAPERS[case]()
    after = {"ecrit_anterieur.reference", "envois[].reference"} & printed_fields(model_id)
    if after and found.ecrit.observation_ids and not found.sent:
        found = following(found)
    if found.ecrit.observation_ids and case != "everything":
        crip = found.crip if found.crip.name else found.recipient
        found = replace(
            found, crip=crip, recipient=RECIPIENTS.get(model.recipient_kind, found.recipient)
        )
        found = replace(found, ecrit=replace(found.ecrit, answers=_answers(model, found.ecrit)))
    return replace(
        found,
        ecrit=replace(found.ecrit, model_id=model_id),
        legal_basis=model.legal_basis,
        legal_basis_read_in=model.legal_basis_read_in,
        age_rule=model.age_rule,
        pseudonymised=model.pseudonymised,
    )


def _answers(model: Model, ecrit: Ecrit) -> dict[str, Answer]:
    """Return the answers, with the dictionary's example where the first model asks nothing."""
    asked = [FIELDS[key] for section in model.sections for key in section.fields]
    known = {key for section in model_of(FIRST).sections for key in section.fields}
    examples = {
        field.key: Answer(field.example)
        for field in asked
        if field.origin is Origin.ECRIT and not field.group and field.key not in known
    }
    return {**examples, **ecrit.answers}


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

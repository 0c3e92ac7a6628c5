"""Fictional dossiers on which a model is tried. They are never written anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.documents.fields import FIELDS, Origin
from desktop_app.documents.snapshot import Recipient, Snapshot
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.ids import DossierId, EcritId, PersonId, UserId
from desktop_app.domain.organisation import Organisation
from desktop_app.domain.person import Person, Role
from desktop_app.services.model_views import TrialCase
from desktop_app.services.training_data import team
from desktop_app.services.training_data.plot import CYCLE, NINE, Plot, TrainingDossier

if TYPE_CHECKING:
    from desktop_app.documents.catalogue import Model
    from desktop_app.services.papers import Papers
    from desktop_app.services.reference import Reference

_SEED = 1
_ORDINARY = 2
_REF = "ESSAI"
_RECIPIENT = Recipient(
    "Destinataire d’essai (fictif)",
    "1 place de l’Exemple, 93000 Bobigny",
    "accueil@destinataire.example",
    "01 99 00 12 93",
    "contact fictif",
)


def training_snapshot(
    case: TrialCase, model: Model, papers: Papers, reference: Reference, today: date
) -> Snapshot:
    """Return all that a paper on a fictional dossier is made of."""
    if case is TrialCase.ALMOST_EMPTY:
        return _almost_empty(model, today)
    number = NINE if case is TrialCase.NINE_SIBLINGS else _ORDINARY
    author = team.author(UserId("essai"))
    told = _with_a_paper(number, today, author.name)
    draft = told.ecrits[0]
    ecrit = replace(
        draft,
        ref=_REF,
        model_id=model.id,
        model_version=model.version,
        answers={**_examples(), **draft.answers},
    )
    return Snapshot(
        organisation=team.ORGANISATION,
        author=author,
        dossier=replace(told.dossier, ref=_REF),
        ecrit=ecrit,
        persons=told.persons,
        written_on=ecrit.written_on or today,
        relations=told.relations,
        places={place.id: place for place in told.places},
        observations=told.observations,
        territory=papers.territory(ecrit.territory),
        recipient=_RECIPIENT,
        country_names={item.code: item.name for item in reference.countries.all()},
        language_names={item.code: item.name for item in reference.languages.all()},
    )


def _with_a_paper(number: int, today: date, author: str) -> TrainingDossier:
    """Return the first dossier of its kind, from ``number`` on, that has a paper."""
    while True:
        told = Plot(_SEED, number, CYCLE, today, author).told()
        if told.ecrits:
            return told
        number += CYCLE


def _examples() -> Mapping[str, Answer]:
    """Return an answer to every question that a paper asks."""
    return {
        key: Answer(field.example)
        for key, field in FIELDS.items()
        if field.origin is Origin.ECRIT and not field.group and field.example
    }


def _almost_empty(model: Model, today: date) -> Snapshot:
    """Return a child's first name, an association's name, and nothing else."""
    dossier_id = DossierId("essai")
    child = Person(PersonId("essai"), dossier_id, Role.CHILD, first_names=("Ana",))
    ecrit = Ecrit(
        EcritId("essai"),
        _REF,
        dossier_id,
        model.id,
        model.version,
        written_on=today,
        person_ids=(child.id,),
    )
    return Snapshot(
        organisation=Organisation(name=team.ORGANISATION.name),
        author=team.author(UserId("essai")),
        dossier=Dossier(dossier_id, _REF),
        ecrit=ecrit,
        persons=(child,),
        written_on=today,
    )

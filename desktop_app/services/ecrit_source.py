"""Writing a value of an écrit into the fiche or the dossier that it came from (UX §2.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop_app.documents.person_records import ATTRIBUTE_OF
from desktop_app.domain.absence import Source
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ecrit import Answer
from desktop_app.domain.person import Person

DOSSIER_TEXTS: Mapping[str, str] = {
    "composition_familiale": "family_composition",
    "environnement": "social_environment",
    "solution_familiale": "family_solution",
    "ressources_famille": "resources",
    "historique": "history",
}
_TEXTS = frozenset(
    {
        "nom_naissance",
        "nom_usage",
        "genre",
        "domicile",
        "adresse",
        "lieu_actuel",
        "vit_avec",
        "sante",
        "avis",
        "ressources",
        "profession",
    }
)
_LISTS = frozenset({"prenoms", "vulnerabilites"})
_IF_ALONE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "scolarite": ("school", ("schooling", "school_class", "school_commune")),
    "autorite_parentale": ("authority_note", ("authority",)),
    "lieu_naissance": ("birth_place", ("birth_country",)),
}
"""Fields made of several values: where a text goes while the other values are not known."""


def corrected_person(person: Person, name: str, answer: Answer) -> Person | None:
    """Return the fiche with ``answer`` in the field, ``None`` where a text alone does not fit.

    The choices behind such a field (a date, a phone and when it is safe, languages) are made in the
    fiche itself.
    """
    attribute = ATTRIBUTE_OF.get(name, "")
    if answer.absence is not None:
        return _without(person, name, attribute, answer) if attribute else None
    text = answer.text.strip()
    source = person.sources.get(attribute)
    if isinstance(source, Source):
        text = text.removesuffix(f" ({source.label})")
    if name in _IF_ALONE:
        target, others = _IF_ALONE[name]
        alone = not any(getattr(person, other) for other in others)
        values: dict[str, Any] | None = {target: text} if alone else None
    elif name in _LISTS:
        values = {attribute: tuple(part.strip() for part in text.split(",") if part.strip())}
    else:
        values = {attribute: text} if name in _TEXTS else None
    if values is None:
        return None
    absences = {key: why for key, why in person.absences.items() if key != attribute}
    return replace(person, absences=absences, **values)


def corrected_dossier(dossier: Dossier, key: str, answer: Answer) -> Dossier | None:
    """Return the dossier with ``answer`` in one of its texts, ``None`` for another field."""
    attribute = DOSSIER_TEXTS.get(key)
    if attribute is None:
        return None
    absences = {each: why for each, why in dossier.absences.items() if each != attribute}
    if answer.absence is not None:
        absences[attribute] = answer.absence
    values: dict[str, Any] = {attribute: answer.text.strip()}
    return replace(dossier, absences=absences, **values)


def _without(person: Person, name: str, attribute: str, answer: Answer) -> Person | None:
    """Return the fiche that says why there is no value; a value that is there is not erased."""
    known = getattr(person, attribute) or (
        name in _IF_ALONE and getattr(person, _IF_ALONE[name][0])
    )
    if known or answer.absence is None:
        return None
    return replace(person, absences={**person.absences, attribute: answer.absence})

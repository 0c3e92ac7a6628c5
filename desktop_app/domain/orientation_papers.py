"""Which models go with the way that was chosen, with the age and with what has left already.

Each gets a place in the list and a reason in words; any of them can still be chosen (UX S08).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.french import NBSP
from desktop_app.domain.orientation import Way
from desktop_app.domain.orientation_guide import Guide
from desktop_app.domain.orientation_rules import (
    NO_AGREEMENT_YET,
    REFUSED,
    UNCERTAIN_AGE,
    Situation,
)

TOO_OLD = "D’après sa date de naissance, la personne est majeure. Ce modèle parle d’un mineur."
TOO_YOUNG = (
    f"La personne est mineure, ou son âge est incertain{NBSP}: elle est traitée comme mineure. "
    "Ce modèle parle d’un adulte."
)
PARENTS_FIRST = (
    "Les parents sont informés avant, sauf intérêt contraire de l’enfant (article L226-2-1 du code "
    "de l’action sociale et des familles, texte lu dans sa version de 2023)."
)
AGREEMENT_FIRST = f"Son accord n’est pas encore noté{NBSP}: ce modèle aide à l’expliquer."
LETTER_FOR_AN_ADULT = (
    f"Le modèle de signalement parle d’un mineur{NBSP}: un courrier libre peut s’adresser au "
    "procureur."
)
AFTER_A_PAPER = "Pour la suite d’un écrit déjà transmis."
COPY_TO_THE_CRIP = (
    f"Une copie à la CRIP est attendue{NBSP}: la personne qui travaille dans un service public, ou "
    "dans un établissement public ou privé, et qui avise directement le procureur en adresse une "
    "copie au président du conseil départemental (article L226-4, II du code de l’action sociale "
    "et des familles, texte lu dans sa version de 2023). C’est un rappel, rien n’est bloqué."
)

_FOLLOW_UPS = ("complement_information", "demande_suites", "relance")
_KINDS = {
    Way.PROSECUTOR: ("signalement",),
    Way.CRIP: ("information_preoccupante",),
    Way.REFERRAL: ("orientation",),
    Way.ADVICE: ("synthese_sans_noms",),
}
_RECIPIENTS = {Way.PROSECUTOR: "procureur", Way.CRIP: "crip", Way.REFERRAL: "structure"}
_KNOWN = (
    *_FOLLOW_UPS,
    *(kind for kinds in _KINDS.values() for kind in kinds),
    *("lettre", "note_avocat", "courrier", "consentement", "synthese", "fiche_reflexe"),
)


class Group(StrEnum):
    """Where a model stands in the list, in this order."""

    PROPOSED = "Proposés"
    FOLLOW_UP = "Suite d’un écrit déjà parti"
    OTHER = "Autres écrits"
    OTHER_AGE = "Ne vont pas avec l’âge connu"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """What is looked at of a model."""

    kind: str
    recipient_kind: str
    age_rule: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the models are measured by: the ways, the persons, the écrits that have left."""

    ways: tuple[Way, ...]
    situation: Situation
    left: str = ""
    made: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in the list, why, and the rank of the way that it answers."""

    group: Group
    why: str = ""
    rank: int = 0


def placed(paper: PaperKind, chosen: Chosen, guide: Guide) -> Placed:
    """Return where a model stands and why, in words."""
    if paper.age_rule == "minor" and not chosen.situation.minor:
        return Placed(Group.OTHER_AGE, TOO_OLD)
    if paper.age_rule == "adult" and not chosen.situation.adult:
        return Placed(Group.OTHER_AGE, TOO_YOUNG)
    if _begins(paper.kind, _FOLLOW_UPS):
        if chosen.left:
            return Placed(Group.FOLLOW_UP, f"Un écrit est déjà parti{NBSP}: {chosen.left}.")
        return Placed(Group.OTHER, AFTER_A_PAPER)
    for rank, way in enumerate(chosen.ways):
        if answers(paper, way):
            return Placed(Group.PROPOSED, _reason(way, paper, chosen, guide), rank)
    return _beside(paper, chosen)


def answers(paper: PaperKind, way: Way) -> bool:
    """Tell whether a model is what a way begins with; one of the association's by its recipient."""
    if _begins(paper.kind, _KINDS.get(way, ())):
        return True
    unknown = not _begins(paper.kind, _KNOWN)
    return unknown and paper.recipient_kind == _RECIPIENTS.get(way)


def _reason(way: Way, paper: PaperKind, chosen: Chosen, guide: Guide) -> str:
    """Return why a model is proposed; without a choice the place where they live says it."""
    situation = chosen.situation
    parts = [f"Voie choisie{NBSP}: {guide.way(way).title.lower()}."] if chosen.made else []
    if situation.uncertain and paper.age_rule == "minor":
        parts.append(UNCERTAIN_AGE)
    if way is Way.REFERRAL and paper.age_rule != "minor" and situation.named_paper_waits:
        parts.append(REFUSED if situation.refused else NO_AGREEMENT_YET)
    return " ".join(parts)


def _beside(paper: PaperKind, chosen: Chosen) -> Placed:
    """Return the place of a model that goes along with the one that answers the way."""
    situation, after = chosen.situation, len(chosen.ways)
    if paper.recipient_kind == "parents" and chosen.made and Way.CRIP in chosen.ways:
        return Placed(Group.PROPOSED, PARENTS_FIRST, after)
    asked = _begins(paper.kind, ("consentement",)) and Way.REFERRAL in chosen.ways
    if asked and situation.named_paper_waits:
        return Placed(Group.PROPOSED, AGREEMENT_FIRST, after)
    letter = _begins(paper.kind, ("courrier",)) and Way.PROSECUTOR in chosen.ways
    if letter and not situation.minor:
        return Placed(Group.PROPOSED, LETTER_FOR_AN_ADULT, after)
    return Placed(Group.OTHER)


def _begins(kind: str, prefixes: Sequence[str]) -> bool:
    return any(kind.startswith(prefix) for prefix in prefixes)

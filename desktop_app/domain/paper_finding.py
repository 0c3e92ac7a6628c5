"""What a check of an écrit says, how much it weighs, and the place that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.ids import ObservationId, OccasionId, PersonId
from desktop_app.domain.observation import Voice


class Weight(StrEnum):
    """What a finding holds back. None holds back a save."""

    BLOCKING = "blocking"
    REQUIRED = "required"
    ADVICE = "advice"

    @property
    def label(self) -> str:
        """Return the French words."""
        return _WEIGHTS[self]


_WEIGHTS = {
    Weight.BLOCKING: "À régler avant de valider",
    Weight.REQUIRED: "Demandé par le modèle",
    Weight.ADVICE: "À relire",
}


class Rule(StrEnum):
    """Which rule speaks (crip.md §3.2, §7.4)."""

    SENDER = "sender"
    FINDABLE = "findable"
    DATED = "dated"
    FAMILY = "family"
    SIGNATURE = "signature"
    AGREEMENT = "agreement"
    REQUIRED = "required"
    JUDGEMENT = "judgement"
    DIAGNOSIS = "diagnosis"
    UNDATED = "undated"
    HYPOTHESIS = "hypothesis"
    REWORDED = "reworded"
    THIRD_PERSON = "third_person"
    INFORMANT = "informant"
    SENSITIVE = "sensitive"
    SIBLING = "sibling"

    @property
    def label(self) -> str:
        """Return what the rule looks at, in French, without a name."""
        return _RULES[self]


_RULES = {
    Rule.SENDER: "Émetteur et rappel",
    Rule.FINDABLE: "De quoi retrouver l’enfant",
    Rule.DATED: "Un fait ou une parole avec sa date",
    Rule.FAMILY: "Information de la famille",
    Rule.SIGNATURE: "Signature",
    Rule.AGREEMENT: "Accord de la personne",
    Rule.REQUIRED: "Information requise",
    Rule.JUDGEMENT: "Mot de jugement",
    Rule.DIAGNOSIS: "Diagnostic",
    Rule.UNDATED: "Fait sans date",
    Rule.HYPOTHESIS: "Hypothèse à l’indicatif",
    Rule.REWORDED: "Paroles changées",
    Rule.THIRD_PERSON: "Personne nommée sans être citée dans l’écrit",
    Rule.INFORMANT: "Source nommée",
    Rule.SENSITIVE: "Donnée sensible",
    Rule.SIBLING: "Enfant absent de l’écrit",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: a field of a section, and the fiche or observation behind it.

    ``position`` is the rank of the record in its list.
    """

    section: str = ""
    key: str = ""
    position: int = 0
    person_id: PersonId | None = None
    occasion_id: OccasionId | None = None


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text that the écrit prints. ``voice`` is that of its observation; an answer has none."""

    text: str
    spot: Spot
    label: str = ""
    voice: Voice | None = None
    observation_id: ObservationId | None = None
    dated: bool = True
    typed_here: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``words`` may name persons, ``rule.label`` never does."""

    rule: Rule
    weight: Weight
    words: str
    spot: Spot = Spot()

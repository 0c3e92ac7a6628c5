"""Agreement of an adult, view of a child, information of the parents (mniop.md §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import ConsentId, DossierId, PersonId


class ConsentKind(StrEnum):
    """Who was told, and what for."""

    AGREEMENT = "agreement"
    CHILD_VIEW = "child_view"
    PARENTS = "parents"

    @property
    def label(self) -> str:
        """Return the French label."""
        return _KINDS[self]


_KINDS = {
    ConsentKind.AGREEMENT: "Accord de la personne",
    ConsentKind.CHILD_VIEW: "Avis de l’enfant",
    ConsentKind.PARENTS: "Information des parents",
}


class ConsentAnswer(StrEnum):
    """What the person answered. Nothing answered yet is ``None``."""

    YES = "yes"
    NO = "no"
    NOT_NOW = "not_now"

    @property
    def label(self) -> str:
        """Return the French word."""
        return _ANSWERS[self]


_ANSWERS = {
    ConsentAnswer.YES: "oui",
    ConsentAnswer.NO: "non",
    ConsentAnswer.NOT_NOW: "pas maintenant",
}


@dataclass(frozen=True, slots=True)
class Consent:
    """What was explained to a person and what she said. Each conversation is one record.

    ``explained`` and ``scope`` are codes of the shipped lists. For the information of the parents
    ``answer`` says whether they were informed; ``reason_codes`` and ``reason`` say why not. A
    withdrawal is written beside the answer that was given: the former record stays.
    """

    id: ConsentId
    dossier_id: DossierId
    person_id: PersonId | None
    kind: ConsentKind
    held_on: PartialDate | None = None
    explained: tuple[str, ...] = ()
    explained_note: str = ""
    language: str = ""
    interpreter: str = ""
    explained_by: str = ""
    understood: bool | None = None
    answer: ConsentAnswer | None = None
    scope: tuple[str, ...] = ()
    scope_note: str = ""
    reason_codes: tuple[str, ...] = ()
    reason: str = ""
    words: str = ""
    withdrawn_on: PartialDate | None = None
    withdrawal_note: str = ""
    entered_at: datetime | None = None
    author: str = ""

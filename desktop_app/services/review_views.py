"""What the pages of the reading of an écrit are told: frozen values, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import DossierId, EcritId
from desktop_app.domain.paper_finding import Finding
from desktop_app.domain.review import EcritVersion, Remark
from desktop_app.domain.text_diff import TextChange


@dataclass(frozen=True, slots=True)
class Asking:
    """What « Demander une relecture » proposes: who can read it over, the last one first."""

    readers: tuple[str, ...]
    proposed: str
    alone: bool


@dataclass(frozen=True, slots=True)
class ColdReading:
    """A reading over by its own author: ticked a first time, then again after the pause."""

    checked: tuple[str, ...]
    until: datetime
    until_words: str
    ready: bool


@dataclass(frozen=True, slots=True)
class ReviewView:
    """An écrit as its reader sees it.

    ``mine`` tells that the reader asked for the reading, ``alone`` that nobody else could do it.
    ``blocking`` is what holds back the validation. ``changes`` are those since the version that
    the reader saw before, ``changes_from`` its number, 0 if there was none.
    """

    ecrit: Ecrit
    title: str
    dossier_ref: str
    version: EcritVersion
    version_words: str
    asked_words: str
    versions: tuple[EcritVersion, ...]
    paragraphs: tuple[str, ...]
    remarks: tuple[Remark, ...]
    blocking: tuple[Finding, ...] = ()
    advice: int = 0
    mine: bool = False
    alone: bool = False
    cold: ColdReading | None = None
    changes: tuple[TextChange, ...] = ()
    changes_from: int = 0

    @property
    def open(self) -> bool:
        """Tell whether a decision is still to be taken."""
        return self.ecrit.state.value == "in_review"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the reader decides: ticked points, and the sentences that a missing one asks for."""

    checked: tuple[str, ...] = ()
    unchecked_reason: str = ""
    bypass_reason: str = ""


class ToDoKind(StrEnum):
    """Why an écrit waits for the user."""

    TO_REVIEW = "to_review"
    TO_CORRECT = "to_correct"
    VALIDATED = "validated"

    @property
    def verb(self) -> str:
        """Return what to do, in French."""
        return _VERBS[self]


_VERBS = {
    ToDoKind.TO_REVIEW: "Relire",
    ToDoKind.TO_CORRECT: "Corriger",
    ToDoKind.VALIDATED: "Écrit validé",
}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An écrit that waits for the user: to read over, to correct, validated meanwhile."""

    kind: ToDoKind
    ecrit_id: EcritId
    dossier_id: DossierId
    title: str
    ref: str
    dossier_ref: str
    words: str

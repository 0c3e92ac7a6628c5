"""What the page « Fusionner » shows and hands over: frozen values, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.ids import BatchId, DossierId, PersonId
from desktop_app.domain.merging import Side, Treatment


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One field: the values of both columns, and what is said beside each choice.

    ``result`` is what comes out where there is nothing to choose. ``beside`` is, by side chosen,
    « + « Anna » en autre orthographe » or where the other value goes.
    """

    name: str
    label: str
    treatment: Treatment
    proposed: Side
    gone: str
    kept: str
    result: str
    beside: Mapping[Side, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option:
    """A person whom one may choose, in words and by initials."""

    id: PersonId
    words: str
    initials: str


@dataclass(frozen=True, slots=True)
class CoupleView:
    """A person of the dossier that goes, and whom of the other she may be.

    ``options`` are the persons of the dossier that stays; ``same`` is the one taken or proposed,
    ``None`` if she joins the dossier as herself. Initials are for the discreet mode.
    """

    gone_id: PersonId
    name: str
    initials: str
    options: tuple[Option, ...]
    same: PersonId | None
    rows: tuple[MergeRow, ...]


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many of one kind both hold. Nothing is put aside: the result is their sum.

    ``united`` counts the persons who are one in the result.
    """

    label: str
    gone: int
    kept: int
    united: int = 0

    @property
    def result(self) -> int:
        """Return how many the kept one will hold."""
        return self.gone + self.kept - self.united


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two dossiers, or two persons of one dossier, side by side. The first one goes."""

    gone_ref: str
    kept_ref: str
    gone_label: str
    kept_label: str
    dossier_id: DossierId
    couples: tuple[CoupleView, ...]
    rows: tuple[MergeRow, ...]
    counts: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """What was decided: who is who (``None``: herself), and the values chosen.

    ``choices`` is keyed by the person that goes, then by the name of a field.
    """

    gone: DossierId
    kept: DossierId
    couples: Mapping[PersonId, PersonId | None] = field(default_factory=dict)
    choices: Mapping[PersonId, Mapping[str, Side]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """A batch that was written, the dossier to show, and what was done, in words."""

    batch_id: BatchId
    dossier_id: DossierId
    words: str


@dataclass(frozen=True, slots=True)
class UndoLine:
    """A batch that can still be undone: « Annuler la fusion du 3 mars 2026 »."""

    batch_id: BatchId
    words: str
    until_words: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undoing did, and what it left as it is because it was written since."""

    dossier_id: DossierId | None
    words: str
    stays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearDossier:
    """A dossier that may be about the same persons, and which of them."""

    dossier_id: DossierId
    ref: str
    label: str
    detail: str

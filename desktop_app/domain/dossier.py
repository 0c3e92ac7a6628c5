"""A dossier: one or several persons living one situation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.absence import Absence
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, HouseholdId, PersonId


class DossierState(StrEnum):
    """Whether a dossier is worked on."""

    ACTIVE = "active"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """Return the French word."""
        return "actif" if self is DossierState.ACTIVE else "archivé"


@dataclass(frozen=True, slots=True)
class OtherService:
    """A service or professional who follows the family (PMI, school, doctor, association…)."""

    name: str
    contact: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something the association already did, with its result."""

    text: str
    on: PartialDate | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of the situation as a whole.

    ``ref`` reads D-2026-014; ``former_refs`` are those of the dossiers merged into this one, which
    still lead here. ``motives`` are codes of the list of motives; ``followed_by`` names
    the members of the team in charge. ``absences`` is keyed by the name of a field of this class.
    """

    id: DossierId
    ref: str
    state: DossierState = DossierState.ACTIVE
    opened_on: date | None = None
    family_composition: str = ""
    social_environment: str = ""
    family_solution: str = ""
    history: str = ""
    resources: str = ""
    services: tuple[OtherService, ...] = ()
    steps: tuple[Step, ...] = ()
    motives: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    archived_on: date | None = None
    archive_reason: str = ""
    former_refs: tuple[str, ...] = ()
    absences: Mapping[str, Absence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Household:
    """Persons of a dossier who live together. A child may be a member of two."""

    id: HouseholdId
    dossier_id: DossierId
    name: str = ""
    member_ids: tuple[PersonId, ...] = ()
    position: int = 0
    note: str = ""

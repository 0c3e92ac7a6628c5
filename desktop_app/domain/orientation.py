"""What was chosen before any paper: to call, to write to whom, or nothing yet, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.ids import DossierId, EcritId, OrientationId, PersonId


class Way(StrEnum):
    """The ways that exist (domain study §1.3, §1.4; referral study §1.4, §4.2)."""

    CALL_NOW = "call_now"
    PROSECUTOR = "prosecutor"
    CRIP = "crip"
    REFERRAL = "referral"
    ADVICE = "advice"
    NOTHING_YET = "nothing_yet"


@dataclass(frozen=True, slots=True)
class Orientation:
    """A choice made by a person, with her reason. Fanal proposes in words and never chooses.

    ``ticked`` are the codes of what the user said of the situation, ``proposed`` the ways that the
    screen named first because of it, ``ways`` those that were chosen.
    """

    id: OrientationId
    dossier_id: DossierId
    chosen_at: datetime
    chosen_by: str
    ways: tuple[Way, ...]
    reason: str = ""
    ticked: tuple[str, ...] = ()
    proposed: tuple[Way, ...] = ()
    person_ids: tuple[PersonId, ...] = ()
    ecrit_id: EcritId | None = None

"""What « Préparer un écrit » is told: the models in their groups, persons, observations."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import EcritId, OrientationId
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person
from desktop_app.services.paper_views import EarlierView, RecipientView


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model that can be chosen, where it stands in the list and why, in words.

    ``note`` is a reminder for whoever chooses it; ``existing`` the unfinished écrit of this model.
    ``addressed`` tells whether the paper names a recipient, ``territorial`` whether it prints
    something of the territory. ``follows`` tells that it is about an earlier écrit, ``earlier_id``
    which one is proposed.
    """

    id: str
    title: str
    why: str
    proposed: bool
    group: str = ""
    recipient_kind: str = "crip"
    note: str = ""
    existing: Ecrit | None = None
    existing_words: str = ""
    addressed: bool = True
    territorial: bool = True
    follows: bool = False
    earlier_id: EcritId | None = None


@dataclass(frozen=True, slots=True)
class Preparation:
    """The decisions of « Préparer un écrit », each already proposed.

    ``orientation_words`` tells the way that was chosen, empty if none was. ``earlier`` are the
    écrits that a paper about an earlier one may follow, the last first.
    """

    models: tuple[ModelChoice, ...]
    persons: tuple[tuple[Person, str, bool], ...]
    observations: tuple[tuple[Observation, bool], ...]
    observations_words: str
    recipient: RecipientView
    territories: tuple[tuple[str, str], ...]
    age_note: str
    dossier_ref: str = ""
    model_problems: tuple[str, ...] = ()
    orientation_id: OrientationId | None = None
    orientation_words: str = ""
    earlier: tuple[EarlierView, ...] = ()

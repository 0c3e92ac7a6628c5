"""Where the recipient of each kind of paper is said: here for a CRIP, in the écrit for others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop_app.services.preparation_views import ModelChoice
from desktop_app.ui.pages.recipient_choice import COPY, TERRITORY

WRITTEN_THERE = "Le destinataire s’écrit dans l’écrit."
NOBODY_NAMED = "Ce modèle ne porte pas de destinataire."
_WHO: Mapping[str, str] = MappingProxyType(
    {
        "procureur": "Proposé\u00a0: Procureur de la République. "
        "Le nom du tribunal et son adresse s’écrivent dans l’écrit.",
        "structure": "La structure à qui il est destiné s’écrit dans l’écrit.",
        "avocat": "Le nom de l’avocat s’écrit dans l’écrit.",
        "parents": "Le nom du père, de la mère, du tuteur ou de la tutrice s’écrit dans l’écrit.",
        "personne": "Le nom de la personne s’écrit dans l’écrit.",
    }
)


def address_words(choice: ModelChoice) -> str:
    """Return what is said of the recipient; nothing for a CRIP, which is shown."""
    if choice.recipient_kind == "crip":
        return ""
    return _WHO.get(choice.recipient_kind, WRITTEN_THERE) if choice.addressed else NOBODY_NAMED


def has_territory(choice: ModelChoice) -> bool:
    """Tell whether the territory is chosen here: it gives the recipient or fills the paper."""
    return choice.recipient_kind == "crip" or choice.territorial


def part_words(choice: ModelChoice) -> str:
    """Return what the territory is for where it does not give the recipient."""
    if choice.recipient_kind == "crip":
        return ""
    return COPY if choice.recipient_kind == "procureur" else TERRITORY

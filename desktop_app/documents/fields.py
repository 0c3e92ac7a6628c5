"""The data dictionary: every field that a model may print, by its key (crip.md §2.2).

It is the one list that the context, the checks, the composer and the models agree on.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop_app.documents.dictionary.child import PERSONS
from desktop_app.documents.dictionary.facts import FACTS
from desktop_app.documents.dictionary.family import FAMILY, STEPS
from desktop_app.documents.dictionary.follow_up import FOLLOW_UP
from desktop_app.documents.dictionary.letters import LETTERS
from desktop_app.documents.dictionary.referral import REFERRAL
from desktop_app.documents.dictionary.safety import SAFETY
from desktop_app.documents.dictionary.sender import SENDER
from desktop_app.documents.dictionary.summary import SUMMARY
from desktop_app.documents.dictionary.trafficking import TRAFFICKING
from desktop_app.documents.field import Field, Help, Kind, Origin

__all__ = ["FIELDS", "GROUPS", "MISSING", "TO_COMPLETE", "Field", "Help", "Kind", "Origin"]

MISSING = "non renseigné"
"""What a paper prints where an expected field has no value at all."""

TO_COMPLETE = "à compléter"
"""What a paper prints where the model requires a field that has no value."""

FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        field.key: field
        for field in (
            *(*SENDER, *PERSONS, *FAMILY, *FACTS, *STEPS, *FOLLOW_UP, *LETTERS),
            *(*REFERRAL, *TRAFFICKING, *SAFETY, *SUMMARY),
        )
    }
)

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "enfants": "Enfants concernés",
        "autres_mineurs": "Autres mineurs du foyer",
        "parents": "Parents",
        "foyer": "Autres membres du foyer",
        "entourage": "Autres personnes",
        "concernees": "Personne majeure concernée",
        "proches": "Autres personnes de l’écrit",
        "constats": "Faits constatés",
        "rapportes": "Faits rapportés",
        "paroles": "Paroles recueillies",
        "analyses": "Ce que nous en comprenons",
        "services": "Autres services",
        "demarches": "Démarches déjà faites",
        "pieces": "Pièces jointes",
        "envois": "Écrits déjà faits",
        "chronologie": "Chronologie",
        "indices": "Indices notés",
        "contacts": "Contact sans danger",
        "accords": "Accords",
        "avis_enfants": "Avis des enfants",
        "parents_informes": "Information des parents",
        "numeros": "Numéros d’urgence",
        "voix": "Voix d’une observation",
        "reperes": "Liste des indices",
        "points_accord": "Points à expliquer avant un accord",
        "fondement_juridique": "Fondement juridique",
    }
)
"""The lists of the context and their French names."""

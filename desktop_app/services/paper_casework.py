"""What a paper takes from the register beside persons and observations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.documents.casework import Casework
from desktop_app.documents.snapshot import Snapshot
from desktop_app.domain.term import ListName
from desktop_app.domain.word_lists import ListEntry, merged
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.register import Register


def with_casework(register: Register, reference: Reference, snapshot: Snapshot) -> Snapshot:
    """Return ``snapshot`` with its indications, its agreements and the lists they name."""
    dossier_id = snapshot.dossier.id
    noted = tuple(register.indications.by_dossier(dossier_id))
    places = register.places.many({item.place_id for item in noted if item.place_id})
    return replace(
        snapshot,
        places={**snapshot.places, **{place.id: place for place in places.values()}},
        casework=Casework(
            indications=noted,
            consents=tuple(register.consents.by_dossier(dossier_id)),
            indicators=_entries(register, reference, ListName.INDICATORS),
            points=reference.consent_points,
            scopes=reference.consent_scopes,
            reasons=reference.consent_reasons,
            motives=_entries(register, reference, ListName.MOTIVES),
        ),
    )


def _entries(
    register: Register, reference: Reference, list_name: ListName
) -> tuple[ListEntry, ...]:
    terms = (term for term in register.terms.all() if term.list_name is list_name)
    return merged(reference.words(list_name), terms)

"""For which adults an écrit with names still lacks an agreement (mniop.md §4.2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.consent_words import in_order
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import PersonId
from desktop_app.domain.majority import is_minor
from desktop_app.domain.person import Person, Role
from desktop_app.errors import NotAllowed

if TYPE_CHECKING:
    from desktop_app.documents.catalogue import Model
    from desktop_app.register.register import Register

ADULT = "adult"
"""The age rule of the models that name an adult."""

HERSELF = "personne"
"""The recipient of a paper that the person herself reads and signs: it asks for the agreement."""


def unagreed(register: Register, ecrit: Ecrit, model: Model, today: date) -> tuple[Person, ...]:
    """Return the adults of an écrit about adults who have not agreed, or who withdrew.

    Who may be a minor on the day of the écrit is left out: another paper is proposed, and doubt
    counts as minor.
    """
    if model.age_rule != ADULT or model.recipient_kind == HERSELF:
        return ()
    day = ecrit.written_on or today  # the paper picks whom it is about on that day
    consents = register.consents.by_dossier(ecrit.dossier_id)
    persons = register.persons.by_dossier(ecrit.dossier_id)
    return tuple(
        person
        for person in _concerned(persons, frozenset(ecrit.person_ids), day)
        if not _agreed(item for item in consents if item.person_id == person.id)
    )


def require_agreement(register: Register, ecrit: Ecrit, model: Model, today: date) -> None:
    """Raise ``NotAllowed`` where an adult is named who has not agreed, the other way said."""
    if unagreed(register, ecrit, model, today):
        raise NotAllowed(
            "L’accord de la personne n’est pas noté, ou elle l’a retiré.",
            "Notez son accord, ou demandez un avis sans nom.",
        )


def _concerned(
    persons: Iterable[Person], picked: frozenset[PersonId], day: date
) -> tuple[Person, ...]:
    """Return those whom the paper is about: not the relatives that it names beside them."""
    adults = tuple(item for item in persons if item.id in picked and not is_minor(item, day))
    return tuple(item for item in adults if item.role is Role.CHILD) or adults


def _agreed(consents: Iterable[Consent]) -> bool:
    """Tell whether the latest agreement is a yes that was not withdrawn."""
    held = (item for item in consents if item.kind is ConsentKind.AGREEMENT)
    latest = next(iter(in_order(held)), None)
    return latest is not None and latest.answer is ConsentAnswer.YES and latest.withdrawn_on is None

"""What « Préparer un écrit » proposes, and why, in words. It proposes; the user decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.documents.fact_records import in_order
from desktop_app.domain.dates import ADULT_AGE, PartialDate, doubted_age_at, may_be_minor
from desktop_app.domain.dates_in_words import period_in_words
from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.french import date_words, plural
from desktop_app.domain.ids import DossierId, ObservationId
from desktop_app.domain.names import display_name
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Person, Role
from desktop_app.domain.place import Stay
from desktop_app.domain.territory import Territory
from desktop_app.services.paper_views import ModelChoice, Preparation, RecipientView
from desktop_app.services.papers import Papers
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.documents.catalogue import Model
    from desktop_app.register.register import Register

_MINORS = (Role.CHILD, Role.OTHER_MINOR)


def preparation(
    register: Register,
    reference: Reference,
    papers: Papers,
    dossier_id: DossierId,
    today: date,
) -> Preparation:
    """Return the proposals for one dossier."""
    dossier = register.dossiers.require(dossier_id)
    persons = register.persons.by_dossier(dossier_id)
    observations = register.observations.by_dossier(dossier_id)
    recipient = papers.recipient(proposed_territory(register, reference, persons, today))
    existing = _unfinished(register.ecrits.by_dossier(dossier_id))
    quoted = set(quotable(observations))
    picked = [item for item in observations if item.id in quoted]
    return Preparation(
        models=tuple(_choice(model, recipient) for model in papers.models()),
        persons=tuple((person, display_name(person), True) for person in persons),
        observations=tuple((item, item.id in quoted) for item in in_order(observations)),
        observations_words=observations_words(picked),
        recipient=recipient,
        territories=territories(reference),
        existing=existing,
        existing_words=_existing_words(existing),
        age_note=_age_note(persons, today),
        dossier_ref=dossier.ref,
        model_problems=papers.model_problems(),
    )


def proposed_territory(
    register: Register, reference: Reference, persons: Iterable[Person], today: date
) -> Territory | None:
    """Return the territory of the first child whose commune is known, with its reason.

    A place that was left says nothing of who is competent now.
    """
    ordered = sorted(persons, key=lambda person: (person.role not in _MINORS, person.position))
    for person in ordered:
        stay = person.stay
        place = None if stay is None or _left(stay, today) else register.places.get(stay.place_id)
        territory = None if place is None else reference.territory(place.commune_code)
        if territory is not None:
            return territory
    return None


def _left(stay: Stay, today: date) -> bool:
    return stay.until is not None and stay.until.earliest < today


def quotable(observations: Iterable[Observation]) -> tuple[ObservationId, ...]:
    """Return what is quoted by default: everything but the analysis, which is picked by hand."""
    return tuple(item.id for item in in_order(observations) if item.voice is not Voice.ANALYSIS)


def territories(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return each territory that can be addressed: its code and the name of its CRIP."""
    return tuple((item.code, item.label) for item in reference.communes.territories.all())


def _choice(model: Model, recipient: RecipientView) -> ModelChoice:
    reason = recipient.why or (
        "Le lieu de vie n’a pas encore de commune\u00a0: choisissez le destinataire."
    )
    return ModelChoice(model.id, model.title, reason, proposed=True)


def _unfinished(ecrits: Iterable[Ecrit]) -> Ecrit | None:
    drafts = [ecrit for ecrit in ecrits if ecrit.state is EcritState.DRAFT]
    return max(drafts, key=lambda ecrit: ecrit.id, default=None)


def _existing_words(existing: Ecrit | None) -> str:
    if existing is None or existing.created_at is None:
        return ""
    return f"Un brouillon existe ({date_words(existing.created_at.date())})."


def observations_words(picked: Sequence[Observation]) -> str:
    """Return « 6 observations, du 12 janvier au 2 mars 2026 »."""
    count = plural(len(picked), "observation", "observations")
    dates = [item.observed for item in picked if item.observed is not None]
    if not dates:
        return count
    return f"{count}, {period_in_words(dates)}"


def _age_note(persons: Sequence[Person], today: date) -> str:
    children = [person for person in persons if person.role in _MINORS]
    if any(_age_is_doubtful(person.birth, today) for person in children):
        return "Âge incertain\u00a0: la personne est traitée comme mineure."
    if children and not any(may_be_minor(person.birth, today) for person in children):
        return "D’après sa date de naissance, la personne est majeure. Ce modèle parle d’un mineur."
    return ""


def _age_is_doubtful(birth: PartialDate | None, today: date) -> bool:
    """Tell whether the person may be under 18 and may be over (UX S08-AC2)."""
    age = doubted_age_at(birth, today) if birth is not None else None
    return age is None or age.low < ADULT_AGE <= age.high

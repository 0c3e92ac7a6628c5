"""What « Préparer un écrit » proposes, and why, in words. It proposes; the user decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.dates import PartialDate, may_be_minor
from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.french import date_words, plural
from desktop_app.domain.ids import DossierId, ObservationId
from desktop_app.domain.names import display_name
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Person, Role
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.services.paper_views import ModelChoice, Preparation
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
    persons = sorted(register.persons.by_dossier(dossier_id), key=lambda p: p.position)
    observations = register.observations.by_dossier(dossier_id)
    territory = papers.territory(proposed_territory(register, reference, persons))
    recipient = papers.recipient(territory)
    existing = _unfinished(register.ecrits.by_dossier(dossier_id))
    quoted = set(quotable(observations))
    picked = [item for item in observations if item.id in quoted]
    return Preparation(
        models=tuple(_choice(model, recipient.name, recipient.why) for model in papers.models()),
        persons=tuple((person, display_name(person), True) for person in persons),
        observations=tuple((item, item.id in quoted) for item in _by_date(observations)),
        observations_words=_observations_words(picked),
        recipient=recipient,
        territories=tuple(
            (item.code, item.crip_name) for item in reference.communes.territories.all()
        ),
        existing=existing,
        existing_words=_existing_words(existing),
        age_note=_age_note(persons, today),
    )


def proposed_territory(register: Register, reference: Reference, persons: Iterable[Person]) -> str:
    """Return the territory code of the first child whose commune is known, empty if none is."""
    ordered = sorted(persons, key=lambda person: (person.role not in _MINORS, person.position))
    for person in ordered:
        place = None if person.stay is None else register.places.get(person.stay.place_id)
        territory = None if place is None else reference.territory(place.commune_code)
        if territory is not None:
            return territory.code
    return ""


def quotable(observations: Iterable[Observation]) -> tuple[ObservationId, ...]:
    """Return what is quoted by default: everything but the analysis, which is picked by hand."""
    return tuple(item.id for item in _by_date(observations) if item.voice is not Voice.ANALYSIS)


def _by_date(observations: Iterable[Observation]) -> list[Observation]:
    return sorted(
        observations,
        key=lambda item: (date.max if item.observed is None else item.observed.earliest, item.id),
    )


def _choice(model: Model, crip_name: str, why: str) -> ModelChoice:
    title = f"{model.title} — {crip_name}" if crip_name else model.title
    reason = why or "Le lieu de vie n’a pas encore de commune\u00a0: choisissez le destinataire."
    return ModelChoice(model.id, title, reason, proposed=True)


def _unfinished(ecrits: Iterable[Ecrit]) -> Ecrit | None:
    drafts = [ecrit for ecrit in ecrits if ecrit.state is EcritState.DRAFT]
    return max(drafts, key=lambda ecrit: ecrit.id, default=None)


def _existing_words(existing: Ecrit | None) -> str:
    if existing is None or existing.created_at is None:
        return ""
    return f"Un brouillon existe ({date_words(existing.created_at.date())})."


def _observations_words(picked: Sequence[Observation]) -> str:
    count = plural(len(picked), "observation", "observations")
    dates = [item.observed for item in picked if item.observed is not None]
    if not dates:
        return count
    first = min(dates, key=lambda item: item.earliest)
    last = max(dates, key=lambda item: item.latest)
    return f"{count}, {_period(first, last)}"


def _period(first: PartialDate, last: PartialDate) -> str:
    if first == last:
        return f"le {date_in_words(first)}"
    return f"du {date_in_words(first)} au {date_in_words(last)}"


def _age_note(persons: Sequence[Person], today: date) -> str:
    children = [person for person in persons if person.role in _MINORS]
    doubtful = any(
        may_be_minor(person.birth, today)
        and (person.birth is None or person.birth.latest.year != person.birth.earliest.year)
        for person in children
    )
    return "Âge incertain\u00a0: la personne est traitée comme mineure." if doubtful else ""

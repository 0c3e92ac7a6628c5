"""What « Préparer un écrit » proposes, and why, in words. It proposes; the user decides."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.documents.fact_records import in_order
from desktop_app.domain.dates_in_words import period_in_words
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.french import date_words, join_words, plural
from desktop_app.domain.ids import DossierId, ObservationId, PersonId
from desktop_app.domain.majority import MINOR_ROLES, is_minor
from desktop_app.domain.names import display_name
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.orientation import Orientation, Way
from desktop_app.domain.orientation_papers import (
    COPY_TO_THE_CRIP,
    TOO_OLD,
    Chosen,
    Group,
    PaperKind,
    Placed,
    placed,
)
from desktop_app.domain.orientation_rules import (
    UNCERTAIN_AGE,
    Situation,
    age_is_uncertain,
    situation_of,
)
from desktop_app.domain.person import Person
from desktop_app.domain.place import Stay
from desktop_app.domain.territory import Territory
from desktop_app.services.orientations import concerned, latest_first, ways_in_words
from desktop_app.services.paper_surroundings import followable, followed, follows
from desktop_app.services.papers import Papers
from desktop_app.services.preparation_views import ModelChoice, Preparation
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.documents.catalogue import Model
    from desktop_app.register.register import Register

_OF_THE_TERRITORY = ("crip.", "territoire.")
"""How the fields begin that the territory of an écrit fills, whoever it is for."""


def preparation(
    register: Register,
    reference: Reference,
    papers: Papers,
    dossier_id: DossierId,
    today: date,
) -> Preparation:
    """Return the proposals for one dossier, as the way chosen last leads to them."""
    dossier = register.dossiers.require(dossier_id)
    persons = register.persons.by_dossier(dossier_id)
    observations = register.observations.by_dossier(dossier_id)
    quoted = set(quotable(observations))
    picked = [item for item in observations if item.id in quoted]
    way = next(iter(latest_first(register.orientations.by_dossier(dossier_id))), None)
    meant = _meant(way, persons)
    choices = _Choices(register, reference, papers, dossier_id, today, meant)
    return Preparation(
        models=choices.made(way, persons),
        persons=tuple((person, display_name(person), person.id in meant) for person in persons),
        observations=tuple((item, item.id in quoted) for item in in_order(observations)),
        observations_words=observations_words(picked),
        recipient=papers.recipient(proposed_territory(register, reference, persons, today)),
        territories=territories(reference),
        age_note=_age_note(persons, today),
        dossier_ref=dossier.ref,
        model_problems=papers.model_problems(),
        orientation_id=None if way is None else way.id,
        orientation_words="" if way is None else _way_words(way, reference),
        earlier=followable(papers, register.ecrits.by_dossier(dossier_id)),
    )


def _meant(way: Orientation | None, persons: Sequence[Person]) -> set[PersonId]:
    """Return who is ticked: everybody (J3-3), but one referral speaks of those it was chosen for.

    Source: mniop.md §2.1, one referral a person.
    """
    everybody = {person.id for person in persons}
    if way is None or Way.REFERRAL not in way.ways or {Way.CRIP, Way.PROSECUTOR} & set(way.ways):
        return everybody
    return everybody & set(way.person_ids) or everybody


def _way_words(way: Orientation, reference: Reference) -> str:
    told = ways_in_words(way, reference.guide)
    return f"Voie choisie le {date_words(way.chosen_at.date())}\u00a0: {told}."


def proposed_territory(
    register: Register, reference: Reference, persons: Iterable[Person], today: date
) -> Territory | None:
    """Return the territory of the first child whose commune is known, with its reason.

    A place that was left says nothing of who is competent now.
    """
    ordered = sorted(persons, key=lambda person: (person.role not in MINOR_ROLES, person.position))
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


class _Choices:
    """The models of one dossier, each with its place, its reason and its unfinished écrit."""

    def __init__(
        self,
        register: Register,
        reference: Reference,
        papers: Papers,
        dossier_id: DossierId,
        today: date,
        meant: Collection[PersonId],
    ) -> None:
        self._meant = meant
        self._register = register
        self._reference = reference
        self._papers = papers
        self._today = today
        self._ecrits = register.ecrits.by_dossier(dossier_id)
        self._consents = register.consents.by_dossier(dossier_id)

    def made(self, way: Orientation | None, persons: Sequence[Person]) -> tuple[ModelChoice, ...]:
        """Return the models: those proposed first, then the others by group and title."""
        chosen = self._chosen(way, persons)
        guide = self._reference.guide
        found = [
            (
                placed(PaperKind(model.kind, model.recipient_kind, model.age_rule), chosen, guide),
                model,
            )
            for model in self._papers.models()
        ]
        groups = list(Group)
        found.sort(key=lambda item: (groups.index(item[0].group), item[0].rank, item[1].title))
        return tuple(self._choice(place, model) for place, model in found)

    def _chosen(self, way: Orientation | None, persons: Sequence[Person]) -> Chosen:
        if way is None:
            # Nothing chosen yet: the place where the child lives names a CRIP (J3-2).
            return Chosen((Way.CRIP,), self._situation(persons), self._left())
        meant = [person for person in persons if person.id in way.person_ids]
        return Chosen(way.ways, self._situation(meant or persons), self._left(), made=True)

    def _situation(self, persons: Sequence[Person]) -> Situation:
        language = self._reference.languages.name
        known = [
            concerned(
                person,
                [item for item in self._consents if item.person_id == person.id],
                language,
                self._today,
            )
            for person in persons
        ]
        return situation_of(known, [one.id for one in known])

    def _left(self) -> str:
        gone = [ecrit for ecrit in self._ecrits if ecrit.state.has_left]
        told = [f"{self._papers.title_of(ecrit.model_id)} {ecrit.ref}" for ecrit in gone]
        return join_words(told)

    def _choice(self, place: Placed, model: Model) -> ModelChoice:
        unfinished = [
            ecrit for ecrit in self._ecrits if ecrit.state.editable and ecrit.model_id == model.id
        ]
        existing = max(unfinished, key=lambda ecrit: ecrit.id, default=None)
        keys = [key for section in model.sections for key in section.fields]
        return ModelChoice(
            model.id,
            model.title,
            place.why,
            proposed=place.group is Group.PROPOSED,
            group=place.group.value,
            recipient_kind=model.recipient_kind,
            note=COPY_TO_THE_CRIP if model.recipient_kind == "procureur" else "",
            existing=existing,
            existing_words=_existing_words(existing),
            addressed=any(key.startswith("destinataire.") for key in keys),
            territorial=any(key.startswith(_OF_THE_TERRITORY) for key in keys),
            follows=follows(model),
            earlier_id=followed(model, self._ecrits, self._meant),
        )


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
    children = [person for person in persons if person.role in MINOR_ROLES]
    if any(age_is_uncertain(person, today) for person in children):
        return UNCERTAIN_AGE
    if children and not any(is_minor(person, today) for person in children):
        return TOO_OLD
    return ""

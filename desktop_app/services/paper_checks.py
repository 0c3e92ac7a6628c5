"""The checks of one écrit: its texts with their places, handed to the rules of the domain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.documents.fields import FIELDS, Kind, Origin
from desktop_app.domain.absence import Absence
from desktop_app.domain.ids import EcritId, ObservationId
from desktop_app.domain.names import display_name
from desktop_app.domain.observation import Observation
from desktop_app.domain.paper_checks import POINTS, CheckedPaper, Lacking, check
from desktop_app.domain.paper_finding import Finding, PlacedText, Spot, Weight
from desktop_app.domain.paper_names import SIBLINGS_KEY
from desktop_app.domain.person import Role
from desktop_app.domain.rights import Right
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.agreements import unagreed
from desktop_app.services.clock import Clock
from desktop_app.services.ecrit_sections import ROLE_OF_GROUP, VOICE_OF_GROUP
from desktop_app.services.ecrits import Ecrits
from desktop_app.services.paper_views import EcritView, FieldView
from desktop_app.services.papers import Papers

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_TEXTS = frozenset({Kind.TEXT.value, Kind.LONG_TEXT.value})
_OF_THE_SITUATION = frozenset(
    origin.value
    for origin in (
        *(Origin.PERSON, Origin.FAMILY, Origin.DOSSIER, Origin.OBSERVATION, Origin.ECRIT),
    )
)
_NOTHING_KNOWN = frozenset(absence.printed for absence in Absence)
_FOUNDED_ON_FACTS = frozenset({"traces", "auteurs_presumes"})
"""Sensitive fields that are the very reason of an écrit."""

_NO = ("", "non")


@dataclass(frozen=True, slots=True)
class PaperReport:
    """What the checks say of an écrit, the heaviest first."""

    ecrit_id: EcritId
    findings: tuple[Finding, ...]

    def of(self, weight: Weight) -> tuple[Finding, ...]:
        """Return the findings of one weight."""
        return tuple(item for item in self.findings if item.weight is weight)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return what holds back a validation."""
        return self.of(Weight.BLOCKING)


class PaperChecks(Service):
    """Look at an écrit as it is now. Nothing is written, nothing is held back here."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        papers: Papers,
        ecrits: Ecrits,
    ) -> None:
        super().__init__(register, identity, clock)
        self._papers = papers
        self._ecrits = ecrits

    @needs(Right.READ)
    def of(self, ecrit_id: EcritId) -> PaperReport:
        """Return what there is to look at in an écrit."""
        view = self._ecrits.get(ecrit_id)
        return PaperReport(ecrit_id, check(self._paper(view)))

    def _paper(self, view: EcritView) -> CheckedPaper:
        ecrit, today = view.ecrit, self._clock().date()
        fields = {field.key: field for section in view.sections for field in section.fields}
        children = _first_spot(view, Role.CHILD)
        family = fields.get(SIBLINGS_KEY)
        model = self._papers.model_of(ecrit)
        named = unagreed(self._register, ecrit, model, today)
        return CheckedPaper(
            texts=tuple(_texts(view)),
            persons=tuple(person for person, _name in view.persons),
            picked=frozenset(ecrit.person_ids),
            observations=view.observations,
            quoted=frozenset(ecrit.observation_ids),
            today=today,
            lacking=tuple(_lacking(view)),
            sensitive_labels=_sensitive(fields),
            children=children,
            family=None if family is None else _spot(view, family),
            family_known=family is not None and bool(family.shown.strip()),
            unagreed=tuple(map(display_name, named)),
            unagreed_spot=Spot(person_id=named[0].id) if named else Spot(),
        )


def _texts(view: EcritView) -> Iterator[PlacedText]:
    observations: Mapping[ObservationId, Observation] = {
        item.id: item for item in view.observations
    }
    for section in view.sections:
        for field in section.fields:
            if field.kind not in _TEXTS or field.origin not in _OF_THE_SITUATION:
                continue
            shown = field.answer.text if field.editable else field.shown
            text = "" if shown in _NOTHING_KNOWN else shown
            seen = observations.get(field.observation_id) if field.observation_id else None
            voiced = field.key.endswith((".texte", ".citation"))
            yield PlacedText(
                text=text,
                spot=_at(section.id, field),
                label=field.label,
                voice=VOICE_OF_GROUP.get(field.group) if voiced else None,
                observation_id=field.observation_id,
                dated=seen is None or seen.observed is not None,
                typed_here=field.editable and not field.group,
            )


def _lacking(view: EcritView) -> Iterator[Lacking]:
    """Yield what the model asks for, and the points that hold back where the model has them."""
    told = set()
    for line in view.missing:
        told.add((line.key, line.position))
        spot = Spot(line.section, line.key, line.position, line.person_id)
        yield Lacking(spot, line.label, line.whose)
    for section in view.sections:
        for field in section.fields:
            asked = field.key in POINTS and (field.key, field.position) not in told
            if asked and field.key != "famille_non_informee_raison" and _unanswered(field):
                yield Lacking(_at(section.id, field), field.label, field.whose)


def _unanswered(field: FieldView) -> bool:
    """Tell whether a point has no answer; of a choice, an absence is none (crip.md §3.2)."""
    if field.choices:
        return not field.answer.text.strip()
    return field.shown in _NO


def _sensitive(fields: Mapping[str, FieldView]) -> dict[str, str]:
    return {
        key: field.label
        for key, field in fields.items()
        if FIELDS[key].sensitive and key not in _FOUNDED_ON_FACTS
    }


def _first_spot(view: EcritView, role: Role) -> Spot | None:
    """Return where the persons of a role are picked, if the model speaks of them."""
    for section in view.sections:
        for key in section.order:
            if ROLE_OF_GROUP.get(FIELDS[key].group) is role:
                return Spot(section.id, key)
    return None


def _spot(view: EcritView, field: FieldView) -> Spot:
    section = next(item for item in view.sections if field in item.fields)
    return _at(section.id, field)


def _at(section: str, field: FieldView) -> Spot:
    return Spot(section, field.key, field.position, field.person_id, field.occasion_id)

"""The sections of an écrit as the composer shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from desktop_app.documents.fact_records import GROUP_OF_VOICE, picked_observations
from desktop_app.documents.field import Help
from desktop_app.documents.fields import FIELDS, MISSING, Field, Origin
from desktop_app.documents.missing import value_at
from desktop_app.documents.overriding import changed_since, override_key, replaceable
from desktop_app.documents.person_records import GROUP_OF_ROLE, picked
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.ids import ObservationId, OccasionId, PersonId
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Role
from desktop_app.services.paper_views import FieldView, MissingLine, SectionStatus, SectionView

if TYPE_CHECKING:
    from desktop_app.documents.catalogue import Model
    from desktop_app.documents.missing import Missing
    from desktop_app.documents.snapshot import Snapshot

Id = TypeVar("Id")

ROLE_OF_GROUP: Mapping[str, Role] = {group: role for role, group in GROUP_OF_ROLE.items()}
"""The role of the persons that a list of the context is made of."""

VOICE_OF_GROUP: Mapping[str, Voice] = {group: voice for voice, group in GROUP_OF_VOICE.items()}
"""The voice of the observations that a list of the context is made of."""

ATTACHMENTS = "pieces"
"""The list of the attachments."""

_NOTHING = Answer()

_DIRECTORY_KIND = "crip"
"""The recipients that are proposed from the territory; the others are typed."""

_TYPED_HERE = Help(instruction="À écrire ici\u00a0: ce destinataire n’est pas dans l’annuaire.")
"""The help of a recipient that is typed: that of the field speaks of the CRIP."""

_SEEN = frozenset(f"{group}[].{name}" for group in VOICE_OF_GROUP for name in ("texte", "citation"))
"""The texts of observations: always printed as they are, seen or not."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the records of each repeated group come from, in the order of the context."""

    persons: Mapping[str, tuple[PersonId, ...]]
    occasions: Mapping[str, tuple[OccasionId, ...]]
    observations: Mapping[str, tuple[ObservationId, ...]]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Origins:
        """Return the fiches and observations behind the lists of the context of ``snapshot``."""
        quoted = picked_observations(snapshot)
        return cls(
            {
                group: tuple(person.id for person in persons)
                for group, persons in picked(snapshot).items()
            },
            {
                group: tuple(item.occasion_id for item in quoted if item.voice is voice)
                for voice, group in GROUP_OF_VOICE.items()
            },
            {
                group: tuple(item.id for item in quoted if item.voice is voice)
                for voice, group in GROUP_OF_VOICE.items()
            },
        )

    def person(self, group: str, position: int) -> PersonId | None:
        """Return whose fiche the record comes from."""
        return _at(self.persons.get(group, ()), position)

    def occasion(self, group: str, position: int) -> OccasionId | None:
        """Return which observation the record comes from."""
        return _at(self.occasions.get(group, ()), position)

    def observation(self, group: str, position: int) -> ObservationId | None:
        """Return which text of an observation the record is."""
        return _at(self.observations.get(group, ()), position)

    def own_key(self, field: Field, position: int) -> str:
        """Return under what an écrit keeps its own word on a record, empty where it has none."""
        record = self.person(field.group, position) or self.observation(field.group, position)
        if field.group and record is None:
            return ""
        return override_key(field.key, record or "")


@dataclass(frozen=True, slots=True)
class Told:
    """What the register says apart from the écrit, and when it last changed.

    ``context`` is that of the register alone; ``changed_on`` gives the day, in words, on which the
    fiche, the dossier or the observation behind a field last changed.
    """

    context: Mapping[str, Any]
    changed_on: Callable[[Field, str], str]


def missing_line(item: Missing, origins: Origins) -> MissingLine:
    """Return what is missing with the fiche in which it is given."""
    group = FIELDS[item.key].group
    person = None if item.position is None else origins.person(group, item.position)
    return MissingLine(
        item.key, item.label, item.section, item.whose, person, position=item.position or 0
    )


def section_views(
    model: Model,
    ecrit: Ecrit,
    context: Mapping[str, Any],
    missing: Sequence[MissingLine],
    origins: Origins,
    told: Told,
) -> tuple[SectionView, ...]:
    """Return the sections of ``model`` with the values of ``ecrit`` and of the register."""
    in_section = [line.section for line in missing]
    lacking = {(line.key, line.position) for line in missing}
    reader = _Reader(model, ecrit, context, origins, lacking, told)
    made = []
    for section in model.sections:
        fields = tuple(reader.fields(section.fields))
        lacks = in_section.count(section.id)
        finished = section.id in ecrit.finished
        made.append(
            SectionView(
                id=section.id,
                title=section.title,
                help=section.help,
                fields=fields,
                missing=lacks,
                order=section.fields,
                status=_status(fields, lacks, ecrit, finished=finished),
                finished=finished,
                consigne=section.consigne,
                methode=section.methode,
                cadre=section.cadre,
            )
        )
    return tuple(made)


def _status(
    fields: Sequence[FieldView], missing: int, ecrit: Ecrit, *, finished: bool
) -> SectionStatus:
    """Return the one status that matters most; what is lacking is counted, never forbidden."""
    if any(field.too_long for field in fields):
        return SectionStatus.PROBLEM
    if any(field.stale for field in fields):
        return SectionStatus.RECHECK
    if finished and not missing:
        return SectionStatus.DONE
    by_hand = any(field.replaced or (field.editable and field.answer.given) for field in fields)
    return SectionStatus.IN_PROGRESS if by_hand and not finished else SectionStatus.TO_DO


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read the fields of a section out of the context."""

    model: Model
    ecrit: Ecrit
    context: Mapping[str, Any]
    origins: Origins
    lacking: set[tuple[str, int]]
    told: Told

    @property
    def required(self) -> set[str]:
        """Return what the model asks for, given what was answered."""
        conditional = {
            each.key
            for each in self.model.required_if
            if self.context.get(each.when) == each.equals
        }
        return {*self.model.required, *conditional}

    def fields(self, keys: Iterable[str]) -> Iterator[FieldView]:
        """Return a view a field, and one a record where the field is repeated."""
        for key in keys:
            field = FIELDS[key]
            if not field.group:
                told = value_at(self.told.context, key)
                yield self._view(field, _text(value_at(self.context, key)), told, 0, "")
                continue
            name = key.partition("[].")[2]
            records = self.context.get(field.group, ())
            before = self.told.context.get(field.group, ())
            for position, (record, own) in enumerate(zip(records, before, strict=True)):
                whose = _text(record.get("nom") or record.get("titre"))
                yield self._view(field, _text(record.get(name)), own.get(name), position, whose)
            if not records and field.origin is Origin.DOSSIER:
                absence = self.context.get(f"{field.group}_absence")
                yield self._view(field, _text(absence), absence, 0, "")

    def _is_typed(self, field: Field) -> bool:
        """Tell whether the field is answered in the écrit; so is a recipient that is no CRIP."""
        if field.group:
            return False
        elsewhere = self.model.recipient_kind != _DIRECTORY_KIND
        named = field.key.startswith("destinataire.") and elsewhere
        return field.origin is Origin.ECRIT or named

    def _view(self, field: Field, shown: str, told: object, position: int, whose: str) -> FieldView:
        group = field.group
        key = self.origins.own_key(field, position)
        override = self.ecrit.overrides.get(key)
        replaced = override is not None and override.answer.given
        said = _text(told)
        typed = self._is_typed(field)
        elsewhere = typed and field.origin is not Origin.ECRIT
        help_ = _TYPED_HERE if elsewhere else field.help
        stale = override is not None and changed_since(field, override.seen, said)
        return FieldView(
            key=field.key,
            label=field.label,
            kind=field.kind.value,
            editable=typed,
            answer=override.answer
            if override is not None and replaced
            else self.ecrit.answers.get(field.key, _NOTHING),
            shown=shown,
            choices=field.choices,
            required=field.key in self.required,
            instruction=help_.instruction,
            method=help_.method,
            law=help_.law,
            source=Origin.ECRIT.label if replaced else field.origin.label,
            person_id=self.origins.person(group, position),
            whose=whose,
            group=group,
            position=position,
            origin=field.origin.value,
            occasion_id=self.origins.occasion(group, position),
            lacking=(field.key, position) in self.lacking,
            own_key=key if replaceable(field) else "",
            seen_key=key if replaceable(field) or field.key in _SEEN else "",
            replaced=replaced,
            said=said,
            stale=stale,
            changed_on=self.told.changed_on(field, key) if stale else "",
            observation_id=self.origins.observation(group, position),
            limit=self.model.limits.get(field.key, 0),
        )


def _at(ids: Sequence[Id], position: int) -> Id | None:
    return ids[position] if position < len(ids) else None


def _text(value: Any) -> str:
    """Return a value of the context in words, empty where nothing is known."""
    if value is None or isinstance(value, dict) or value in (MISSING, [MISSING]):
        return ""
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value)

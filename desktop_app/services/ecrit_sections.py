"""The sections of an écrit as the composer shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from desktop_app.documents.fact_records import GROUP_OF_VOICE, picked_observations
from desktop_app.documents.fields import FIELDS, MISSING, Field, Origin
from desktop_app.documents.missing import value_at
from desktop_app.documents.person_records import GROUP_OF_ROLE, picked
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.ids import OccasionId, PersonId
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Role
from desktop_app.services.paper_views import FieldView, MissingLine, SectionView

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


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the records of each repeated group come from, in the order of the context."""

    persons: Mapping[str, tuple[PersonId, ...]]
    occasions: Mapping[str, tuple[OccasionId, ...]]

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
        )

    def person(self, group: str, position: int) -> PersonId | None:
        """Return whose fiche the record comes from."""
        return _at(self.persons.get(group, ()), position)

    def occasion(self, group: str, position: int) -> OccasionId | None:
        """Return which observation the record comes from."""
        return _at(self.occasions.get(group, ()), position)


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
) -> tuple[SectionView, ...]:
    """Return the sections of ``model`` with the values of ``ecrit`` and of the register."""
    in_section = [line.section for line in missing]
    reader = _Reader(model, ecrit, context, origins, {(m.key, m.position) for m in missing})
    return tuple(
        SectionView(
            id=section.id,
            title=section.title,
            help=section.help,
            fields=tuple(reader.fields(section.fields)),
            missing=in_section.count(section.id),
            order=section.fields,
        )
        for section in model.sections
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read the fields of a section out of the context."""

    model: Model
    ecrit: Ecrit
    context: Mapping[str, Any]
    origins: Origins
    lacking: set[tuple[str, int]]

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
                yield self._view(field, _text(value_at(self.context, key)), 0, "")
                continue
            records = self.context.get(field.group, ())
            for position, record in enumerate(records):
                shown = _text(record.get(key.partition("[].")[2]))
                whose = _text(record.get("nom") or record.get("titre"))
                yield self._view(field, shown, position, whose)
            if not records and field.origin is Origin.DOSSIER:
                yield self._view(field, _text(self.context.get(f"{field.group}_absence")), 0, "")

    def _view(self, field: Field, shown: str, position: int, whose: str) -> FieldView:
        group = field.group
        return FieldView(
            key=field.key,
            label=field.label,
            kind=field.kind.value,
            editable=field.origin is Origin.ECRIT and not group,
            answer=self.ecrit.answers.get(field.key, _NOTHING),
            shown=shown,
            choices=field.choices,
            required=field.key in self.required,
            instruction=field.help.instruction,
            method=field.help.method,
            law=field.help.law,
            source=field.origin.label,
            person_id=self.origins.person(group, position),
            whose=whose,
            group=group,
            position=position,
            origin=field.origin.value,
            occasion_id=self.origins.occasion(group, position),
            lacking=(field.key, position) in self.lacking,
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

"""The sections of an écrit as the composer shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.documents.fields import FIELDS, Field, Origin
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.person import Person
from desktop_app.services.paper_views import FieldView, MissingLine, SectionView

if TYPE_CHECKING:
    from desktop_app.documents.catalogue import Model

_NOTHING = Answer()


def section_views(
    model: Model,
    ecrit: Ecrit,
    context: Mapping[str, Any],
    missing: Sequence[MissingLine],
    persons: Sequence[Person],
) -> tuple[SectionView, ...]:
    """Return the sections of ``model`` with the values of ``ecrit`` and of the register."""
    lacking = [line.section for line in missing]
    return tuple(
        SectionView(
            id=section.id,
            title=section.title,
            help=section.help,
            fields=tuple(_field_views(section.fields, model, ecrit, context, persons)),
            missing=lacking.count(section.id),
        )
        for section in model.sections
    )


def _field_views(
    keys: Iterable[str],
    model: Model,
    ecrit: Ecrit,
    context: Mapping[str, Any],
    persons: Sequence[Person],
) -> Iterator[FieldView]:
    for key in keys:
        field = FIELDS[key]
        required = key in model.required
        if not field.group:
            answer = ecrit.answers.get(key, _NOTHING)
            yield _view(field, required, _shown(context, key), answer)
            continue
        for item in context.get(field.group, ()):
            yield _view(
                field,
                required,
                _text(item.get(key.partition("[].")[2])),
                _NOTHING,
                whose=_text(item.get("nom") or item.get("titre")),
            )


def _view(
    field: Field, required: bool, shown: str, answer: Answer, *, whose: str = ""
) -> FieldView:
    return FieldView(
        key=field.key,
        label=field.label,
        kind=field.kind.value,
        editable=field.origin is Origin.ECRIT and not field.group,
        answer=answer,
        shown=shown,
        choices=field.choices,
        required=required,
        instruction=field.help.instruction,
        method=field.help.method,
        law=field.help.law,
        source=field.origin.label,
        whose=whose,
    )


def _shown(context: Mapping[str, Any], key: str) -> str:
    value: Any = context
    for name in key.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return _text(value)


def _text(value: Any) -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value)

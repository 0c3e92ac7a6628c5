"""What a paper still lacks, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop_app.documents.catalogue import Model
from desktop_app.documents.fields import FIELDS, MISSING, TO_COMPLETE


@dataclass(frozen=True, slots=True)
class Missing:
    """One required field without an answer.

    ``section`` is the id of the section where it is asked, ``whose`` names the person it is about,
    ``position`` is her rank in the list of the context (``None`` for what is not repeated).
    """

    key: str
    label: str
    section: str
    whose: str = ""
    position: int | None = None


def missing(model: Model, context: Mapping[str, object]) -> tuple[Missing, ...]:
    """Return what the model requires and the context lacks, in the order of the sections."""
    keys = [*model.required]
    keys += [each.key for each in model.required_if if context.get(each.when) == each.equals]
    found = [each for key in dict.fromkeys(keys) for each in _lacking(model, key, context)]
    order = [section.id for section in model.sections]
    return tuple(sorted(found, key=lambda each: order.index(each.section)))


def _lacking(model: Model, key: str, context: Mapping[str, object]) -> Iterator[Missing]:
    field = FIELDS[key]
    section = model.section_of(key)
    where = section.id if section else model.sections[0].id
    if not field.group:
        if _empty(value_at(context, key)):
            yield Missing(key, field.label, where)
        return
    name = key.rpartition(".")[2]
    records = context.get(field.group)
    if not isinstance(records, list) or not records:
        yield Missing(key, field.label, where)
        return
    for position, record in enumerate(records):
        if _empty(record.get(name)):
            whose = "" if _empty(record.get("nom")) else str(record.get("nom"))
            yield Missing(key, field.label, where, whose, position)


def marked(context: Mapping[str, object], lacking: Iterable[Missing]) -> dict[str, object]:
    """Return ``context`` with « à compléter » in each required text that is not there."""
    made: dict[str, object] = dict(context)
    for item in lacking:
        group, name = FIELDS[item.key].group, item.key.rpartition(".")[2]
        head = item.key.rpartition(".")[0]
        records = made.get(group)
        if group and item.position is not None and isinstance(records, list):
            records = [dict(record) for record in records]
            records[item.position][name] = _mark(records[item.position].get(name))
            made[group] = records
        elif not group and head:
            owner = made.get(head)
            if isinstance(owner, Mapping):
                made[head] = {**owner, name: _mark(owner.get(name))}
        elif not group:
            made[name] = _mark(made.get(name))
    return made


def _mark(value: object) -> object:
    """Return the mark in place of an empty text; a yes or no is not printed."""
    if isinstance(value, list):
        return [TO_COMPLETE]
    return TO_COMPLETE if isinstance(value, str) else value


def value_at(context: Mapping[str, object], key: str) -> object:
    """Return what the context holds under a key such as « ecrit.date », or ``None``."""
    value: object = context
    for name in key.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _empty(value: object) -> bool:
    """Tell whether nothing was answered; an absence in words is an answer (UX J3-10)."""
    return value in (None, "", MISSING, False, [], [MISSING])

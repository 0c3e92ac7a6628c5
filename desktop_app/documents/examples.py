"""A context made of the dictionary's own fictional examples: to try a model on no one."""

from __future__ import annotations

from typing import Any

from desktop_app.documents.fields import FIELDS, Field, Kind

_RECORDS = 2


def example_context() -> dict[str, object]:
    """Return a complete context: two records in each list, each field with its example."""
    context: dict[str, Any] = {}
    for field in FIELDS.values():
        name = field.key.rpartition(".")[2]
        if field.group:
            records = context.setdefault(field.group, [{} for _ in range(_RECORDS)])
            for record in records:
                record[name] = _example(field)
        elif "." in field.key:
            context.setdefault(field.key.partition(".")[0], {})[name] = _example(field)
        else:
            context[name] = _example(field)
        if field.kind is Kind.CHOICE:
            context[f"{name}_code"] = field.example
    return context


def _example(field: Field) -> object:
    if field.kind is Kind.YES_NO:
        return True
    if field.kind is Kind.NUMBER:
        return int(field.example)
    if field.kind is Kind.CHOICES:
        return list(field.words(field.example))
    if field.kind is Kind.CHOICE:
        return field.choice_label(field.example)
    return field.example

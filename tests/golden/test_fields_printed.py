"""The dictionary and the models agree: no field that no paper uses, none that a paper lacks."""

from __future__ import annotations

from desktop_app.documents.fields import FIELDS, GROUPS, Kind, Origin
from tests.golden.cases import MODELS, model_of, printed_fields

CONDITIONS = frozenset(
    key
    for key, field in FIELDS.items()
    if field.kind is Kind.YES_NO and field.origin is Origin.COMPUTED
)
"""What a model requires of a paper as a whole (« at least one dated fact »): asked, not printed."""


def test_every_field_of_the_dictionary_is_printed_by_some_model() -> None:
    printed = frozenset().union(*(printed_fields(model_id) for model_id in MODELS))
    assert FIELDS.keys() - printed - CONDITIONS == set()


def test_every_condition_is_asked_by_some_model() -> None:
    asked = {key for model_id in MODELS for key in model_of(model_id).required}
    assert asked >= CONDITIONS


def test_every_field_that_a_model_uses_is_in_the_dictionary() -> None:
    codes = {f"{key}_code" for key, field in FIELDS.items() if field.kind is Kind.CHOICE}
    items = {f"{key}[]" for key, field in FIELDS.items() if field.kind is Kind.CHOICES}
    for model_id in MODELS:
        assert printed_fields(model_id) <= FIELDS.keys() | codes | items | GROUPS.keys()
        model = model_of(model_id)
        wanted = {key for section in model.sections for key in section.fields}
        assert {
            *wanted,
            *model.required,
            *(each.key for each in model.required_if),
        } <= FIELDS.keys()
        assert {each.when for each in model.required_if} <= codes

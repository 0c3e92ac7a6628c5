"""An écrit that travels in a dossier file (only what was transmitted stays so)."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from desktop_app.domain import exchange
from desktop_app.domain.codec import CodecError
from desktop_app.domain.ecrit import EcritState
from tests.domain.test_exchange import DOCUMENT


def _read(**fields: Any) -> exchange.Bundle:
    numbers = itertools.count(1)
    told = [{**DOCUMENT["observations"][0], "id": "said"}]
    ecrit = {"id": "e", "model_id": "courrier_libre", "model_version": "1", **fields}
    first = {"id": "first", "model_id": "courrier_libre", "model_version": "1"}
    document = {**DOCUMENT, "observations": told, "ecrits": [first, ecrit]}
    return exchange.read(document, lambda: f"new-{next(numbers)}")


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        ("draft", EcritState.DRAFT),
        ("in_review", EcritState.DRAFT),
        ("to_correct", EcritState.DRAFT),
        ("validated", EcritState.DRAFT),
        ("transmitted", EcritState.TRANSMITTED),
    ],
)
def test_what_was_read_over_elsewhere_comes_as_a_draft(state: str, kept: EcritState) -> None:
    ecrit = _read(state=state, version=3, reviewer="L. Bernard", review_message="Vite.").ecrits[1]
    assert (ecrit.state, ecrit.version, ecrit.reviewer, ecrit.review_message) == (kept, 0, "", "")


def test_the_ties_of_an_ecrit_follow_the_new_ids() -> None:
    bundle = _read(
        named_observation_ids=["said"],
        answers_to="first",
        overrides={
            "enfants[ana].scolarite": {"answer": {"text": "Collège"}},
            "historique": {"answer": {"text": "Court."}},
        },
        extracts=[
            {"key": "motif", "observation_id": "said", "text": "Je suis tombée."},
            {"key": "motif", "observation_id": "gone", "text": "Ailleurs."},
        ],
    )
    ana, said, (first, ecrit) = bundle.persons[0], bundle.observations[0], bundle.ecrits
    assert ecrit.named_observation_ids == (said.id,)
    assert ecrit.answers_to == first.id
    assert set(ecrit.overrides) == {f"enfants[{ana.id}].scolarite", "historique"}
    assert [extract.observation_id for extract in ecrit.extracts] == [said.id]


@pytest.mark.parametrize("fields", [{"extracts": ["x"]}, {"extracts": 3}, {"overrides": [1]}])
def test_ties_of_another_shape_are_refused_with_their_path(fields: dict[str, Any]) -> None:
    with pytest.raises(CodecError, match="ecrits"):
        _read(**fields)

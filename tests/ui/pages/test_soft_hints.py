"""The two soft questions."""

from __future__ import annotations

import pytest

from desktop_app.ui.pages.soft_hints import hints


@pytest.mark.parametrize(
    "text", ["Elle dit que tout va bien.", "Il a dit qu’il partait.", "ils racontent que"]
)
def test_reported_words_call_for_exact_ones(text: str) -> None:
    assert len(hints(text)) == 1
    assert "paroles exactes" in hints(text)[0]


@pytest.mark.parametrize("text", ["Manifestement fatigué.", "un menteur", "elle est maltraitée"])
def test_a_judging_word_is_asked_about(text: str) -> None:
    assert len(hints(text)) == 1
    assert "fait observé" in hints(text)[0]


@pytest.mark.parametrize("text", ["", "Ana est venue à 11 h.", "Le midi, la queue.", "clair"])
def test_plain_facts_call_for_nothing(text: str) -> None:
    assert hints(text) == ()

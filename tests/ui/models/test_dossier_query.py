"""The words typed above the list of dossiers."""

from __future__ import annotations

import pytest

from desktop_app.domain.french import unaccented
from desktop_app.ui.models.dossier_query import DossierQuery


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ""),
        ("   ", ""),
        ("acacias 14", "«\u00a0acacias\u00a0» ET «\u00a014\u00a0»"),
        ("acacias et 14", "«\u00a0acacias\u00a0» ET «\u00a014\u00a0»"),
        ("acacias ou port", "(«\u00a0acacias\u00a0» OU «\u00a0port\u00a0»)"),
        ("acacias OU port", "(«\u00a0acacias\u00a0» OU «\u00a0port\u00a0»)"),
        ("« rue du port »", "«\u00a0rue du port\u00a0»"),
        ("ou", "«\u00a0ou\u00a0»"),
        ("acacias ou ", "«\u00a0acacias\u00a0»"),
    ],
)
def test_the_filter_is_said_in_words(typed: str, words: str) -> None:
    assert DossierQuery.of(typed).in_words() == words


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("", True),
        ("POPESCU", True),
        ("acacias popescu", True),
        ("acacias dumitru", False),
        ("dumitru ou popescu", True),
        ("« les acacias »", True),
        ("« acacias les »", False),
    ],
)
def test_all_the_words_of_one_alternative_are_needed(typed: str, answers: bool) -> None:
    haystack = unaccented("POPESCU Ana 14 ans Les Acacias D-2026-014")
    matcher = DossierQuery.of(typed).matcher(unaccented)
    assert (matcher is None or matcher(haystack)) is answers

"""Soft questions: asked of the author's own words only, never a block (UX §2.7)."""

from __future__ import annotations

import pytest

from desktop_app.domain.soft_hints import UNDATED, hints


@pytest.mark.parametrize(
    "seen",
    [
        "Il dit que sa mère est partie.",
        "Elle a dit qu’elle viendrait.",
        "Ils nous ont raconté que le terrain ferme.",
        "Elle m’a expliqué que tout va bien.",
    ],
)
def test_told_speech_asks_for_the_exact_words(seen: str) -> None:
    (asked,) = hints(seen)
    assert asked.endswith("Voulez-vous citer les paroles exactes\u00a0?")
    assert asked.startswith("Vous avez écrit «\u00a0")


@pytest.mark.parametrize(
    "word", ["manifestement", "Clairement", "maltraité", "menteur", "menteuse", "négligente"]
)
def test_a_judgement_word_asks_whether_it_is_a_fact(word: str) -> None:
    (asked,) = hints(f"L’enfant est {word} ce matin.")
    assert asked == (
        f"Vous avez écrit «\u00a0{word}\u00a0». Est-ce un fait observé ou une interprétation\u00a0?"
    )


def test_a_hypothesis_is_sent_to_its_own_voice() -> None:
    (asked,) = hints("Je pense que la famille va partir.")
    assert "hypothèse" in asked
    assert "«\u00a0Ce que j’en comprends\u00a0»" in asked


@pytest.mark.parametrize(
    "seen", ["Il a dit «\u00a0c’est un menteur\u00a0».", 'Elle répond : "manifestement non".']
)
def test_what_is_quoted_is_left_alone(seen: str) -> None:
    assert hints(seen) == ()


@pytest.mark.parametrize(
    "seen",
    [
        "",
        "Ana porte un plâtre au bras droit. Elle est sur le terrain à 11 h.",
        "Elle lit que l’école est fermée.",
        "La clairière est vide.",
    ],
)
def test_plain_facts_ask_nothing(seen: str) -> None:
    assert hints(seen) == ()


def test_an_undated_fact_is_asked_when_it_was() -> None:
    assert hints("Ana est là.", dated=False) == (UNDATED,)
    assert hints("   ", dated=False) == ()

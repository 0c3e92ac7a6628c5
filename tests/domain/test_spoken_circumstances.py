"""The circumstances of words in one sentence."""

from __future__ import annotations

import pytest

from desktop_app.domain.ids import DossierId, ObservationId, OccasionId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.spoken_circumstances import circumstances_in_words, interpreter_in_words


def said(**more: object) -> Observation:
    ids = (ObservationId("o"), DossierId("d"), OccasionId("c"))
    return Observation(*ids, Voice.WORDS, "J’ai peur.", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ({}, ""),
        ({"words_place": "au collège", "words_moment": "vers 10 h"}, "au collège, vers 10 h"),
        ({"present": "sa mère"}, "en présence de sa mère"),
        ({"present": "Elena"}, "en présence d’Elena"),
        ({"present": "devant sa mère"}, "devant sa mère"),
        ({"present": "Seule avec moi"}, "Seule avec moi"),
        ({"words_place": "au collège", "circumstances": "à la sortie"}, "au collège, à la sortie"),
    ],
)
def test_circumstances_in_words(held: dict[str, object], words: str) -> None:
    assert circumstances_in_words(said(**held)) == words


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ({}, ""),
        ({"interpreter_used": True}, "avec interprète"),
        ({"interpreter_used": False}, "sans interprète"),
        ({"interpreter": "Mme ROSU"}, "Mme ROSU"),
    ],
)
def test_interpreter_in_words(held: dict[str, object], words: str) -> None:
    assert interpreter_in_words(said(**held)) == words

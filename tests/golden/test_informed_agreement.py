"""The agreement to be read aloud says every point that is to be explained, in short sentences."""

from __future__ import annotations

import re

from templates_docx.consentement_eclaire import build as agreement
from tests.documents.casework_cases import LISTS

LONGEST_SENTENCE_WORDS = 20


def test_every_point_to_explain_is_said_once() -> None:
    said = [point for _, points in agreement._PARTS for point in points]
    assert sorted(said) == sorted(agreement.SAID)
    assert set(said) == {entry.code for entry in LISTS.points}


def test_each_sentence_can_be_said_in_one_breath() -> None:
    lines = [line for lines in agreement.SAID.values() for line in lines]
    for line in (*lines, *agreement._REFUSAL):
        for sentence in re.split(r"(?<=[.?!])\s", line):
            assert len(sentence.split()) <= LONGEST_SENTENCE_WORDS, sentence


def test_a_refusal_keeps_its_place_beside_the_choices() -> None:
    assert any(choice.endswith("Non.") for choice in agreement._CHOICES)
    assert any("Pas maintenant" in choice for choice in agreement._CHOICES)
    assert any("continuons à vous aider" in line for line in agreement._REFUSAL)

"""Sentences of observations, as they are put into a text."""

from __future__ import annotations

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Extract
from desktop_app.domain.extracting import inserted, sentences, short_date, still_there
from desktop_app.domain.ids import DossierId, ObservationId, OccasionId
from desktop_app.domain.observation import Observation, Voice


def _seen(text: str, voice: Voice = Voice.SEEN, day: str = "2026-03-02") -> Observation:
    return Observation(
        ObservationId("o"),
        DossierId("d"),
        OccasionId("c"),
        voice,
        text,
        observed=PartialDate(day) if day else None,
        time="vers 11 h",
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("Ana est seule.", ("Ana est seule.",)),
        (
            "Ana est seule. Elle pleure\u00a0! Il est 11 h.",
            ("Ana est seule.", "Elle pleure\u00a0!", "Il est 11 h."),
        ),
        ("Vers 11.30 h, Ana est là", ("Vers 11.30 h, Ana est là",)),
        ("Première ligne\nseconde ligne", ("Première ligne", "seconde ligne")),
        (
            "Elle dit «\u00a0Non. Jamais.\u00a0» et part. Fin.",
            ("Elle dit «\u00a0Non. Jamais.\u00a0» et part.", "Fin."),
        ),
        ("Étienne est là. Ștefan aussi.", ("Étienne est là.", "Ștefan aussi.")),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(_seen(text)) == parts


@pytest.mark.parametrize(
    ("voice", "speaker", "words"),
    [
        (Voice.SEEN, "", "Le 2 mars 2026, vers 11 h\u00a0: Elle pleure."),
        (
            Voice.REPORTED,
            "l’enseignant",
            "Le 2 mars 2026, vers 11 h, selon l’enseignant\u00a0: Elle pleure.",
        ),
        (
            Voice.WORDS,
            "enfant concernée",
            "Le 2 mars 2026, vers 11 h. Enfant concernée a dit\u00a0: «\u00a0Elle pleure.\u00a0»",
        ),
        (
            Voice.WORDS,
            "",
            "Le 2 mars 2026, vers 11 h. Paroles recueillies\u00a0: «\u00a0Elle pleure.\u00a0»",
        ),
    ],
)
def test_s09_ac6_an_extract_keeps_its_date_its_guillemets_and_its_speaker(
    voice: Voice, speaker: str, words: str
) -> None:
    assert inserted(_seen("Elle pleure.", voice), "Elle pleure.", speaker) == words


@pytest.mark.parametrize(
    ("day", "start", "short"),
    [("2026-03", "Mars 2026, vers", "mars 2026"), ("", "Sans date", "sans date")],
)
def test_a_date_says_no_more_than_is_known(day: str, start: str, short: str) -> None:
    item = _seen("Elle pleure.", day=day)
    assert inserted(item, "Elle pleure.", "").startswith(start)
    assert short_date(item) == short


def test_words_that_are_quoted_already_are_quoted_once() -> None:
    said = "«\u00a0Non.\u00a0»"
    assert inserted(_seen(said, Voice.WORDS), said, "Ana").count("«") == 1


def test_an_extract_lives_as_long_as_its_words() -> None:
    kept = Extract("motif", ObservationId("o"), "Elle pleure.")
    other = Extract("traces", ObservationId("o"), "Un bleu.")
    assert still_there((kept, other), "motif", "Voici : Elle pleure. Puis rien.") == (kept, other)
    assert still_there((kept, other), "motif", "Rien.") == (other,)

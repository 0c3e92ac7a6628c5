"""Observations: what was seen, reported, said or understood. One voice each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import (
    DossierId,
    ObservationId,
    OccasionId,
    PersonId,
    PlaceId,
    VisitId,
)


class Voice(StrEnum):
    """Facts, words and analysis never mix, from entry to paper (crip.md §3.1)."""

    SEEN = "seen"
    REPORTED = "reported"
    WORDS = "words"
    ANALYSIS = "analysis"

    @property
    def label(self) -> str:
        """Return the French label."""
        return _VOICES[self]


_VOICES = {
    Voice.SEEN: "Constaté",
    Voice.REPORTED: "Rapporté",
    Voice.WORDS: "Paroles",
    Voice.ANALYSIS: "Ce que j’en comprends",
}


@dataclass(frozen=True, slots=True)
class Observation:
    """One text in one voice.

    The texts of one form share ``occasion_id``: one entry of the timeline, several voices.
    ``time`` is as typed (« vers 11 h »). ``speaker`` says who spoke or who reported;
    ``speaker_role`` is what a paper prints instead when ``speaker_named`` is false.
    The circumstances of words: ``circumstances`` in general, ``words_place``, ``words_moment``,
    ``present`` (before whom) and ``question`` (asked before). ``hard`` folds a difficult text.
    ``visit_id`` joins the texts that one observation de lieu left in several dossiers.
    ``correction`` is the reason of the last correction, if one was given.
    """

    id: ObservationId
    dossier_id: DossierId
    occasion_id: OccasionId
    voice: Voice
    text: str
    observed: PartialDate | None = None
    time: str = ""
    entered_at: datetime | None = None
    author: str = ""
    team: tuple[str, ...] = ()
    place_id: PlaceId | None = None
    place_text: str = ""
    person_ids: tuple[PersonId, ...] = ()
    speaker: str = ""
    speaker_id: PersonId | None = None
    speaker_role: str = ""
    speaker_named: bool = True
    language: str = ""
    interpreter: str = ""
    circumstances: str = ""
    question: str = ""
    interpreter_used: bool | None = None
    words_place: str = ""
    words_moment: str = ""
    present: str = ""
    hard: bool = False
    visit_id: VisitId | None = None
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """An observation de lieu (maraude): one text on a place, linked to any number of dossiers.

    Each linked dossier holds its own copy of the text as an ``Observation`` with ``visit_id``, so
    that no dossier names the persons of another.
    """

    id: VisitId
    place_id: PlaceId | None
    text: str
    place_text: str = ""
    observed: PartialDate | None = None
    time: str = ""
    entered_at: datetime | None = None
    author: str = ""
    team: tuple[str, ...] = ()

"""Indicators of trafficking and emprise: facts that make a faisceau, never a score.

Source: mniop.md §3. What is ticked has a date, a place and a voice; nothing is computed from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.french import elide
from desktop_app.domain.ids import (
    DossierId,
    IndicationId,
    ObservationId,
    PersonId,
    PlaceId,
)
from desktop_app.domain.observation import Voice


@dataclass(frozen=True, slots=True)
class Indication:
    """An indicator that somebody noted for a person: when, where, in which voice.

    ``indicator`` is a code of the list of indicators, ``label`` its words on the day of the tick:
    they stay what they were when the list changes.
    """

    id: IndicationId
    dossier_id: DossierId
    indicator: str
    label: str
    person_id: PersonId | None = None
    observed: PartialDate | None = None
    place_id: PlaceId | None = None
    place_text: str = ""
    voice: Voice = Voice.SEEN
    speaker: str = ""
    text: str = ""
    observation_id: ObservationId | None = None
    author: str = ""
    entered_at: datetime | None = None


def voice_words(voice: Voice, speaker: str) -> str:
    """Return « Rapporté par l’enseignante », « Paroles d’Ana », « Constaté »."""
    if speaker and voice is Voice.REPORTED:
        return f"{voice.label} par {speaker}"
    if speaker and voice is Voice.WORDS:
        return f"{voice.label} {elide('de', speaker)}"
    return voice.label

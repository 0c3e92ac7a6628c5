"""What the services of indicators, agreements and lists return to the window."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.consent import Consent
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dimension import Dimension
from desktop_app.domain.ids import DossierId, ObservationId, PersonId, PlaceId
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Person
from desktop_app.services.place_views import CrossingMark


@dataclass(frozen=True, slots=True)
class IndicationEntry:
    """What the form of indicators hands over: several of them, one date, one place, one voice."""

    dossier_id: DossierId
    indicators: tuple[str, ...] = ()
    person_id: PersonId | None = None
    observed: PartialDate | None = None
    place_id: PlaceId | None = None
    place_text: str = ""
    voice: Voice = Voice.SEEN
    speaker: str = ""
    text: str = ""
    observation_id: ObservationId | None = None


@dataclass(frozen=True, slots=True)
class IndicationLine:
    """One indicator of a faisceau, in words. ``short`` names the person in discreet mode."""

    indication: Indication
    label: str
    when_words: str
    voice_words: str
    place: str
    person: str
    short: str


@dataclass(frozen=True, slots=True)
class DimensionLines:
    """The indicators noted under one dimension, the oldest first. Nothing is counted."""

    dimension: Dimension
    lines: tuple[IndicationLine, ...]


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One conversation of the history of agreements, in words."""

    consent: Consent
    sentence: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonConsents:
    """The agreements of one person: the present state, what stays possible, and the history.

    ``person`` is ``None`` for the information of parents who have no fiche.
    """

    person: Person | None
    name: str
    short: str
    minor: bool
    state: str
    refused: bool
    history: tuple[ConsentLine, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whose agreement, and its present state in a sentence. ``short`` is for the discreet mode."""

    name: str
    short: str
    state: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What the dossier shows beside its persons: motives, agreements, whether indicators exist.

    ``motive_choices`` are the codes and words that its form offers, those it holds among them;
    ``typed_motive`` is the one that was being typed there. ``followers`` are the names that it
    proposes for « Suivi par », ``typed_follower`` the one that was being typed.
    """

    motives: tuple[str, ...] = ()
    motive_choices: tuple[tuple[str, str], ...] = ()
    typed_motive: str = ""
    followers: tuple[str, ...] = ()
    typed_follower: str = ""
    agreements: tuple[Agreement, ...] = ()
    indicated: bool = False
    crossings: tuple[CrossingMark, ...] = ()

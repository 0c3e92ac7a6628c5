"""What the observations of a dossier offer to the texts of an écrit, and who may be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.documents.fact_records import in_order, is_spoken_of, speaker_words
from desktop_app.domain.extracting import inserted, sentences, short_date
from desktop_app.domain.ids import ObservationId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.services.paper_views import Quotable

if TYPE_CHECKING:
    from desktop_app.documents.snapshot import Snapshot


def quotable_sentences(snapshot: Snapshot) -> tuple[Quotable, ...]:
    """Return the sentences of every observation but analyses, each as it would be inserted."""
    return tuple(
        _quotable(snapshot, each)
        for each in in_order(snapshot.observations)
        if each.voice is not Voice.ANALYSIS
    )


def nameable(snapshot: Snapshot) -> frozenset[ObservationId]:
    """Return the observations whose informant has a name and agreed to be named.

    A person of whom the écrit speaks is named in it anyway.
    """
    return frozenset(
        each.id
        for each in snapshot.observations
        if each.voice in (Voice.REPORTED, Voice.WORDS)
        and each.speaker_named
        and (each.speaker.strip() or each.speaker_id)
        and not is_spoken_of(snapshot, each)
    )


def _quotable(snapshot: Snapshot, observation: Observation) -> Quotable:
    speaker = "" if observation.voice is Voice.SEEN else speaker_words(snapshot, observation)
    return Quotable(
        observation.id,
        observation.occasion_id,
        short_date(observation),
        tuple((each, inserted(observation, each, speaker)) for each in sentences(observation)),
    )

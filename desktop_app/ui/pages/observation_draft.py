"""What the observation form holds, as plain values that an encrypted draft can keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.services.views import ObservationEntry, ReportedPart, WordsPart

NEW = "observation"
"""Kind of the draft of a new observation; its subject is the dossier."""

CORRECTION = "observation_correction"
"""Kind of the draft of a correction; its subject is made by ``correction_subject``."""


@dataclass(frozen=True, slots=True)
class ObservationDraft:
    """The form as it stands.

    ``date_text`` and ``due_text`` are what was typed for the day observed and for the day of the
    reminder, understood or not; ``team_typed`` is the end of a name that is no member of the team
    yet.
    """

    entry: ObservationEntry
    date_text: str = ""
    due_text: str = ""
    team_typed: str = ""

    @property
    def text(self) -> str:
        """Return every voice of the form, for « Copier le texte » and to tell an empty form."""
        entry = self.entry
        parts = (
            entry.seen,
            *(part.text for part in entry.reported),
            *(part.text for part in entry.words),
            entry.analysis,
        )
        return "\n\n".join(part.strip() for part in parts if part.strip())

    def with_date_as_typed(self) -> ObservationDraft:
        """Return the draft with a date that is not understood put before the hour, in words."""
        as_typed = f"{self.date_text.strip()} {self.entry.time}".strip()
        return replace(self, entry=replace(self.entry, observed=None, time=as_typed))

    def same_as(self, start: ObservationDraft) -> bool:
        """Tell whether nothing was written since ``start``."""
        mine, other = self.entry, start.entry
        same = replace(mine, occasion_id=None) == replace(other, occasion_id=None)
        return same and self.date_text.strip() == start.date_text.strip()

    def payload(self) -> dict[str, Any]:
        """Return what the draft store keeps."""
        return {
            "entry": to_plain(self.entry, sparse=True),
            "date_text": self.date_text,
            "due_text": self.due_text,
            "team_typed": self.team_typed,
        }


def draft_of(payload: Mapping[str, Any]) -> ObservationDraft | None:
    """Return the draft of a payload, ``None`` if it comes from another version of the form."""
    try:
        entry = from_plain(ObservationEntry, dict(payload["entry"]))
    except (CodecError, KeyError, TypeError, ValueError):
        return None
    texts = (str(payload.get(name, "")) for name in ("date_text", "due_text", "team_typed"))
    return ObservationDraft(entry, *texts)


def entry_of(parts: Sequence[Observation]) -> ObservationEntry:
    """Return the form's view of a recorded occasion; ``parts`` is not empty."""
    first = parts[0]
    entry = ObservationEntry(
        dossier_id=first.dossier_id,
        observed=first.observed,
        time=first.time,
        place_id=first.place_id,
        place_text=first.place_text,
        person_ids=first.person_ids,
        team=first.team,
        hard=any(part.hard for part in parts),
        occasion_id=first.occasion_id,
    )
    return replace(
        entry,
        seen=_joined(parts, Voice.SEEN),
        analysis=_joined(parts, Voice.ANALYSIS),
        reported=tuple(_reported(part) for part in parts if part.voice is Voice.REPORTED),
        words=tuple(_words(part) for part in parts if part.voice is Voice.WORDS),
    )


def correction_subject(dossier_id: DossierId, occasion_id: OccasionId) -> str:
    """Return the subject of a correction's draft."""
    return f"{dossier_id}/{occasion_id}"


def split_correction(subject: str) -> tuple[DossierId, OccasionId]:
    """Return the dossier and the occasion of a correction's subject."""
    dossier_id, _slash, occasion_id = subject.partition("/")
    return DossierId(dossier_id), OccasionId(occasion_id)


def _joined(parts: Sequence[Observation], voice: Voice) -> str:
    return "\n".join(part.text for part in parts if part.voice is voice)


def _reported(part: Observation) -> ReportedPart:
    return ReportedPart(part.text, part.speaker, part.speaker_role, part.speaker_named)


def _words(part: Observation) -> WordsPart:
    return WordsPart(
        text=part.text,
        speaker=part.speaker,
        speaker_id=part.speaker_id,
        language=part.language,
        interpreter=part.interpreter,
        circumstances=part.circumstances,
        question=part.question,
        interpreter_used=part.interpreter_used,
        place=part.words_place,
        moment=part.words_moment,
        present=part.present,
    )

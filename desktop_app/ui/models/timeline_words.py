"""An entry of the chronology in words: heading, text, and one sentence for a screen reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.french import MONTHS, date_words, quote
from desktop_app.domain.ids import PersonId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.services.views import EcritLine, TimelineEntry

OBSERVATION = "observation"
ECRIT = "ecrit"
UNDATED = "Sans date"
_ORDER = {voice: order for order, voice in enumerate(Voice)}
"""Facts first, analysis last (crip.md §3.1)."""

Names = Mapping[PersonId, str]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What one row of the chronology shows. ``month`` heads the first row of its month."""

    kind: str
    id: str
    month: str
    heading: str
    body: str
    spoken: str
    discreet: str


def observation_row(entry: TimelineEntry, names: Names) -> TimelineRow:
    """Return the row of an occasion: who and when on top, each voice in its own paragraph."""
    details = [entry.when_words, "Observation", entry.title, entry.author, _entered(entry)]
    heading = " · ".join(part for part in details if part)
    voices = sorted(entry.parts, key=lambda part: _ORDER[part.voice])
    body = "\n".join(paragraph(part, names) for part in voices if part.text.strip())
    return TimelineRow(
        kind=OBSERVATION,
        id=entry.id,
        month=_month(entry),
        heading=heading,
        body=body,
        spoken=f"{heading.replace(' · ', ', ')}. {body}".strip(),
        discreet=f"Observation du {entry.when_words}" if entry.when else "Observation sans date",
    )


def ecrit_row(line: EcritLine) -> TimelineRow:
    """Return the row of an écrit: its title, reference and state."""
    created = line.ecrit.created_at
    when = "" if created is None else date_words(created.date())
    heading = " · ".join(part for part in (when, "Écrit", line.title) if part)
    body = f"{line.ecrit.ref}, {line.state.lower()}"
    return TimelineRow(
        kind=ECRIT,
        id=line.ecrit.id,
        month=UNDATED if created is None else f"{MONTHS[created.month - 1]} {created.year}",
        heading=heading,
        body=body,
        spoken=f"{heading.replace(' · ', ', ')}, {body}",
        discreet=heading,
    )


def paragraph(part: Observation, names: Names) -> str:
    """Return one voice of an occasion, attributed; facts stand without a label."""
    text = part.text.strip()
    if part.voice is Voice.WORDS:
        speaker = part.speaker or (names.get(part.speaker_id, "") if part.speaker_id else "")
        return f"Paroles\u00a0: {_quoted(text)}" + (f" — {speaker}" if speaker else "")
    if part.voice is Voice.REPORTED:
        reporter = part.speaker or part.speaker_role
        head = f"Rapporté par {reporter}" if reporter else "Rapporté"
        return f"{head}\u00a0: {text}"
    if part.voice is Voice.ANALYSIS:
        return f"Ce que j’en comprends\u00a0: {text}"
    return text


def _quoted(text: str) -> str:
    return text if text.startswith("«") else quote(text)


def _entered(entry: TimelineEntry) -> str:
    entered = entry.parts[0].entered_at if entry.parts else None
    if entered is None or (entry.when is not None and entry.when.latest == entered.date()):
        return ""
    return f"saisi le {date_words(entered.date())}"


def _month(entry: TimelineEntry) -> str:
    if entry.when is None:
        return UNDATED
    latest = entry.when.latest
    return f"{MONTHS[latest.month - 1]} {latest.year}"

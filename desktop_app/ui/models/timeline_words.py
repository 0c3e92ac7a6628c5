"""An entry of the chronology in words: heading, text, and one sentence for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.french import MONTHS, NBSP, date_words, plural, quote
from desktop_app.domain.ids import PersonId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.spoken_circumstances import circumstances_in_words, interpreter_in_words
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.services.timeline_views import EntryKind, TimelineEntry

UNDATED = "Sans date"
HARD = "Contenu difficile"
_ORDER = {voice: order for order, voice in enumerate(Voice)}
"""Facts first, analysis last (crip.md §3.1)."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words of a dossier need: the short names of its persons, names of languages."""

    names: Mapping[PersonId, str] = field(default_factory=dict)
    language: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What one row of the chronology shows. ``month`` heads the first row of its month.

    A ``hard`` text is shown on request. ``target`` is what opens. ``shared`` tells that a text
    comes from an observation de lieu. ``first`` is the first voice of an observation.
    """

    kind: EntryKind
    id: str
    month: str
    heading: str
    body: str
    spoken: str
    discreet: str
    hard: bool = False
    target: str = ""
    shared: bool = False
    first: str = ""


def row_of(entry: TimelineEntry, telling: Telling) -> TimelineRow:
    """Return the row of an entry: when, what, who on top; each voice in its own paragraph."""
    heading = " · ".join(_details(entry))
    body = _body(entry, telling)
    spoken = heading.replace(" · ", ", ")
    return TimelineRow(
        kind=entry.kind,
        id=entry.id,
        month=month_of(entry),
        heading=heading,
        body=body,
        spoken=f"{spoken}. {body}".strip() if body else spoken,
        discreet=_discreet(entry),
        hard=entry.hard,
        target=entry.target,
        shared=entry.dossiers > 0,
        first=next((part.id for part in _in_order(entry)), ""),
    )


def when_words(entry: TimelineEntry) -> str:
    """Return « 2 mars 2026, vers 11 h »; nothing when neither day nor hour is known."""
    day = "" if entry.when is None else date_in_words(entry.when)
    return ", ".join(part for part in (day, entry.time.strip()) if part)


def month_of(entry: TimelineEntry) -> str:
    """Return « mars 2026 », the month under which an entry stands, or its year alone."""
    if entry.when is None:
        return UNDATED
    earliest, latest = entry.when.earliest, entry.when.latest
    if (earliest.year, earliest.month) != (latest.year, latest.month):
        return f"{latest.year}, sans mois précis"
    return f"{MONTHS[latest.month - 1]} {latest.year}"


def paragraph(part: Observation, telling: Telling) -> str:
    """Return one voice of an occasion, attributed; facts stand without a label."""
    text = part.text.strip()
    if part.voice is Voice.WORDS:
        known = telling.names.get(part.speaker_id, "") if part.speaker_id else ""
        speaker = part.speaker or known
        said = f"Paroles{NBSP}: {_quoted(text)}" + (f" — {speaker}" if speaker else "")
        around = _around(part, telling)
        return f"{said} ({around})" if around else said
    if part.voice is Voice.REPORTED:
        reporter = part.speaker or part.speaker_role
        head = f"Rapporté par {reporter}" if reporter else "Rapporté"
        return f"{head}{NBSP}: {text}"
    if part.voice is Voice.ANALYSIS:
        return f"Ce que j’en comprends{NBSP}: {text}"
    return text


def _around(part: Observation, telling: Telling) -> str:
    """Return the circumstances of words: language, interpreter, where, when, question."""
    language = f"en {telling.language(part.language)}" if part.language else ""
    question = part.question.strip()
    asked = f"question posée{NBSP}: {_quoted(question)}" if question else ""
    found = (language, interpreter_in_words(part), circumstances_in_words(part), asked)
    return ", ".join(piece for piece in found if piece)


def _details(entry: TimelineEntry) -> list[str]:
    label = entry.kind.label
    if entry.dossiers:
        label = f"{label} (lieu)"
    shared = plural(entry.dossiers, "dossier", "dossiers") if entry.dossiers else ""
    corrected = "corrigée" if any(part.correction for part in entry.parts) else ""
    found = (
        when_words(entry) or "Date inconnue",
        label,
        entry.title,
        shared,
        entry.author,
        _entered(entry),
        corrected,
    )
    return [part for part in found if part]


def _body(entry: TimelineEntry, telling: Telling) -> str:
    if not entry.parts:
        return entry.body
    parts = _in_order(entry)
    return "\n".join(paragraph(part, telling) for part in parts if part.text.strip())


def _in_order(entry: TimelineEntry) -> list[Observation]:
    return sorted(entry.parts, key=lambda part: _ORDER[part.voice])


def _quoted(text: str) -> str:
    return text if text.startswith("«") else quote(text)


def _entered(entry: TimelineEntry) -> str:
    entered = entry.entered_on
    if entered is None or (entry.when is not None and entry.when.latest == entered):
        return ""
    return f"saisi le {date_words(entered)}"


def _discreet(entry: TimelineEntry) -> str:
    """Return what an entry is and when, without a name or a place."""
    title = f" · {entry.title}" if entry.kind is EntryKind.ECRIT else ""
    when = when_words(entry)
    if entry.when is None:
        return f"{entry.kind.label} sans date{title}"
    return f"{entry.kind.label} du {when}{title}"

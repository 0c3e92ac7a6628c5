"""The entries of the chronology that are no observations, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.consent import Consent
from desktop_app.domain.consent_words import sentence
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.event import Event
from desktop_app.domain.french import NBSP
from desktop_app.domain.indication import Indication, voice_words
from desktop_app.domain.orientation import Orientation
from desktop_app.services.orientations import details, ways_in_words
from desktop_app.services.reference import Reference
from desktop_app.services.timeline_views import EntryKind, TimelineEntry


class EntryWords:
    """Tell what each kind of record is in a chronology."""

    def __init__(self, reference: Reference, title_of: Callable[[str], str]) -> None:
        self._reference = reference
        self._title_of = title_of

    def event(self, event: Event) -> TimelineEntry:
        """Return the entry of a call, a meeting, a message or a note."""
        result = f"Suite{NBSP}: {event.result.strip()}" if event.result.strip() else ""
        return TimelineEntry(
            kind=EntryKind(event.kind.value),
            id=event.id,
            when=event.happened,
            time=event.time,
            title=event.with_whom,
            author=event.author,
            body="\n".join(part for part in (event.text.strip(), result) if part),
            entered_on=_day(event.entered_at),
            hard=event.hard,
            target=event.id,
        )

    def ecrit(self, ecrit: Ecrit) -> TimelineEntry:
        """Return the entry of an écrit: its title, reference and state."""
        return TimelineEntry(
            kind=EntryKind.ECRIT,
            id=ecrit.id,
            when=_date(ecrit.created_at),
            title=self._title_of(ecrit.model_id),
            author=ecrit.created_by,
            body=f"{ecrit.ref}, {ecrit.state.label.lower()}",
            target=ecrit.id,
        )

    def attachment(self, attachment: Attachment) -> TimelineEntry:
        """Return the entry of a piece: from whom, and the note on it."""
        given = attachment.received_from.strip()
        received = f"reçue de{NBSP}: {given}" if given else ""
        return TimelineEntry(
            kind=EntryKind.ATTACHMENT,
            id=attachment.id,
            when=attachment.received_on or _date(attachment.added_at),
            title=attachment.name,
            author=attachment.added_by,
            body="\n".join(part for part in (received, attachment.note.strip()) if part),
            entered_on=_day(attachment.added_at),
            hard=attachment.hard,
            target=attachment.id,
        )

    def indication(self, indication: Indication) -> TimelineEntry:
        """Return the entry of an indicator: its voice and its words, beside nothing else."""
        voice = voice_words(indication.voice, indication.speaker)
        text = indication.text.strip()
        return TimelineEntry(
            kind=EntryKind.INDICATION,
            id=indication.id,
            when=indication.observed,
            title=indication.label,
            author=indication.author,
            body=f"{voice}{NBSP}: {text}" if text else voice,
            entered_on=_day(indication.entered_at),
            target=indication.id,
        )

    def consent(self, consent: Consent, today: date) -> TimelineEntry:
        """Return the entry of a conversation on an agreement or an information."""
        return TimelineEntry(
            kind=EntryKind.CONSENT,
            id=consent.id,
            when=consent.held_on,
            title=consent.kind.label,
            author=consent.author,
            body=sentence(consent, self._reference.languages.name, today),
            entered_on=_day(consent.entered_at),
            target=consent.id,
        )

    def orientation(self, orientation: Orientation) -> TimelineEntry:
        """Return the entry of a choice: the ways, why, what was ticked, what was proposed."""
        guide = self._reference.guide
        return TimelineEntry(
            kind=EntryKind.ORIENTATION,
            id=orientation.id,
            when=_date(orientation.chosen_at),
            title=ways_in_words(orientation, guide),
            author=orientation.chosen_by,
            body="\n".join(details(orientation, guide)),
            target=orientation.id,
        )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _date(moment: datetime | None) -> PartialDate | None:
    return None if moment is None else PartialDate.of_day(moment.date())

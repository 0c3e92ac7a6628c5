"""The form of a call, a meeting, a message or a note of a dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.event import Event
from desktop_app.domain.ids import DossierId, EventId
from desktop_app.domain.person import Person
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.drafted_form import DraftedFormPage, Opened, Payload
from desktop_app.ui.pages.event_form import EventForm
from desktop_app.ui.pages.time_drafts import EVENT, key_of

if TYPE_CHECKING:
    from desktop_app.services.session import Session

NEW_TITLE = "Nouvel appel ou note"


@dataclass(frozen=True, slots=True)
class EventFormData:
    """All that the form shows. ``start`` is the event as it was before anybody typed."""

    opened: Opened
    start: Event
    event: Event
    persons: tuple[Person, ...]
    date_text: str = ""


def read_event(session: Session, args: Mapping[str, str]) -> EventFormData:
    """Return what the form starts with, its draft if one was left; runs on the worker."""
    view = session.dossiers.view(DossierId(args["dossier"]), opened=False)
    known = args.get("event")
    start = session.events.get(EventId(known)) if known else session.events.blank(view.dossier.id)
    key = key_of(EVENT, args)
    draft = session.drafts.load(key.kind, key.subject)
    payload: Payload = {} if draft is None else draft.payload
    kept = _event_of(payload)
    return EventFormData(
        opened=Opened(
            view.dossier,
            _title(start) if known else NEW_TITLE,
            key,
            payload,
            None if draft is None or kept is None else draft.saved_at,
        ),
        start=start,
        event=start if kept is None else replace(kept, id=start.id, dossier_id=start.dossier_id),
        persons=tuple(item.person for item in view.persons),
        date_text="" if kept is None else str(payload.get("date_text", "")),
    )


class EventPage(DraftedFormPage):
    """Write down a call, a meeting, a message or a note, or correct one."""

    kinds = frozenset({"event", "dossier"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "event", "Enregistrer l’échange")
        self._data: EventFormData | None = None
        self.form = EventForm(lambda: context.clock().date())
        self.body.add(self.form)
        self.form.edited.connect(self.autosave.touch)
        context.discreet.changed.connect(lambda _active: self._name_persons())

    def take_focus(self) -> None:
        """Put the caret in the text."""
        self.form.text.setFocus()

    def _read(self, args: Mapping[str, str]) -> EventFormData:
        return read_event(self.context.session, args)

    def _load(self, data: EventFormData) -> None:
        self._data = data
        self.form.load(data.event, data.persons, data.date_text)
        self._name_persons()

    def _payload(self) -> Payload:
        data, event = self._data, self.form.value()
        if data is None or (event == data.start and not self.form.when.problem()):
            return {}
        return {"event": to_plain(event, sparse=True), "date_text": self.form.when.text()}

    def _text(self) -> str:
        event = self.form.value()
        return "\n\n".join(part for part in (event.with_whom, event.text, event.result) if part)

    def _record(self, forget: Callable[[], None]) -> Callable[[], Any] | None:
        data, event, events = self._data, self.form.value(), self.context.session.events
        self.form.when.show_problem()
        if data is None:
            return None
        if not self._text().strip():
            self.form.complain_empty()
            return None
        if self.form.when.problem():
            self.form.when.setFocus()
            return None
        if not data.start.id:
            return lambda: events.record(event, forget)
        return lambda: events.change(event, forget)

    def _take_back(self, result: Any, keep: Callable[[], None]) -> None:
        data, events = self._data, self.context.session.events
        if result is not None:
            events.trash(result, keep)
        elif data is not None:
            events.change(data.start, keep)

    def _done_words(self) -> str:
        label = self.form.value().kind.label
        made = self._data is not None and not self._data.start.id
        return f"{label}\u00a0: {'enregistré' if made else 'modification enregistrée'}."

    def _name_persons(self) -> None:
        if self._data is not None:
            discreet = self.context.discreet.active
            self.form.set_persons(self._data.persons, discreet=discreet)


def _title(event: Event) -> str:
    day = "" if event.happened is None else f" du {date_in_words(event.happened)}"
    return f"Modifier\u00a0: {event.kind.label.lower()}{day}"


def _event_of(payload: Payload) -> Event | None:
    try:
        return from_plain(Event, dict(payload["event"]))
    except (CodecError, KeyError, TypeError, ValueError):
        return None

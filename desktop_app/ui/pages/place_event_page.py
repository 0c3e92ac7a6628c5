"""The form of an event of a place: what, when, in words. An eviction proposes what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.ids import PlaceEventId, PlaceId
from desktop_app.domain.place import Place, PlaceEvent, PlaceEventKind
from desktop_app.services.place_words import place_words
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.drafted_form import Opened, Payload
from desktop_app.ui.pages.place_drafts import EVENT, key_of
from desktop_app.ui.pages.place_form_page import PlaceFormPage
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.session import Session

_KINDS = tuple((kind.value, kind.label) for kind in PlaceEventKind)
_FOLLOWS = "Après l’enregistrement, vous pourrez dire qui est parti."
_LEAVING = frozenset({PlaceEventKind.EVICTION, PlaceEventKind.RELOCATION})


@dataclass(frozen=True, slots=True)
class EventFormData:
    """All that the form shows; ``living`` tells whether somebody lives in the place."""

    opened: Opened
    place: Place
    start: PlaceEvent
    event: PlaceEvent
    new: bool
    living: bool
    date_text: str = ""


def read_event(session: Session, args: Mapping[str, str]) -> EventFormData:
    """Return what the form starts with, its draft if one was left; runs on the worker."""
    view = session.places.view(PlaceId(args["place"]))
    new = not args.get("event")
    if new:
        start = session.places.blank_event(view.place.id)
    else:
        start = session.places.event(PlaceEventId(args["event"]))
    key = key_of(EVENT, args)
    draft = session.drafts.load(key.kind, key.subject)
    payload: Payload = {} if draft is None else draft.payload
    event = _event_of(payload)
    title = "Noter un événement" if new else "Corriger un événement"
    return EventFormData(
        opened=Opened(
            None, title, key, payload, None if draft is None or event is None else draft.saved_at
        ),
        place=view.place,
        start=start,
        event=start if event is None else replace(event, id=start.id, place_id=start.place_id),
        new=new,
        living=bool(view.living),
        date_text="" if event is None else str(payload.get("date_text", "")),
    )


class EventForm(QWidget):
    """Show and return a ``PlaceEvent``. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = LabelledCombo("Ce qui s’est passé", _KINDS, searchable=False)
        self.kind.combo.setObjectName("place_event_kind")
        self.when = SpokenDateField(
            "Date", "place_event_date", today, "Par exemple\u00a0: hier, 3 mars, mars 2026."
        )
        self.text = TextArea(rows=4)
        self.text.setObjectName("place_event_text")
        words = LabelledField(
            "En quelques mots", self.text, "Des faits\u00a0: qui, quoi, à quelle heure."
        )
        self._follows = text_label("", "secondary", hidden_if_empty=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self.kind, self._follows, self.when, words):
            column.addWidget(part)
        for field in (self.when, words):
            field.edited.connect(self.edited)
        self.kind.changed.connect(lambda _key: self._on_kind())

    def load(self, data: EventFormData) -> None:
        """Show an event without telling anybody."""
        self._living = data.living and data.new
        self.kind.set_value(data.event.kind.value)
        self.when.load(data.event.happened)
        if data.date_text and data.event.happened is None:
            self.when.set_text(data.date_text)
        self.text.set_text(data.event.text)
        self._show_follows()

    def apply(self, event: PlaceEvent) -> PlaceEvent:
        """Return ``event`` with what is written here."""
        return replace(
            event,
            kind=PlaceEventKind(self.kind.value() or PlaceEventKind.OTHER.value),
            happened=self.when.value(),
            text=self.text.text(),
        )

    def _on_kind(self) -> None:
        self._show_follows()
        self.edited.emit()

    def _show_follows(self) -> None:
        leaves = self.kind.value() in {kind.value for kind in _LEAVING}
        show_text(self._follows, _FOLLOWS if leaves and self._living else "")


class PlaceEventPage(PlaceFormPage):
    """Note an event, or correct one."""

    kinds = frozenset({"place", "dossier"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "place_event", "Enregistrer l’événement")
        self._data: EventFormData | None = None
        self._recorded: PlaceEvent | None = None
        self.form = EventForm(lambda: context.clock().date())
        self.body.add(self.form)
        self.form.edited.connect(self.autosave.touch)

    def take_focus(self) -> None:
        """Start at the kind of event."""
        self.form.kind.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, args: Mapping[str, str]) -> EventFormData:
        return read_event(self.context.session, args)

    def _load(self, data: EventFormData) -> None:
        self._data, self.about = data, data.place
        self.header.set_status(place_words(data.place))
        self.form.load(data)

    def _payload(self) -> Payload:
        data = self._data
        if data is None:
            return {}
        event = self.form.apply(data.start)
        unread = self.form.when.text() if self.form.when.problem() else ""
        if event == data.start and not unread:
            return {}
        return {"event": to_plain(event), "date_text": unread}

    def _text(self) -> str:
        return self.form.text.text()

    def _record(self, forget: Callable[[], None]) -> Callable[[], Any] | None:
        data, places = self._data, self.context.session.places
        self.form.when.show_problem()
        if data is None:
            return None
        if self.form.when.problem():
            self.form.when.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        event = self.form.apply(data.start)
        self._recorded = event
        return lambda: places.save_event(event, forget)

    def _take_back(self, result: Any, keep: Callable[[], None]) -> None:
        data, places = self._data, self.context.session.places
        if data is not None and data.new:
            places.trash_event(PlaceEventId(result), keep)
        elif data is not None:
            places.save_event(data.start, keep)

    def _done_words(self) -> str:
        if self._data is not None and not self._data.new:
            return "Événement corrigé."
        return "Événement enregistré."

    def _go_back(self) -> None:
        """Propose to say who left, after the first writing of an eviction; else go back."""
        data, event = self._data, self._recorded
        self._recorded = None
        if event is None or data is None or not (data.new and data.living):
            super()._go_back()
        elif event.kind in _LEAVING:
            self.context.navigator.replace(routes.place_leaving(event.place_id, event.id))
        else:
            super()._go_back()


def _event_of(payload: Payload) -> PlaceEvent | None:
    try:
        return from_plain(PlaceEvent, dict(payload["event"]))
    except (CodecError, KeyError, TypeError, ValueError):
        return None

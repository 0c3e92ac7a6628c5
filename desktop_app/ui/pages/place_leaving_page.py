"""« Noter un départ »: who leaves a place, when, why, where to. One change, undone as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.ids import PlaceEventId, PlaceId
from desktop_app.domain.place import Departure, Place, PlaceEventKind
from desktop_app.services.place_views import LeaveRequest, Left, Resident
from desktop_app.services.place_words import place_words
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.drafted_form import Opened, Payload
from desktop_app.ui.pages.leaving_form import LeavingForm
from desktop_app.ui.pages.place_drafts import LEAVING, key_of
from desktop_app.ui.pages.place_form_page import PlaceFormPage

if TYPE_CHECKING:
    from desktop_app.services.session import Session

_TITLE = "Noter un départ"
_NOBODY = "Cochez au moins une personne."


@dataclass(frozen=True, slots=True)
class LeavingData:
    """All that the form shows; everybody who lives there is ticked at first."""

    opened: Opened
    place: Place
    residents: tuple[Resident, ...]
    places: tuple[Place, ...]
    start: LeaveRequest
    request: LeaveRequest
    date_text: str = ""


def read_leaving(session: Session, args: Mapping[str, str]) -> LeavingData:
    """Return what the form starts with, its draft if one was left; runs on the worker."""
    view = session.places.view(PlaceId(args["place"]))
    start = LeaveRequest(
        place_id=view.place.id, person_ids=tuple(item.person_id for item in view.living)
    )
    if args.get("event"):
        event = session.places.event(PlaceEventId(args["event"]))
        relocated = event.kind is PlaceEventKind.RELOCATION
        why = Departure.HOUSED if relocated else Departure.EVICTION
        start = replace(start, left=event.happened, why=why, event=False)
    key = key_of(LEAVING, args)
    draft = session.drafts.load(key.kind, key.subject)
    payload: Payload = {} if draft is None else draft.payload
    request = _request_of(payload)
    return LeavingData(
        opened=Opened(
            None, _TITLE, key, payload, None if draft is None or request is None else draft.saved_at
        ),
        place=view.place,
        residents=view.living,
        places=tuple(place for place in session.places.all() if place.id != view.place.id),
        start=start,
        request=start if request is None else request,
        date_text="" if request is None else str(payload.get("date_text", "")),
    )


class PlaceLeavingPage(PlaceFormPage):
    """End the stays of all who are ticked."""

    kinds = frozenset({"place", "person", "dossier"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "place_leaving", "Enregistrer le départ")
        self._data: LeavingData | None = None
        self._left: Left | None = None
        self.form = LeavingForm(context, lambda: context.clock().date())
        self.body.add(self.form)
        self.form.edited.connect(self.autosave.touch)
        context.discreet.changed.connect(lambda _active: self.form.name_persons())

    def take_focus(self) -> None:
        """Start at the date."""
        self.form.when.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, args: Mapping[str, str]) -> LeavingData:
        return read_leaving(self.context.session, args)

    def _load(self, data: LeavingData) -> None:
        self._data, self.about = data, data.place
        self.form.set_places(data.places)
        self.form.load(data.request, data.residents, place_words(data.place), data.date_text)

    def _payload(self) -> Payload:
        data, request = self._data, self.form.request()
        unread = self.form.when.text() if self.form.when.problem() else ""
        if data is None or (request == data.start and not unread):
            return {}
        return {"request": to_plain(request), "date_text": unread}

    def _text(self) -> str:
        return self.form.request().text

    def _flush_parts(self) -> None:
        self.form.flush_place()

    def _record(self, forget: Callable[[], None]) -> Callable[[], Any] | None:
        departures = self.context.session.departures
        request = self.form.request()
        self.form.when.show_problem()
        self.form.complain("" if request.person_ids else _NOBODY)
        if self._data is None or not request.person_ids or self.form.when.problem():
            return None

        def leave() -> Left:
            self._left = departures.leave(request, forget)
            return self._left

        return leave

    def _take_back(self, result: Any, keep: Callable[[], None]) -> None:
        self.context.session.undoing.undo(result.batch_id)
        keep()

    def _done_words(self) -> str:
        left = self._left
        return "" if left is None else f"{left.words} {left.crossing}".strip()


def _request_of(payload: Payload) -> LeaveRequest | None:
    try:
        return from_plain(LeaveRequest, dict(payload["request"]))
    except (CodecError, KeyError, TypeError, ValueError):
        return None

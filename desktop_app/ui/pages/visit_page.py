"""The page of an observation de lieu (maraude), new or to correct (UX J2-10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.french import plural
from desktop_app.domain.ids import PlaceId, VisitId
from desktop_app.domain.place import Place
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.services.visit_views import LinkedPerson, VisitEntry, VisitLink
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.drafted_form import Opened, Payload
from desktop_app.ui.pages.place_drafts import VISIT, key_of
from desktop_app.ui.pages.place_form_page import PlaceFormPage
from desktop_app.ui.pages.visit_form import VisitForm

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.session import Session

_NEW = "Nouvelle observation de lieu"


@dataclass(frozen=True, slots=True)
class VisitFormData:
    """All that the form shows. ``start`` is what it holds when nothing is written."""

    opened: Opened
    start: VisitEntry
    entry: VisitEntry
    persons: tuple[LinkedPerson, ...]
    places: tuple[Place, ...]
    about: Place | None = None
    links: tuple[VisitLink, ...] = ()
    visit_id: VisitId | None = None
    date_text: str = ""
    search: str = ""


def read_visit(session: Session, args: Mapping[str, str], today: date) -> VisitFormData:
    """Return what the form starts with, its draft if one was left; runs on the worker."""
    visit_id = VisitId(args["visit"]) if args.get("visit") else None
    start, links, title = _start(session, args, today)
    key = key_of(VISIT, args)
    draft = session.drafts.load(key.kind, key.subject)
    payload: Payload = {} if draft is None else draft.payload
    drafted = _entry_of(payload)
    entry = start if drafted is None else drafted
    place_id = args.get("place") or start.place_id
    return VisitFormData(
        opened=Opened(
            None, title, key, payload, None if draft is None or drafted is None else draft.saved_at
        ),
        start=start,
        entry=entry,
        persons=session.visits.persons(entry.person_ids),
        places=session.places.all(),
        about=session.places.get(PlaceId(place_id)) if place_id else None,
        links=links,
        visit_id=visit_id,
        date_text="" if drafted is None else str(payload.get("date_text", "")),
        search="" if drafted is None else str(payload.get("search", "")),
    )


class VisitPage(PlaceFormPage):
    """Write once what was seen in a place; each dossier that is linked gets its entry."""

    kinds = frozenset({"visit", "observation", "dossier", "draft", "place"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "visit", "Enregistrer l’observation")
        self._data: VisitFormData | None = None
        self._recorded = 0
        self.form = VisitForm(context, lambda: context.clock().date())
        self.body.add(self.form)
        self.form.edited.connect(self.autosave.touch)
        self.autosave.saved.connect(self._hint)

    def take_focus(self) -> None:
        """Put the caret in the text."""
        if self._data is None:
            super().take_focus()
        else:
            self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, args: Mapping[str, str]) -> VisitFormData:
        return read_visit(self.context.session, args, self.context.clock().date())

    def _load(self, data: VisitFormData) -> None:
        self._data, self.about = data, data.about
        self.form.set_places(data.places)
        self.form.set_differing(data.links)
        self.form.load(data.entry, data.persons, date_text=data.date_text, search=data.search)

    def _payload(self) -> Payload:
        data, entry, form = self._data, self.form.entry(), self.form
        unread = form.when.text() if form.when.problem() else ""
        if data is None or (entry == data.start and not unread and not form.links.pending()):
            return {}
        return {
            "entry": to_plain(entry, sparse=True),
            "date_text": unread,
            "search": form.links.pending(),
        }

    def _text(self) -> str:
        return self.form.entry().text

    def _flush_parts(self) -> None:
        self.form.flush_place()

    def _hint(self, _kept: object) -> None:
        if self.context.preferences.current.soft_hints:
            self.form.show_hints()

    def _record(self, forget: Callable[[], None]) -> Callable[[], Any] | None:
        data, visits = self._data, self.context.session.visits
        if data is None or self.form.complain():
            return None
        entry = self.form.entry()
        self._recorded = len(entry.person_ids)
        visit_id = data.visit_id
        if visit_id is None:
            return lambda: visits.record(entry, forget)
        return lambda: visits.change(visit_id, entry, forget)

    def _take_back(self, result: Any, keep: Callable[[], None]) -> None:
        visits = self.context.session.visits
        if isinstance(result, str):
            visits.withdraw(VisitId(result), keep)
        else:
            visits.undo_change(result, keep)

    def _done_words(self) -> str:
        if self._data is not None and self._data.visit_id is not None:
            return "Correction enregistrée dans chaque dossier relié."
        if not self._recorded:
            return "Observation de lieu enregistrée, sans dossier relié."
        linked = plural(self._recorded, "personne reliée", "personnes reliées")
        return f"Observation de lieu enregistrée, {linked}."


def _start(
    session: Session, args: Mapping[str, str], today: date
) -> tuple[VisitEntry, tuple[VisitLink, ...], str]:
    if args.get("visit"):
        view = session.visits.view(VisitId(args["visit"]))
        observed = view.entry.observed
        day = "" if observed is None else f" du {date_in_words(observed)}"
        return view.entry, view.links, f"Corriger l’observation de lieu{day}"
    author = session.actor.name
    entry = VisitEntry(
        place_id=PlaceId(args["place"]) if args.get("place") else None,
        observed=PartialDate.of_day(today),
        team=(author,) if author else (),
    )
    return entry, (), _NEW


def _entry_of(payload: Payload) -> VisitEntry | None:
    try:
        return from_plain(VisitEntry, dict(payload["entry"]))
    except (CodecError, KeyError, TypeError, ValueError):
        return None

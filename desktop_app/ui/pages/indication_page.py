"""The form of indicators: several at once, one date, one place, one voice (mniop.md §2.2, S10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, IndicationId, PersonId
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.term import ListName
from desktop_app.domain.word_lists import ListEntry
from desktop_app.services.indications import entry_of, from_observation
from desktop_app.services.tick_views import IndicationEntry
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.drafted_form import DraftedFormPage, Opened, Payload
from desktop_app.ui.pages.indication_form import IndicationForm
from desktop_app.ui.pages.tick_drafts import INDICATION, key_of

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.session import Session

_NEW = "Noter des indices"
_CORRECT = "Corriger un indice"


@dataclass(frozen=True, slots=True)
class IndicationFormData:
    """All that the form shows. ``fixed`` is the indicator of a correction, in words."""

    opened: Opened
    start: IndicationEntry
    entry: IndicationEntry
    persons: tuple[Person, ...]
    places: tuple[Place, ...]
    entries: tuple[ListEntry, ...]
    indication_id: IndicationId | None = None
    fixed: str = ""
    seen: tuple[Observation, ...] = ()
    date_text: str = ""
    dimension: str = ""
    search: str = ""


def read_indication(session: Session, args: Mapping[str, str], today: date) -> IndicationFormData:
    """Return what the form starts with, its draft if one was left; runs on the worker."""
    view = session.dossiers.view(DossierId(args["dossier"]), opened=False)
    seen = session.indications.observations(view.dossier.id)
    start, fixed = _start(session, args, seen, today)
    key = key_of(INDICATION, args)
    draft = session.drafts.load(key.kind, key.subject)
    payload: Payload = {} if draft is None else draft.payload
    entry = _entry_of(payload)
    return IndicationFormData(
        opened=Opened(
            view.dossier,
            _CORRECT if fixed else _NEW,
            key,
            payload,
            None if draft is None or entry is None else draft.saved_at,
        ),
        start=start,
        entry=start if entry is None else replace(entry, dossier_id=start.dossier_id),
        persons=tuple(item.person for item in view.persons),
        places=session.places.all(),
        entries=session.terms.offered(ListName.INDICATORS),
        indication_id=IndicationId(args["indication"]) if fixed else None,
        fixed=fixed,
        seen=seen,
        date_text="" if entry is None else str(payload.get("date_text", "")),
        dimension="" if entry is None else str(payload.get("dimension", "")),
        search="" if entry is None else str(payload.get("search", "")),
    )


class IndicationPage(DraftedFormPage):
    """Note indicators, or correct one that was noted."""

    kinds = frozenset({"indication", "dossier"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "indication", "Enregistrer les indices")
        self._data: IndicationFormData | None = None
        self.form = IndicationForm(context, lambda: context.clock().date())
        self.body.add(self.form)
        self.form.edited.connect(self.autosave.touch)
        context.discreet.changed.connect(lambda _active: self._name_persons())

    def take_focus(self) -> None:
        """Put the caret where an indicator is looked for; in the text of a correction."""
        if self._data is not None and not self._data.fixed:
            self.form.ticks.search.combo.setFocus()
        else:
            super().take_focus()

    def _read(self, args: Mapping[str, str]) -> IndicationFormData:
        return read_indication(self.context.session, args, self.context.clock().date())

    def _load(self, data: IndicationFormData) -> None:
        self._data = data
        self._name()
        self.form.set_places(data.places)
        self.form.set_entries(data.entries)
        self.form.load(
            data.entry,
            fixed=data.fixed,
            date_text=data.date_text,
            dimension=data.dimension,
        )
        self.form.ticks.set_pending(data.search)

    def _payload(self) -> Payload:
        data, entry, form = self._data, self.form.entry(), self.form
        unread = form.date.problem() or form.ticks.pending()
        if data is None or (entry == data.start and not unread):
            return {}
        return {
            "entry": to_plain(entry, sparse=True),
            "date_text": form.date.text(),
            "dimension": form.ticks.dimension(),
            "search": form.ticks.pending(),
        }

    def _text(self) -> str:
        return self.form.entry().text

    def _flush_parts(self) -> None:
        self.form.flush_place()

    def _record(self, forget: Callable[[], None]) -> Callable[[], Any] | None:
        data, entry = self._data, self.form.entry()
        indications = self.context.session.indications
        self.form.date.show_problem()
        if data is None:
            return None
        if not entry.indicators:
            self.form.ticks.set_error("Choisissez au moins un indice.")
            self.form.ticks.search.combo.setFocus()
            return None
        if self.form.date.problem():
            self.form.date.setFocus()
            return None
        indication_id = data.indication_id
        if indication_id is None:
            return lambda: indications.record(entry, forget)
        return lambda: indications.change(indication_id, entry, forget)

    def _take_back(self, result: Any, keep: Callable[[], None]) -> None:
        data, indications = self._data, self.context.session.indications
        if result is not None:
            indications.trash(result, keep)
        elif data is not None and data.indication_id is not None:
            indications.change(data.indication_id, data.start, keep)

    def _done_words(self) -> str:
        if self._data is not None and self._data.fixed:
            return "Indice corrigé."
        return "Indices enregistrés."

    def _name(self) -> None:
        data, discreet = self._data, self.context.discreet.active
        if data is not None:
            self.form.set_persons(data.persons, discreet=discreet)
            self.form.set_observations(data.seen, discreet=discreet)

    def _name_persons(self) -> None:
        if self._data is not None and self._begun:
            entry = self.form.entry()
            self._name()
            self.form.load(
                entry,
                fixed=self._data.fixed,
                date_text=self.form.date.text(),
                dimension=self.form.ticks.dimension(),
            )


def _start(
    session: Session, args: Mapping[str, str], seen: tuple[Observation, ...], today: date
) -> tuple[IndicationEntry, str]:
    """Return the beginning of the form: a recorded indicator, an observation, or today."""
    if args.get("indication"):
        indication = session.indications.get(IndicationId(args["indication"]))
        return entry_of(indication), indication.label
    person_id = PersonId(args["person"]) if args.get("person") else None
    entry = IndicationEntry(
        DossierId(args["dossier"]), person_id=person_id, observed=PartialDate.of_day(today)
    )
    origin = next((item for item in seen if item.id == args.get("observation")), None)
    return entry if origin is None else from_observation(origin, entry), ""


def _entry_of(payload: Payload) -> IndicationEntry | None:
    try:
        return from_plain(IndicationEntry, dict(payload["entry"]))
    except (CodecError, KeyError, TypeError, ValueError):
        return None

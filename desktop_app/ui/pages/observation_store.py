"""Reading and writing an observation: runs on the worker, on frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.services.observations import Span
from desktop_app.services.views import DossierView, ObservationEntry
from desktop_app.ui.pages.form_choices import FormChoices
from desktop_app.ui.pages.observation_draft import ObservationDraft, entry_of
from desktop_app.ui.pages.observation_drafts import DraftShelf, KeptDraft

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop_app.services.session import Session


NEW_TITLE = "Nouvelle observation"


@dataclass(frozen=True, slots=True)
class ObservationFormData:
    """All that the form shows; ``recorded`` is what a correction starts from."""

    view: DossierView
    start: ObservationDraft
    kept: tuple[KeptDraft, ...]
    places: tuple[Place, ...]
    choices: FormChoices
    occasion_id: OccasionId | None = None
    recorded: ObservationEntry | None = None

    @property
    def title(self) -> str:
        """Return what the form is for."""
        if self.recorded is None:
            return NEW_TITLE
        observed = self.recorded.observed
        day = "" if observed is None else f" du {date_in_words(observed)}"
        return f"Corriger l’observation{day}"

    @property
    def persons(self) -> tuple[Person, ...]:
        """Return the persons of the dossier."""
        return tuple(item.person for item in self.view.persons)


def read_observation(session: Session, args: Mapping[str, str], today: date) -> ObservationFormData:
    """Return what the form starts with: today, everybody ticked, the last place (UX J2-1)."""
    dossier_id = DossierId(args["dossier"])
    occasion_id = OccasionId(args["occasion"]) if args.get("occasion") else None
    view = session.dossiers.view(dossier_id)
    recorded = None
    if occasion_id is not None:
        recorded = entry_of(session.observations.get(occasion_id))
    return ObservationFormData(
        view=view,
        start=_start(session, view, today) if recorded is None else ObservationDraft(recorded),
        kept=DraftShelf(session, dossier_id, occasion_id).kept(),
        places=session.places.all(),
        choices=FormChoices.of(session.reference),
        occasion_id=occasion_id,
        recorded=recorded,
    )


def _start(session: Session, view: DossierView, today: date) -> ObservationDraft:
    last: Observation | None = session.observations.latest(view.dossier.id)
    author = session.actor.name
    stay = next((item.person.stay for item in view.persons if item.person.stay), None)
    home = None if stay is None else stay.place_id
    entry = ObservationEntry(
        dossier_id=view.dossier.id,
        observed=PartialDate.of_day(today),
        place_id=home if last is None else last.place_id,
        place_text="" if last is None else last.place_text,
        person_ids=tuple(item.person.id for item in view.persons),
        team=(author,) if author else (),
        occasion_id=session.observations.reserve(),
    )
    return ObservationDraft(entry, "aujourd’hui")


class ObservationStore:
    """Keep drafts, record, correct and take back, for one form. ``data`` is its beginning."""

    def __init__(self, session: Session, data: ObservationFormData, key: str) -> None:
        self._session = session
        self.data = data
        self._key = key
        self._occasion_id = data.occasion_id
        self._span: Span | None = None
        self._shelf = DraftShelf(session, data.view.dossier.id, data.occasion_id)

    def keep(self, draft: ObservationDraft, now: datetime) -> bool:
        """Keep the draft; forget it when nothing is written. Tell whether there is one now."""
        if draft.same_as(self.data.start):
            self._shelf.forget(self._key)
            return False
        self._shelf.keep(self._key, draft, now)
        return True

    def record(self, draft: ObservationDraft) -> OccasionId:
        """Record a new observation, or the correction of one; its draft goes in the same write."""
        if self._occasion_id is None:
            return self._session.observations.record(draft.entry, self._forget)
        self._span = self._session.observations.change(self._occasion_id, draft.entry, self._forget)
        return self._occasion_id

    def take_back(self, occasion_id: OccasionId, draft: ObservationDraft, now: datetime) -> None:
        """Undo a recording: the observation goes to the trash, its text back to the drafts."""
        self._session.observations.withdraw(occasion_id, lambda: self._keep_again(draft, now))

    def _forget(self) -> None:
        self._shelf.forget(self._key)

    def _keep_again(self, draft: ObservationDraft, now: datetime) -> None:
        self.keep(draft, now)

    def put_back(self) -> None:
        """Undo the correction that was recorded."""
        if self._span is not None:
            self._session.observations.undo_change(self._span)
            self._span = None

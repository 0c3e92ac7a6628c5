"""What the chronology of a dossier leads to, and the years that it loads on demand."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.domain.ids import (
    AttachmentId,
    DossierId,
    EcritId,
    EventId,
    ObservationId,
    OccasionId,
)
from desktop_app.domain.names import short_name
from desktop_app.services.timeline_views import EVENTS, EntryKind, TimelineView
from desktop_app.services.views import DossierView
from desktop_app.ui.models.timeline_words import Telling, TimelineRow
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_actions import DossierActions
from desktop_app.ui.pages.timeline_pane import TimelinePane


class DossierTimeline(QObject):
    """Ties a ``TimelinePane`` to the pages that its entries open."""

    def __init__(self, context: PageContext, pane: TimelinePane, actions: DossierActions) -> None:
        super().__init__(pane)
        self._context = context
        self._pane = pane
        self._actions = actions
        self._dossier_id = DossierId("")
        self._telling = Telling()
        pane.opened.connect(self._open)
        pane.correction_asked.connect(self._correct)
        pane.withdrawal_asked.connect(self._withdraw)
        pane.texts_asked.connect(self._show_texts)
        pane.indication_asked.connect(self._note_indication)
        pane.event_begun.connect(lambda: context.navigator.open(routes.new_event(self._dossier_id)))
        pane.year_wanted.connect(self._load)

    def show(self, view: DossierView, chronology: TimelineView, *, discreet: bool) -> bool:
        """Show the chronology; tell whether it has a new entry."""
        self._dossier_id = view.dossier.id
        names = {item.person.id: short_name(item.person) for item in view.persons}
        self._telling = Telling(names, self._context.session.reference.languages.name)
        return self._pane.show_view(chronology, self._telling, discreet=discreet)

    def _load(self, year: int) -> None:
        """Read the entries from ``year`` on."""
        timeline, dossier_id = self._context.session.timeline, self._dossier_id
        self._context.runner.run_latest(
            "dossier_timeline",
            lambda: timeline.view(dossier_id, year),
            lambda chronology: self._on_loaded(chronology, year),
            self._context.messages.failed,
            label=f"Chargement de {year}…",
        )

    def _on_loaded(self, chronology: TimelineView, year: int) -> None:
        if chronology.dossier_id == self._dossier_id:
            discreet = self._context.discreet.active
            self._pane.show_view(chronology, self._telling, discreet=discreet)
            self._pane.show_year(year)

    def _open(self, row: TimelineRow) -> None:
        route = self._route(row)
        if route is not None:
            self._context.navigator.open(route)

    def _route(self, row: TimelineRow) -> Route | None:
        if row.kind is EntryKind.ECRIT:
            return routes.composer(EcritId(row.target))
        if row.kind is EntryKind.MOVE:
            return routes.place(row.target)
        if row.kind is EntryKind.INDICATION:
            return routes.indications(self._dossier_id)
        if row.kind is EntryKind.CONSENT:
            return routes.consents(self._dossier_id)
        if row.kind is EntryKind.ORIENTATION:
            return routes.orientation(self._dossier_id)
        if row.kind is EntryKind.ATTACHMENT:
            return routes.attachment(AttachmentId(row.target))
        return routes.visit(visit_id=row.target) if row.shared else None

    def _correct(self, row: TimelineRow | None) -> None:
        if row is None:
            return
        if row.kind is EntryKind.OBSERVATION:
            route = routes.observation(self._dossier_id, OccasionId(row.id))
            self._context.navigator.open(route)
        elif row.kind in EVENTS:
            self._context.navigator.open(routes.event(self._dossier_id, EventId(row.id)))
        else:
            self._open(row)

    def _withdraw(self, row: TimelineRow | None) -> None:
        if row is not None and row.kind is EntryKind.OBSERVATION:
            self._actions.withdraw(OccasionId(row.id))
        elif row is not None and row.kind in EVENTS:
            self._actions.withdraw_event(EventId(row.id))

    def _note_indication(self, row: TimelineRow | None) -> None:
        if row is not None and row.first:
            route = routes.new_indication(self._dossier_id, observation_id=ObservationId(row.first))
            self._context.navigator.open(route)

    def _show_texts(self, row: TimelineRow | None) -> None:
        if row is not None:
            route = routes.texts(self._dossier_id, OccasionId(row.id))
            self._context.navigator.open(route)

"""The history of one person or of one observation, on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import DossierId, OccasionId, PersonId
from desktop_app.domain.names import display_name, initials
from desktop_app.services.history_views import Asked, HistoryView
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_part import DossierPartPage
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.history_pane import HistoryPane
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.tokens import PAGE_MARGIN_PX


class HistoryPage(DossierPartPage):
    """Show who changed what, in sentences; an old value can be put back."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._args: Mapping[str, str] = {}
        self._ref = ""
        self._names = ("", "")
        self._header = PageHeader("history_header")
        self._pane = HistoryPane(context, margin=PAGE_MARGIN_PX)
        FocusFollower(self._pane)
        self._arriving = False
        self.column.addWidget(self._pane, 1)
        HeaderPlace(self, self._header, self._pane)
        self._pane.shown_first.connect(self._on_shown)
        context.discreet.changed.connect(lambda _active: self._name())

    def title(self) -> str:
        """Return the name of the page."""
        return "Historique"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the history, then the header."""
        return (self._pane, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the history of the person or of the observation of ``args``."""
        self._args, self._arriving = dict(args), True
        session = self.context.session

        def read(asked: Asked) -> HistoryView:
            if args.get("person"):
                return session.history.of_person(PersonId(args["person"]), asked)
            return session.history.of_occasion(OccasionId(args["occasion"]), asked)

        def about() -> tuple[str, tuple[str, str]]:
            view = session.dossiers.view(DossierId(args["dossier"]), opened=False)
            found = (item.person for item in view.persons if item.person.id == args.get("person"))
            person = next(found, None)
            names = ("", "") if person is None else (display_name(person), initials(person))
            return view.dossier.ref, names

        self.context.runner.run_latest(
            "history_about", about, lambda told: self._on_about(*told), self.context.messages.failed
        )
        self._pane.show_about(read)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what may have changed."""
        if kinds & {"person", "observation"}:
            self._pane.look_again()

    def _dossier_step(self) -> Crumb | None:
        if not self._ref:
            return None
        return Crumb(self._ref, routes.dossier(DossierId(self._args.get("dossier", ""))))

    def _on_about(self, ref: str, names: tuple[str, str]) -> None:
        self._ref, self._names = ref, names
        self._name()
        self.described.emit()

    def _name(self) -> None:
        whole, bare = self._names
        self._header.set_title(self.title())
        self._header.set_status(bare if self.context.discreet.active else whole)

    def _on_shown(self) -> None:
        if self._arriving:
            self._arriving = False
            self.take_focus()
            self.loaded.emit()

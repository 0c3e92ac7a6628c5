"""The page of one dossier: persons on the left, chronology and écrits on the right (UX §2.5)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.completeness import Gap
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.ui import shortcuts
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_actions import DossierActions
from desktop_app.ui.pages.dossier_content import DossierContent, reading
from desktop_app.ui.pages.dossier_frame import DossierFrame
from desktop_app.ui.pages.dossier_more import DossierMore
from desktop_app.ui.pages.dossier_timeline import DossierTimeline
from desktop_app.ui.pages.ecrit_actions import EcritActions
from desktop_app.ui.pages.focus_follower import has_focus_inside
from desktop_app.ui.pages.gap_list import field_of

_SHOWN = frozenset(
    {
        "dossier",
        "person",
        "relation",
        "household",
        "place",
        "observation",
        "event",
        "reminder",
        "attachment",
        "place_event",
        "ecrit",
        "draft",
        "indication",
        "consent",
        "orientation",
        "terms",
    }
)


class DossierPage(Page):
    """Show one dossier. Ctrl+N observation, Ctrl+E écrit, Ctrl+Maj+N person."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._dossier_id = DossierId("")
        self._content: DossierContent | None = None
        self._entry = ""
        self._arriving = False
        self._frame = DossierFrame(self)
        self.column.addWidget(self._frame)
        actions = DossierActions(context)
        self._more = DossierMore(context, self._frame.more, actions, self.flush)
        self._chronology = DossierTimeline(context, self._frame.timeline, actions)
        self._connect()

    def title(self) -> str:
        """Return « Dossier D-2026-014 »."""
        return f"Dossier {self.dossier_ref()}".strip()

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: list, this dossier."""
        return (Crumb("Dossiers", routes.DOSSIERS), Crumb(self.dossier_ref() or "Dossier"))

    def dossier_ref(self) -> str:
        """Return the number of the dossier."""
        return "" if self._content is None else self._content.view.dossier.ref

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "dossiers"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the tab that is shown, the persons and the header."""
        return self._frame.panes()

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the dossier of ``args``, at the tab it names."""
        self.flush()
        dossier_id = DossierId(args["dossier"])
        if dossier_id != self._dossier_id:
            self.open_tab("timeline")
        self._entry = args.get("entry", "")
        self._dossier_id = dossier_id
        if args.get("tab"):
            self.open_tab(args["tab"])
        self._arriving = True
        self._read()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the dossier again if what changed can show here."""
        if kinds & _SHOWN and self._content is not None:
            self._read()

    def flush(self) -> None:
        """Save what is being typed in « Situation »."""
        self._frame.situation.flush()

    def take_focus(self) -> None:
        """Put the focus on the chronology, or in the tab that is shown."""
        shows_it = self._content is None or bool(self._frame.timeline.model.total)
        self._frame.take_focus(chronology=shows_it)

    def place(self) -> dict[str, str | int]:
        """Return the place with the tab that is shown."""
        trail = self.context.trail.place(self._dossier_id)
        return {**super().place(), **trail, "tab": self._frame.tab()}

    def restore(self, place: Place) -> None:
        """Show the tab again, then put scroll, focus and caret back in it."""
        self.context.trail.restore(place, self._dossier_id)
        self._frame.trail.show_dossier(self._dossier_id)
        self.open_tab(str(place.get("tab", "")))
        super().restore(place)

    def open_tab(self, name: str) -> None:
        """Show the tab called ``name``, if there is one."""
        self._frame.open_tab(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the persons beside the tabs, or make them the first tab in a narrow window."""
        super().resizeEvent(event)
        self._frame.reflow(self)

    def _connect(self) -> None:
        frame, go = self._frame, self.context.navigator
        frame.header.button("new_observation").clicked.connect(self._observe)
        frame.header.button("prepare").clicked.connect(self._prepare)
        frame.persons.chosen.connect(lambda chosen: go.open(routes.person(PersonId(chosen))))
        frame.persons.added.connect(self._add_person)
        frame.persons.indications_wanted.connect(
            lambda: go.open(routes.indications(self._dossier_id))
        )
        frame.persons.consents_wanted.connect(lambda: go.open(routes.consents(self._dossier_id)))
        frame.timeline.begun.connect(self._observe)
        self._ecrit_actions = EcritActions(self.context, frame.ecrits)
        frame.ecrits.wanted.connect(self._prepare)
        frame.gaps.chosen.connect(self._fill)
        frame.situation.saved.connect(self._on_saved)
        self.context.discreet.changed.connect(lambda _active: self._show())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for action, slot in (
            ("new_observation", self._observe),
            ("prepare", self._prepare),
            ("new_person", self._add_person),
            ("save", self.flush),
            ("next_section", lambda: self._next(1)),
            ("previous_section", lambda: self._next(-1)),
        ):
            shortcuts.bind(action, self, slot, here)

    def _read(self) -> None:
        # A change elsewhere is told right after the arrival, and its reading replaces the first.
        asked, opened = self._dossier_id, self._arriving
        session, shown = self.context.session, self._frame.timeline.shown
        self.context.runner.run_latest(
            "dossier_view",
            reading(session, asked, shown, entry=self._entry, opened=opened),
            lambda content: self._show_content(content, asked),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _show_content(self, content: DossierContent, asked: DossierId) -> None:
        if asked != self._dossier_id:
            return
        self._dossier_id = content.view.dossier.id  # another one if the one asked for was merged
        arrived, self._arriving = self._arriving, False
        self._content = content
        new_entry = self._show()
        if self._entry and self._frame.timeline.list.select(self._entry):
            self._entry, new_entry = "", True
        self.described.emit()
        if arrived:
            if new_entry:
                self.open_tab("timeline")
            self.loaded.emit()
            waiting = not has_focus_inside(self) or self._frame.tabs.tabBar().hasFocus()
            if new_entry or waiting:
                self.take_focus()

    def _show(self) -> bool:
        """Show the dossier as it was read; tell whether the chronology has a new entry."""
        content, discreet = self._content, self.context.discreet.active
        if content is None:
            return False
        self._frame.show_content(content, self.title())
        self._more.show_view(content.view)
        return self._chronology.show(content.view, content.chronology, discreet=discreet)

    def _observe(self) -> None:
        self.context.navigator.open(routes.new_observation(self._dossier_id))

    def _prepare(self) -> None:
        self.context.navigator.open(routes.new_ecrit(self._dossier_id))

    def _add_person(self) -> None:
        self.context.navigator.open(routes.new_person(self._dossier_id))

    def _fill(self, gap: Gap) -> None:
        """Go to the field where ``gap`` is filled."""
        place = {"field": field_of(gap)}
        if gap.entity == "person":
            self.context.navigator.open(routes.person(PersonId(gap.entity_id)), place)
        elif gap.entity == "place":
            self.context.navigator.open(routes.place(gap.entity_id), place)
        elif gap.key == "persons":
            self._add_person()
        else:
            self.open_tab("situation")
            self.restore(place)

    def _on_saved(self) -> None:
        self.draft_saved.emit(self.context.clock())
        self.context.navigator.changed(frozenset({"dossier"}))

    def _next(self, by: int) -> None:
        """Go on in the list that the dossier was opened from; without one, in its tabs."""
        if not self._frame.trail.step(by):
            self._frame.step_tab(by)
            self.take_focus()

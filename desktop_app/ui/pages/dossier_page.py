"""The page of one dossier: persons on the left, chronology and écrits on the right (UX §2.5)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.completeness import Gap
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ids import DossierId, EcritId, PersonId
from desktop_app.ui import shortcuts
from desktop_app.ui.layout_rules import columns
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Crumb, Page, PageContext, first_focusable
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.archive_page import archive_words
from desktop_app.ui.pages.batch_actions import BatchActions
from desktop_app.ui.pages.dossier_actions import DossierActions
from desktop_app.ui.pages.dossier_content import DossierContent, reading
from desktop_app.ui.pages.dossier_following import DossierFollowing
from desktop_app.ui.pages.dossier_menu import DossierMenu
from desktop_app.ui.pages.dossier_pieces import DossierPieces
from desktop_app.ui.pages.dossier_timeline import DossierTimeline
from desktop_app.ui.pages.ecrit_list import EcritList
from desktop_app.ui.pages.fit_area import FitArea
from desktop_app.ui.pages.focus_follower import has_focus_inside
from desktop_app.ui.pages.gap_list import GapList, field_of
from desktop_app.ui.pages.history_pane import HistoryPane
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.person_cards import PersonCards
from desktop_app.ui.pages.plain_tabs import PlainTabs
from desktop_app.ui.pages.reminders_pane import RemindersPane
from desktop_app.ui.pages.situation_pane import SituationPane
from desktop_app.ui.pages.timeline_pane import TimelinePane
from desktop_app.ui.pages.trail_bar import TrailBar
from desktop_app.ui.pages.undo_lines import UndoLines

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
        "terms",
    }
)
_PERSONS_CHARS = 42


class DossierPage(Page):
    """Show one dossier. Ctrl+N observation, Ctrl+E écrit, Ctrl+Maj+N person."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._dossier_id = DossierId("")
        self._content: DossierContent | None = None
        self._entry = ""
        self._arriving = False
        self._header = PageHeader("dossier_header")
        self._persons = PersonCards(context.session.reference, lambda: context.clock().date())
        self._tabs = PlainTabs("dossier_tabs", "Parties du dossier")
        self._timeline = TimelinePane()
        self._ecrits = EcritList()
        self._pieces = DossierPieces(self, self._tabs)
        self._history = HistoryPane(context)
        self._history_of = DossierId("")
        self._undoable = UndoLines(BatchActions(context).undo)
        self._history.layout_.insertWidget(0, self._undoable)
        self._situation = SituationPane(context)
        self._gaps = GapList()
        self._actions = DossierActions(context)
        self._chronology = DossierTimeline(context, self._timeline, self._actions)
        self._reminders = RemindersPane(context)
        self._following = DossierFollowing(context)
        self._trail = TrailBar(context)
        self._row = QHBoxLayout()
        self._build()
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
        """Return the chronology first: arrows work at once; then persons and header."""
        return (self._tabs.currentWidget() or self._tabs, self._persons, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the dossier of ``args``, at the tab it names."""
        self._situation.flush()
        dossier_id = DossierId(args["dossier"])
        if dossier_id != self._dossier_id:
            self._tabs.setCurrentWidget(self._timeline)
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
        self._situation.flush()

    def take_focus(self) -> None:
        """Put the focus on the chronology, or in the tab that is shown; else on its name."""
        shows_it = self._content is None or self._timeline.model.total
        if self._tabs.currentWidget() is self._timeline and shows_it:
            self._timeline.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        target = first_focusable(self._tabs.currentWidget() or self._tabs)
        (target or self._tabs.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> dict[str, str | int]:
        """Return the place with the tab that is shown."""
        trail = self.context.trail.place(self._dossier_id)
        shown = self._tabs.currentWidget()
        tab = next((name for name, pane in self._by_name().items() if pane is shown), "")
        return {**super().place(), **trail, "tab": tab}

    def restore(self, place: Place) -> None:
        """Show the tab again, then put scroll, focus and caret back in it."""
        self.context.trail.restore(place, self._dossier_id)
        self._trail.show_dossier(self._dossier_id)
        self.open_tab(str(place.get("tab", "")))
        super().restore(place)

    def open_tab(self, name: str) -> None:
        """Show the tab called ``name``, as ``_by_name`` calls it, if there is one."""
        pane = self._by_name().get(name)
        if pane is not None and self._tabs.indexOf(pane) >= 0:
            self._tabs.setCurrentWidget(pane)

    def _by_name(self) -> dict[str, QWidget]:
        return {
            "persons": self._persons,
            "timeline": self._timeline,
            "ecrits": self._ecrits,
            "attachments": self._pieces.pane,
            "reminders": self._reminders,
            "history": self._history,
            "situation": self._situation,
            "gaps": self._gaps,
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the persons beside the tabs, or make them the first tab in a narrow window."""
        super().resizeEvent(event)
        self._reflow()

    def _build(self) -> None:
        self._header.add_button("Nouvelle observation", "new_observation", "primary")
        self._header.add_button("Préparer un écrit", "prepare")
        more = self._header.add_button("Autres actions", "dossier_more", "quiet")
        self._menu = DossierMenu(more, BatchActions(self.context).undo)
        self._fill_menu()
        for pane, label in (
            (self._timeline, "Chronologie"),
            (self._ecrits, "Écrits"),
            (self._pieces.pane, "Pièces"),
            (self._reminders, "À faire"),
            (self._history, "Historique"),
            (self._situation, "Situation"),
            (self._gaps, "À compléter"),
        ):
            self._tabs.addTab(pane, label)
        self._row.setContentsMargins(8, 0, 16, 8)
        self._row.setSpacing(16)
        self._row.addWidget(self._persons, 0)
        self._row.addWidget(self._tabs, 1)
        area = FitArea("dossier_area")
        area.column.addWidget(self._header)
        area.column.addWidget(self._trail)
        area.column.addLayout(self._row, 1)
        self.column.addWidget(area)

    def _fill_menu(self) -> None:
        go = self.context.navigator
        self._menu.add(
            "Fusionner avec un autre dossier",
            "merge",
            lambda: go.open(routes.merge(self._dossier_id)),
        )
        self._menu.add(
            "Séparer une personne", "separate", lambda: go.open(routes.separate(self._dossier_id))
        )
        self._menu.add(
            "Organiser en foyers", "homes", lambda: go.open(routes.households(self._dossier_id))
        )
        self._menu.add(
            "Indices", "indications", lambda: go.open(routes.indications(self._dossier_id))
        )
        self._menu.add(
            "Accords et information",
            "consents",
            lambda: go.open(routes.consents(self._dossier_id)),
        )
        self._follow = self._menu.add("Je suis ce dossier", "follow", self._toggle_follow)
        self._archive = self._menu.add("Archiver", "archive", self._toggle_archive)
        self._archive_reason = self._menu.add(
            "Motif de l’archivage",
            "archive_reason",
            lambda: go.open(routes.archive(self._dossier_id)),
        )
        self._menu.add("Mettre à la corbeille", "trash", self._trash)

    def _connect(self) -> None:
        header, go = self._header, self.context.navigator
        header.button("new_observation").clicked.connect(self._observe)
        header.button("prepare").clicked.connect(self._prepare)
        self._persons.chosen.connect(lambda chosen: go.open(routes.person(PersonId(chosen))))
        self._persons.added.connect(self._add_person)
        self._persons.indications_wanted.connect(
            lambda: go.open(routes.indications(self._dossier_id))
        )
        self._persons.consents_wanted.connect(lambda: go.open(routes.consents(self._dossier_id)))
        self._timeline.begun.connect(self._observe)
        self._ecrits.chosen.connect(lambda it: go.open(routes.composer(EcritId(it))))
        self._ecrits.wanted.connect(self._prepare)
        self._gaps.chosen.connect(self._fill)
        self._situation.saved.connect(self._on_saved)
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
        session, shown = self.context.session, self._timeline.shown
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
        if self._entry and self._timeline.list.select(self._entry):
            self._entry, new_entry = "", True
        self.described.emit()
        if arrived:
            if new_entry:
                self._tabs.setCurrentWidget(self._timeline)
            self.loaded.emit()
            waiting = not has_focus_inside(self) or self._tabs.tabBar().hasFocus()
            if new_entry or waiting:
                self.take_focus()

    def _show(self) -> bool:
        """Show the dossier as it was read; tell whether the chronology has a new entry."""
        content, discreet = self._content, self.context.discreet.active
        if content is None:
            return False
        view = content.view
        self._header.set_title(self.title())
        state = archive_words(view.dossier, discreet=discreet)
        label = "" if discreet else view.label
        self._header.set_status(" · ".join(part for part in (label, state) if part))
        self._follow.setText(self._following.label(view.dossier))
        self._trail.show_dossier(view.dossier.id)
        self._archive.setText(
            "Archiver" if view.dossier.state is DossierState.ACTIVE else "Rendre actif"
        )
        self._archive_reason.setVisible(view.dossier.state is DossierState.ARCHIVED)
        self._menu.show_undoable(view.undoable)
        self._undoable.show_lines(view.undoable)
        self._show_history(view.dossier.id)
        self._persons.show_view(view, discreet=discreet)
        self._ecrits.show_lines(view.ecrits)
        self._pieces.show_dossier(view.dossier.id)
        self._situation.show_dossier(view.dossier, view.marks)
        self._gaps.show_gaps(view.gaps, discreet=discreet)
        self._reminders.show_lines(view.dossier.id, content.reminders, discreet=discreet)
        to_do = sum(line.reminder.done_on is None for line in content.reminders)
        for pane, label, count in (
            (self._ecrits, "Écrits", len(view.ecrits)),
            (self._reminders, "À faire", to_do),
        ):
            number = f" ({count})" if count else ""
            self._tabs.setTabText(self._tabs.indexOf(pane), f"{label}{number}")
        return self._chronology.show(view, content.chronology, discreet=discreet)

    def _show_history(self, dossier_id: DossierId) -> None:
        history = self.context.session.history
        if dossier_id == self._history_of:
            self._history.look_again()
            return
        self._history_of = dossier_id
        self._history.show_about(lambda asked: history.of_dossier(dossier_id, asked))

    def _reflow(self) -> None:
        narrow = columns(self) == 1
        inside = self._tabs.indexOf(self._persons) >= 0
        self._persons.setMinimumWidth(
            0 if narrow else self.fontMetrics().averageCharWidth() * _PERSONS_CHARS
        )
        if narrow and not inside:
            self._row.removeWidget(self._persons)
            self._tabs.insertTab(0, self._persons, "Personnes")
        elif inside and not narrow:
            self._tabs.removeTab(self._tabs.indexOf(self._persons))
            self._row.insertWidget(0, self._persons, 0)
            self._persons.show()

    def _observe(self) -> None:
        self.context.navigator.open(routes.new_observation(self._dossier_id))

    def _prepare(self) -> None:
        self.context.navigator.open(routes.prepare(self._dossier_id))

    def _add_person(self) -> None:
        self.context.navigator.open(routes.new_person(self._dossier_id))

    def _toggle_archive(self) -> None:
        if self._content is not None:
            self._situation.flush()  # before the state changes: it is part of the same record
            self._actions.toggle_archive(self._content.view.dossier)

    def _trash(self) -> None:
        if self._content is not None:
            self._situation.flush()
            self._actions.trash(self._content.view.dossier)

    def _toggle_follow(self) -> None:
        if self._content is not None:
            self._situation.flush()  # « Suivi par » is part of the same record
            self._following.toggle(self._content.view.dossier)

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
        if not self._trail.step(by):
            self._step(by)

    def _step(self, by: int) -> None:
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % self._tabs.count())
        self.take_focus()

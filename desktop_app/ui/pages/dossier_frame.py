"""The parts of the page of a dossier, laid out: it knows where they are, not what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.ids import DossierId
from desktop_app.ui.layout_rules import columns
from desktop_app.ui.page import Page, first_focusable
from desktop_app.ui.pages.archive_page import archive_words
from desktop_app.ui.pages.batch_actions import BatchActions
from desktop_app.ui.pages.dossier_content import DossierContent
from desktop_app.ui.pages.dossier_pieces import DossierPieces
from desktop_app.ui.pages.ecrit_list import EcritList
from desktop_app.ui.pages.fit_area import FitArea
from desktop_app.ui.pages.gap_list import GapList
from desktop_app.ui.pages.history_pane import HistoryPane
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.person_cards import PersonCards
from desktop_app.ui.pages.plain_tabs import PlainTabs
from desktop_app.ui.pages.reminders_pane import RemindersPane
from desktop_app.ui.pages.situation_pane import SituationPane
from desktop_app.ui.pages.timeline_pane import TimelinePane
from desktop_app.ui.pages.trail_bar import TrailBar
from desktop_app.ui.pages.undo_lines import UndoLines

_PERSONS_CHARS = 42


class DossierFrame(FitArea):
    """Header, the place in the list, persons, and the tabs of ``page``."""

    def __init__(self, page: Page) -> None:
        super().__init__("dossier_area", page)
        context = page.context
        self._context = context
        self._history_of = DossierId("")
        self.header = PageHeader("dossier_header")
        self.persons = PersonCards(context.session.reference, lambda: context.clock().date())
        self.tabs = PlainTabs("dossier_tabs", "Parties du dossier")
        self.timeline = TimelinePane()
        self.ecrits = EcritList()
        self._pieces = DossierPieces(page, self.tabs)
        self._history = HistoryPane(context)
        self._undoable = UndoLines(BatchActions(context).undo)
        self._history.layout_.insertWidget(0, self._undoable)
        self.situation = SituationPane(context)
        self.gaps = GapList()
        self._reminders = RemindersPane(context)
        self.trail = TrailBar(context)
        self._row = QHBoxLayout()
        self._panes: dict[str, tuple[QWidget, str]] = {
            "timeline": (self.timeline, "Chronologie"),
            "ecrits": (self.ecrits, "Écrits"),
            "attachments": (self._pieces.pane, "Pièces"),
            "reminders": (self._reminders, "À faire"),
            "history": (self._history, "Historique"),
            "situation": (self.situation, "Situation"),
            "gaps": (self.gaps, "À compléter"),
        }
        self.more = self._build()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the chronology first: arrows work at once; then persons and header."""
        return (self.tabs.currentWidget() or self.tabs, self.persons, self.header)

    def tab(self) -> str:
        """Return the name of the tab that is shown."""
        shown = self.tabs.currentWidget()
        if shown is self.persons:
            return "persons"
        return next((name for name, (pane, _label) in self._panes.items() if pane is shown), "")

    def open_tab(self, name: str) -> None:
        """Show the tab called ``name``, if there is one."""
        pane = self.persons if name == "persons" else self._panes.get(name, (None, ""))[0]
        if pane is not None and self.tabs.indexOf(pane) >= 0:
            self.tabs.setCurrentWidget(pane)

    def step_tab(self, by: int) -> None:
        """Show the next tab, or the former one."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def take_focus(self, *, chronology: bool) -> None:
        """Put the focus on the ``chronology``, or in the tab that is shown; else on its name."""
        if self.tabs.currentWidget() is self.timeline and chronology:
            self.timeline.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        target = first_focusable(self.tabs.currentWidget() or self.tabs)
        (target or self.tabs.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_content(self, content: DossierContent, title: str) -> None:
        """Show the dossier as it was read, all but its chronology."""
        view, discreet = content.view, self._context.discreet.active
        state = archive_words(view.dossier, discreet=discreet)
        label = "" if discreet else view.label
        self.header.set_title(title)
        self.header.set_status(" · ".join(part for part in (label, state) if part))
        self.trail.show_dossier(view.dossier.id)
        self._undoable.show_lines(view.undoable)
        self._show_history(view.dossier.id)
        self.persons.show_view(view, discreet=discreet)
        self.ecrits.show_lines(view.ecrits)
        self._pieces.show_dossier(view.dossier.id)
        self.situation.show_dossier(view.dossier, view.marks)
        self.gaps.show_gaps(view.gaps, discreet=discreet)
        self._reminders.show_lines(view.dossier.id, content.reminders, discreet=discreet)
        to_do = sum(line.reminder.done_on is None for line in content.reminders)
        self._count("ecrits", len(view.ecrits))
        self._count("reminders", to_do)

    def reflow(self, page: QWidget) -> None:
        """Keep the persons beside the tabs, or make them the first tab in a narrow ``page``."""
        narrow = columns(page) == 1
        inside = self.tabs.indexOf(self.persons) >= 0
        self.persons.setMinimumWidth(
            0 if narrow else self.fontMetrics().averageCharWidth() * _PERSONS_CHARS
        )
        if narrow and not inside:
            self._row.removeWidget(self.persons)
            self.tabs.insertTab(0, self.persons, "Personnes")
        elif inside and not narrow:
            self.tabs.removeTab(self.tabs.indexOf(self.persons))
            self._row.insertWidget(0, self.persons, 0)
            self.persons.show()

    def _build(self) -> QPushButton:
        self.header.add_button("Nouvelle observation", "new_observation", "primary")
        self.header.add_button("Préparer un écrit", "prepare")
        more = self.header.add_button("Autres actions", "dossier_more", "quiet")
        for pane, label in self._panes.values():
            self.tabs.addTab(pane, label)
        self._row.setContentsMargins(8, 0, 16, 8)
        self._row.setSpacing(16)
        self._row.addWidget(self.persons, 0)
        self._row.addWidget(self.tabs, 1)
        self.column.addWidget(self.header)
        self.column.addWidget(self.trail)
        self.column.addLayout(self._row, 1)
        return more

    def _count(self, name: str, count: int) -> None:
        pane, label = self._panes[name]
        number = f" ({count})" if count else ""
        self.tabs.setTabText(self.tabs.indexOf(pane), f"{label}{number}")

    def _show_history(self, dossier_id: DossierId) -> None:
        history = self._context.session.history
        if dossier_id == self._history_of:
            self._history.look_again()
            return
        self._history_of = dossier_id
        self._history.show_about(lambda asked: history.of_dossier(dossier_id, asked))

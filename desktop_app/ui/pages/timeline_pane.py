"""The tab « Chronologie »: what to show, the list, and what can be done with an entry."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services.timeline_views import TimelineView as Chronology
from desktop_app.ui.messages import Action
from desktop_app.ui.models.timeline_model import TimelineModel
from desktop_app.ui.models.timeline_words import Telling
from desktop_app.ui.pages.timeline_actions import TimelineActions
from desktop_app.ui.pages.timeline_filters import TimelineFilters
from desktop_app.ui.pages.timeline_view import TimelineView
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage

_EMPTY = "Aucune observation pour l’instant."
_WHY = (
    "La chronologie réunit observations, écrits, appels, notes, pièces et déménagements, "
    "du plus récent au plus ancien."
)
_FILTERED = "Rien à afficher avec ces filtres."
_FILTERED_WHY = "Les entrées du dossier sont d’un autre type."


class TimelinePane(QWidget):
    """Show the chronology of a dossier, from a year on.

    ``opened``, ``correction_asked``, ``withdrawal_asked``, ``texts_asked`` and
    ``indication_asked`` carry the row of an entry; ``begun`` asks for a first observation,
    ``event_begun`` for a call or a note; ``year_wanted`` carries a year that is not loaded yet.
    """

    opened = Signal(object)
    correction_asked = Signal(object)
    withdrawal_asked = Signal(object)
    texts_asked = Signal(object)
    indication_asked = Signal(object)
    begun = Signal()
    event_begun = Signal()
    year_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TimelineModel(self)
        self.list = TimelineView(self.model)
        self.filters = TimelineFilters()
        self._shown: Chronology | None = None
        self._event = QPushButton("Nouvel appel ou note")
        self._older = QPushButton()
        self._actions = TimelineActions(self.list, (self._older, self._event))
        self._stack = QStackedWidget()
        self._empty = PlaceholderPage(_EMPTY, _WHY, Action("Nouvelle observation", self.begun.emit))
        self._filtered = PlaceholderPage(
            _FILTERED, _FILTERED_WHY, Action("Tout afficher", self.filters.tick_all)
        )
        self._build()

    @property
    def shown(self) -> Chronology | None:
        """Return the chronology on screen, ``None`` before there is one."""
        return self._shown

    def show_view(self, view: Chronology, telling: Telling, *, discreet: bool) -> bool:
        """Show the chronology ``view``; light and announce an entry that has just come.

        Return whether there is such a new entry.
        """
        current = self.list.current_id()
        before = self._shown
        known = self.model.ids()
        grown = before is not None and view.since < before.since
        same = before is not None and before.dossier_id == view.dossier_id
        self._shown = view
        self.model.set_discreet(discreet)
        self.model.set_entries(view.entries, telling)
        fresh = [entry.id for entry in view.entries if entry.id not in known]
        came = [view.latest] if grown and view.latest in fresh else [] if grown else fresh
        new = same and len(came) == 1 and bool(known or len(view.entries) == 1)
        if not self.list.select(came[0] if new else current):
            self.list.select_first()
        self._show_states()
        return new

    def show_year(self, year: int) -> None:
        """Put the focus on the newest entry of a year that has just been loaded."""
        if self.list.select(self.model.first_of_year(year)):
            self.list.setFocus()

    def _build(self) -> None:
        self._event.setObjectName("new_event")
        self._older.setObjectName("timeline_older")
        for part in (self.list, self._empty, self._filtered):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(NARROW_MARGIN_PX, NARROW_MARGIN_PX, 0, 0)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self._actions)
        column.addSpacing(NARROW_MARGIN_PX // 2)
        self.list.opened.connect(self.opened)
        for signals in (self.list, self._actions):
            signals.correction_asked.connect(self.correction_asked)
            signals.withdrawal_asked.connect(self.withdrawal_asked)
        self._actions.texts_asked.connect(self.texts_asked)
        self._actions.indication_asked.connect(self.indication_asked)
        self._actions.source_asked.connect(self.opened)
        self._event.clicked.connect(self.event_begun)
        self._older.clicked.connect(self._ask_older)
        self.filters.changed.connect(self._on_kinds)

    def _on_kinds(self) -> None:
        current = self.list.current_id()
        self.model.set_kinds(self.filters.kinds())
        if not self.list.select(current):
            self.list.select_first()
        self._show_states()

    def _ask_older(self) -> None:
        if self._shown is not None and self._shown.older:
            self.year_wanted.emit(self._shown.older[0])

    def _show_states(self) -> None:
        older = self._shown.older if self._shown is not None else ()
        empty = not self.model.total and not older
        shown = self.model.rowCount() > 0
        self._stack.setCurrentWidget(
            self._empty if empty else self.list if shown else self._filtered
        )
        self._older.setVisible(bool(older))
        self._older.setText(f"Charger {older[0]}" if older else "")
        self.filters.offer(self.model.kinds())
        self.filters.setVisible(not empty)
        self._actions.refresh()

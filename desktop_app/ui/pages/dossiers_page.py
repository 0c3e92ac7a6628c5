"""The list of dossiers, with one line to filter it in words (UX §2.4)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.dossier import DossierState
from desktop_app.domain.folding import fold
from desktop_app.domain.ids import DossierId
from desktop_app.services.views import DossierLine
from desktop_app.ui import shortcuts
from desktop_app.ui.messages import Action
from desktop_app.ui.models.dossiers_model import DossierFilter, DossiersModel
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_table import DossierTable
from desktop_app.ui.pages.fit_area import FitArea
from desktop_app.ui.pages.focus_follower import has_focus_inside
from desktop_app.ui.pages.import_start import IMPORT_LABEL
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.radio_group import RadioGroup

_SHOWN = frozenset({"dossier", "person", "place", "observation", "relation"})
_STATES = (("active", "Actifs"), ("archived", "Archivés"), ("all", "Tous"))
_SAY_AFTER_MS = 600
"""The count is announced once typing pauses, not at each letter."""


class DossiersPage(Page):
    """List the dossiers. Entrée or a click opens one; what is typed narrows the list."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._model = DossiersModel(fold, lambda: context.clock().date(), self)
        self._filter = DossierFilter(fold, self)
        self._filter.setSourceModel(self._model)
        self._header = PageHeader("dossiers_header")
        self._field = QLineEdit()
        self._state = RadioGroup("Voir", _STATES)
        self._sentence = text_label("", "secondary")
        self._table = DossierTable(self._filter)
        self._empty = PlaceholderPage("")
        self._stack = QStackedWidget()
        self._say = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._read_once = False
        self._build()
        self._connect()

    def title(self) -> str:
        """Return the name of the page."""
        return "Dossiers"

    def panes(self) -> tuple[QWidget, ...]:
        """Return filter, list, header."""
        return (self._filters, self._stack, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Read the list, or show it as it was left: ``refresh`` says when it changed."""
        if self._read_once:
            self.loaded.emit()
        else:
            self._read()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the list again if what changed shows in it."""
        if kinds & _SHOWN:
            self._read()

    def take_focus(self) -> None:
        """Put the caret in the filter."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self, place: Place) -> None:
        """Put scroll, focus and caret back; start anew if the field is no longer there."""
        super().restore(place)
        if not has_focus_inside(self):
            self.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the first dossier with Entrée in the filter, go down to the list with the arrow."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self._filter.rowCount():
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._open(self._table.current_id())
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._header.set_title("Dossiers")
        self._header.add_button("Nouvelle personne", "new_person", "primary")
        self._field.setObjectName("dossier_filter")
        self._field.setClearButtonEnabled(True)
        self._field.installEventFilter(self)
        self._state.set_value("active")
        self._filters = QWidget()
        filters = QVBoxLayout(self._filters)
        filters.setContentsMargins(PAGE_MARGIN_PX, 0, PAGE_MARGIN_PX, FIELD_GAP_PX // 2)
        filters.setSpacing(LABEL_GAP_PX * 2)
        filters.addWidget(
            LabelledField(
                "Filtrer la liste",
                self._field,
                "Un nom, un lieu, un âge. Avec «\u00a0ou\u00a0» entre deux mots, l’un des deux.",
            )
        )
        filters.addWidget(self._state)
        filters.addWidget(self._sentence)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN_PX, 0, PAGE_MARGIN_PX, FIELD_GAP_PX)
        row.addWidget(self._stack)
        area = FitArea("dossiers_area")
        area.column.addWidget(self._header)
        area.column.addWidget(self._filters)
        area.column.addLayout(row, 1)
        self.column.addWidget(area)

    def _connect(self) -> None:
        self._header.button("new_person").clicked.connect(self._add_person)
        self._field.textChanged.connect(self._on_filter)
        self._state.changed.connect(self._on_state)
        self._table.chosen.connect(self._open)
        self._say.timeout.connect(lambda: self.context.announcer.say(self._sentence.text()))
        self.context.discreet.changed.connect(self._model.set_discreet)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("new_person", self, self._add_person, here)
        shortcuts.bind("new_observation", self, self._observe, here)
        shortcuts.bind("find_in_page", self, self.take_focus, here)

    def _read(self) -> None:
        self.context.runner.run_latest(
            "dossiers_lines",
            self.context.session.dossiers.lines,
            self._show,
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _show(self, lines: tuple[DossierLine, ...]) -> None:
        held = self._table.current_id()
        self._read_once = True
        self._model.set_discreet(self.context.discreet.active)
        self._model.set_lines(lines)
        self._table.select(held)
        self._tell()
        self.loaded.emit()

    def _on_filter(self, text: str) -> None:
        held = self._table.current_id()
        self._filter.set_text(text)
        self._table.select(held)
        self._tell()
        self._say.start()

    def _on_state(self, key: str) -> None:
        states = {"active": DossierState.ACTIVE, "archived": DossierState.ARCHIVED}
        self._filter.set_state(states.get(key))
        self._table.select(self._table.current_id())
        self._tell()
        self._say.start()

    def _tell(self) -> None:
        """Say how many dossiers are listed and why, and what to do when there is none."""
        self._sentence.setText(self._filter.sentence())
        if self._filter.rowCount():
            self._stack.setCurrentWidget(self._table)
            return
        if not self._model.rowCount():
            action = Action("Nouvelle personne", self._add_person)
            imports = Action(IMPORT_LABEL, lambda: self.context.navigator.open(routes.IMPORT))
            self._empty.set_content("Aucun dossier pour l’instant.", "", action, imports)
        else:
            action = Action("Effacer les filtres", self._clear)
            self._empty.set_content(self._filter.nothing_sentence(), "", action)
        self._stack.setCurrentWidget(self._empty)

    def _clear(self) -> None:
        self._state.set_value("all")
        self._on_state("all")
        self._field.clear()
        self.take_focus()

    def _open(self, dossier_id: str) -> None:
        if dossier_id:
            self.context.navigator.open(routes.dossier(DossierId(dossier_id)))

    def _add_person(self) -> None:
        self.context.navigator.open(routes.new_person())

    def _observe(self) -> None:
        current = self._table.current_id() if self._table.hasFocus() else ""
        chosen = DossierId(current) if current else None
        self.context.navigator.open(routes.new_observation(chosen))

"""« Lieux »: every place, who lives there, when one was last there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.french import plural, quote
from desktop_app.services.place_views import PlaceLine
from desktop_app.ui import shortcuts
from desktop_app.ui.messages import Action
from desktop_app.ui.models.places_model import PlacesModel, matches
from desktop_app.ui.navigation import Place, Route
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.fit_area import FitArea
from desktop_app.ui.pages.focus_follower import has_focus_inside
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.place_table import PlaceTable
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.radio_group import RadioGroup

_SHOWN = frozenset({"place", "person", "dossier", "observation", "visit"})
_STATES: Mapping[str, tuple[str, Callable[[PlaceLine], bool]]] = {
    "present": ("Proposés", lambda line: not line.place.hidden and line.place.until is None),
    "left": ("Quittés", lambda line: line.place.until is not None),
    "hidden": ("Retirés de la liste", lambda line: line.place.hidden),
    "all": ("Tous", lambda line: True),
}
_SAY_AFTER_MS = 600
"""The count is announced once typing pauses, not at each letter."""


class PlacesPage(Page):
    """List the places. Entrée or a click opens one; what is typed narrows the list."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._lines: tuple[PlaceLine, ...] = ()
        self._model = PlacesModel()
        self._header = PageHeader("places_header")
        self._field = QLineEdit()
        states = tuple((key, label) for key, (label, _test) in _STATES.items())
        self._state = RadioGroup("Voir", states)
        self._sentence = text_label("", "secondary")
        self._table = PlaceTable(self._model)
        self._empty = PlaceholderPage("")
        self._stack = QStackedWidget()
        self._say = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._read_once = False
        self._build()
        self._connect()

    def title(self) -> str:
        """Return the name of the page."""
        return "Lieux"

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "places"

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

    def place(self) -> dict[str, str | int]:
        """Return the place with what narrows the list."""
        return {**super().place(), "typed": self._field.text(), "state": self._state.value()}

    def restore(self, place: Place) -> None:
        """Narrow the list as it was, then put scroll, focus and caret back."""
        if str(place.get("state", "")) in _STATES:
            self._state.set_value(str(place["state"]))
        if "typed" in place:
            self._field.setText(str(place["typed"]))
        self._show()
        super().restore(place)
        if not has_focus_inside(self):
            self.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the first place with Entrée in the filter, go down to the list with the arrow."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self._model.rowCount():
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._open(self._table.current_id())
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._header.set_title("Lieux")
        self._header.add_button("Nouveau lieu", "places_new", "primary")
        self._header.add_button("Nouvelle observation de lieu", "places_visit")
        self._field.setObjectName("place_filter")
        self._field.setClearButtonEnabled(True)
        self._field.installEventFilter(self)
        self._state.set_value("present")
        self._filters = QWidget()
        filters = QVBoxLayout(self._filters)
        filters.setContentsMargins(PAGE_MARGIN_PX, 0, PAGE_MARGIN_PX, FIELD_GAP_PX // 2)
        filters.setSpacing(LABEL_GAP_PX * 2)
        help_text = "Un nom, même ancien, une commune, un repère."
        filters.addWidget(LabelledField("Filtrer la liste", self._field, help_text))
        filters.addWidget(self._state)
        filters.addWidget(self._sentence)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN_PX, 0, PAGE_MARGIN_PX, FIELD_GAP_PX)
        row.addWidget(self._stack)
        area = FitArea("places_area")
        area.column.addWidget(self._header)
        area.column.addWidget(self._filters)
        area.column.addLayout(row, 1)
        self.column.addWidget(area)

    def _connect(self) -> None:
        go = self.context.navigator.open
        self._header.button("places_new").clicked.connect(lambda: go(Route("place")))
        self._header.button("places_visit").clicked.connect(lambda: go(routes.visit()))
        self._field.textChanged.connect(lambda _text: self._narrow())
        self._state.changed.connect(lambda _key: self._narrow())
        self._table.chosen.connect(self._open)
        self._say.timeout.connect(lambda: self.context.announcer.say(self._sentence.text()))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("find_in_page", self, self.take_focus, here)

    def _read(self) -> None:
        self.context.runner.run_latest(
            "places_lines",
            self.context.session.places.lines,
            self._on_read,
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _on_read(self, lines: tuple[PlaceLine, ...]) -> None:
        self._read_once = True
        self._lines = lines
        self._show()
        self.loaded.emit()

    def _narrow(self) -> None:
        self._show()
        self._say.start()

    def _show(self) -> None:
        held = self._table.current_id()
        typed = self._field.text().strip()
        label, wanted = _STATES[self._state.value() or "all"]
        lines = [line for line in self._lines if wanted(line) and matches(line, typed)]
        self._model.set_lines(lines)
        self._table.select(held)
        count = plural(len(lines), "lieu", "lieux")
        named = f" ET {quote(typed)}" if typed else ""
        self._sentence.setText(f"{count}\u00a0: {label.lower()}{named}.")
        self._show_empty(typed)

    def _show_empty(self, typed: str) -> None:
        """Say why there is nothing and what to do; show the table when there is something."""
        if self._model.rowCount():
            self._stack.setCurrentWidget(self._table)
            return
        if not self._lines:
            action = Action("Nouveau lieu", lambda: self.context.navigator.open(Route("place")))
            self._empty.set_content("Aucun lieu pour l’instant.", "", action)
        else:
            words = f" à {quote(typed)}" if typed else " à ce filtre"
            action = Action("Effacer les filtres", self._clear)
            self._empty.set_content(f"Aucun lieu ne correspond{words}.", "", action)
        self._stack.setCurrentWidget(self._empty)

    def _clear(self) -> None:
        self._state.set_value("all")
        self._field.clear()
        self._show()
        self.take_focus()

    def _open(self, place_id: str) -> None:
        if place_id:
            self.context.navigator.open(routes.place(place_id))

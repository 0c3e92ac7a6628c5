"""The list of dossiers: its views, its filters in words, its columns (UX §2.4)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.folding import fold
from desktop_app.domain.ids import DossierId
from desktop_app.ui import shortcuts
from desktop_app.ui.layout_rules import columns
from desktop_app.ui.messages import Action
from desktop_app.ui.models.dossiers_model import DossiersModel
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossiers_columns import DossiersColumns
from desktop_app.ui.pages.dossiers_frame import DossiersFrame
from desktop_app.ui.pages.dossiers_narrowing import DossiersNarrowing, asking
from desktop_app.ui.pages.dossiers_reading import Answer, Content, reading
from desktop_app.ui.pages.focus_follower import has_focus_inside
from desktop_app.ui.pages.import_start import IMPORT_LABEL
from desktop_app.ui.widgets.reading_order import put_in_order

_SHOWN = frozenset(
    {"dossier", "person", "place", "observation", "relation", "ecrit", "event", "reminder", "terms"}
)
_SAY_AFTER_MS = 600
"""The count is announced once typing pauses, not at each letter."""
_WIDE = 3


class DossiersPage(Page):
    """List the dossiers. Entrée or a click opens one; what is typed narrows the list."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._model = DossiersModel(fold, lambda: context.clock().date(), self)
        self._frame = DossiersFrame(context, self._model, asking(context))
        self._narrowing = DossiersNarrowing(context, self._frame, self)
        self._read_once = False
        self._row = ""
        self._say = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self.column.addWidget(self._frame)
        self._columns = DossiersColumns(context, self._frame, self._read)
        self._connect()

    def title(self) -> str:
        """Return the name of the page."""
        return "Dossiers"

    def panes(self) -> tuple[QWidget, ...]:
        """Return filter, list, the dossier beside it, header."""
        return self._frame.panes()

    def show_route(self, args: Mapping[str, str]) -> None:
        """Read the list, or show it as it was left; ``view`` names a view to show."""
        self._row = self.context.trail.take_last()
        if not self._read_once:
            if args.get("view"):
                self._narrowing.base = args["view"]
            self._read(args.get("view", ""))
            return
        if args.get("view"):
            self._narrowing.choose(args["view"])
        if self._row:
            self._frame.table.select(self._row)
        self.loaded.emit()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the list again if what changed shows in it."""
        if kinds & _SHOWN:
            self._read()

    def take_focus(self) -> None:
        """Put the caret in the filter."""
        self._frame.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> dict[str, str | int]:
        """Return the place with all that narrows the list, finished or not."""
        return {
            **super().place(),
            "typed": self._frame.field.text(),
            **self._narrowing.place(),
            "row": self._frame.table.current_id(),
        }

    def restore(self, place: Place) -> None:
        """Narrow the list as it was, then put scroll, focus and caret back."""
        self._narrowing.restore(place)
        self._row = self._row or str(place.get("row", ""))
        if "typed" in place:
            self._frame.field.setText(str(place["typed"]))
        if self._row:
            self._frame.table.select(self._row)
        super().restore(place)
        if not has_focus_inside(self):
            self.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the first dossier with Entrée in the filter, go down to the list with the arrow."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self._model.rowCount():
                self._frame.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._open(self._frame.table.current_id())
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the dossier beside the list where there is room (UX §5.5)."""
        super().resizeEvent(event)
        self._frame.show_summary(columns(self) == _WIDE)

    def _connect(self) -> None:
        frame, narrowing, go = self._frame, self._narrowing, self.context.navigator
        frame.field.installEventFilter(self)
        frame.field.textChanged.connect(self._on_typed)
        frame.header.button("new_person").clicked.connect(self._add_person)
        frame.header.button("dossiers_trash").clicked.connect(lambda: go.open(routes.TRASH))
        frame.clear.clicked.connect(self._clear)
        frame.table.chosen.connect(self._open)
        frame.summary.open_button.clicked.connect(lambda: self._open(frame.summary.dossier_id))
        frame.summary.observe_button.clicked.connect(
            lambda: go.open(routes.new_observation(DossierId(frame.summary.dossier_id)))
        )
        frame.filters.cleared.connect(self._clear)
        narrowing.answered.connect(self._on_chosen)
        narrowing.settled.connect(self._tell)
        narrowing.written.connect(self._read)
        self._say.timeout.connect(lambda: self.context.announcer.say(frame.sentence.text()))
        self.context.discreet.changed.connect(self._on_discreet)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("new_person", self, self._add_person, here)
        shortcuts.bind("new_observation", self, self._observe, here)
        shortcuts.bind("find_in_page", self, self.take_focus, here)
        shortcuts.bind("close_panel", self, frame.close_panel, here)

    def _read(self, view: str = "") -> None:
        self.context.runner.run_latest(
            "dossiers_lines",
            reading(
                self.context.session,
                self._narrowing.asked,
                details=self._columns.plan.needs_details,
            ),
            lambda content: self._show(content, view),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _show(self, content: Content, view: str = "") -> None:
        held, others = self._frame.table.current_id() or self._row, self._frame.table.selected_ids()
        self._read_once = True
        self._model.set_discreet(self.context.discreet.active)
        chosen = content.answer.chosen if content.answer.asked == self._narrowing.asked else None
        self._model.set_listed(content.items, chosen)
        self._narrowing.show_content(content)
        self._select(held, others)
        self._frame.summary.refresh()
        if view:
            self._narrowing.choose(view)
        put_in_order(self)
        self.loaded.emit()

    def _on_typed(self, text: str) -> None:
        held, others = self._frame.table.current_id(), self._frame.table.selected_ids()
        self._model.set_text(text)
        self._select(held, others)
        self._say.start()

    def _on_chosen(self, answer: Answer) -> None:
        held, others = self._frame.table.current_id(), self._frame.table.selected_ids()
        self._model.set_chosen(answer.chosen)
        self._narrowing.remember(answer)
        self._select(held, others)
        self._say.start()

    def _select(self, held: str, others: tuple[DossierId, ...]) -> None:
        self._frame.table.select(held, others if len(others) > 1 or self._frame.picks.on else ())
        self._tell()

    def _tell(self) -> None:
        """Say how many dossiers are listed and why, and what to do when there is none."""
        narrowed = self._narrowing.show_count(self._model.rowCount(), self._model.query)
        if self._model.rowCount():
            self._frame.show_list()
        elif not self._model.total:
            action = Action("Nouvelle personne", self._add_person)
            imports = Action(IMPORT_LABEL, lambda: self.context.navigator.open(routes.IMPORT))
            self._frame.show_empty("Aucun dossier pour l’instant.", "", action, imports)
        else:
            title, under = narrowed.nothing()
            self._frame.show_empty(title, under, Action("Effacer les filtres", self._clear))

    def _clear(self) -> None:
        self._narrowing.clear()
        self.take_focus()

    def _on_discreet(self, active: bool) -> None:
        held, others = self._frame.table.current_id(), self._frame.table.selected_ids()
        self._model.set_discreet(active)
        self._select(held, others)
        self._frame.summary.show_again()

    def _open(self, dossier_id: str) -> None:
        if dossier_id:
            opened = DossierId(dossier_id)
            self.context.trail.begin(self._model.ids(), opened)
            self.context.navigator.open(routes.dossier(opened))

    def _add_person(self) -> None:
        self.context.navigator.open(routes.new_person())

    def _observe(self) -> None:
        table = self._frame.table
        current = table.current_id() if table.hasFocus() else ""
        chosen = DossierId(current) if current else None
        self.context.navigator.open(routes.new_observation(chosen))

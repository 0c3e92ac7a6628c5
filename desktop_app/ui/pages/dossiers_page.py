"""The list of dossiers: its views, its filters in words, its columns (UX §2.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.filters import Subject
from desktop_app.domain.folding import fold
from desktop_app.domain.ids import DossierId
from desktop_app.services.saved_views import ViewLine
from desktop_app.ui import shortcuts
from desktop_app.ui.layout_rules import columns
from desktop_app.ui.messages import Action
from desktop_app.ui.models.dossier_sentence import Narrowed
from desktop_app.ui.models.dossiers_model import DossiersModel
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.criterion_row import Choices
from desktop_app.ui.pages.dossiers_columns import DossiersColumns
from desktop_app.ui.pages.dossiers_frame import DossiersFrame
from desktop_app.ui.pages.dossiers_reading import (
    ALL,
    Answer,
    Asked,
    Content,
    Filters,
    answering,
    reading,
    rows_of,
    view_of,
)
from desktop_app.ui.pages.focus_follower import has_focus_inside
from desktop_app.ui.pages.import_start import IMPORT_LABEL
from desktop_app.ui.pages.view_actions import ViewActions
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
        self._frame = DossiersFrame(context, self._model, self._ask_choices)
        self._views: tuple[ViewLine, ...] = ()
        self._base = Filters().base
        self._asked = Asked()
        self._narrowed = Narrowed()
        self._read_once = False
        self._row = ""
        self._actions = ViewActions(context, self._on_view_written)
        self._say = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self.column.addWidget(self._frame)
        self._frame.filters.load(Filters().rows, Filters().joined_by)
        self._asked = self._wanted()
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
                self._base = args["view"]
            self._read(args.get("view", ""))
            return
        if args.get("view"):
            self._choose_view(args["view"])
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
        panel = self._frame.filters
        naming, name = panel.naming()
        filters = Filters(self._base, panel.joined_by(), panel.rows(), naming, name)
        return {
            **super().place(),
            "typed": self._frame.field.text(),
            "filters": filters.text(),
            "panel": self._frame.panel_open(),
            "row": self._frame.table.current_id(),
        }

    def restore(self, place: Place) -> None:
        """Narrow the list as it was, then put scroll, focus and caret back."""
        filters, panel = Filters.of(place), self._frame.filters
        if filters is not None:
            self._base = filters.base
            panel.load(filters.rows, filters.joined_by)
            panel.show_naming(filters.naming, filters.name)
            self._frame.open_panel(str(place.get("panel", "")))
            self._apply()
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
        frame, panel, go = self._frame, self._frame.filters, self.context.navigator
        frame.field.installEventFilter(self)
        frame.field.textChanged.connect(self._on_typed)
        frame.header.button("new_person").clicked.connect(self._add_person)
        frame.views.chosen.connect(self._choose_view)
        frame.clear.clicked.connect(self._clear)
        frame.table.chosen.connect(self._open)
        frame.summary.open_button.clicked.connect(lambda: self._open(frame.summary.dossier_id))
        frame.summary.observe_button.clicked.connect(
            lambda: go.open(routes.new_observation(DossierId(frame.summary.dossier_id)))
        )
        panel.changed.connect(self._on_filters)
        panel.cleared.connect(self._clear)
        panel.named.connect(self._on_named)
        panel.updated.connect(
            lambda: self._on_base(lambda view: self._actions.update(view, self._asked))
        )
        panel.removed.connect(lambda: self._on_base(self._actions.remove))
        panel.row_removed.connect(lambda: self.context.announcer.say("Critère retiré."))
        self._say.timeout.connect(lambda: self.context.announcer.say(frame.sentence.text()))
        self.context.discreet.changed.connect(self._on_discreet)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("new_person", self, self._add_person, here)
        shortcuts.bind("new_observation", self, self._observe, here)
        shortcuts.bind("find_in_page", self, self.take_focus, here)
        shortcuts.bind("close_panel", self, frame.close_panel, here)

    def _wanted(self) -> Asked:
        return Asked(self._frame.filters.criteria(), self._frame.filters.joined_by())

    def _read(self, view: str = "") -> None:
        self.context.runner.run_latest(
            "dossiers_lines",
            reading(self.context.session, self._asked, details=self._columns.plan.needs_details),
            lambda content: self._show(content, view),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _show(self, content: Content, view: str = "") -> None:
        held, others = self._frame.table.current_id() or self._row, self._frame.table.selected_ids()
        self._read_once = True
        self._views = content.views
        self._model.set_discreet(self.context.discreet.active)
        chosen = content.answer.chosen if content.answer.asked == self._asked else None
        self._model.set_listed(content.items, chosen)
        self._frame.views.set_views(content.views, "")
        self._on_answer(content.answer, held, others)
        self._frame.summary.refresh()
        if view:
            self._choose_view(view)
        put_in_order(self)
        self.loaded.emit()

    def _on_typed(self, text: str) -> None:
        held, others = self._frame.table.current_id(), self._frame.table.selected_ids()
        self._model.set_text(text)
        self._select(held, others)
        self._say.start()

    def _on_filters(self) -> None:
        put_in_order(self)
        self._apply()

    def _apply(self) -> None:
        """Ask for the dossiers that answer, unless it is what was asked last."""
        asked = self._wanted()
        if asked == self._asked:
            self._tell()
            return
        self._asked = asked
        self.context.runner.run_latest(
            "dossiers_chosen",
            answering(self.context.session, asked),
            self._on_chosen,
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _on_chosen(self, answer: Answer) -> None:
        held, others = self._frame.table.current_id(), self._frame.table.selected_ids()
        self._model.set_chosen(answer.chosen)
        self._on_answer(answer, held, others)
        self._say.start()

    def _on_answer(self, answer: Answer, held: str, others: tuple[DossierId, ...]) -> None:
        if answer.asked == self._asked:
            self._narrowed = Narrowed(
                answer.words, len(answer.asked.criteria), answer.asked.joined_by
            )
        self._select(held, others)

    def _select(self, held: str, others: tuple[DossierId, ...]) -> None:
        self._frame.table.select(held, others if len(others) > 1 or self._frame.picks.on else ())
        self._tell()

    def _tell(self) -> None:
        """Say how many dossiers are listed and why, and what to do when there is none."""
        view = view_of(self._views, self._asked, self._base)
        base = next((line for line in self._views if line.id == self._base), None)
        words = self._narrowed
        narrowed = Narrowed(
            words.words,
            words.criteria,
            words.joined_by,
            self._model.query,
            "" if view is None else view.name,
        )
        count = len(self._asked.criteria)
        self._frame.views.set_current("" if view is None else view.id)
        self._frame.filters.set_view(
            base, same=base is not None and view == base, filtered=bool(count)
        )
        self._frame.tell(narrowed.sentence(self._model.rowCount()), count, narrowed.filters)
        if self._model.rowCount():
            self._frame.show_list()
        elif not self._model.total:
            action = Action("Nouvelle personne", self._add_person)
            imports = Action(IMPORT_LABEL, lambda: self.context.navigator.open(routes.IMPORT))
            self._frame.show_empty("Aucun dossier pour l’instant.", "", action, imports)
        else:
            title, under = narrowed.nothing()
            self._frame.show_empty(title, under, Action("Effacer les filtres", self._clear))

    def _choose_view(self, key: str) -> None:
        line = next((line for line in self._views if line.id == key), None)
        if line is not None:
            self._base = key
            self._frame.filters.show_naming("", "")
            self._frame.filters.load(rows_of(line.criteria), line.joined_by)
            self._on_filters()

    def _clear(self) -> None:
        self._frame.field.clear()
        self._choose_view(ALL)
        self.take_focus()

    def _on_named(self, name: str, view_id: str) -> None:
        self._actions.keep(name, self._asked, view_id, self._frame.filters.refuse_name)

    def _on_base(self, act: Callable[[ViewLine], None]) -> None:
        """Do something with the view that the filters come from."""
        base = next((line for line in self._views if line.id == self._base), None)
        if base is not None:
            act(base)

    def _on_view_written(self, view_id: str) -> None:
        self._base = view_id
        self._frame.filters.show_naming("", "")
        self._read()

    def _ask_choices(
        self, subject: Subject, held: tuple[str, ...], tell: Callable[[Choices], None]
    ) -> None:
        views = self.context.session.views
        self.context.runner.run(
            lambda: [(one.code, one.label) for one in views.choices(subject, held)],
            tell,
            self.context.messages.failed,
        )

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

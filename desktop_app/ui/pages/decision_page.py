"""A page on which one decides, then does: « Annuler » on the left, the act on the right.

What is decided is kept in an encrypted draft at once, so that locking loses no choice (UX P1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import DossierId
from desktop_app.services.merge_views import Done
from desktop_app.services.pacing import Cancel, Tell
from desktop_app.ui import shortcuts
from desktop_app.ui.layout_rules import NARROW_BELOW_PX, effective_width
from desktop_app.ui.long_work import tell_problem
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.batch_actions import BatchActions
from desktop_app.ui.pages.dossier_part import DossierPartPage
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.scroll_column import ScrollColumn

UNDOABLE = "Annulable pendant 30\u00a0jours, dans le menu du dossier."
_MEASURE_CHARS = 130
LongAct = Callable[[Tell, Cancel], Done]


class DecisionPage(DossierPartPage):
    """What « Fusionner » and « Séparer une personne » have in common.

    ``_read`` runs on the worker, ``_load`` shows what it returned; ``_keep`` and ``_act`` return
    the tasks that keep the draft and that do it, ``_forget`` the one that drops the draft.
    ``what`` (« Fusion ») is said while it is done.
    """

    def __init__(self, context: PageContext, name: str, verb: str, what: str) -> None:
        super().__init__(context)
        self.name = name
        self._what = what
        self.header = PageHeader(f"{name}_header")
        self.body = ScrollColumn(f"{name}_scroll", measure_chars=_MEASURE_CHARS)
        self.autosave = Autosave(context, self._keep, lambda: "", self)
        self.batches = BatchActions(context)
        self._args: Mapping[str, str] = {}
        self._doing = False
        self.act_button = QPushButton(verb)
        self.cancel_button = QPushButton("Annuler")
        self._undoable = text_label(UNDOABLE, "secondary")
        self._footer = QWidget()
        self._footer_column = QVBoxLayout(self._footer)
        self._frame()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the decisions, the buttons, the header."""
        return (self.body, self._footer, self.header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show what ``args`` asks for, with what was decided before."""
        self.flush()
        self._args, self._doing = dict(args), False
        self._open(self._args)

    def flush(self) -> None:
        """Keep what is decided now."""
        self.autosave.flush()

    def _dossier_id(self) -> DossierId:
        raise NotImplementedError

    def _read(self, args: Mapping[str, str]) -> Any:
        raise NotImplementedError

    def _load(self, data: Any) -> None:
        raise NotImplementedError

    def _keep(self) -> Callable[[], Any] | None:
        raise NotImplementedError

    def _forget(self) -> Callable[[], None]:
        raise NotImplementedError

    def _act(self) -> LongAct | None:
        raise NotImplementedError

    def _frame(self) -> None:
        FocusFollower(self.body)
        self.act_button.setObjectName(f"{self.name}_do")
        self.cancel_button.setObjectName(f"{self.name}_cancel")
        mark(self.act_button, variant="primary")
        column = self._footer_column
        column.setContentsMargins(PAGE_MARGIN_PX, 8, PAGE_MARGIN_PX, NARROW_MARGIN_PX)
        column.setSpacing(LABEL_GAP_PX)
        row = FlowLayout(spacing=16)
        for part in (self.cancel_button, self.act_button):
            row.addWidget(part)
        column.addLayout(row)
        column.addWidget(self._undoable)
        self.column.addWidget(self.body, 1)
        self.column.addWidget(self._footer)
        HeaderPlace(self, self.header, self.body)
        self.cancel_button.clicked.connect(self._cancel)
        self.act_button.clicked.connect(self._do)
        self.autosave.saved.connect(lambda _none: self.draft_saved.emit(self.context.clock()))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("finish", self, self._do, here)
        shortcuts.bind("save", self, self.flush, here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons scroll with the decisions where there is little room."""
        super().resizeEvent(event)
        narrow = effective_width(self) < NARROW_BELOW_PX
        if narrow and self._footer.parentWidget() is self:
            self.body.add(self._footer)
        elif not narrow and self._footer.parentWidget() is not self:
            self.column.addWidget(self._footer)
        side = 0 if narrow else PAGE_MARGIN_PX
        self._footer_column.setContentsMargins(side, 8, side, NARROW_MARGIN_PX)

    def show_act(self, *, shown: bool) -> None:
        """Offer the act, or not yet."""
        self.act_button.setVisible(shown)
        self._undoable.setVisible(shown)

    def _open(self, args: Mapping[str, str], *, arrived: bool = True) -> None:
        self.context.runner.run_latest(
            f"{self.name}_open",
            lambda: self._read(args),
            lambda data: self._on_read(data, args, arrived=arrived),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _on_read(self, data: Any, args: Mapping[str, str], *, arrived: bool) -> None:
        if args != self._args:
            return
        if arrived:
            self.autosave.begin()
        self._load(data)
        self.header.set_title(self.title())
        self.described.emit()
        if arrived:
            self.body.verticalScrollBar().setValue(0)
            self.take_focus()
            self.loaded.emit()

    def _do(self) -> None:
        task = None if self._doing or not self.act_button.isVisible() else self._act()
        if task is None:
            return
        self._doing = True
        self.autosave.forget()
        args, context = self._args, self.context
        context.work.run(
            context.runner,
            self._what,
            task,
            lambda done: self._on_done(done, args),
            self._on_failed,
        )

    def _on_failed(self, problem: Exception) -> None:
        self._doing = False
        self.autosave.touch()  # what was decided last stays for another try
        tell_problem(self.context.messages, problem)

    def _on_done(self, done: Done, args: Mapping[str, str]) -> None:
        here = args == self._args and self.isVisible()
        if args == self._args:
            self.autosave.begin()
        self.batches.tell(done)
        if here:
            self.context.navigator.replace(routes.dossier(done.dossier_id))

    def _cancel(self) -> None:
        """Drop what was decided and go back; nothing was done, so nothing is asked."""
        self.autosave.begin()
        self.context.runner.run(self._forget(), lambda _none: None, self.context.messages.failed)
        self.context.navigator.back(routes.dossier(self._dossier_id()))

"""« Historique » of a dossier, of a person or of an observation: filters and sentences (§2.26)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import UserId
from desktop_app.domain.rights import Right
from desktop_app.services.history_views import Asked, HistoryLine, HistoryView, Span
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.history_list import HistoryList
from desktop_app.ui.tokens import NARROW_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.tick import Tick

Read = Callable[[Asked], HistoryView]
"""Read the part asked for of one history; runs on the worker."""

EVERYBODY = "tous"
_EMPTY = "Rien de tel dans l’historique."


class HistoryPane(ScrollColumn):
    """Read the history of ``about`` when it comes into sight, and again after each change."""

    shown_first = Signal()

    def __init__(
        self,
        context: PageContext,
        *,
        margin: int = NARROW_MARGIN_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("history_scroll", measure_chars=110, margin=margin, parent=parent)
        self._context = context
        self._read: Read | None = None
        self._asked = Asked()
        self._lines: tuple[HistoryLine, ...] = ()
        self._before: int | None = None
        self._stale = True
        self._changes = Tick("Modifications")
        self._readings = Tick("Lectures")
        self._who = LabelledCombo("Qui", searchable=False)
        self._list = HistoryList("history", empty=_EMPTY)
        self._build()

    def show_about(self, read: Read) -> None:
        """Show the history that ``read`` reads, from its end."""
        self._read = read
        self._asked = replace(self._asked, before=None, user_id=None)
        self._who.set_value("")
        self.look_again()

    def look_again(self) -> None:
        """Read again, now or when the pane comes into sight."""
        self._stale = True
        if self.isVisible():
            self._open(self._asked)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was put off."""
        super().showEvent(event)
        if self._stale:
            self._open(self._asked)

    def _build(self) -> None:
        self._changes.box.setObjectName("history_changes")
        self._readings.box.setObjectName("history_readings")
        self._who.combo.setObjectName("history_who")
        self._changes.set_ticked(True)
        row = FlowLayout(spacing=24)
        for part in (self._changes, self._readings, self._who):
            row.addWidget(part)
        self.add(row)
        self.add(self._list)
        self._changes.changed.connect(lambda _on: self._narrow())
        self._readings.changed.connect(lambda _on: self._narrow())
        self._who.changed.connect(lambda _user: self._narrow())
        self._list.more.connect(self._more)
        self._list.put_back.connect(self._put_back)
        self._list.texts_wanted.connect(self._context.navigator.open)
        self._context.discreet.changed.connect(lambda _active: self._show())

    def _narrow(self) -> None:
        user = self._who.value()
        self._open(
            Asked(
                changes=self._changes.is_ticked(),
                readings=self._readings.is_ticked(),
                user_id=UserId(user) if user else None,
            )
        )

    def _more(self) -> None:
        self._open(replace(self._asked, before=self._before))

    def _open(self, asked: Asked) -> None:
        read = self._read
        if read is None:
            return
        self._stale = False
        self._asked = replace(asked, before=None)
        self._context.runner.run_latest(
            "history",
            lambda: read(asked),
            lambda view: self._on_read(view, asked, read),
            self._context.messages.failed,
            label="Ouverture…",
        )

    def _on_read(self, view: HistoryView, asked: Asked, read: Read) -> None:
        if read is not self._read:
            return
        self._lines = (*self._lines, *view.lines) if asked.before else view.lines
        self._before = view.before
        self._who.set_options([(user, name) for user, name in view.users])
        self._who.combo.setItemText(0, EVERYBODY)
        self._show()
        self.shown_first.emit()

    def _show(self) -> None:
        self._list.show_lines(
            self._lines,
            more=self._before is not None,
            discreet=self._context.discreet.active,
            may_write=Right.WRITE in self._context.session.actor.rights,
        )

    def _put_back(self, line: HistoryLine) -> None:
        history, wanted = self._context.session.history, line.put_back
        if wanted is not None:
            self._context.runner.run(
                lambda: history.put_back(wanted), self._on_put_back, self._context.messages.failed
            )

    def _on_put_back(self, span: Span) -> None:
        history = self._context.session.history

        def undo() -> None:
            self._context.runner.run(
                lambda: history.undo_put_back(span),
                lambda _none: self._tell("C’est annulé.", span, None),
                self._context.messages.failed,
            )

        self._tell("Ancienne valeur rétablie.", span, undo)

    def _tell(self, sentence: str, span: Span, undo: Callable[[], None] | None) -> None:
        self._context.messages.success(sentence, undo=undo)
        self._context.navigator.changed(span.kinds | {"dossier"})
        self.look_again()

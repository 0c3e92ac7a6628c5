"""« Journal »: what everybody did in the register, in sentences; verifying it (UX §2.17)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.history_words import KINDS
from desktop_app.domain.ids import UserId
from desktop_app.services.history_views import Asked, HistoryLine, HistoryView
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.check_panel import CheckPanel
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.history_list import HistoryList
from desktop_app.ui.pages.history_pane import EVERYBODY
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.tick import Tick

_EMPTY = "Rien de tel dans le journal."
_EXAMPLE = "Par exemple\u00a0: hier, 3/3."


class JournalPage(Page):
    """Read the Journal part by part, narrowed by who, what and when; verify it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._asked = Asked(readings=True)
        self._lines: tuple[HistoryLine, ...] = ()
        self._before: int | None = None
        self._known = False
        self._arriving = False
        self._header = PageHeader("journal_header")
        self._scroll = ScrollColumn("journal_scroll", measure_chars=120)
        self._verify = self._header.add_button("Vérifier le journal", "journal_verify")
        self._trash = self._header.add_button("Corbeille", "journal_trash")
        self._check = CheckPanel(context)
        self._who = LabelledCombo("Qui", searchable=False)
        self._what = LabelledCombo("Quoi", KINDS, searchable=False)
        self._since = SpokenDateField("Du", "journal_since", self._today, _EXAMPLE)
        self._until = SpokenDateField("Au", "journal_until", self._today, _EXAMPLE)
        self._readings = Tick("Avec les lectures")
        self._list = HistoryList("journal", empty=_EMPTY)
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Journal"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the sentences with their filters, then the header."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the Journal from its end."""
        self._arriving = True
        self._open(self._filters())
        self._read_last_check()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what was written meanwhile."""
        if self._known:
            self._open(self._filters())

    def place(self) -> dict[str, str | int]:
        """Return the place with the filters: they come back after unlocking."""
        return {
            **super().place(),
            "who": self._who.value(),
            "what": self._what.value(),
            "since": self._since.text(),
            "until": self._until.text(),
            "readings": int(self._readings.is_ticked()),
        }

    def restore(self, place: Place) -> None:
        """Put the filters back, then scroll, focus and caret."""
        if "since" in place:
            self._what.set_value(str(place.get("what", "")))
            self._who.set_value(str(place.get("who", "")))
            self._since.set_text(str(place.get("since", "")))
            self._until.set_text(str(place.get("until", "")))
            self._readings.set_ticked(bool(place.get("readings", 1)))
            self._narrow()
        super().restore(place)

    def _build(self) -> None:
        FocusFollower(self._scroll)
        self._header.set_title(self.title())
        self._who.combo.setObjectName("journal_who")
        self._what.combo.setObjectName("journal_what")
        self._readings.box.setObjectName("journal_readings")
        self._readings.set_ticked(True)
        self._who.combo.setItemText(0, EVERYBODY)
        self._what.combo.setItemText(0, "tout")
        row = FlowLayout(spacing=16)
        for part in (self._who, self._what, self._since, self._until, self._readings):
            row.addWidget(part)
        self._scroll.add(self._check)
        self._scroll.add(row)
        self._scroll.add(self._list)
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        self._verify.clicked.connect(self._check.start)
        self._trash.clicked.connect(lambda: self.context.navigator.open(routes.TRASH))
        self._check.done.connect(self._read_last_check)
        self._who.changed.connect(lambda _who: self._narrow())
        self._what.changed.connect(lambda _what: self._narrow())
        self._readings.changed.connect(lambda _on: self._narrow())
        self._since.field.editingFinished.connect(self._narrow)
        self._until.field.editingFinished.connect(self._narrow)
        self._list.more.connect(lambda: self._open(replace(self._filters(), before=self._before)))
        self._list.texts_wanted.connect(self.context.navigator.open)
        self.context.discreet.changed.connect(lambda _active: self._show())

    def _today(self) -> date:
        return self.context.clock().date()

    def _filters(self) -> Asked:
        since, until, who = self._since.value(), self._until.value(), self._who.value()
        return Asked(
            readings=self._readings.is_ticked(),
            user_id=UserId(who) if who else None,
            kind=self._what.value(),
            since=None if since is None else since.earliest,
            until=None if until is None else until.latest,
        )

    def _narrow(self) -> None:
        if self._filters() != replace(self._asked, before=None):
            self._open(self._filters())

    def _open(self, asked: Asked) -> None:
        self._asked = asked
        history = self.context.session.history
        self.context.runner.run_latest(
            "journal",
            lambda: history.journal(asked),
            lambda view: self._on_read(view, asked),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _on_read(self, view: HistoryView, asked: Asked) -> None:
        if asked != self._asked:
            return
        self._known = True
        self._lines = (*self._lines, *view.lines) if asked.before else view.lines
        self._before = view.before
        self._who.set_options([(user, name) for user, name in view.users])
        self._who.combo.setItemText(0, EVERYBODY)
        self._show()
        if self._arriving:
            self._arriving = False
            self.take_focus()
            self.loaded.emit()

    def _show(self) -> None:
        self._list.show_lines(
            self._lines,
            more=self._before is not None,
            discreet=self.context.discreet.active,
            may_write=False,
            with_ref=True,
        )

    def _read_last_check(self) -> None:
        self.context.runner.run_latest(
            "last_check",
            self.context.session.checking.last_words,
            self._check.set_last,
            self.context.messages.failed,
        )

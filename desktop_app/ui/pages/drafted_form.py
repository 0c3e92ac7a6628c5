"""A form that a button records, with an encrypted draft from the first character (UX P1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.ui import shortcuts
from desktop_app.ui.messages import Action
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages.autosave import Autosave, saving_failed
from desktop_app.ui.pages.dossier_part import DossierPartPage, step_to
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import NARROW_MARGIN_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DraftKey:
    """Where the draft of a form is kept."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What every such form is opened with: its dossier, its title, its draft if there is one.

    A form about something else than a dossier says itself where it stands.
    """

    dossier: Dossier | None
    title: str
    key: DraftKey
    draft: Payload | None = None
    saved_at: datetime | None = None


class DraftedFormPage(DossierPartPage):
    """What the forms of indicators and of agreements have in common.

    ``_read`` runs on the worker and returns what ``_load`` shows; the first has an ``opened``.
    ``_payload`` returns what a draft keeps, empty when nothing is written. ``_record`` returns the
    task that writes the record, or ``None`` after having said what is missing.
    """

    kinds: frozenset[str] = frozenset()
    """What a recording changes in the register, for the other pages."""

    def __init__(self, context: PageContext, name: str, save_label: str) -> None:
        super().__init__(context)
        self.name = name
        self.header = PageHeader(f"{name}_header")
        self.body = ScrollColumn(f"{name}_scroll")
        self.opened: Opened | None = None
        self._args: Mapping[str, str] = {}
        self._begun = False
        self._writing = False
        self._save_button = QPushButton(save_label)
        self._footer = QWidget()
        self._buttons = QHBoxLayout(self._footer)
        self.autosave = Autosave(context, self._make_task, self._text, self)
        self._frame()

    def title(self) -> str:
        """Return what the form is for."""
        return "" if self.opened is None else self.opened.title

    def panes(self) -> tuple[QWidget, ...]:
        """Return form, save button, header."""
        return (self.body, self._footer, self.header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the form that ``args`` asks for, with its draft if one was left."""
        self.flush()
        wanted = dict(args)
        self._args, self._begun, self._writing = wanted, False, False
        self.context.runner.run_latest(
            f"{self.name}_open",
            lambda: self._read(wanted),
            lambda data: self._on_read(data, wanted),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def flush(self) -> None:
        """Save the draft now."""
        if self._begun:
            self._flush_parts()
        self.autosave.flush()

    def add_to_footer(self, button: QPushButton) -> None:
        """Put another button beside the one that records."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def _dossier_step(self) -> Crumb | None:
        dossier = None if self.opened is None else self.opened.dossier
        return None if dossier is None else step_to(dossier)

    def _read(self, args: Mapping[str, str]) -> Any:
        raise NotImplementedError

    def _load(self, data: Any) -> None:
        raise NotImplementedError

    def _payload(self) -> Payload:
        raise NotImplementedError

    def _text(self) -> str:
        raise NotImplementedError

    def _record(self, forget: Callable[[], None]) -> Callable[[], Any] | None:
        raise NotImplementedError

    def _take_back(self, result: Any, keep: Callable[[], None]) -> None:
        """Undo a recording, on the worker; ``keep`` puts its draft back in the same write."""
        raise NotImplementedError

    def _done_words(self) -> str:
        raise NotImplementedError

    def _done_actions(self) -> tuple[Action, ...]:
        """Return what is offered beside « Annuler » once it is recorded."""
        return ()

    def _flush_parts(self) -> None:
        """Save what a part of the form keeps by itself, such as a new place."""

    def _frame(self) -> None:
        FocusFollower(self.body)
        close = self.header.add_button("Fermer", f"{self.name}_close")
        mark(self._save_button, variant="primary")
        self._save_button.setObjectName(f"{self.name}_save")
        row = self._buttons
        row.setContentsMargins(PAGE_MARGIN_PX, 8, PAGE_MARGIN_PX, NARROW_MARGIN_PX)
        row.addWidget(self._save_button)
        row.addStretch(1)
        self.column.addWidget(self.body, 1)
        self.column.addWidget(self._footer)
        HeaderPlace(self, self.header, self.body)
        close.clicked.connect(self._leave)
        self._save_button.clicked.connect(self._save)
        self.autosave.saved.connect(self._on_kept)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self.flush, here)
        shortcuts.bind("finish", self, self._save, here)

    def _on_read(self, data: Any, args: Mapping[str, str]) -> None:
        if args != self._args:
            return
        self.opened = data.opened
        self.autosave.begin()
        self._load(data)
        self._begun = True
        self.header.set_title(self.title())
        self.header.set_status("")
        if data.opened.saved_at is not None:
            self.header.set_saved(data.opened.saved_at, "Brouillon enregistré")
        self.body.verticalScrollBar().setValue(0)
        self.take_focus()
        self.described.emit()
        self.loaded.emit()

    def _make_task(self) -> Callable[[], bool] | None:
        if not self._begun or self.opened is None:
            return None
        payload, key, drafts = self._payload(), self.opened.key, self.context.session.drafts

        def keep() -> bool:
            if payload:
                drafts.save(key.kind, key.subject, payload)
            else:
                drafts.discard(key.kind, key.subject)
            return bool(payload)

        return keep

    def _on_kept(self, kept: bool) -> None:
        now = self.context.clock()
        if kept:
            self.header.set_saved(now, "Brouillon enregistré")
            self.draft_saved.emit(now)
        else:
            self.header.set_status("")

    def _save(self) -> None:
        opened, drafts = self.opened, self.context.session.drafts
        if not self._begun or self._writing or opened is None:
            return
        self._flush_parts()
        key, payload = opened.key, self._payload()
        task = self._record(lambda: drafts.discard(key.kind, key.subject))
        if task is None:
            return
        self._writing = True
        self.autosave.forget()
        args = self._args
        self.context.runner.run(
            task,
            lambda result: self._on_recorded(result, args, key, payload),
            lambda problem: self._on_failed(problem, args),
        )

    def _on_failed(self, problem: Exception, args: Mapping[str, str]) -> None:
        if args == self._args:
            self._writing = False
            self.autosave.touch()
        saving_failed(self.context, problem, self._save, self._text)

    def _on_recorded(
        self, result: Any, args: Mapping[str, str], key: DraftKey, payload: Payload
    ) -> None:
        mine = args == self._args
        words, drafts = self._done_words(), self.context.session.drafts

        def back() -> None:
            keep = lambda: drafts.save(key.kind, key.subject, payload)  # noqa: E731 - one line
            self.context.runner.run(
                lambda: self._take_back(result, keep),
                lambda _none: self._after_undo(),
                self.context.messages.failed,
            )

        self.context.messages.success(words, undo=back, actions=self._done_actions())
        self.context.navigator.changed(self.kinds)
        if mine:
            self._begun = self._writing = False
            if self.isVisible():
                self._go_back()

    def _after_undo(self) -> None:
        self.context.messages.success("Annulé. Le texte est de nouveau dans les brouillons.")
        self.context.navigator.changed(self.kinds)

    def _leave(self) -> None:
        """Close the form. The draft stays; nothing is asked."""
        self.flush()
        self._go_back()

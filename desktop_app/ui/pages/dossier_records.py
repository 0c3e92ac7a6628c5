"""What the pages that list records of one dossier have in common: cards, trash, way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.ui import shortcuts
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages.dossier_part import DossierPartPage, step_to
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.record_card import RecordCard
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn


class OfDossier(Protocol):
    """What such a page reads; it says of which dossier."""

    @property
    def dossier(self) -> Dossier:
        """Return the dossier."""
        ...


R = TypeVar("R", bound=OfDossier)


class DossierRecordsPage(DossierPartPage, Generic[R]):
    """List records of a dossier.

    ``name`` begins the names of the widgets; ``shown`` are the kinds of changes that show here,
    ``written`` those that this page makes.
    """

    name = ""
    shown: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._args: Mapping[str, str] = {}
        self._read: R | None = None
        self._header = PageHeader(f"{self.name}_header")
        self._body = ScrollColumn(f"{self.name}_scroll")
        FocusFollower(self._body)
        self.column.addWidget(self._body, 1)
        HeaderPlace(self, self._header, self._body)
        context.discreet.changed.connect(lambda _active: self._show())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("finish", self, self._go_back, here)

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list, then the header."""
        return (self._body, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the records of the dossier of ``args``."""
        self._args = dict(args)
        self._ask(arrived=True)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what was written elsewhere."""
        if kinds & self.shown and self._read is not None:
            self._ask(arrived=False)

    def _reading(self, args: Mapping[str, str]) -> Callable[[], R]:
        """Return the task that reads what ``args`` asks for; it runs on the worker."""
        raise NotImplementedError

    def _fill(self, read: R) -> None:
        """Add to the column what was read."""
        raise NotImplementedError

    def _otherwise(self) -> QWidget:
        """Return what gets the focus when what had it is gone."""
        raise NotImplementedError

    def _dossier_step(self) -> Crumb | None:
        return None if self._read is None else step_to(self._read.dossier)

    def _ask(self, *, arrived: bool) -> None:
        args = self._args
        self.context.runner.run_latest(
            self.name,
            self._reading(args),
            lambda read: self._on_read(read, args, arrived=arrived),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _on_read(self, read: R, args: Mapping[str, str], *, arrived: bool) -> None:
        if args is not self._args:
            return
        self._read = read
        self._show()
        if arrived:
            self.take_focus()
            self.loaded.emit()

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        self._header.set_title(self.title())
        with kept_focus(self._body, self._otherwise()):
            self._body.clear()
            self._fill(read)
        self.described.emit()

    def _close_button(self, variant: str = "") -> QPushButton:
        close = self._header.add_button("Fermer", f"{self.name}_close", variant)
        close.clicked.connect(self._go_back)
        return close

    def _add_card(self, card: RecordCard) -> None:
        self._body.add(card, gap=FIELD_GAP_PX)
        card.show()  # now, not at the next turn of the loop: a button of it may get the focus

    def _put_in_trash(
        self,
        trash: Callable[[], None],
        restore: Callable[[], None],
        words: str,
        restored: str,
    ) -> None:
        """Put a record aside, and offer to have it back."""
        success = self.context.messages.success
        self._run(
            trash,
            lambda: success(words, undo=lambda: self._run(restore, lambda: success(restored))),
        )

    def _run(self, task: Callable[[], None], then: Callable[[], object]) -> None:
        def done(_none: None) -> None:
            then()
            self.context.navigator.changed(self.written)

        self.context.runner.run(task, done, self.context.messages.failed)

"""A new recovery sheet, inside the settings: the former one then opens nothing (S-07)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.announcer import Announcer
from desktop_app.ui.background import Runner
from desktop_app.ui.entry.new_sheet import NewSheet, Print
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.page import PageContext


class ConfirmScreen(EntryScreen):
    """Say what a new sheet changes. The focus is on the button that changes nothing."""

    def __init__(self) -> None:
        super().__init__(
            "Refaire la fiche de secours",
            (
                "Une nouvelle fiche remplace l’ancienne. L’ancienne n’ouvrira plus ce registre.",
                "Il faut pouvoir imprimer la nouvelle fiche, ou la recopier, tout de suite.",
            ),
        )
        self.body.addStretch(1)
        self.keep = self.add_back("Garder l’ancienne fiche")
        self.go_on = self.add_secondary("Refaire la fiche", "sheet_anew")
        self.go_on.clicked.connect(self.forward)

    def take_focus(self) -> None:
        """Put the focus on the button that changes nothing."""
        self.keep.setFocus()


class _Stage(QObject):
    """Hand the screens to the settings. ``shown`` carries the one to show."""

    shown = Signal(QWidget)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._screen: EntryScreen | None = None

    @property
    def screen_shown(self) -> EntryScreen | None:
        """Return the last screen handed over."""
        return self._screen

    def show_screen(self, screen: EntryScreen) -> None:
        """Hand over ``screen`` and give it the focus."""
        self._screen = screen
        self.shown.emit(screen)
        screen.take_focus()


@dataclass(frozen=True, slots=True)
class _Desk:
    """What making a sheet needs of the world, in the settings."""

    window: _Stage
    runner: Runner
    announcer: Announcer
    files: FileChoice
    clock: Callable[[], datetime]
    documents: Path
    bug: Callable[[Exception], None]


class SheetChange(QObject):
    """Drive the screens. ``shown`` carries the one to show; ``done`` and ``back`` end."""

    shown = Signal(QWidget)
    done = Signal()
    back = Signal()

    def __init__(
        self,
        context: PageContext,
        files: FileChoice,
        print_sheet: Print,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._stage = _Stage(self)
        self._stage.shown.connect(self.shown)
        self._confirm = ConfirmScreen()
        desk = _Desk(
            self._stage,
            context.runner,
            context.announcer,
            files,
            context.clock,
            Path.home(),
            context.messages.failed,
        )
        self._sheet = NewSheet(desk, context.session, print_sheet)
        self._sheet.screen.back_button.hide()
        self._confirm.back.connect(self.back)
        self._confirm.forward.connect(self._sheet.start)
        self._sheet.done.connect(self._on_done)

    def start(self) -> None:
        """Begin with what a new sheet changes."""
        self._stage.show_screen(self._confirm)

    def _on_done(self) -> None:
        self._context.messages.success("Nouvelle fiche de secours vérifiée.")
        self.done.emit()

"""Making a recovery sheet: code shown, put on paper, two groups typed back (S-07)."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.french import date_words
from desktop_app.errors import AppError
from desktop_app.ui.entry.recovery_paper import TITLE, Sheet, save_pdf
from desktop_app.ui.entry.recovery_sheet import RecoverySheetScreen, TypeBackScreen

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop_app.services.session import Session
    from desktop_app.ui.announcer import Announcer
    from desktop_app.ui.background import Runner
    from desktop_app.ui.entry.screen import EntryScreen
    from desktop_app.ui.file_choice import FileChoice

_NOT_THE_SHEET = (
    "Ces groupes ne sont pas ceux de la fiche. "
    "Relisez-la, ou choisissez «\u00a0Revoir la fiche\u00a0»."
)
_NOT_PRINTED = "L’imprimante n’a pas pris la fiche. Vérifiez-la, ou recopiez le code sur papier."
_ASKED_GROUPS = 2

Print = Callable[[Sheet], bool]
"""Print a sheet; tell whether it was sent to a printer."""


class Stage(Protocol):
    """Where the screens are shown: the entry window, or a part of the settings."""

    @property
    def screen_shown(self) -> EntryScreen | None:
        """Return the screen on stage."""
        ...

    def show_screen(self, screen: EntryScreen) -> None:
        """Put ``screen`` on stage and give it the focus."""
        ...


class SheetContext(Protocol):
    """What making a sheet needs of the world; ``bug`` takes what is not a known error."""

    @property
    def window(self) -> Stage:
        """Return where the screens are shown."""
        ...

    @property
    def runner(self) -> Runner:
        """Return the worker."""
        ...

    @property
    def announcer(self) -> Announcer:
        """Return the voice for screen readers."""
        ...

    @property
    def files(self) -> FileChoice:
        """Return the choice of a file."""
        ...

    @property
    def clock(self) -> Callable[[], datetime]:
        """Return what tells the present moment."""
        ...

    @property
    def documents(self) -> Path:
        """Return the folder proposed for the sheet."""
        ...

    @property
    def bug(self) -> Callable[[Exception], None]:
        """Return what takes a bug."""
        ...


class NewSheet(QObject):
    """Drive the two screens. ``done`` when the sheet is confirmed; the code is then forgotten."""

    done = Signal()
    back = Signal()

    def __init__(
        self, context: SheetContext, session: Session, print_sheet: Print, *, step: int = 0
    ) -> None:
        stage = context.window
        super().__init__(stage if isinstance(stage, QObject) else None)
        self._context = context
        self._session = session
        self._print = print_sheet
        self._step = step
        self._sheet: Sheet | None = None
        self.screen = RecoverySheetScreen(step=step)
        self.screen.print_wanted.connect(self._to_printer)
        self.screen.save_wanted.connect(self._to_file)
        self.screen.forward.connect(self._ask_back)
        self.screen.back.connect(self.back)
        self.type_back: TypeBackScreen | None = None

    def start(self) -> None:
        """Show the sheet; make its code the first time."""
        self._context.window.show_screen(self.screen)
        if self._sheet is None:
            self._context.runner.run(
                self._session.security.new_recovery_code, self._show, self._failed
            )

    def _show(self, code: str) -> None:
        self._sheet = Sheet(code, date_words(self._context.clock().date()))
        self.screen.set_sheet(self._sheet)
        self.screen.take_focus()

    def _to_printer(self) -> None:
        if self._sheet is None:
            return
        try:
            sent = self._print(self._sheet)
        except OSError:
            self.screen.set_outcome(_NOT_PRINTED, problem=True)
            return
        if sent:
            self.screen.set_outcome("Fiche envoyée à l’imprimante. Vérifiez qu’elle est lisible.")

    def _to_file(self) -> None:
        if self._sheet is None:
            return
        start = self._context.documents / f"{TITLE}.pdf"
        target = self._context.files.new_file("Enregistrer la fiche", start, "PDF (*.pdf)")
        if target is None:
            return
        try:
            save_pdf(_with_suffix(target), self._sheet)
        except OSError:
            self.screen.set_outcome(
                "La fiche n’a pas pu être écrite à cet endroit. Choisissez un autre dossier.",
                problem=True,
            )
            return
        self.screen.set_outcome(
            "Fiche enregistrée. Qui a ce fichier peut ouvrir le registre\u00a0: "
            "ne le laissez pas sur cet ordinateur."
        )

    def _ask_back(self) -> None:
        if self._sheet is None:
            return
        # Which groups are asked is no secret: the whole code was on screen a moment ago.
        count = len(self._sheet.groups)
        first, second = sorted(random.sample(range(count), _ASKED_GROUPS))
        self.type_back = TypeBackScreen((first, second), step=self._step)
        self.type_back.back.connect(self.start)
        self.type_back.typed_back.connect(self._check)
        self._context.window.show_screen(self.type_back)

    def _check(self, groups: dict[int, str]) -> None:
        self._context.runner.run(
            lambda: self._session.security.confirm_recovery(groups),
            self._checked,
            self._failed,
        )

    def _failed(self, problem: Exception) -> None:
        shown = self._context.window.screen_shown
        if isinstance(problem, AppError) and shown is not None:
            shown.say_problem(problem.sentence)
            self._context.announcer.say(problem.sentence, urgent=True)
        else:
            self._context.bug(problem)

    def _checked(self, right: bool) -> None:
        if right:
            self._sheet = None
            self.screen.forget()
            if self.type_back is not None:
                self.type_back.forget()
            self.done.emit()
        elif self.type_back is not None:
            self.type_back.set_error(_NOT_THE_SHEET)
            self._context.announcer.say(_NOT_THE_SHEET, urgent=True)


def _with_suffix(target: Path) -> Path:
    """Return ``target`` as a PDF, next to a file that has nearly its name, never over it."""
    return target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")

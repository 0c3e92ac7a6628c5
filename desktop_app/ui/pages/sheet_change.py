"""A new recovery sheet, inside the settings: the former one then opens nothing (S-07)."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import date_words
from desktop_app.ui.entry.recovery_paper import TITLE, Sheet, save_pdf
from desktop_app.ui.entry.recovery_sheet import RecoverySheetScreen, TypeBackScreen
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.page import PageContext

_ASKED_GROUPS = 2
_NOT_THE_SHEET = (
    "Ces groupes ne sont pas ceux de la fiche. "
    "Relisez-la, ou choisissez «\u00a0Revoir la fiche\u00a0»."
)
Print = Callable[[Sheet], bool]
"""Print a sheet; tell whether it was sent to a printer."""


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
        self._files = files
        self._print = print_sheet
        self._sheet: Sheet | None = None
        self._type_back: TypeBackScreen | None = None
        self._confirm = ConfirmScreen()
        self._paper = RecoverySheetScreen()
        self._confirm.back.connect(self.back)
        self._confirm.forward.connect(self._make)
        self._paper.print_wanted.connect(self._to_printer)
        self._paper.save_wanted.connect(self._to_file)
        self._paper.forward.connect(self._ask_back)
        self._paper.back_button.hide()

    def start(self) -> None:
        """Begin with what a new sheet changes."""
        self._show(self._confirm)

    def _show(self, screen: EntryScreen) -> None:
        self.shown.emit(screen)
        screen.take_focus()

    def _make(self) -> None:
        self._context.runner.run(
            self._context.session.security.new_recovery_code,
            self._show_code,
            self._context.messages.failed,
        )

    def _show_code(self, code: str) -> None:
        self._sheet = Sheet(code, date_words(self._context.clock().date()))
        self._paper.set_sheet(self._sheet)
        self._show(self._paper)

    def _to_printer(self) -> None:
        if self._sheet is not None and self._print(self._sheet):
            self._paper.set_outcome("Fiche envoyée à l’imprimante. Vérifiez qu’elle est lisible.")

    def _to_file(self) -> None:
        if self._sheet is None:
            return
        start = Path.home() / f"{TITLE}.pdf"
        target = self._files.new_file("Enregistrer la fiche", start, "PDF (*.pdf)")
        if target is None:
            return
        try:
            save_pdf(target.with_suffix(".pdf"), self._sheet)
        except OSError:
            words = "La fiche n’a pas pu être écrite à cet endroit. Choisissez un autre dossier."
            self._paper.set_outcome(words, problem=True)
            return
        self._paper.set_outcome(
            "Fiche enregistrée. Qui a ce fichier peut ouvrir le registre\u00a0: "
            "ne le laissez pas sur cet ordinateur."
        )

    def _ask_back(self) -> None:
        if self._sheet is None:
            return
        count = len(self._sheet.groups)
        first, second = sorted(random.sample(range(count), _ASKED_GROUPS))
        self._type_back = TypeBackScreen((first, second))
        self._type_back.back.connect(lambda: self._show(self._paper))
        self._type_back.typed_back.connect(self._check)
        self._show(self._type_back)

    def _check(self, groups: dict[int, str]) -> None:
        security = self._context.session.security
        self._context.runner.run(
            lambda: security.confirm_recovery(groups),
            self._checked,
            self._context.messages.failed,
        )

    def _checked(self, right: bool) -> None:
        if right:
            self._sheet = None
            self._paper.forget()
            self._context.messages.success("Nouvelle fiche de secours vérifiée.")
            self.done.emit()
        elif self._type_back is not None:
            self._type_back.set_error(_NOT_THE_SHEET)
            self._context.announcer.say(_NOT_THE_SHEET, urgent=True)

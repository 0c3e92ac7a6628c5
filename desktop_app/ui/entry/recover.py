"""The passphrase is forgotten: the code of the recovery sheet opens the register."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.entry.passphrase_field import PassphraseField
from desktop_app.ui.entry.screen import EntryScreen


class RecoverScreen(EntryScreen):
    """One field for the code. ``code_given`` carries it as typed."""

    code_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Phrase de passe oubliée",
            (
                "Prenez la fiche de secours et tapez son code.",
                "Les majuscules, les espaces et les tirets ne comptent pas.",
                "Vous choisirez ensuite une nouvelle phrase de passe et une nouvelle fiche.",
            ),
            parent=parent,
        )
        self.field = PassphraseField("Code de secours", "recovery_code", self)
        self.field.set_text("", shown=True)
        self.field.submitted.connect(self._submit)
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self._back = self.add_back()
        self.go_on = self.add_primary("Continuer")
        self.go_on.clicked.connect(self._submit)

    def set_busy(self, busy: bool) -> None:
        """Wait while the code is tried."""
        for part in (self.field, self.go_on, self._back):
            part.setEnabled(not busy)
        self.go_on.setText("Ouverture…" if busy else "Continuer")

    def refuse(self, text: str) -> None:
        """Say that the code does not open the register."""
        self.set_busy(False)
        self.field.set_error(text)
        self.take_focus()
        self.field.line.selectAll()

    def take_focus(self) -> None:
        """Put the focus in the code."""
        self.field.line.setFocus()

    def _submit(self) -> None:
        if not self.field.text().strip():
            self.field.set_error("Tapez le code de la fiche de secours.")
            self.take_focus()
            return
        self.code_given.emit(self.field.text())

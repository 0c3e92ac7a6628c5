"""A first copy of the register, elsewhere (UX §2.1, 6). Promises only what this version does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.styling import mark, text_label

_COPY, _END = "Copier maintenant", "Terminer"


class BackupsScreen(EntryScreen):
    """Choose a folder and copy, or « Plus tard ».

    ``copy_wanted`` carries the folder; ``finished`` when the user goes on.
    """

    folder_wanted = Signal()
    copy_wanted = Signal(object)
    finished = Signal()

    def __init__(self, *, step: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(
            "Sauvegardes",
            (
                "Un ordinateur se perd ou tombe en panne. Gardez une copie ailleurs\u00a0: "
                "une clé USB rangée sous clé, ou un dossier du réseau de l’association.",
                "La copie est chiffrée comme le registre. Elle s’ouvre avec la même phrase de "
                "passe ou la même fiche de secours.",
                "Fanal ne copie pas encore seul vers cet endroit. Pour refaire une copie\u00a0: "
                "Ctrl+K, puis «\u00a0Copier le registre\u00a0».",
            ),
            step=step,
            parent=parent,
        )
        self._folder: Path | None = None
        self._copied = False
        self.choose = QPushButton("Choisir un dossier ou une clé USB…", self)
        self.choose.setObjectName("backups_choose")
        self.choose.clicked.connect(self.folder_wanted)
        self.body.addWidget(self.choose)
        self.state = text_label("Aucun dossier choisi.", "help")
        self.state.setObjectName("backups_state")
        self.body.addWidget(self.state)
        self.body.addStretch(1)
        self.add_back()
        self.later = self.add_secondary("Plus tard", "backups_later")
        self.later.clicked.connect(self.finished)
        self.go_on = self.add_primary(_COPY)
        self.go_on.clicked.connect(self._go_on)
        self.go_on.setEnabled(False)

    def set_folder(self, folder: Path) -> None:
        """Show the chosen folder; « Copier maintenant » is then possible."""
        self._folder, self._copied = folder, False
        self.go_on.setText(_COPY)
        self.go_on.setEnabled(True)
        self.later.setEnabled(True)
        mark(self.state, role="help")
        self.state.setText(f"Dossier choisi\u00a0: {folder}")
        self.go_on.setFocus()

    def set_busy(self) -> None:
        """Say that the copy is being made and read back."""
        self.choose.setEnabled(False)
        self.later.setEnabled(False)
        self.go_on.setEnabled(False)
        self.state.setText("Copie en cours…")

    def set_copied(self, name: str) -> None:
        """Say that the copy is there and was read back."""
        self._copied = True
        self._wake()
        self.later.setEnabled(False)
        mark(self.state, role="help")
        self.state.setText(f"Copie faite et relue\u00a0: {name}")
        self.go_on.setText(_END)
        self.go_on.setFocus()

    def set_failed(self, text: str) -> None:
        """Say why there is no copy; another folder can be chosen."""
        self._wake()
        mark(self.state, role="error")
        self.state.setText(text)
        self.choose.setFocus()

    def take_focus(self) -> None:
        """Put the focus on the choice of a folder."""
        self.choose.setFocus()

    def _wake(self) -> None:
        for button in (self.choose, self.later, self.go_on):
            button.setEnabled(True)

    def _go_on(self) -> None:
        if self._copied:
            self.finished.emit()
        else:
            self.copy_wanted.emit(self._folder)

"""Where copies of the register will go (UX §2.1, 6). Promises only what this version does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.styling import text_label


class BackupsScreen(EntryScreen):
    """Choose a folder, or « Plus tard ». ``kept`` carries the folder, ``None`` for later."""

    folder_wanted = Signal()
    kept = Signal(object)

    def __init__(self, *, step: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(
            "Sauvegardes",
            (
                "Un ordinateur se perd ou tombe en panne. Gardez une copie ailleurs\u00a0: "
                "une clé USB rangée sous clé, ou un dossier du réseau de l’association.",
                "La copie est chiffrée comme le registre. Elle s’ouvre avec la même phrase de "
                "passe ou la même fiche de secours.",
                "Fanal fait seul une copie vérifiée, à côté du registre, avant chaque mise à jour "
                "de son format. Il ne copie pas encore seul vers votre dossier.",
            ),
            step=step,
            parent=parent,
        )
        self._folder: Path | None = None
        self.choose = QPushButton("Choisir un dossier ou une clé USB…", self)
        self.choose.setObjectName("backups_choose")
        self.choose.clicked.connect(self.folder_wanted)
        self.body.addWidget(self.choose)
        self.chosen = text_label("Aucun dossier choisi.", "help")
        self.chosen.setObjectName("backups_chosen")
        self.body.addWidget(self.chosen)
        self.body.addStretch(1)
        self.add_back()
        self.later = self.add_secondary("Plus tard", "backups_later")
        self.later.clicked.connect(lambda: self.kept.emit(None))
        self.go_on = self.add_primary("Terminer")
        self.go_on.clicked.connect(self._keep)
        self.go_on.setEnabled(False)

    def set_folder(self, folder: Path | None) -> None:
        """Show the chosen folder."""
        self._folder = folder
        self.go_on.setEnabled(folder is not None)
        self.chosen.setText(
            f"Dossier choisi\u00a0: {folder}" if folder else "Aucun dossier choisi."
        )

    def set_busy(self, text: str) -> None:
        """Say what is being done; empty when it is over."""
        self.choose.setEnabled(not text)
        self.later.setEnabled(not text)
        self.go_on.setEnabled(not text and self._folder is not None)
        if text:
            self.chosen.setText(text)

    def take_focus(self) -> None:
        """Put the focus on the choice of a folder."""
        self.choose.setFocus()

    def _keep(self) -> None:
        self.kept.emit(self._folder)

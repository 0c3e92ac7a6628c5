"""First screen: create a register, open one, or practise (UX §2.1, 1)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.styling import mark, text_label

_TRAIN = "S’entraîner avec un registre fictif"
_PREPARING = "Préparation du registre d’entraînement…"


class WelcomeScreen(EntryScreen):
    """Three ways in. Nothing is written before the second screen ends."""

    create_wanted = Signal()
    other_place_wanted = Signal()
    open_wanted = Signal()
    training_wanted = Signal()

    def __init__(self, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "Bienvenue",
            (
                "Fanal garde le registre de votre association et prépare vos écrits.",
                "Tout reste sur cet ordinateur, chiffré. Rien ne passe par Internet.",
            ),
            step=1,
            parent=parent,
        )
        self.go_on = self._choice("Créer un registre", "entry_create")
        mark(self.go_on, variant="primary")
        self.go_on.clicked.connect(self.create_wanted)
        self.place = text_label("", "help")
        self.body.addWidget(self.place)
        self.other_place = self._choice("Ranger le registre ailleurs…", "entry_other_place")
        self.other_place.clicked.connect(self.other_place_wanted)
        self.open = self._choice("Ouvrir un registre existant…", "entry_open")
        self.open.clicked.connect(self.open_wanted)
        self.training = self._choice(_TRAIN, "entry_training")
        self.training.clicked.connect(self.training_wanted)
        self.body.addWidget(
            text_label(
                "Le registre d’entraînement ne contient que des personnes inventées. "
                "Il est à part\u00a0: rien n’y est mélangé avec un vrai registre.",
                "help",
            )
        )
        self.body.addStretch(1)
        self.set_place(place)

    def set_place(self, place: Path) -> None:
        """Say where a new register will be."""
        self.place.setText(f"Il sera rangé ici\u00a0: {place}")

    def set_created(self) -> None:
        """Show that the register exists already: this screen was reached with « Retour »."""
        self.go_on.setText("Continuer")
        self.other_place.setEnabled(False)
        self.open.setEnabled(False)
        self.training.setEnabled(False)
        self.place.setText(self.place.text().replace("Il sera rangé ici", "Il est rangé ici"))

    def set_busy(self, busy: bool) -> None:
        """Wait for the training register, which takes a few seconds to write."""
        for button in (self.go_on, self.other_place, self.open, self.training):
            button.setEnabled(not busy)
        self.training.setText(_PREPARING if busy else _TRAIN)

    def take_focus(self) -> None:
        """Put the focus on the main choice."""
        self.go_on.setFocus()

    def _choice(self, label: str, name: str) -> QPushButton:
        button = QPushButton(label, self)
        button.setObjectName(name)
        self.body.addWidget(button)
        return button

"""Who writes: the first user of the register (UX §2.1, 5)."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.ids import UserId
from desktop_app.domain.organisation import Profile
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.widgets.labelled_field import LabelledField

_FIELDS = (
    ("first_name", "Prénom", ""),
    ("last_name", "Nom", ""),
    ("function", "Fonction", "Par exemple\u00a0: coordination, intervention, bénévole."),
    ("phone", "Téléphone", "Pour vous rappeler au sujet d’un écrit."),
    ("email", "Courriel", ""),
)


class AuthorScreen(EntryScreen):
    """``kept`` carries the profile. An empty field stops nothing."""

    kept = Signal(object)

    def __init__(self, *, step: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(
            "Vous",
            ("Votre nom et votre fonction figurent sur les écrits que vous rédigez.",),
            step=step,
            parent=parent,
        )
        self.is_filled = False
        self._profile = Profile(id=UserId(""))
        self.lines: dict[str, QLineEdit] = {}
        for name, label, help_text in _FIELDS:
            line = QLineEdit(self)
            line.setObjectName(f"author_{name}")
            line.setMaxLength(200)
            self.lines[name] = line
            self.body.addWidget(LabelledField(label, line, help_text))
        self.body.addStretch(1)
        self.add_back()
        self.go_on = self.add_primary("Continuer")
        self.go_on.clicked.connect(self._keep)

    def show_profile(self, profile: Profile) -> None:
        """Show what is already known."""
        self.is_filled = True
        self._profile = profile
        for name, line in self.lines.items():
            line.setText(str(getattr(profile, name)))

    def profile(self) -> Profile:
        """Return what is on screen."""
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        return dataclasses.replace(
            self._profile,
            first_name=typed["first_name"],
            last_name=typed["last_name"],
            function=typed["function"],
            phone=typed["phone"],
            email=typed["email"],
        )

    def take_focus(self) -> None:
        """Put the focus in the first name."""
        self.lines["first_name"].setFocus()

    def _keep(self) -> None:
        self.kept.emit(self.profile())

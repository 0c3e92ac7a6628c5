"""Who issues the papers: the association (UX §2.1, 4)."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop_app.domain.organisation import Organisation
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.styling import text_label
from desktop_app.ui.widgets.labelled_field import LabelledField

_FIELDS = (
    ("name", "Nom de l’association", ""),
    ("address", "Adresse", "Numéro et rue."),
    ("postal_code", "Code postal", ""),
    ("city", "Commune", ""),
    ("phone", "Téléphone", "Par exemple\u00a0: 01\u00a099\u00a000\u00a012\u00a034"),
    ("email", "Courriel", ""),
    ("rna", "Numéro RNA", "W suivi de 9\u00a0chiffres, sur le récépissé de la préfecture."),
)


class AssociationScreen(EntryScreen):
    """Everything can wait: an empty field stops nothing. ``kept`` carries the association."""

    kept = Signal(object)
    logo_wanted = Signal()

    def __init__(self, *, step: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(
            "Votre association",
            (
                "Ces lignes sont l’émetteur de tous vos écrits.",
                "Vous pouvez laisser vide ce que vous n’avez pas, et le compléter plus tard.",
            ),
            step=step,
            parent=parent,
        )
        self.is_filled = False
        self._organisation = Organisation()
        self.lines: dict[str, QLineEdit] = {}
        for name, label, help_text in _FIELDS:
            line = QLineEdit(self)
            line.setObjectName(f"association_{name}")
            line.setMaxLength(300)
            self.lines[name] = line
            self.body.addWidget(LabelledField(label, line, help_text))
        self.logo = QPushButton("Choisir un logo…", self)
        self.logo.setObjectName("association_logo")
        self.logo.clicked.connect(self.logo_wanted)
        self.logo_state = text_label("Logo (optionnel)\u00a0: aucun.", "help")
        row = QHBoxLayout()
        row.addWidget(self.logo)
        row.addWidget(self.logo_state, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_back()
        self.go_on = self.add_primary("Continuer")
        self.go_on.clicked.connect(self._keep)

    def show_organisation(self, organisation: Organisation) -> None:
        """Show what is already known."""
        self.is_filled = True
        self._organisation = organisation
        for name, line in self.lines.items():
            line.setText(str(getattr(organisation, name)))
        self.set_logo(organisation.logo)

    def set_logo(self, content: bytes, problem: str = "") -> None:
        """Keep a logo (empty: none) and say so; ``problem`` says why the file is not one."""
        self._organisation = dataclasses.replace(self._organisation, logo=content)
        size_kb = -(-len(content) // 1024)
        state = f"choisi, {size_kb}\u00a0Ko." if content else "aucun."
        self.logo_state.setText(problem or f"Logo (optionnel)\u00a0: {state}")

    def organisation(self) -> Organisation:
        """Return what is on screen."""
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        return dataclasses.replace(
            self._organisation,
            name=typed["name"],
            address=typed["address"],
            postal_code=typed["postal_code"],
            city=typed["city"],
            phone=typed["phone"],
            email=typed["email"],
            rna=typed["rna"],
        )

    def take_focus(self) -> None:
        """Put the focus in the name."""
        self.lines["name"].setFocus()

    def _keep(self) -> None:
        self.kept.emit(self.organisation())

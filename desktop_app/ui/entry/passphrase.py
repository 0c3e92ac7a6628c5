"""Choosing a passphrase: seven proposed words or one’s own (UX §2.1, 2; S-05)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.ui.entry.passphrase_field import PassphraseField
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.styling import mark, text_label

_WHY = (
    "Elle protège tout le registre. Personne ne peut la retrouver à votre place.",
    "Écrivez-la sur papier le temps de la retenir.",
)
_RULE = "7\u00a0mots proposés, ou 15\u00a0caractères et plus de votre choix. Collage autorisé."


class PassphraseScreen(EntryScreen):
    """A proposal, a field, one sentence about its strength.

    ``typed`` carries each new text, to be judged; ``chosen`` the text to keep.
    """

    typed = Signal(str)
    chosen = Signal(str)
    proposal_wanted = Signal()

    def __init__(
        self,
        title: str,
        *,
        step: int = 0,
        ask_current: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, _WHY, step=step, parent=parent)
        self.current: PassphraseField | None = None
        if ask_current:
            self.current = PassphraseField("Phrase de passe actuelle", "passphrase_current", self)
            self.body.addWidget(self.current)
        self.proposal = QLabel(" ", self)
        self.take = QPushButton("Prendre cette proposition", self)
        self.other = QPushButton("Autre proposition", self)
        self.field = PassphraseField("Votre phrase de passe", "passphrase", self)
        self.strength = text_label(_RULE, "help")
        self._build_proposal()
        self._build_field()
        self.back_button = self.add_back()
        self.go_on = self.add_primary("Continuer")
        self.go_on.clicked.connect(self._submit)

    def _build_proposal(self) -> None:
        self.proposal.setObjectName("passphrase_proposal")
        self.proposal.setWordWrap(True)
        mark(self.proposal, role="section")
        self.body.addWidget(text_label("Proposition", "label"))
        self.body.addWidget(self.proposal)
        self.take.setObjectName("passphrase_take")
        self.take.clicked.connect(self._take)
        self.other.setObjectName("passphrase_other")
        self.other.clicked.connect(self.proposal_wanted)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addWidget(self.other)
        row.addStretch(1)
        self.body.addLayout(row)

    def _build_field(self) -> None:
        self.field.changed.connect(self._type)
        self.field.submitted.connect(self._submit)
        self.body.addWidget(self.field)
        self.strength.setObjectName("passphrase_strength")
        self.body.addWidget(self.strength)
        self.body.addStretch(1)

    def set_proposal(self, words: str) -> None:
        """Show another proposal."""
        self.proposal.setText(words)

    def set_strength(self, text: str) -> None:
        """Say how strong the typed passphrase is; the rule when nothing is typed."""
        self.strength.setText(text or _RULE)

    def set_error(self, text: str) -> None:
        """Say why this passphrase cannot be kept, and go back to the field."""
        self._complain(self.field, text)

    def set_current_error(self, text: str) -> None:
        """Say that the present passphrase is not the right one."""
        self._complain(self.current or self.field, text)

    def set_busy(self, busy: bool, label: str = "Création du registre…") -> None:
        """Wait while the keys are made."""
        buttons = (self.take, self.other, self.back_button, self.go_on)
        for part in (self.current, self.field, *buttons):
            if part is not None:
                part.setEnabled(not busy)
        self.go_on.setText(label if busy else "Continuer")

    def forget(self) -> None:
        """Clear what was typed."""
        self.field.clear()
        if self.current is not None:
            self.current.clear()
        self.proposal.setText(" ")

    def take_focus(self) -> None:
        """Put the focus in the first field."""
        (self.current or self.field).line.setFocus()

    def _complain(self, field: PassphraseField, text: str) -> None:
        self.set_busy(False)
        field.set_error(text)
        field.line.setFocus()
        field.line.selectAll()

    def _take(self) -> None:
        self.field.set_text(self.proposal.text().strip(), shown=True)

    def _type(self, text: str) -> None:
        self.field.set_error("")
        self.typed.emit(text)

    def _submit(self) -> None:
        if not self.field.text():
            self.set_error("Écrivez une phrase de passe, ou prenez la proposition.")
            return
        self.chosen.emit(self.field.text())

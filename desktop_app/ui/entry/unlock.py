"""The unlock screen: nothing of the register is known here, not even a count (S-34, UX §2.2)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.entry.passphrase_field import PassphraseField
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.widgets.labelled_field import LabelledField

LOCKED = "Registre verrouillé. Votre travail est enregistré."
_UNNAMED = "Compte principal"
LOCKED_UNSAVED = (
    "Registre verrouillé. Les toutes dernières frappes ne sont peut-être pas enregistrées."
)


class UnlockScreen(EntryScreen):
    """Account, passphrase, one button. ``unlock_wanted`` carries passphrase and account."""

    unlock_wanted = Signal(str, str)
    forgotten = Signal()
    other_register = Signal()

    def __init__(self, notice: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Registre", parent=parent)
        self.notice = text_label(notice or " ", "secondary")
        self.notice.setObjectName("unlock_notice")
        self.body.addWidget(self.notice)
        self.account = QComboBox(self)
        self.account.setObjectName("unlock_account")
        self.account.setEnabled(False)
        self.body.addWidget(LabelledField("Compte", self.account))
        self.field = PassphraseField("Phrase de passe", "unlock_passphrase", self)
        self.field.submitted.connect(self._submit)
        self.body.addWidget(self.field)
        self.go_on = QPushButton("Ouvrir", self)
        self.go_on.setObjectName("entry_forward")
        mark(self.go_on, variant="primary")
        self.go_on.clicked.connect(self._submit)
        self.body.addWidget(self.go_on)
        self.body.addStretch(1)
        self._ways_out()
        self._wait_s = 0
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)

    def set_owners(self, owners: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Offer the accounts (id, name) of the vault; the only one is chosen by itself."""
        self.account.clear()
        for user_id, name in owners:
            self.account.addItem(name or _UNNAMED, user_id)
        self.account.setCurrentIndex(max(self.account.findData(chosen), 0))
        self.account.setEnabled(len(owners) > 1)

    def set_busy(self, busy: bool) -> None:
        """Wait while the key is derived; nobody leaves for another register meanwhile."""
        for part in (self.field, self.go_on, *self._ways):
            part.setEnabled(not busy)
        self.go_on.setText("Ouverture…" if busy else "Ouvrir")

    def refuse(self, text: str) -> None:
        """Say that the register stays shut; what was typed is selected, ready to be replaced."""
        self.set_busy(False)
        self.field.set_error(text)
        self.field.line.setFocus()
        self.field.line.selectAll()

    def wait(self, text: str, wait_s: int) -> None:
        """Refuse, and count down the seconds until the next try."""
        self.refuse(text)
        self._wait_s = wait_s
        self.go_on.setEnabled(False)
        self._second.start()
        self._tell_wait()

    def take_focus(self) -> None:
        """Put the focus in the passphrase (S02-AC1)."""
        self.field.line.setFocus()

    def _ways_out(self) -> None:
        row = QHBoxLayout()
        self._ways: list[QPushButton] = []
        for label, name, signal in (
            ("Phrase de passe oubliée", "unlock_forgotten", self.forgotten),
            ("Autre registre…", "unlock_other", self.other_register),
        ):
            button = QPushButton(label, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            mark(button, variant="link")
            button.clicked.connect(signal)
            row.addWidget(button)
            self._ways.append(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _submit(self) -> None:
        if self._wait_s or not self.go_on.isEnabled():
            return
        if not self.field.text():
            self.field.set_error("Écrivez votre phrase de passe.")
            self.take_focus()
            return
        self.field.set_error("")
        self.unlock_wanted.emit(self.field.text(), str(self.account.currentData() or ""))

    def _count_down(self) -> None:
        self._wait_s -= 1
        self._tell_wait()
        if self._wait_s <= 0:
            self._second.stop()
            self._wait_s = 0
            self.go_on.setEnabled(True)
            self.go_on.setText("Ouvrir")

    def _tell_wait(self) -> None:
        self.go_on.setText(f"Nouvel essai possible dans {self._wait_s}\u00a0s")

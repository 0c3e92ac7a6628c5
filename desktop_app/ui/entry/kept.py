"""A step reached again with « Retour »: what was decided stands, it may be done again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.entry.screen import EntryScreen


class KeptScreen(EntryScreen):
    """Say what is decided; ``change_wanted`` asks to decide again."""

    change_wanted = Signal()

    def __init__(
        self, title: str, text: str, change: str, *, step: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, (text,), step=step, parent=parent)
        self.body.addStretch(1)
        self.add_back()
        self.change = self.add_secondary(change, "entry_change")
        self.change.clicked.connect(self.change_wanted)
        self.go_on = self.add_primary("Continuer")
        self.go_on.clicked.connect(self.forward)

    def take_focus(self) -> None:
        """Put the focus on « Continuer »."""
        self.go_on.setFocus()

"""The bar that stays while names are hidden: « Mode discret — Afficher » (UX §2.20)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.ui.announcer import Announcer
from desktop_app.ui.discreet import DiscreetMode
from desktop_app.ui.shortcuts import keys_shown
from desktop_app.ui.styling import mark

_HIDDEN = "Mode discret\u00a0: les noms sont masqués à l’écran. Le registre reste ouvert."
_SHOWN = "Les noms sont affichés."


class DiscreetBar(QFrame):
    """Shown only while the discreet mode is on."""

    def __init__(
        self, discreet: DiscreetMode, announcer: Announcer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("discreet_bar")
        mark(self, kind="neutral")
        self._announcer = announcer
        text = QLabel(_HIDDEN, self)
        text.setWordWrap(True)
        self.show_names = QPushButton(f"Afficher ({keys_shown('discreet')})", self)
        self.show_names.setObjectName("discreet_show")
        self.show_names.clicked.connect(lambda: discreet.set_active(False))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(text, 1)
        row.addWidget(self.show_names)
        discreet.changed.connect(self._follow)
        self.setVisible(discreet.active)

    def _follow(self, active: bool) -> None:
        self.setVisible(active)
        self._announcer.say(_HIDDEN if active else _SHOWN)

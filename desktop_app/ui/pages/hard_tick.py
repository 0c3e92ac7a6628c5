"""« Contenu difficile »: the author asks that a text be folded in the chronology (UX S05-AC7)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import quote
from desktop_app.ui.widgets.tick import Tick


class HardTick(Tick):
    """One box to tick, for oneself and for the next reader."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Contenu difficile",
            f"Le texte est replié dans la chronologie. Un clic sur {quote('Afficher')} le montre.",
            parent=parent,
        )
        self.box.setObjectName(name)

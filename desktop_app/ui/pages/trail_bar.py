"""Where a dossier stands in the list that it was opened from, and the way to its neighbours."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.ids import DossierId
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.shortcuts import keys_shown
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import PAGE_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout


class TrailBar(QWidget):
    """Show « Liste : 3 sur 38 », « Dossier précédent » and « Dossier suivant » (UX S04-AC6)."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trail_bar")
        self._context = context
        self._dossier_id = DossierId("")
        self._words = text_label("", "secondary")
        self._words.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN_PX, 0, PAGE_MARGIN_PX, 4)
        row = FlowLayout(spacing=16)
        column.addLayout(row)
        row.addWidget(self._words)
        self._ways: dict[int, QPushButton] = {}
        for by, name, label, action in (
            (-1, "trail_previous", "Dossier précédent", "previous_section"),
            (1, "trail_next", "Dossier suivant", "next_section"),
        ):
            button = QPushButton(label)
            button.setObjectName(name)
            button.setToolTip(keys_shown(action))
            mark(button, variant="link")
            button.clicked.connect(lambda _checked, step=by: self.step(step))
            row.addWidget(button)
            self._ways[by] = button
        self.hide()

    def show_dossier(self, dossier_id: DossierId) -> None:
        """Say where ``dossier_id`` stands; nothing if it was not opened from a list."""
        self._dossier_id = dossier_id
        words = self._context.trail.words(dossier_id)
        self._words.setText(f"Liste{NBSP}: {words}")
        self.setVisible(bool(words))

    def step(self, by: int) -> bool:
        """Go to the next dossier of the list or the former one; tell whether there is a list."""
        trail, announcer = self._context.trail, self._context.announcer
        if not trail.words(self._dossier_id):
            return False
        found = trail.step(self._dossier_id, by)
        if found is None:
            announcer.say("Fin de la liste." if by > 0 else "Début de la liste.")
            return True
        # In the place of the one on screen: « Retour » leads back to the list.
        self._context.navigator.replace(routes.dossier(found))
        announcer.say(f"Dossier {trail.words(found)}")
        return True

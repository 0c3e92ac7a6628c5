"""« Ouvrir avec… »: what is said before a copy in clear is made (S-43)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import AttachmentId
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.widgets.flow_layout import FlowLayout

WARNING = (
    "Ouvre une copie temporaire, effacée à la fermeture et au verrouillage. Cette copie est en "
    "clair\xa0: l’autre programme peut en garder une trace (fichiers récents, copie de secours). "
    "Ce que vous y changez n’est pas gardé."
)
OPENED = "La copie est ouverte dans un autre programme. Elle sera effacée au verrouillage."
NO_PROGRAM = "Cet ordinateur n’a pas de programme pour ce type de fichier. La copie a été effacée."


class OutsideCard(QFrame):
    """Warn, then open a watched copy. ``opened`` once it is handed over."""

    opened = Signal()

    def __init__(
        self,
        context: PageContext,
        open_file: Callable[[Path], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._open_file = open_file
        self._piece = AttachmentId("")
        self._keep = QPushButton("Ne pas ouvrir")
        self._go_on = QPushButton("Ouvrir une copie")
        self._build()

    def ask(self, attachment_id: AttachmentId) -> None:
        """Say what opening this piece outside means."""
        self._piece = attachment_id
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.announcer.say(WARNING, urgent=True)

    def close_card(self) -> None:
        """Take the warning away."""
        self.hide()

    def _build(self) -> None:
        mark(self, kind="attention")
        self.setAccessibleName(WARNING)
        self._keep.setObjectName("outside_keep")
        self._go_on.setObjectName("outside_go_on")
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self._keep)
        buttons.addWidget(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(text_label(WARNING))
        column.addLayout(buttons)
        self.hide()
        self._keep.clicked.connect(self.close_card)
        self._go_on.clicked.connect(self._make)

    def _make(self) -> None:
        viewer, attachment_id = self._context.session.viewer, self._piece
        self.close_card()
        self._context.runner.run(
            lambda: viewer.open_outside(attachment_id),
            self._hand_over,
            self._context.messages.failed,
            label="Copie de la pièce…",
        )

    def _hand_over(self, path: Path) -> None:
        viewer, messages = self._context.session.viewer, self._context.messages
        if self._open_file(path):
            see = Action(
                "Copies en clair", lambda: self._context.navigator.open(routes.CLEAR_COPIES)
            )
            messages.attention(OPENED, actions=(see,))
            self.opened.emit()
            self._context.navigator.changed(frozenset({"attachment"}))
            return
        self._context.runner.run(
            lambda: viewer.wipe(path),
            lambda _gone: messages.attention(NO_PROGRAM),
            messages.failed,
        )

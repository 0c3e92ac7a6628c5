"""« Ajouter une pièce » while an observation is being written (UX S07-AC8)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.attachment_adding import AttachmentAdding
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX


class ObservationPieces(QWidget):
    """Add files to the dossier, tied to the observation; tell how many came."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adding = AttachmentAdding(context)
        self._subject: tuple[DossierId, OccasionId | None] | None = None
        self._told = text_label("", "secondary", hidden_if_empty=True)
        self.count = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(self.adding)
        column.addWidget(self._told)
        self.adding.added.connect(self._on_added)

    def turn_to(self, dossier_id: DossierId, occasion_id: OccasionId | None) -> None:
        """Add the next files to another observation."""
        self._subject, self.count = (dossier_id, occasion_id), 0
        show_text(self._told, "")

    def begin(self) -> None:
        """Ask which files; say first, once on this computer, what a photo can do."""
        if self._subject is not None:
            self.adding.begin(*self._subject)

    def _on_added(self, ids: tuple[str, ...]) -> None:
        self.count += len(ids)
        words = plural(self.count, "pièce ajoutée", "pièces ajoutées") if self.count else ""
        show_text(self._told, f"{words} à cette observation." if words else "")

"""Which pieces of the dossier go along with an écrit: a box each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.attachment_rules import LOCATION, size_words, title_of
from desktop_app.domain.ids import AttachmentId
from desktop_app.domain.media import kind_of
from desktop_app.ui.styling import text_label
from desktop_app.ui.widgets.tick import Tick

HEADING = "Pièces du dossier à joindre"


class PieceTicks(QWidget):
    """Show the pieces; ``changed`` follows the user. Out of sight if the dossier has none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[AttachmentId, Tick] = {}
        self._shown: tuple[Attachment, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(text_label(HEADING, "label"))
        self.hide()

    def load(
        self, pieces: Sequence[Attachment], joined: Sequence[AttachmentId], *, discreet: bool
    ) -> None:
        """Show ``pieces``, those of ``joined`` ticked."""
        if tuple(pieces) != self._shown:
            self._shown = tuple(pieces)
            self._fill(pieces)
        for number, piece in enumerate(pieces, 1):
            tick = self._ticks[piece.id]
            title = f"Pièce {number}" if discreet else title_of(piece)
            tick.set_words(title, _detail(piece))
            tick.set_ticked(piece.id in joined)
        self.setVisible(bool(pieces))

    def picked(self) -> tuple[AttachmentId, ...]:
        """Return the pieces that are ticked, in their order."""
        return tuple(key for key, tick in self._ticks.items() if tick.is_ticked())

    def _fill(self, pieces: Sequence[Attachment]) -> None:
        for tick in self._ticks.values():
            self._column.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = {}
        for piece in pieces:
            tick = Tick("")
            tick.box.setObjectName(f"join_{piece.id}")
            tick.changed.connect(lambda _ticked: self.changed.emit())
            self._ticks[piece.id] = tick
            self._column.addWidget(tick)


def _detail(piece: Attachment) -> str:
    words = [kind_of(piece.media_type).word, size_words(piece.size)]
    if piece.has_location:
        words.append(LOCATION)
    return " · ".join(words)

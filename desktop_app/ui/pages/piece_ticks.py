"""Which pieces of the dossier go along with an écrit: a box each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.attachment_rules import LOCATION, package_name, size_words, title_of
from desktop_app.domain.ids import AttachmentId
from desktop_app.domain.media import kind_of
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.widgets.tick import Tick

HEADING = "Pièces du dossier à joindre"
CLEAN = "Retirer la position"


class PieceTicks(QWidget):
    """Show the pieces; ``changed`` follows the user. Out of sight if the dossier has none.

    ``clean_wanted`` asks to take the position out of a piece.
    """

    changed = Signal()
    clean_wanted = Signal(object)

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
            place = joined.index(piece.id) + 1 if piece.id in joined else 0
            tick.set_words(title, _detail(piece, place))
            tick.set_ticked(bool(place))
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
            if piece.has_location:
                tick.add_under(self._clean_button(piece))
            self._ticks[piece.id] = tick
            self._column.addWidget(tick)

    def _clean_button(self, piece: Attachment) -> QPushButton:
        button = QPushButton(CLEAN)
        button.setObjectName(f"clean_{piece.id}")
        button.setAccessibleName(f"{CLEAN}, {title_of(piece)}")
        mark(button, variant="link")
        button.clicked.connect(lambda: self.clean_wanted.emit(piece.id))
        return button


def _detail(piece: Attachment, place: int) -> str:
    words = [kind_of(piece.media_type).word, size_words(piece.size)]
    if place:
        words.append(f"nom dans l’envoi\u00a0: {package_name(place, piece)}")
    if piece.has_location:
        words.append(LOCATION)
    return " · ".join(words)

"""The places where a person lived before, the latest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import PlaceId
from desktop_app.domain.place import Place, Stay
from desktop_app.domain.place_history import stay_words
from desktop_app.services.place_words import place_words
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX

_GONE = "Lieu mis à la corbeille"


class PastStays(QWidget):
    """Show past stays. The signals carry the position of the one to correct or to take away."""

    corrected = Signal(int)
    removed = Signal(int)
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = text_label("Anciens lieux de vie", "label", hidden_if_empty=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(LABEL_GAP_PX * 2)
        self._add = QPushButton("Ajouter un ancien lieu de vie")
        self._add.setObjectName("past_add")
        mark(self._add, variant="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addWidget(self._heading)
        column.addLayout(self._cards)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self.added)

    def show_stays(self, stays: Sequence[Stay], places: Mapping[PlaceId, Place]) -> None:
        """Show ``stays``; the focus stays on the same button."""
        self._heading.setVisible(bool(stays))
        with kept_focus(self, self._add):
            empty_layout(self._cards)
            for index, stay in enumerate(stays):
                place = places.get(stay.place_id)
                card = self._card(index, stay, _GONE if place is None else place_words(place))
                self._cards.addWidget(card)
                card.show()

    def _card(self, index: int, stay: Stay, named: str) -> RecordCard:
        acts = (
            Act("Corriger", f"past_correct_{index}", lambda: self.corrected.emit(index)),
            Act("Retirer", f"past_remove_{index}", lambda: self.removed.emit(index)),
        )
        words = stay_words(stay, "")
        return RecordCard(named, (words[:1].upper() + words[1:],), acts)

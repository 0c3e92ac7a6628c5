"""What one does with one word of a list: its wording, its place, whether it is proposed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.word_lists import ListEntry
from desktop_app.ui.pages.indication_ticks import source_words
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_field import LabelledField

RENAME, UP, DOWN, FIRST, HIDE, SHOW, SHIPPED = (
    "rename",
    "up",
    "down",
    "first",
    "hide",
    "show",
    "shipped",
)
_LABELS = {
    RENAME: "Renommer",
    UP: "Monter",
    DOWN: "Descendre",
    FIRST: "Mettre en premier",
    HIDE: "Ne plus proposer",
    SHOW: "Proposer de nouveau",
    SHIPPED: "Revenir aux mots livrés",
}


class WordCard(QWidget):
    """Show one entry; ``asked`` carries what the user wants done with it."""

    asked = Signal(str)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setObjectName("terms_wording")
        self._wording = LabelledField("Mot choisi", self.field)
        self._source = text_label("", "help", hidden_if_empty=True)
        self._shipped = text_label("", "help", hidden_if_empty=True)
        self.buttons = {key: QPushButton(words) for key, words in _LABELS.items()}
        row = FlowLayout(spacing=8)
        for key, button in self.buttons.items():
            button.setObjectName(f"terms_{key}")
            button.clicked.connect(lambda _checked, wanted=key: self.asked.emit(wanted))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self._wording, self._source, self._shipped):
            column.addWidget(part)
        column.addLayout(row)
        self._wording.edited.connect(self.edited)
        self.field.returnPressed.connect(lambda: self.asked.emit(RENAME))

    def show_entry(self, entry: ListEntry, wording: str, *, movable: bool) -> None:
        """Show ``entry``, with ``wording`` in its field."""
        if self.field.text() != wording:
            self.field.setText(wording)
            self.field.setCursorPosition(0)  # the beginning of a long one is what one knows
        self.set_error()
        address = f" {entry.url}" if entry.url else ""
        show_text(self._source, f"{source_words(entry)}{address}" if entry.url else "")
        changed = f"Mots livrés\u00a0: {entry.shipped_label}" if entry.changed else ""
        show_text(self._shipped, changed)
        for key in (UP, DOWN, FIRST):
            self.buttons[key].setEnabled(movable)
        self.buttons[HIDE].setVisible(not entry.hidden)
        self.buttons[SHOW].setVisible(entry.hidden)
        self.buttons[SHIPPED].setVisible(not entry.own)

    def set_error(self, sentence: str = "") -> None:
        """Show why the wording cannot be kept."""
        self._wording.set_error(sentence)

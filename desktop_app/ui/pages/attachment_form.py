"""What is said of a piece: name, from whom, when, and whether it is hard to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.attachment import Attachment
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.tick import Tick

_NAME = (TextSpec("name", "Nom de la pièce", absence=False),)
_MORE = (
    TextSpec("received_from", "Reçu de", "Par exemple\xa0: la mère, le collège.", absence=False),
)
_NOTE = (TextSpec("note", "Note", rows=3, absence=False),)


class AttachmentForm(QWidget):
    """Show and change what is said of a piece. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = tuple(BoundTexts(specs) for specs in (_NAME, _MORE, _NOTE))
        self._received = SpokenDateField(
            "Reçu le", "piece_received_on", today, "Par exemple\xa0: hier, 3/3, mars 2026."
        )
        self._hard = Tick("Contenu difficile", "La pièce est repliée\xa0; un clic la montre.")
        name, more, note = self._texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (name, more, self._received, note, self._hard):
            column.addWidget(part)
        self.setFocusProxy(name.labelled("name").field)
        for texts, names in zip(self._texts, ("name", "received_from", "note"), strict=True):
            texts.labelled(names).field.setObjectName(f"piece_{names}")
            texts.edited.connect(self.edited)
        self._hard.box.setObjectName("piece_hard")
        self._received.edited.connect(self.edited)
        self._hard.changed.connect(lambda _ticked: self.edited.emit())

    def load(self, attachment: Attachment) -> None:
        """Show ``attachment`` without telling anybody."""
        for texts in self._texts:
            texts.load(attachment)
        self._received.load(attachment.received_on)
        self._hard.set_ticked(attachment.hard)

    def apply(self, attachment: Attachment) -> Attachment:
        """Return ``attachment`` with what is written here; half a date changes nothing."""
        for texts in self._texts:
            attachment = texts.apply(attachment)
        typed, day = self._received.text().strip(), self._received.value()
        return replace(
            attachment,
            received_on=attachment.received_on if typed and day is None else day,
            hard=self._hard.is_ticked(),
        )

    def unread_date(self) -> str:
        """Return what is typed as a date and is none yet, for the draft."""
        return "" if self._received.value() is not None else self._received.text().strip()

    def set_unread_date(self, text: str) -> None:
        """Show again what a draft kept of the date."""
        self._received.set_text(text)

"""« Demander une relecture »: what is still missing, who reads, a message (UX J4-1, S09-AC3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.services.paper_views import EcritView
from desktop_app.services.review_views import Asking
from desktop_app.ui.pages.export_panel import missing_sentence
from desktop_app.ui.pages.row_button import RowButton
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea

ALONE = (
    "Vous êtes la seule personne à pouvoir relire. Fanal propose une relecture à froid"
    f"{NBSP}: vous cochez les points, vous faites une pause, vous les cochez de nouveau."
)
_SHOWN = 6


class AskReviewForm(QWidget):
    """The panel. ``missing_chosen`` carries a ``MissingLine``; ``wanted`` asks to send."""

    missing_chosen = Signal(object)
    wanted = Signal()
    closed = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missing = QVBoxLayout()
        self._missing.setSpacing(8)
        self._alone = text_label(ALONE)
        self._reader = LabelledCombo("Qui relit", searchable=False)
        self._reader.combo.setObjectName("ask_review_reader")
        self.message = TextArea(rows=2)
        self.message.setObjectName("ask_review_message")
        message = LabelledField("Message, si utile", self.message)
        self.send = _button("Envoyer la demande", "ask_review_send", self.wanted.emit, "primary")
        close = _button("Fermer", "ask_review_close", self.closed.emit, "quiet")
        row = FlowLayout(spacing=8)
        row.addWidget(self.send)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addLayout(self._missing)
        for part in (self._alone, self._reader, message):
            column.addWidget(part)
        column.addLayout(row)
        self._reader.changed.connect(lambda _name: self.edited.emit())
        message.edited.connect(self.edited)

    def load(self, asking: Asking, draft: Mapping[str, Any]) -> None:
        """Offer the readers; take up what was typed before a lock."""
        self._reader.set_options([(name, name) for name in asking.readers])
        typed = str(draft.get("reviewer", ""))
        self._reader.set_value(typed if typed in asking.readers else asking.proposed)
        self._reader.setVisible(not asking.alone)
        self._alone.setVisible(asking.alone)
        self.message.set_text(str(draft.get("message", "")))

    def show_missing(self, view: EcritView, *, discreet: bool) -> None:
        """List what the model asks for and the écrit lacks, each line a way there."""
        empty_layout(self._missing)
        if not view.missing:
            return
        self._missing.addWidget(text_label(missing_sentence(view.missing, discreet=discreet)))
        for number, line in enumerate(view.missing[:_SHOWN]):
            row = RowButton(line.label, "" if discreet else line.whose)
            row.setObjectName(f"ask_review_missing_{number}")
            row.clicked.connect(lambda _checked, wanted=line: self.missing_chosen.emit(wanted))
            self._missing.addWidget(row)
            row.show()

    def payload(self) -> dict[str, Any]:
        """Return what a draft keeps."""
        return {"reviewer": self._reader.value(), "message": self.message.text()}

    def take_focus(self) -> None:
        """Start at what is missing, else where one sends."""
        first = self.findChild(QWidget, "ask_review_missing_0")
        target = first if isinstance(first, QWidget) else self.send
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _button(label: str, name: str, act: Callable[[], object], variant: str) -> QPushButton:
    button = QPushButton(label)
    button.setObjectName(name)
    mark(button, variant=variant)
    button.clicked.connect(lambda: act())
    return button

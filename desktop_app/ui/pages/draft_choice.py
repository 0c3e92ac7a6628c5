"""« Reprendre le brouillon du 3 mars à 14:10 » or « Nouvelle observation » (UX J2-7)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.pages.observation_drafts import KeptDraft
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.widgets.flow_layout import FlowLayout

_WORDS = 12


class DraftChoice(QFrame):
    """Offer the unfinished texts of a dossier; ``resumed`` carries one, ``fresh`` asks for none."""

    resumed = Signal(object)
    fresh = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draft_choice")
        mark(self, role="card")
        self._first: QPushButton | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(text_label("Une observation n’est pas terminée", "section"))
        column.addLayout(self._rows)

    def offer(self, kept: Sequence[KeptDraft], *, discreet: bool) -> None:
        """Show one button a text, then « Nouvelle observation »."""
        empty_layout(self._rows)
        first = None
        for item in kept:
            begin = "" if discreet else _beginning(item.draft.text)
            if begin:
                self._rows.addWidget(text_label(begin, "secondary"))
            resume = QPushButton(f"Reprendre le brouillon {item.words}")
            resume.setObjectName("resume_draft")
            resume.clicked.connect(lambda _checked, chosen=item: self.resumed.emit(chosen))
            mark(resume, variant="primary" if first is None else "")
            first = first or resume
            self._rows.addWidget(_left(resume))
        fresh = QPushButton("Nouvelle observation")
        fresh.setObjectName("fresh_observation")
        fresh.clicked.connect(self.fresh)
        self._rows.addWidget(_left(fresh))
        self._first = first or fresh

    def take_focus(self) -> None:
        """Put the focus on the latest text: Entrée takes it up again."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)


def _left(button: QPushButton) -> QWidget:
    """Return a row that keeps the button as wide as its words."""
    holder = QWidget()
    FlowLayout(holder).addWidget(button)
    holder.setFocusProxy(button)
    return holder


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")

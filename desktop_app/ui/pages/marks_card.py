"""« Repères » of a dossier: motives, agreements, and the ways to them and to the indicators."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.services.tick_views import Marks
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout


class MarksCard(QFrame):
    """Show the marks; the signals ask for the pages that hold them."""

    indications_wanted = Signal()
    consents_wanted = Signal()

    def __init__(self, marks: Marks, *, discreet: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label("Repères", "label"))
        for line in _lines(marks, discreet=discreet):
            column.addWidget(text_label(line, "secondary"))
        row = FlowLayout(spacing=16)
        for words, name, signal in (
            ("Indices", "marks_indications", self.indications_wanted),
            ("Accords et information", "marks_consents", self.consents_wanted),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            mark(button, variant="link")
            button.clicked.connect(signal)
            row.addWidget(button)
        column.addLayout(row)


def _lines(marks: Marks, *, discreet: bool) -> tuple[str, ...]:
    if discreet:
        return (
            *(f"{item.short}{NBSP}: {item.state}" for item in marks.agreements),
            *(item.short for item in marks.crossings),
        )
    motives = f"{NBSP}; ".join(marks.motives)
    return (
        *((f"Motifs{NBSP}: {motives}",) if motives else ()),
        *(f"{item.name}{NBSP}: {item.state}" for item in marks.agreements),
        *(("Des indices ont été notés.",) if marks.indicated else ()),
        *(item.words for item in marks.crossings),
    )

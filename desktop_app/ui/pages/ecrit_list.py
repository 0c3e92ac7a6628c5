"""The écrits of a dossier, each with its state and a way to open it (UX §2.26)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.views import EcritLine
from desktop_app.ui.messages import Action
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.scroll_column import ScrollColumn


class EcritList(ScrollColumn):
    """List the écrits; ``chosen`` carries an id, ``wanted`` asks to prepare one."""

    chosen = Signal(str)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ecrits_scroll", margin=NARROW_MARGIN_PX, parent=parent)
        self._shown: tuple[EcritLine, ...] | None = None

    def show_lines(self, lines: Sequence[EcritLine]) -> None:
        """Show ``lines``, or how to begin."""
        if tuple(lines) == self._shown:
            return  # the same rows: the focus stays where it is
        self._shown = tuple(lines)
        self.clear()
        rows: list[QWidget] = [self._card(line) for line in lines]
        if not lines:
            prepare = Action("Préparer un écrit", self.wanted.emit)
            rows = [PlaceholderPage("Aucun écrit pour l’instant.", "", prepare)]
        for row in rows:
            self.add(row)
            row.show()  # now, not at the next turn of the loop: the first takes the focus

    def _card(self, line: EcritLine) -> QFrame:
        card = QFrame()
        mark(card, role="card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        texts = QVBoxLayout()
        texts.setSpacing(LABEL_GAP_PX)
        texts.addWidget(text_label(line.title, "label"))
        detail = (line.ecrit.ref, line.state, line.changed_words)
        texts.addWidget(text_label(" · ".join(part for part in detail if part), "secondary"))
        row.addLayout(texts, 1)
        button = QPushButton("Ouvrir")
        button.setObjectName(f"ecrit_{line.ecrit.id}")
        button.setAccessibleName(f"Ouvrir, {line.title} {line.ecrit.ref}, {line.state}")
        button.clicked.connect(lambda: self.chosen.emit(line.ecrit.id))
        row.addWidget(button)
        return card

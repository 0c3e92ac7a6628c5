"""What the check of a model found, point by point: where, what, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop_app.domain.french import plural, quote
from desktop_app.services.model_views import Problem, Severity
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.status_tag import StatusTag

_WORDS = {Severity.BLOCKING: "À corriger", Severity.ATTENTION: "À regarder"}
_NOTHING = "Le contrôle n’a rien trouvé à corriger."
_HOW = (
    f"Corrigez dans Word\u00a0: {quote('Enregistrer le fichier Word')}, "
    f"puis {quote('Ajouter une nouvelle version')}."
)


class ModelPoints(ScrollColumn):
    """List the points. ``copied`` carries what is to be written instead."""

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__("model_points", margin=NARROW_MARGIN_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Points trouvés par le contrôle")

    def show_points(self, problems: Sequence[Problem], *, own: bool) -> None:
        """Show what was found; ``own`` models can be corrected."""
        self.clear()
        if not problems:
            self.add(text_label(_NOTHING))
            return
        self.add(text_label(_summary(problems), "label"))
        if own:
            self.add(text_label(_HOW, "secondary"))
        for number, each in enumerate(problems):
            self.add(self._card(number, each))

    def _card(self, number: int, each: Problem) -> QFrame:
        card = QFrame()
        mark(card, role="card")
        column = QVBoxLayout(card)
        column.setSpacing(LABEL_GAP_PX)
        tag = StatusTag(_WORDS[each.severity], "attention")
        column.addWidget(tag, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text_label(each.where[:1].upper() + each.where[1:], "label"))
        if each.found:
            column.addWidget(text_label(f"Trouvé\u00a0: {quote(each.found)}", "secondary"))
        column.addWidget(text_label(each.message))
        if each.suggestion:
            button = QPushButton(f"Copier {quote(each.suggestion)}")
            button.setObjectName(f"model_point_{number}")
            button.clicked.connect(lambda: self.copied.emit(each.suggestion))
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        return card


def _summary(problems: Sequence[Problem]) -> str:
    severe = sum(each.severity is Severity.BLOCKING for each in problems)
    others = len(problems) - severe
    parts = []
    if severe:
        parts.append(plural(severe, "point à corriger", "points à corriger"))
    if others:
        parts.append(plural(others, "point à regarder", "points à regarder"))
    return ", ".join(parts) + "."

"""What is said where an adult has not agreed: nothing with a name, and all that stays possible.

Source: mniop.md §4.2. The articles are information; nothing opens by itself.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.consent_words import STAYS_POSSIBLE
from desktop_app.domain.french import NBSP
from desktop_app.domain.orientation_guide import Guide
from desktop_app.domain.orientation_rules import Situation
from desktop_app.ui.pages.orientation_ways import law_words
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.disclosure import Disclosure

_NOT_ASKED = (
    "L’accord d’une personne adulte n’est pas noté. Aucun écrit avec son nom ne part sans lui."
)
_REFUSED = (
    "Une personne adulte n’a pas donné son accord. Aucun écrit avec son nom ne part sans lui."
)
_POSSIBLE = "Ce qui reste possible, sans rien lui retirer\u00a0:"
_EXAMINE = (
    "À examiner avec la personne responsable ou un avocat\u00a0: un âge incertain, une vie en "
    "danger, ou ce que disent les articles ci-dessous. Fanal ne décide pas à votre place. "
    "Savoir qui est tenu au secret dépend de la mission de chacun."
)
_LAWS = ("434-3", "434-1", "223-6", "226-14")


class OrientationAgreement(QFrame):
    """A frame that shows itself when it has something to say; ``wanted`` asks for agreements."""

    wanted = Signal()

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="info")
        self.setObjectName("orientation_agreement")
        self._words = text_label(_NOT_ASKED)
        laws = "\n\n".join(law_words(law) for law in guide.laws_of(_LAWS))
        self._more = Disclosure(f"{_EXAMINE}\n\n{laws}", "sans accord", "more_agreement")
        button = QPushButton("Accords et information")
        button.setObjectName("orientation_consents")
        button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(self._words)
        column.addWidget(text_label(_POSSIBLE, "secondary"))
        for words in STAYS_POSSIBLE:
            column.addWidget(text_label(f"–{NBSP}{words}", "secondary"))
        column.addWidget(self._more)
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_situation(self, situation: Situation) -> None:
        """Say what holds for this situation, or take no room."""
        self._words.setText(_REFUSED if situation.refused else _NOT_ASKED)
        self.setVisible(situation.named_paper_waits)

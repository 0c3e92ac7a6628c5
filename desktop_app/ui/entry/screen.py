"""The shape of every entry screen: a title, sentences, one decision, buttons at the bottom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, SECTION_GAP_PX

FIRST_RUN_SCREENS = 6
_GAP = FIELD_GAP_PX
_MARGIN = SECTION_GAP_PX


class EntryScreen(QFrame):
    """One screen. ``back`` asks for the screen before, ``forward`` for the one after."""

    back = Signal()
    forward = Signal()

    def __init__(
        self,
        title: str,
        sentences: tuple[str, ...] = (),
        *,
        step: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("entry_card")
        self.step = step
        self.column = QVBoxLayout(self)
        self.column.setSpacing(_GAP)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        if step:
            where = f"Première installation. Étape {step} sur {FIRST_RUN_SCREENS}."
            self.column.addWidget(text_label(where, "secondary"))
        self.heading = text_label(title, "big-title")
        self.heading.setObjectName("entry_title")
        self.column.addWidget(self.heading)
        for text in sentences:
            self.column.addWidget(text_label(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(_GAP)
        self.column.addLayout(self.body)
        self._problem = text_label("", "error")
        self._problem.setObjectName("entry_problem")
        self._problem.hide()
        self.column.addWidget(self._problem)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.column.addLayout(self.buttons)

    def add_back(self, label: str = "Retour") -> QPushButton:
        """Add the button that goes back, at the left."""
        button = QPushButton(label, self)
        button.setObjectName("entry_back")
        button.setAutoDefault(False)
        button.clicked.connect(self.back)
        self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        return button

    def add_secondary(self, label: str, name: str) -> QPushButton:
        """Add a button beside the main one."""
        button = QPushButton(label, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        self.buttons.addWidget(button)
        return button

    def add_primary(self, label: str) -> QPushButton:
        """Add the one main button, at the right."""
        button = QPushButton(label, self)
        button.setObjectName("entry_forward")
        mark(button, variant="primary")
        self.buttons.addWidget(button)
        return button

    @property
    def problem(self) -> str:
        """Return what is said above the buttons."""
        return self._problem.text()

    def say_problem(self, text: str) -> None:
        """Say above the buttons what could not be done; empty to take it away."""
        show_text(self._problem, text)

    def take_focus(self) -> None:
        """Put the focus where work starts."""
        self.focusNextChild()

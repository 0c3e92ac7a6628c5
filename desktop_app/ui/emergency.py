"""The « Urgence » panel: whom to call, in a panel of the window, never in a dialog (UX §2.20).

The numbers are those of ``domain/emergency_numbers.py``. Nothing is sent, and nothing of
the register is read.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.emergency_numbers import (
    AMBULANCE,
    BY_MESSAGE,
    CHILDREN,
    EUROPE,
    FIREMEN,
    NUMBERS,
    POLICE,
)
from desktop_app.ui.styling import give_focus, mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX

_TITLE = "Danger grave ou immédiat"
_TEXT = (
    f"Appelez le <b>{POLICE.number}</b> ou le <b>{EUROPE.number}</b>. "
    f"Si vous ne pouvez pas parler\u00a0: SMS au <b>{BY_MESSAGE.number}</b>. "
    f"{AMBULANCE.name}\u00a0: <b>{AMBULANCE.number}</b>. "
    f"{FIREMEN.name}\u00a0: <b>{FIREMEN.number}</b>."
)
_CHILD = (
    f"Enfant en danger\u00a0: <b>{CHILDREN.number}</b>. "
    f"{CHILDREN.note[:1].upper()}{CHILDREN.note[1:]}. "
    "Puis écrivez ce que vous avez vu dans l’observation\u00a0: l’heure, le lieu, les mots exacts."
)
_COPY = "Copier les numéros"
_COPIED = "\n".join(f"{item.name} {item.number}" for item in NUMBERS)


class EmergencyPanel(QFrame):
    """Show the emergency numbers. Hidden until ``open``; ``closed`` gives the focus back."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emergency_panel")
        mark(self, kind="error")
        self.setAccessibleName(_TITLE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._opener: QWidget | None = None
        words = QVBoxLayout()
        words.addWidget(_label(_TITLE, "word"))
        words.addWidget(_label(_TEXT))
        words.addWidget(_label(_CHILD))
        self._copy = QPushButton(_COPY, self)
        self._copy.setObjectName("emergency_copy")
        self._copy.clicked.connect(self._copy_numbers)
        self._close = QPushButton("Fermer", self)
        self._close.setObjectName("emergency_close")
        self._close.clicked.connect(self.shut)
        buttons = QVBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(FIELD_GAP_PX, FIELD_GAP_PX, FIELD_GAP_PX, FIELD_GAP_PX)
        row.setSpacing(FIELD_GAP_PX)
        row.addLayout(words, 1)
        row.addLayout(buttons)
        self.hide()

    def open(self) -> None:
        """Show the panel and move the focus into it."""
        if self.isHidden():
            self._opener = self.window().focusWidget()
        self._copy.setText(_COPY)
        self.show()
        self._copy.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shut(self) -> None:
        """Hide the panel and give the focus back to where it was."""
        self.hide()
        opener, self._opener = self._opener, None
        give_focus(opener)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return
        super().keyPressEvent(event)

    def _copy_numbers(self) -> None:
        QGuiApplication.clipboard().setText(_COPIED)
        self._copy.setText("Numéros copiés")


def _label(text: str, role: str = "") -> QLabel:
    label = text_label(text, role)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label

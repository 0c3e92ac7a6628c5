"""What an observation may leave beside its voices: a reminder, the reason of a correction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.views import ReminderPart
from desktop_app.ui.pages.due_field import DueField
from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField

_IN_A_WEEK = "dans 7 jours"


class ReminderSection(QFrame):
    """What is to be done after this observation, and by when; recorded along with it.

    ``edited`` follows the user's hand; ``removed`` asks to put the section out of sight.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self._line = QLineEdit()
        self._line.setObjectName("reminder_line")
        text = LabelledField(
            "À faire ensuite", self._line, "Une action et un verbe\u00a0: rappeler la PMI."
        )
        self.due = DueField("reminder_day", today)
        remove = QPushButton("Retirer ce rappel")
        remove.setObjectName("reminder_remove")
        mark(remove, variant="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text)
        column.addWidget(self.due)
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self._line)
        text.edited.connect(self.edited)
        self.due.edited.connect(self.edited)
        remove.clicked.connect(self.removed)

    def load(self, part: ReminderPart | None, due_text: str) -> None:
        """Show a reminder without telling anybody; an empty one is for in a week."""
        self._line.setText("" if part is None else part.text)
        self.due.load(None if part is None else part.due, due_text or _IN_A_WEEK)

    def value(self) -> ReminderPart | None:
        """Return what is written, ``None`` if nothing is."""
        text = self._line.text()
        return ReminderPart(text, self.due.value()) if text.strip() else None

    def settle(self) -> None:
        """Take a day in a week instead of what is not understood."""
        self.due.load(None, _IN_A_WEEK)


class ReasonField(LabelledField):
    """Why a recorded text is corrected, if one wants to say it (UX S07-AC7)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._line = QLineEdit()
        self._line.setObjectName("correction")
        super().__init__(
            "Motif de la correction",
            self._line,
            "Si vous le souhaitez. L’ancien texte reste lisible dans l’historique.",
            parent=parent,
        )

    def load(self, text: str) -> None:
        """Show a reason without telling anybody."""
        self._line.setText(text)

    def text(self) -> str:
        """Return the reason."""
        return self._line.text()

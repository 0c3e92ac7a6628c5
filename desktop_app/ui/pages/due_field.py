"""The day of a reminder: « demain », « lundi », « dans 3 jours », or one of three buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.due_dates import EXAMPLES, parse_due
from desktop_app.domain.spoken_dates import DateProblem
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout

LABEL = "Pour le"
_SOON = (("Demain", "demain"), ("Dans 7 jours", "dans 7 jours"), ("Dans un mois", "dans un mois"))


class DueField(QWidget):
    """Hold one day. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(self, name: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = SpokenDateField(LABEL, name, today, EXAMPLES, reader=_read)
        buttons = FlowLayout(spacing=8)
        for number, (label, words) in enumerate(_SOON):
            button = QPushButton(label)
            button.setObjectName(f"{name}_soon_{number}")
            mark(button, variant="option")
            button.clicked.connect(lambda _checked, said=words: self._say(said))
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(self._spoken)
        column.addLayout(buttons)
        self.setFocusProxy(self._spoken.field)
        self._spoken.edited.connect(self.edited)

    def load(self, day: date | None, text: str = "") -> None:
        """Show ``day``, or ``text`` as it was typed, without telling anybody."""
        self._spoken.load(None if day is None else PartialDate.of_day(day))
        if text:
            self._spoken.set_text(text)

    def value(self) -> date | None:
        """Return the day understood, ``None`` if there is none."""
        found = self._spoken.value()
        return None if found is None else found.earliest

    def text(self) -> str:
        """Return what is typed."""
        return self._spoken.text()

    def problem(self) -> str:
        """Return why what is typed is no day; an empty field has none either."""
        if not self.text().strip():
            return f"{LABEL}\u00a0: indiquez un jour."
        return self._spoken.problem()

    def show_problem(self) -> None:
        """Say under the field why it is no day, or take the sentence away."""
        self._spoken.show_error(self.problem())

    def _say(self, words: str) -> None:
        self._spoken.set_text(words)
        self.edited.emit()


def _read(text: str, today: date, *, label: str) -> PartialDate | DateProblem:
    found = parse_due(text, today, label=label)
    return found if isinstance(found, DateProblem) else PartialDate.of_day(found)

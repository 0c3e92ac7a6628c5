"""A date written as one says it: « hier », « 3/3 », « été 2025 » (UX J2-5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.dates import PartialDate, Precision
from desktop_app.domain.french import WEEKDAYS
from desktop_app.domain.spoken_dates import DateProblem, date_in_words, parse_date
from desktop_app.ui.widgets.labelled_field import LabelledField


class SpokenDateField(QWidget):
    """One text field that says under it what it has understood. ``edited`` follows the user.

    ``reader`` gives another meaning to words: the day of a reminder lies ahead.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        name: str,
        today: Callable[[], date],
        example: str,
        parent: QWidget | None = None,
        *,
        reader: Callable[..., PartialDate | DateProblem] = parse_date,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._reader = reader
        self._today = today
        self._example = example
        self._held: tuple[str, PartialDate] | None = None
        self.field = QLineEdit()
        self.field.setObjectName(name)
        self._labelled = LabelledField(label, self.field, example)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._labelled)
        self.setFocusProxy(self.field)
        self._labelled.edited.connect(self._on_typed)
        self.field.editingFinished.connect(self.show_problem)

    def text(self) -> str:
        """Return what is typed."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Show ``text`` without telling anybody."""
        if text != self.field.text():
            self.field.setText(text)
        self._labelled.set_error()
        self._echo()

    def value(self) -> PartialDate | None:
        """Return the date understood, ``None`` if there is none."""
        read = self._read()
        return read if isinstance(read, PartialDate) else None

    def load(self, value: PartialDate | None) -> None:
        """Show ``value`` in words; it stays exactly the same until something is typed."""
        if value is not None and value == self.value():
            return
        words = "" if value is None else date_in_words(value)
        self._held = None if value is None else (words, value)
        self.set_text(words)

    def problem(self) -> str:
        """Return why what is typed is not a date, or an empty text."""
        read = self._read()
        return read.sentence if isinstance(read, DateProblem) else ""

    def show_problem(self) -> None:
        """Say under the field why it is no date, or take the sentence away."""
        self.show_error(self.problem())

    def show_error(self, sentence: str) -> None:
        """Say ``sentence`` under the field, or take the sentence there away."""
        self._labelled.set_error(sentence)

    def _read(self) -> PartialDate | DateProblem | None:
        text = self.text().strip()
        if self._held is not None and self._held[0] == text:
            return self._held[1]
        return self._reader(text, self._today(), label=self._label) if text else None

    def _on_typed(self) -> None:
        if not self.problem():
            self._labelled.set_error()
        self._echo()
        self.edited.emit()

    def _echo(self) -> None:
        value = self.value()
        self._labelled.set_help(self._example if value is None else understood(value))


def understood(value: PartialDate) -> str:
    """Return « Mardi 3 mars 2026 », or the date in words when it is not one day."""
    words = date_in_words(value)
    if value.precision is Precision.DAY and not value.approximate:
        words = f"{WEEKDAYS[value.earliest.weekday()]} {words}"
    return words[:1].upper() + words[1:]

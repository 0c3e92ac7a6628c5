"""A field with its label above and its help below (UX §0.3, §2.27)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX

if TYPE_CHECKING:
    from desktop_app.domain.absence import Absence
    from desktop_app.ui.widgets.absence_menu import AbsenceButtons


class LabelledField(QWidget):
    """Show label, field, problem and help in one column; the label is the field's buddy.

    With ``absence``, choosing one puts the field to rest: the text stays and comes back.
    ``edited`` says that the text or the absence changed by the user's hand.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        field: QWidget,
        help: str = "",  # noqa: A002 - the word of the contract, keyword of every call
        required: bool = False,
        absence: AbsenceButtons | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.absence = absence
        self._words = label
        self._label = text_label(label, "label")
        self._error = text_label("", "error", hidden_if_empty=True)
        self._help = text_label(help, "help", hidden_if_empty=True)
        self._required = required
        self._label.setBuddy(field)
        self._lay_out()
        self.set_required(required=required)
        self.set_help(help)
        self._listen()
        self.setFocusProxy(field)

    @property
    def label(self) -> str:
        """Return the label without « requis »."""
        return self._words

    @property
    def error(self) -> str:
        """Return the problem shown, empty if there is none."""
        return self._error.text()

    def set_label(self, label: str) -> None:
        """Name the field in other words."""
        self._words = label
        self.set_required(required=self._required)

    def set_required(self, *, required: bool) -> None:
        """Add « requis » to the label: said in a word, never with an asterisk."""
        self._required = required
        self._label.setText(f"{self._words} (requis)" if required else self._words)
        if not isinstance(self.field, QLineEdit | QPlainTextEdit):
            return
        self.field.setAccessibleName(self._label.text())

    def set_help(self, text: str) -> None:
        """Show ``text`` under the field."""
        show_text(self._help, text)
        self._describe()

    def set_error(self, sentence: str = "") -> None:
        """Show ``sentence`` under the field; an empty one takes the problem away."""
        show_text(self._error, sentence)
        mark(self.field, problem=bool(sentence))
        self._describe()

    def set_absence(self, absence: Absence | None) -> None:
        """Show ``absence`` and put the field to rest, or wake it."""
        if self.absence is not None:
            self.absence.set_value(absence)
            self.field.setEnabled(absence is None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        for part in (self._label, self.field, self._error, self._help, self.absence):
            if part is not None:
                column.addWidget(part)

    def _listen(self) -> None:
        if isinstance(self.field, QLineEdit):
            self.field.textEdited.connect(self.edited)
        elif isinstance(self.field, QPlainTextEdit):
            self.field.textChanged.connect(self.edited)
        if self.absence is not None:
            self.absence.changed.connect(self._on_absence)

    def _on_absence(self, absence: Absence | None) -> None:
        self.field.setEnabled(absence is None)
        if absence is None:
            self.field.setFocus()
        self.edited.emit()

    def _describe(self) -> None:
        problem = f"À corriger\u00a0: {self._error.text()}" if self._error.text() else ""
        self.field.setAccessibleDescription(
            " ".join(part for part in (problem, self._help.text()) if part)
        )

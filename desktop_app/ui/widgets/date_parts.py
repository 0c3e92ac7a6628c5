"""The three number fields Jour, Mois, Année, which also take a date in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout

_PARTS = {"day": ("Jour", 4), "month": ("Mois", 4), "year": ("Année", 6)}


class SpokenLine(QLineEdit):
    """A short field as wide as ``chars`` digits; ``spoken`` carries a whole date put into it."""

    spoken = Signal(str)

    def __init__(
        self, accessible_name: str, name: str, *, chars: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chars = chars
        self._length = 0
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    def sizeHint(self) -> QSize:
        """Return the width of the digits expected."""
        hint = super().sizeHint()
        usual = self.fontMetrics().horizontalAdvance("x") * 17
        digits = self.fontMetrics().horizontalAdvance("0") * self._chars
        return QSize(hint.width() - usual + digits, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint: a number is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def _on_edited(self, text: str) -> None:
        pasted = len(text) - self._length > 1
        self._length = len(text)
        if pasted and self._is_whole(text):
            self.spoken.emit(text)

    def _on_finished(self) -> None:
        if self._is_whole(self.text()):
            self.spoken.emit(self.text())

    def _is_whole(self, text: str) -> bool:
        """Tell whether ``text`` is a date: « 12 mai 2009 », « 12/05/2009 », « hier ».

        A month's name alone is what the field « Mois » asks for.
        """
        bare = text.strip()
        if not bare or bare.isdecimal():
            return False
        return self.objectName() != "month" or any(letter.isdecimal() for letter in bare)


class DateParts(QWidget):
    """Three fields side by side, each with its label. ``edited`` follows the user's hand."""

    edited = Signal()
    spoken = Signal(str)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, SpokenLine] = {}
        self._holders: dict[str, QWidget] = {}
        row = FlowLayout(self, spacing=12)
        for name, (word, chars) in _PARTS.items():
            field = SpokenLine(f"{question}\u00a0: {word.lower()}", name, chars=chars)
            field.textEdited.connect(lambda _text: self.edited.emit())
            field.spoken.connect(self.spoken)
            self.fields[name] = field
            self._holders[name] = with_small_label(word, field)
            row.addWidget(self._holders[name])

    def texts(self) -> dict[str, str]:
        """Return what stands in the three fields."""
        return {name: field.text() for name, field in self.fields.items()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Fill the three fields; what is not named becomes empty."""
        for name, field in self.fields.items():
            field.setText(texts.get(name, ""))

    def show_only(self, names: Iterable[str]) -> None:
        """Show the fields called ``names``; the others keep their text."""
        for name, holder in self._holders.items():
            holder.setVisible(name in names)


def with_small_label(word: str, field: QLineEdit) -> QWidget:
    """Return a holder of ``field`` with ``word`` above it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(LABEL_GAP_PX)
    label = QLabel(word)
    label.setBuddy(field)
    mark(label, role="help")
    column.addWidget(label)
    column.addWidget(field)
    return holder

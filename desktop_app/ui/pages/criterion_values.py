"""The values of a criterion: from a list, an age, a number of days, or none to give."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.chips_field import ChipsField
from desktop_app.ui.widgets.labelled_field import LabelledField

_MOST_YEARS, _MOST_DAYS = 120, 9999
_NUMBER_CHARS = 6


class Values(QWidget):
    """What a criterion compares with. ``edited`` follows the user's hand."""

    edited = Signal()

    def values(self) -> tuple[str, ...]:
        """Return the values, as the criterion keeps them."""
        return ()

    def pending(self) -> str:
        """Return what is typed and is no value yet."""
        return ""

    def load(self, values: Sequence[str], pending: str = "") -> None:
        """Show values, and what was being typed, without telling anybody."""

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer the values that the register has."""


class ListedValues(Values):
    """Values of the register, found while typing; one of them is enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = ChipsField("Valeurs", free=False)
        _stack(self, self._chips)
        self._chips.changed.connect(self.edited)
        self._chips.typed.connect(self.edited)
        self.setFocusProxy(self._chips)

    def values(self) -> tuple[str, ...]:
        """Return the codes chosen."""
        return self._chips.values()

    def pending(self) -> str:
        """Return what is typed and chosen not yet."""
        return self._chips.pending()

    def load(self, values: Sequence[str], pending: str = "") -> None:
        """Show the codes chosen in words."""
        self._chips.set_values(values)
        self._chips.set_pending(pending)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer ``choices``."""
        self._chips.set_choices(choices)


class AgeValues(Values):
    """From how many years to how many; one of the two is enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {name: _number(_MOST_YEARS, name) for name in ("from", "to")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(FIELD_GAP_PX)
        for name, label in (("from", "De (ans)"), ("to", "À (ans)")):
            labelled = LabelledField(label, self._fields[name])
            labelled.edited.connect(self.edited)
            row.addWidget(labelled)
        row.addStretch(1)
        self.setFocusProxy(self._fields["from"])

    def values(self) -> tuple[str, ...]:
        """Return both ages; an empty one has no limit."""
        return tuple(field.text().strip() for field in self._fields.values())

    def load(self, values: Sequence[str], pending: str = "") -> None:
        """Show both ages."""
        for field, value in zip(self._fields.values(), (*values, "", ""), strict=False):
            field.setText(value)


class DaysValue(Values):
    """How many days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = _number(_MOST_DAYS, "days")
        labelled = LabelledField("Jours", self._field)
        labelled.edited.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(labelled)
        row.addStretch(1)
        self.setFocusProxy(self._field)

    def values(self) -> tuple[str, ...]:
        """Return the number of days, if there is one."""
        text = self._field.text().strip()
        return (text,) if text else ()

    def load(self, values: Sequence[str], pending: str = "") -> None:
        """Show the number of days."""
        self._field.setText(values[0] if values else "")


def _number(most: int, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setValidator(QIntValidator(0, most, field))
    field.setMaximumWidth(field.fontMetrics().averageCharWidth() * _NUMBER_CHARS * 2)
    return field


def _stack(holder: QWidget, inner: QWidget) -> None:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inner)

"""Chips that can also say why there are none (UX §2.24)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.precise_field import PreciseField, Precision
from desktop_app.ui.widgets.chips_field import ChipsField


class PreciseChips(QWidget):
    """A ``ChipsField`` with « Préciser » under it. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(
        self,
        label: str,
        name: str,
        choices: Sequence[tuple[str, str]] = (),
        help: str = "",  # noqa: A002 - the word of the contract, keyword of every call
        *,
        free: bool = True,
        add_label: str = "Ajouter",
        sources: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chips = ChipsField(label, choices, free=free, add_label=add_label)
        name_inner(self.chips, name)
        self._precise = PreciseField(self.chips, label, name, help, sources=sources)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._precise)
        self.chips.changed.connect(self._on_chips)
        self._precise.edited.connect(self._on_precision)
        field = self.chips.findChild(QLineEdit)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(lambda _text: self.edited.emit())

    def values(self) -> tuple[str, ...]:
        """Return the values, keys for choices, the text itself for free ones."""
        return self.chips.values()

    def load(self, values: Iterable[str], precision: Precision) -> None:
        """Show ``values`` and ``precision`` without telling anybody."""
        wanted = tuple(values)
        if self.chips.values() != wanted:
            self.chips.set_values(wanted)
        self._precise.set_value(precision)

    def precision(self) -> Precision:
        """Return the absence or the source chosen."""
        return self._precise.value()

    def _on_chips(self) -> None:
        if self.chips.values():
            self._precise.answered()
        self.edited.emit()

    def _on_precision(self) -> None:
        if self.precision().absence is not None:
            self.chips.set_values(())
        self.edited.emit()

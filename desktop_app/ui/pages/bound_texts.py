"""Text fields bound by name to the fields of a record: one table of specs, one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.absence import Absence, Source
from desktop_app.ui.pages.precise_field import PreciseField, Precision
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea

R = TypeVar("R", bound=Any)


@dataclass(frozen=True, slots=True)
class TextSpec:
    """One text field. ``name`` is the field of the record; ``rows`` > 1 makes it a text area."""

    name: str
    label: str
    help: str = ""
    rows: int = 1
    absence: bool = True
    source: bool = False


class BoundTexts(QWidget):
    """Show the text fields of ``specs``, one under the other.

    ``edited`` says that one changed by the user's hand.
    """

    edited = Signal()

    def __init__(self, specs: Sequence[TextSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs = tuple(specs)
        self._fields: dict[str, LabelledField] = {}
        self._precise: dict[str, PreciseField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for spec in specs:
            column.addWidget(self._make(spec))

    def labelled(self, name: str) -> LabelledField:
        """Return the field of ``name``, for its error or its focus."""
        return self._fields[name]

    def line(self, name: str) -> QLineEdit:
        """Return the one-line field of ``name``; ``TypeError`` for a text area."""
        field = self._fields[name].field
        if not isinstance(field, QLineEdit):
            raise TypeError(name)
        return field

    def text(self, name: str) -> str:
        """Return what is written in the field of ``name``, as typed."""
        field = self._fields[name].field
        return field.text() if isinstance(field, QLineEdit | TextArea) else ""

    def load(self, record: R) -> None:
        """Show the values of ``record`` without telling anybody; keep carets where they are."""
        absences: Mapping[str, Absence] = getattr(record, "absences", {})
        sources: Mapping[str, Source] = getattr(record, "sources", {})
        for spec in self._specs:
            self._set_text(spec.name, str(getattr(record, spec.name)))
            precise = self._precise.get(spec.name)
            if precise is not None:
                precise.set_value(Precision(absences.get(spec.name), sources.get(spec.name)))

    def apply(self, record: R) -> R:
        """Return ``record`` with what is written here."""
        values: dict[str, object] = {spec.name: self.text(spec.name) for spec in self._specs}
        changed = replace(record, **values)
        for name, precise in self._precise.items():
            changed = with_precision(changed, name, precise.value())
        return changed

    def _make(self, spec: TextSpec) -> QWidget:
        field = QLineEdit() if spec.rows == 1 else TextArea(rows=spec.rows)
        field.setObjectName(spec.name)
        field.setInputMethodHints(field.inputMethodHints() | Qt.InputMethodHint.ImhNoPredictiveText)
        if not spec.absence:
            labelled = LabelledField(spec.label, field, spec.help)
            self._fields[spec.name] = labelled
            labelled.edited.connect(self.edited)
            return labelled
        labelled = LabelledField(spec.label, field)
        precise = PreciseField(labelled, spec.label, spec.name, spec.help, sources=spec.source)
        self._fields[spec.name] = labelled
        self._precise[spec.name] = precise
        labelled.edited.connect(lambda name=spec.name: self._on_typed(name))
        precise.edited.connect(self.edited)
        return precise

    def _on_typed(self, name: str) -> None:
        if self.text(name).strip():
            self._precise[name].answered()
        self.edited.emit()

    def _set_text(self, name: str, text: str) -> None:
        field = self._fields[name].field
        field.blockSignals(True)
        if isinstance(field, TextArea):
            field.set_text(text)
        elif isinstance(field, QLineEdit) and field.text() != text:
            caret = field.cursorPosition()
            field.setText(text)
            field.setCursorPosition(min(caret, len(text)))
        field.blockSignals(False)


def with_precision(record: R, name: str, precision: Precision) -> R:
    """Return ``record`` with the absence and the source of the field ``name``, or without."""
    changes: dict[str, object] = {
        "absences": _with(getattr(record, "absences", {}), name, precision.absence)
    }
    if hasattr(record, "sources"):
        changes["sources"] = _with(record.sources, name, precision.source)
    return replace(record, **changes)


def _with(values: Mapping[str, Any], name: str, value: object | None) -> dict[str, Any]:
    kept = {key: item for key, item in values.items() if key != name}
    return kept if value is None else {**kept, name: value}

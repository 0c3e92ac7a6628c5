"""One criterion of a filter: what is looked at, how, and the values (UX §2.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout
from shiboken6 import isValid

from desktop_app.domain.filters import OPERATORS, Operator, Subject, operator_label
from desktop_app.domain.saved_view import Criterion
from desktop_app.ui.layout_rules import effective_width
from desktop_app.ui.pages.criterion_values import AgeValues, DaysValue, ListedValues, Values
from desktop_app.ui.pages.repeated_rows import Row
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo

Choices = Sequence[tuple[str, str]]
AskChoices = Callable[[Subject, tuple[str, ...], Callable[[Choices], None]], None]
"""Asks for the values that the register has; what it is told with comes back later."""

_BESIDE_FROM_PX = 700


@dataclass(frozen=True, slots=True)
class RowState:
    """A criterion as it stands in the panel, finished or not; ``pending`` is being typed."""

    subject: str = ""
    operator: str = ""
    values: tuple[str, ...] = ()
    pending: str = ""

    @property
    def criterion(self) -> Criterion:
        """Return the criterion that it makes."""
        return Criterion(self.subject, self.operator, self.values)


class CriterionRow(Row):
    """Choose a subject, then an operator, then values. What makes no sense is not offered."""

    def __init__(self, ask: AskChoices) -> None:
        super().__init__()
        self._ask = ask
        # All of them from the start: their names and their order of Tab are given once.
        self._kinds: tuple[Values, ...] = (ListedValues(), AgeValues(), DaysValue(), Values())
        self._values = self._kinds[-1]
        subjects = [(subject.value, subject.label) for subject in Subject]
        self._subject = LabelledCombo("Critère", subjects, searchable=False)
        self._operator = LabelledCombo("Comparaison", searchable=False)
        for name, combo in (("subject", self._subject), ("operator", self._operator)):
            combo.combo.setObjectName(name)
        self._holder = QVBoxLayout()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(FIELD_GAP_PX)
        for combo in (self._subject, self._operator):
            # The fields stand on one line, whatever stands above that of the values.
            self._box.addWidget(combo, 2, Qt.AlignmentFlag.AlignBottom)
        self._box.addLayout(self._holder, 3)
        for kind in self._kinds:
            self._holder.addWidget(kind)
            kind.setVisible(kind is self._values)
            kind.edited.connect(self.edited)
        self.setFocusProxy(self._subject)
        self._operator.hide()
        self._subject.changed.connect(self._on_subject)
        self._operator.changed.connect(self._on_operator)

    def load(self, value: RowState) -> None:
        """Show a criterion, finished or not."""
        self._subject.set_value(value.subject)
        self._offer_operators()
        self._operator.set_value(value.operator)
        self._offer_values(value.values, value.pending)

    def value(self) -> RowState | None:
        """Return the criterion; ``None`` while nothing is chosen."""
        subject = self._subject.value()
        if not subject:
            return None
        values = self._values
        return RowState(subject, self._operator.value(), values.values(), values.pending())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts one under the other where there is little room."""
        super().resizeEvent(event)
        beside = effective_width(self) >= _BESIDE_FROM_PX
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if beside else down)

    def _on_subject(self) -> None:
        self._offer_operators()
        self._offer_values()
        self.edited.emit()

    def _on_operator(self) -> None:
        held = self._values
        self._offer_values(held.values(), held.pending())
        self.edited.emit()

    def _offer_operators(self) -> None:
        subject = self._asked()
        operators = () if subject is None else OPERATORS[subject]
        self._operator.set_options(
            []
            if subject is None
            else [(one.value, operator_label(subject, one)) for one in operators]
        )
        # The empty line would only be one more choice to make.
        self._operator.combo.removeItem(0)
        self._operator.combo.setCurrentIndex(0)
        self._operator.setVisible(subject is not None)

    def _offer_values(self, values: tuple[str, ...] = (), pending: str = "") -> None:
        subject, wanted = self._asked(), self._kind()
        self._values = next(kind for kind in self._kinds if type(kind) is wanted)
        for kind in self._kinds:
            kind.setVisible(kind is self._values)
        self._values.load(values, pending)
        if subject is not None and isinstance(self._values, ListedValues):
            shown = self._values
            self._ask(subject, values, lambda choices: _offer(shown, choices))

    def _asked(self) -> Subject | None:
        found = self._subject.value()
        return Subject(found) if found else None

    def _kind(self) -> type[Values]:
        operator = self._operator.value()
        if operator in (Operator.IS, Operator.IS_NOT):
            return ListedValues
        if operator == Operator.FROM_TO:
            return AgeValues
        return DaysValue if operator in (Operator.SINCE, Operator.NONE_SINCE) else Values


def _offer(values: Values, choices: Choices) -> None:
    if isValid(values):
        values.set_choices(choices)

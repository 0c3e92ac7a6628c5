"""A field that can also say why it is empty and what its value rests on (UX §2.24, S06-AC3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.absence import Absence, Source
from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea

Choice = TypeVar("Choice", Absence, Source)


@dataclass(frozen=True, slots=True)
class Precision:
    """Why a field is empty, or what its value rests on; both may be unsaid."""

    absence: Absence | None = None
    source: Source | None = None


class PrecisionButton(QPushButton):
    """One button under a field, « Préciser »: the four absences and the sources in its menu.

    ``changed`` carries the new ``Precision``, only after an act of the user.
    """

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        *,
        absences: bool = True,
        sources: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._value = Precision()
        self._absences: dict[Absence, QAction] = {}
        self._sources: dict[Source, QAction] = {}
        menu = QMenu(self)
        if absences:
            menu.addSection("Pas de réponse")
            self._absences = self._fill(menu, {item: item.label for item in Absence})
        if sources:
            menu.addSection("D’où vient cette information\u00a0?")
            words = {item: item.label.capitalize() for item in Source}
            self._sources = self._fill(menu, words)
        self._menu = menu
        self.clicked.connect(self._open_menu)
        mark(self, variant="link")
        self._show()

    def value(self) -> Precision:
        """Return what is chosen."""
        return self._value

    def set_value(self, value: Precision) -> None:
        """Show ``value`` without telling anybody."""
        self._value = value
        self._show()

    def choose(self, choice: Absence | Source) -> None:
        """Choose as a click in the menu does; the same choice again takes it back."""
        if isinstance(choice, Absence):
            again = self._value.absence is choice
            self._value = Precision(absence=None if again else choice)
        else:
            again = self._value.source is choice
            self._value = Precision(source=None if again else choice)
        self._show()
        self.changed.emit(self._value)

    def _on_action(self, choice: Absence | Source, _checked: bool = False) -> None:
        self.choose(choice)

    def _open_menu(self) -> None:
        """Show the choices under the button. No dialog: locking need not wait for it."""
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _fill(self, menu: QMenu, words: dict[Choice, str]) -> dict[Choice, QAction]:
        group = QActionGroup(menu)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        made = {}
        for choice, text in words.items():
            action = QAction(text, menu, checkable=True)
            action.triggered.connect(partial(self._on_action, choice))
            group.addAction(action)
            menu.addAction(action)
            made[choice] = action
        return made

    def _show(self) -> None:
        for absence, action in self._absences.items():
            action.setChecked(absence is self._value.absence)
        for source, action in self._sources.items():
            action.setChecked(source is self._value.source)
        words = self._words()
        self.setText(words)
        self.setAccessibleName(f"{words}, {self._label}")

    def _words(self) -> str:
        if self._value.absence is not None:
            return self._value.absence.label
        if self._value.source is not None:
            return self._value.source.label.capitalize()
        return "Préciser…"


class PreciseField(QWidget):
    """A widget with its help on the left and « Préciser » on the right, under it.

    Choosing an absence empties a text field (Ctrl+Z brings the text back); writing takes the
    absence away. ``edited`` says that something changed by the user's hand.
    """

    edited = Signal()

    def __init__(
        self,
        inner: QWidget,
        label: str,
        name: str,
        help: str = "",  # noqa: A002 - the word of the contract, keyword of every call
        *,
        sources: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.inner = inner
        self.precision = PrecisionButton(label, sources=sources)
        self.precision.setObjectName(f"{name}_precision")
        help_label = QLabel(help, wordWrap=True)
        mark(help_label, role="help")
        under = QHBoxLayout()
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(FIELD_GAP_PX)
        under.addWidget(help_label, 1)
        under.addWidget(self.precision, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(inner)
        column.addLayout(under)
        self.precision.changed.connect(self._on_precision)
        field = self._text_field()
        if field is not None:
            field.setObjectName(name)
            field.setAccessibleDescription(help)

    def value(self) -> Precision:
        """Return the absence or the source chosen."""
        return self.precision.value()

    def set_value(self, value: Precision) -> None:
        """Show ``value`` without telling anybody."""
        self.precision.set_value(value)
        self._show_absence()

    def answered(self) -> None:
        """Take the absence away: the field has just been answered."""
        if self.value().absence is not None:
            self.set_value(Precision())

    def _text_field(self) -> QLineEdit | QPlainTextEdit | None:
        if isinstance(self.inner, LabelledCombo):
            return self.inner.combo.lineEdit()
        field = self.inner.field if isinstance(self.inner, LabelledField) else self.inner
        return field if isinstance(field, QLineEdit | QPlainTextEdit) else None

    def _on_precision(self, value: Precision) -> None:
        if value.absence is not None:
            self._empty()
        self._show_absence()
        self.edited.emit()

    def _empty(self) -> None:
        field = self._text_field()
        if isinstance(self.inner, LabelledCombo):
            self.inner.set_value("")
        elif isinstance(field, QLineEdit) and field.text():
            field.selectAll()
            field.insert("")
        elif isinstance(field, TextArea) and field.text():
            cursor = field.textCursor()
            cursor.select(cursor.SelectionType.Document)
            cursor.removeSelectedText()

    def _show_absence(self) -> None:
        field = self._text_field()
        if field is not None:
            absence = self.value().absence
            field.setPlaceholderText("" if absence is None else absence.label)

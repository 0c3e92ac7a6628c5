"""What an answer is typed into: one editor a kind of field, all with the same few methods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.dates import PartialDate, Precision
from desktop_app.domain.french import date_words
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.widgets.text_area import TextArea
from desktop_app.ui.widgets.tick import Tick

WHOLE_DATE = "La date de l’écrit a un jour, un mois et une année."


class AnswerEditor(QWidget):
    """Hold the text of one answer. ``edited`` follows the user's hand.

    ``labelled`` editors show the label of the question themselves.
    """

    edited = Signal()
    labelled = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def text(self) -> str:
        """Return the answer as it is kept."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show an answer without telling anybody."""
        raise NotImplementedError

    def empty(self) -> None:
        """Take the answer away, so that Ctrl+Z brings a text back."""
        self.set_text("")

    def describe(self, name: str, description: str) -> None:
        """Say what is asked to a screen reader."""
        raise NotImplementedError

    def target(self) -> QWidget:
        """Return the widget that takes the focus."""
        raise NotImplementedError

    def hint(self, words: str) -> None:
        """Show in an empty field what will be printed."""

    def problem(self) -> str:
        """Return why what is typed cannot be kept, empty if it can."""
        return ""


class LineEditor(AnswerEditor):
    """One line of text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setObjectName(name)
        self.column.addWidget(self.field)
        self.field.textEdited.connect(lambda _text: self.edited.emit())

    def text(self) -> str:
        """Return what is typed."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Show ``text``; the caret stays where it was if it can."""
        if text != self.field.text():
            caret = self.field.cursorPosition()
            self.field.setText(text)
            self.field.setCursorPosition(min(caret, len(text)))

    def empty(self) -> None:
        """Empty the field; Ctrl+Z brings the text back."""
        if self.field.text():
            self.field.selectAll()
            self.field.insert("")

    def describe(self, name: str, description: str) -> None:
        """Name the field."""
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(description)

    def target(self) -> QWidget:
        """Return the field."""
        return self.field

    def hint(self, words: str) -> None:
        """Show ``words`` while the field is empty."""
        self.field.setPlaceholderText(words)


class TextEditor(AnswerEditor):
    """Several lines of text."""

    def __init__(self, name: str, rows: int = 3) -> None:
        super().__init__()
        self.field = TextArea(rows=rows)
        self.field.setObjectName(name)
        self.column.addWidget(self.field)
        self._quiet = False
        self.field.textChanged.connect(self._on_changed)

    def text(self) -> str:
        """Return what is written."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Show ``text`` without telling anybody."""
        self._quiet = True
        self.field.set_text(text)
        self._quiet = False

    def empty(self) -> None:
        """Empty the field; Ctrl+Z brings the text back."""
        cursor = self.field.textCursor()
        cursor.select(cursor.SelectionType.Document)
        self._quiet = True
        cursor.removeSelectedText()
        self._quiet = False

    def describe(self, name: str, description: str) -> None:
        """Name the field."""
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(description)

    def target(self) -> QWidget:
        """Return the field."""
        return self.field

    def hint(self, words: str) -> None:
        """Show ``words`` while the field is empty."""
        self.field.setPlaceholderText(words)

    def _on_changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class ChoiceEditor(AnswerEditor):
    """One of a few answers, or several of them; kept as codes joined by « | »."""

    def __init__(
        self, name: str, choices: tuple[tuple[str, str], ...], *, several: bool = False
    ) -> None:
        super().__init__()
        self._box = QGroupBox()
        rows = QVBoxLayout(self._box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self._exclusive = not several
        self._ticks: dict[str, Tick] = {}
        for code, words in choices:
            tick = Tick(words[:1].upper() + words[1:], radio=not several)
            tick.box.setObjectName(f"{name}_{code}")
            tick.changed.connect(lambda _ticked: self.edited.emit())
            self._group.addButton(tick.box)
            rows.addWidget(tick)
            self._ticks[code] = tick
        self.column.addWidget(self._box)

    def text(self) -> str:
        """Return the codes chosen."""
        return "|".join(code for code, tick in self._ticks.items() if tick.is_ticked())

    def set_text(self, text: str) -> None:
        """Choose the codes of ``text``, and nothing else."""
        codes = set(text.split("|"))
        self._group.setExclusive(False)
        for code, tick in self._ticks.items():
            tick.set_ticked(code in codes)
        self._group.setExclusive(self._exclusive)

    def describe(self, name: str, description: str) -> None:
        """Name the group with the question."""
        self._box.setAccessibleName(name)
        self._box.setAccessibleDescription(description)

    def target(self) -> QWidget:
        """Return the answer chosen, else the first one."""
        boxes: list[QWidget] = [tick.box for tick in self._ticks.values()]
        chosen: list[QWidget] = [tick.box for tick in self._ticks.values() if tick.is_ticked()]
        return (chosen or boxes or [self._box])[0]


class DateEditor(AnswerEditor):
    """A whole date, written as one says it; kept as ISO 8601."""

    labelled = True

    def __init__(self, name: str, label: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._date = SpokenDateField(label, name, today, "Par exemple\u00a0: aujourd’hui, 3 mars.")
        self.column.addWidget(self._date)
        self._date.edited.connect(self._on_edited)

    def text(self) -> str:
        """Return the date understood, empty unless it is one day."""
        value = self._date.value()
        whole = value is not None and value.precision is Precision.DAY and not value.approximate
        return value.earliest.isoformat() if value is not None and whole else ""

    def set_text(self, text: str) -> None:
        """Show a date given as ISO 8601."""
        if text != self.text():
            self._date.set_text(date_words(PartialDate(text).earliest) if text else "")

    def describe(self, name: str, description: str) -> None:
        """Name the field."""
        self._date.field.setAccessibleName(name)

    def target(self) -> QWidget:
        """Return the field."""
        return self._date.field

    def problem(self) -> str:
        """Return why there is no date."""
        typed = self._date.text().strip()
        return WHOLE_DATE if typed and not self.text() and not self._date.problem() else ""

    def _on_edited(self) -> None:
        self.edited.emit()


class LinesEditor(AnswerEditor):
    """A list, one line an entry."""

    def __init__(self, name: str, label: str, help_text: str) -> None:
        super().__init__()
        title = text_label(label, "label")
        self._editor = TextEditor(name)
        title.setBuddy(self._editor.field)
        self._editor.describe(label, help_text)
        for part in (title, self._editor, text_label(help_text, "help")):
            self.column.addWidget(part)
        mark(title, role="label")
        self._editor.edited.connect(self.edited)

    def lines(self) -> tuple[str, ...]:
        """Return the entries, without the empty lines."""
        return tuple(line.strip() for line in self._editor.text().splitlines() if line.strip())

    def set_lines(self, lines: tuple[str, ...]) -> None:
        """Show the entries, unless they are what is written already."""
        if lines != self.lines():
            self._editor.set_text("\n".join(lines))

    def text(self) -> str:
        """Return the whole text."""
        return self._editor.text()

    def target(self) -> QWidget:
        """Return the field."""
        return self._editor.field

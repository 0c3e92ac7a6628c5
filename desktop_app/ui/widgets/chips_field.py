"""Several values in one field, each with its own « retirer » (UX §2.27)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.french import quote, unaccented
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.flow_layout import FlowLayout


class ChipsField(QWidget):
    """Hold values: keys of ``choices`` (key, label), or free texts if ``free``.

    What is typed becomes a value at Entrée, at « Ajouter » and when the field is left, so that
    nothing is lost. ``changed`` is emitted after each act of the user, ``typed`` at each key.
    """

    changed = Signal()
    typed = Signal()

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]] = (),
        help: str = "",  # noqa: A002 - the word of the contract, keyword of every call
        *,
        free: bool = True,
        add_label: str = "Ajouter",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._free = free
        self._choices: dict[str, str] = {}
        self._values: list[str] = []
        self._removed: list[tuple[int, str]] = []
        self._field = QLineEdit()
        self._add = QPushButton(add_label)
        self._chips = FlowLayout(spacing=8)
        self._error = text_label("", "error", hidden_if_empty=True)
        self._help = text_label(help, "help", hidden_if_empty=True)
        self._words = QStringListModel(self)
        self._build()
        self._complete()
        self.set_choices(choices)
        self.setFocusProxy(self._field)

    def values(self) -> tuple[str, ...]:
        """Return the values, keys for choices, the text itself for free ones."""
        return tuple(self._values)

    def set_values(self, values: Iterable[str]) -> None:
        """Show ``values`` without telling anybody."""
        self._values = list(dict.fromkeys(values))
        self._removed.clear()
        self._show()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer ``choices`` while typing."""
        if self._choices == dict(choices):
            return
        self._choices = dict(choices)
        # The completer stays: a new one would take the focus from what is being typed.
        self._words.setStringList([words for _key, words in choices])
        self._show()

    def pending(self) -> str:
        """Return what is typed and not yet a value, for a draft."""
        return str(self._field.text())

    def set_pending(self, text: str) -> None:
        """Show ``text`` as typed and not yet a value."""
        self._field.setText(text)

    def set_error(self, sentence: str = "") -> None:
        """Show ``sentence`` under the field; an empty one takes the problem away."""
        show_text(self._error, sentence)
        mark(self._field, problem=bool(sentence))
        self._field.setAccessibleDescription(
            f"À corriger\u00a0: {sentence}" if sentence else self._help.text()
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remove a chip with Suppr, put it back with Ctrl+Z, add with Entrée."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self._field:
            return self._key_in_field(event)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove(str(watched.property("value")))
            return True
        return event.matches(QKeySequence.StandardKey.Undo) and self.put_back()

    def put_back(self) -> bool:
        """Put the last chip removed back in its place; tell whether there was one."""
        if not self._removed:
            return False
        at, value = self._removed.pop()
        self._values.insert(at, value)
        self._show()
        self.changed.emit()
        return True

    def _build(self) -> None:
        label = text_label(self._label, "label")
        label.setBuddy(self._field)
        self._field.setObjectName("typed")
        self._add.setObjectName("add")
        self._field.setAccessibleName(self._label)
        self._field.setAccessibleDescription(self._help.text())
        self._add.setAccessibleName(f"{self._add.text()}, {self._label}")
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self._field, 1)
        entry.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(label)
        column.addLayout(self._chips)
        column.addLayout(entry)
        column.addWidget(self._error)
        column.addWidget(self._help)
        self._field.installEventFilter(self)
        self._field.editingFinished.connect(self._on_left)
        self._field.textEdited.connect(lambda _text: self.typed.emit())
        self._add.clicked.connect(self._on_add)

    def _complete(self) -> None:
        completer = QCompleter(self._words, self._field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._field.setCompleter(completer)

    def _key_in_field(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.text().strip():
            self._take(self._field.text())
            return True
        if self._field.text() or self._field.isUndoAvailable():
            return False
        return event.matches(QKeySequence.StandardKey.Undo) and self.put_back()

    def _on_add(self) -> None:
        if self._field.text().strip():
            self._take(self._field.text())
        self._field.setFocus()

    def _on_left(self) -> None:
        if self._field.text().strip():
            self._take(self._field.text())

    def _take(self, text: str) -> None:
        words = text.strip()
        value = self._named(words) or (words if self._free else "")
        if not words:
            return
        if not value:
            self.set_error(f"{quote(words)} n’est pas dans la liste. Choisissez une proposition.")
            return
        self.set_error()
        self._field.clear()
        if value not in self._values:
            self._values.append(value)
            self._show()
            self.changed.emit()

    def _named(self, words: str) -> str:
        """Return the choice that ``words`` name, or the only one that has them where one must be.

        A free text is never taken for a choice that says more.
        """
        wanted = unaccented(words)
        labels = {key: unaccented(label) for key, label in self._choices.items()}
        whole = next((key for key, label in labels.items() if label == wanted), "")
        parts = [] if self._free else [key for key, label in labels.items() if wanted in label]
        return whole or (parts[0] if len(parts) == 1 else "")

    def _remove(self, value: str) -> None:
        at = self._values.index(value)
        self._removed.append((at, value))
        self._values.remove(value)
        self._show()
        chips = [self._chips.itemAt(i) for i in range(self._chips.count())]
        follower = chips[min(at, len(chips) - 1)] if chips else None
        chip = follower.widget() if follower is not None else None
        (chip or self._field).setFocus()
        self.changed.emit()

    def _show(self) -> None:
        empty_layout(self._chips)
        shown: list[Chip] = []
        for value in self._values:
            chip = self._chip(value)
            self._chips.addWidget(chip)
            # Not left to the event loop: the next line of the caller may give it the focus.
            chip.show()
            shown.append(chip)
        self._order_tabs(shown)
        self.updateGeometry()

    def _order_tabs(self, chips: list[Chip]) -> None:
        """Let Tab go through the chips, then the field, where the field was in the page.

        A widget made later comes last in the window; only the second of a pair is moved.
        """
        before: QWidget = self._field
        for chip in chips:
            QWidget.setTabOrder(before, chip)
            before = chip
        if chips:
            QWidget.setTabOrder(before, self._field)
        QWidget.setTabOrder(self._field, self._add)

    def _chip(self, value: str) -> Chip:
        words = self._choices.get(value, value)
        chip = Chip(words, self)
        chip.setProperty("value", value)
        chip.clicked.connect(lambda: self._remove(value))
        chip.installEventFilter(self)
        return chip

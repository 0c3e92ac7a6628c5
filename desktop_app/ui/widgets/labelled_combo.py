"""A list to choose from, searchable, always with a label (UX A11Y-03)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from desktop_app.domain.french import unaccented
from desktop_app.ui.widgets.labelled_field import LabelledField


class CalmComboBox(QComboBox):
    """A combo box that the mouse wheel does not change while the page is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class LabelledCombo(LabelledField):
    """Let the user choose one of ``options`` (key, label), or write freely with ``free``.

    ``value`` is the key, or the text itself when it is free; empty means nothing chosen.
    ``changed`` carries the new value, only after an act of the user.
    """

    changed = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]] = (),
        help: str = "",  # noqa: A002 - the word of the contract, keyword of every call
        required: bool = False,
        free: bool = False,
        searchable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self.combo = CalmComboBox()
        super().__init__(label, self.combo, help, required, parent=parent)
        self._free = free
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(12)
        self.combo.setEditable(free or searchable)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._name_editor()
        self.set_options(options)
        self.combo.activated.connect(self._on_activated)
        editor = self.combo.lineEdit()
        if editor is not None:
            editor.textEdited.connect(self._on_edited)
            editor.editingFinished.connect(self._settle)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer ``options``; the value is kept if it is still one of them."""
        kept = self.value() if self.combo.count() else ""
        self.combo.clear()
        self.combo.addItem("", "")
        for key, words in options:
            self.combo.addItem(words, key)
        self.set_value(kept)

    def value(self) -> str:
        """Return the key chosen, the free text, or an empty text."""
        text = self.combo.currentText().strip()
        at = self._find(text)
        if at >= 0:
            return str(self.combo.itemData(at))
        return text if self._free else ""

    def set_value(self, value: str) -> None:
        """Show ``value`` without telling anybody."""
        at = max(self.combo.findData(value), 0)
        self.combo.setCurrentIndex(at)
        if at == 0 and value and self._free:
            self.combo.setEditText(value)

    def _name_editor(self) -> None:
        editor = self.combo.lineEdit()
        if editor is None:
            return
        editor.setAccessibleName(self.label)
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.combo.setCompleter(completer)

    def _find(self, text: str) -> int:
        wanted = unaccented(text)
        for at in range(self.combo.count()):
            if unaccented(self.combo.itemText(at)) == wanted:
                return at
        return -1

    def _on_activated(self) -> None:
        self.edited.emit()
        self.changed.emit(self.value())

    def _on_edited(self) -> None:
        self.edited.emit()
        if self._free:
            self.changed.emit(self.value())

    def _settle(self) -> None:
        """Take what was typed as the entry it names; forget it if it names none."""
        before = self.combo.currentIndex()
        at = self._find(self.combo.currentText().strip())
        if at >= 0:
            self.combo.setCurrentIndex(at)
        elif not self._free:
            self.combo.setEditText(self.combo.itemText(before))
        if at >= 0 and at != before:
            self.changed.emit(self.value())

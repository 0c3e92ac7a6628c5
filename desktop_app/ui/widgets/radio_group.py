"""One question, a few answers, all in sight (UX A11Y-14)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QLayout, QRadioButton, QVBoxLayout, QWidget

from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout


class RadioGroup(QGroupBox):
    """Ask ``question`` and offer ``options`` (key, label). At first none is chosen.

    ``changed`` carries the key, only after an act of the user.
    """

    changed = Signal(str)

    def __init__(
        self,
        question: str,
        options: Sequence[tuple[str, str]],
        help: str = "",  # noqa: A002 - the word of the contract, keyword of every call
        *,
        vertical: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self.setAccessibleDescription(help)
        self._about = help
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self._error = text_label("", "error", hidden_if_empty=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label(question, "label"))
        row: QLayout = QVBoxLayout() if vertical else FlowLayout(spacing=8)
        for key, words in options:
            button = QRadioButton(words)
            button.setObjectName(f"choice_{key}")
            button.clicked.connect(lambda _checked, k=key: self.changed.emit(k))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self._error)
        column.addWidget(text_label(help, "help", hidden_if_empty=True))

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys offered, in order."""
        return tuple(self._buttons)

    def value(self) -> str:
        """Return the key chosen, empty if none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose ``key``, or nothing if there is no such key, without telling anybody."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> QRadioButton:
        """Return the radio button of ``key``."""
        return self._buttons[key]

    def set_error(self, sentence: str = "") -> None:
        """Show ``sentence`` under the answers; an empty one takes the problem away."""
        show_text(self._error, sentence)
        self.setAccessibleDescription(f"À corriger\u00a0: {sentence}" if sentence else self._about)

"""Several words of a shipped list, ticked or not, with their sources under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from desktop_app.domain.word_lists import ListEntry
from desktop_app.ui.pages.indication_ticks import source_words
from desktop_app.ui.styling import text_label
from desktop_app.ui.widgets.tick import Tick


class EntryTicks(QGroupBox):
    """Let the user tick entries; a code that the list no longer has stays held.

    ``edited`` follows the user's hand.
    """

    edited = Signal()

    def __init__(
        self,
        question: str,
        prefix: str,
        entries: Sequence[ListEntry],
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self.setAccessibleDescription(help_text)
        self._others: tuple[str, ...] = ()
        self._ticks = {entry.code: Tick(entry.label, source_words(entry)) for entry in entries}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(text_label(question, "label"))
        rows.addWidget(text_label(help_text, "help", hidden_if_empty=True))
        for code, tick in self._ticks.items():
            tick.box.setObjectName(f"{prefix}_{code}")
            tick.changed.connect(lambda _on: self.edited.emit())
            rows.addWidget(tick)

    def load(self, codes: Iterable[str]) -> None:
        """Tick ``codes`` without telling anybody."""
        wanted = tuple(codes)
        self._others = tuple(code for code in wanted if code not in self._ticks)
        for code, tick in self._ticks.items():
            tick.set_ticked(code in wanted)

    def codes(self) -> tuple[str, ...]:
        """Return what is ticked, in the order of the list."""
        return (*(code for code, tick in self._ticks.items() if tick.is_ticked()), *self._others)

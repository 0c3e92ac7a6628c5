"""Where a value comes from: a shape, a word, and the way there (UX §2.9, §2.27)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.ui.icons import set_icon
from desktop_app.ui.styling import mark


@dataclass(frozen=True, slots=True)
class Source:
    """What a badge shows: the icon, the word beside it, and the whole sentence."""

    icon: str
    word: str
    sentence: str


class SourceBadge(QPushButton):
    """Show a source; pressing it goes there. ``about`` names the field for a screen reader."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        mark(self, variant="link")
        self._source: Source | None = None

    def say(self, source: Source, about: str) -> None:
        """Show ``source``."""
        if source != self._source:
            self._source = source
            self.setText(source.word)
            set_icon(self, source.icon)
        self.setToolTip(source.sentence)
        self.setAccessibleName(f"{source.sentence}, {about}")

"""The status bar: what is safe, where the data are, what is under way. Never a warning."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.french import clock_words
from desktop_app.ui.styling import text_label

OFFLINE = "Hors ligne\u00a0: tout reste sur cet ordinateur"


class StatusLine(QWidget):
    """Show « Brouillon enregistré à 14:32 · Hors ligne : tout reste sur cet ordinateur ».

    ``stopped`` when the user presses « Annuler » beside a long act.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._saved = ""
        self._work = ""
        self._long_work = ""
        self._notice = ""
        self._label = text_label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self._label, 1)
        self._stop = QPushButton("Annuler")
        self._stop.setObjectName("work_stop")
        self._stop.clicked.connect(self._on_stop)
        self._stop.hide()
        row.addWidget(self._stop)
        self._show()

    def draft_saved(self, at: datetime) -> None:
        """Say when what is being typed became safe."""
        self._saved = f"Brouillon enregistré à {clock_words(at)}"
        self._show()

    def forget_draft(self) -> None:
        """Say nothing of drafts: the page on screen has none."""
        self._saved = ""
        self._show()

    def show_work(self, words: str) -> None:
        """Say what is under way; an empty text when it is over."""
        self._work = words
        self._show()

    def show_long_work(self, words: str) -> None:
        """Say how far a long act is, with « Annuler » beside it; an empty text when it is over."""
        if words and not self._long_work:
            self._stop.setEnabled(True)
            self._stop.setAccessibleName(f"Annuler\u00a0: {words}")
        self._long_work = words
        self._stop.setVisible(bool(words))
        self._show()

    def show_notice(self, words: str) -> None:
        """Say something that matters for a minute, such as the coming lock; empty to take away."""
        self._notice = words
        self._show()

    def text(self) -> str:
        """Return the whole line."""
        return str(self._label.text())

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stopped.emit()

    def _show(self) -> None:
        work = self._long_work or self._work
        parts = (self._notice, work, self._saved, OFFLINE)
        self._label.setText("\u00a0\u00a0·  ".join(part for part in parts if part))
        self.setAccessibleName(self._label.text())

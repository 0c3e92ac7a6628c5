"""What is under way, in words and with a bar, and how to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import number_words
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, PAGE_MARGIN_PX


class ImportProgress(QWidget):
    """Show how many rows are done. ``stopped`` when the user presses « Annuler »."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = text_label("")
        self._what = ""
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setObjectName("import_bar")
        self.stop_button = QPushButton("Annuler")
        self.stop_button.setObjectName("import_stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN_PX, PAGE_MARGIN_PX, PAGE_MARGIN_PX, PAGE_MARGIN_PX)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self.stop_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.stop_button.clicked.connect(self._stop)

    def start(self, what: str) -> None:
        """Say ``what`` is under way (« Import »), nothing done yet."""
        self._what = what
        self.stop_button.setEnabled(True)
        self._words.setText(f"{what} en cours…")
        self._bar.setAccessibleName(f"{what} en cours")
        self._bar.setRange(0, 0)

    def tell(self, done: int, total: int) -> None:
        """Say how many rows of how many are done."""
        if not self.stop_button.isEnabled():
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        rows = f"{number_words(done)} lignes sur {number_words(total)}"
        self._words.setText(f"{self._what} en cours… {rows}.")

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._words.setText("Arrêt…")
        self.stopped.emit()

"""« Vérifier le journal »: what is under way in words, « Annuler », the result (UX §2.17, S-23)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import number_words
from desktop_app.services.checking import CheckProgress, CheckResult
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.check_run import CheckRun
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX

_GO_ON = "Vous pouvez continuer à travailler."


class CheckPanel(QWidget):
    """Show the last check, run one, say what it found. ``done`` when one has ended."""

    done = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._run = CheckRun(context, parent=self)
        self._last = text_label("", "secondary", hidden_if_empty=True)
        self._words = text_label("", hidden_if_empty=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setObjectName("check_bar")
        self._stop = QPushButton("Annuler")
        self._stop.setObjectName("check_stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        for part in (self._last, self._words, self._bar):
            column.addWidget(part)
        column.addWidget(self._stop, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show_running(running=False)
        self._stop.clicked.connect(self._give_up)
        self._run.progress.connect(self._on_progress)
        self._run.finished.connect(self._on_finished)

    def set_last(self, words: str) -> None:
        """Say when the last check was."""
        show_text(self._last, words)

    def start(self) -> None:
        """Begin a check, unless one is under way."""
        if self._run.running:
            return
        show_text(self._words, f"Vérification du journal… {_GO_ON}")
        self._bar.setRange(0, 0)
        self._show_running(running=True)
        self._run.start()

    def words(self) -> str:
        """Return what is said of the check."""
        return self._words.text()

    def stop(self) -> None:
        """Give up the check: the page is left for good."""
        self._run.stop()

    def _on_progress(self, step: CheckProgress) -> None:
        self._bar.setRange(0, step.whole)
        self._bar.setValue(step.done)
        self._bar.setAccessibleName(step.words)
        count = f"{number_words(step.done)} sur {number_words(step.whole)}"
        show_text(self._words, f"{step.words}\u00a0: {count}. {_GO_ON}")

    def _on_finished(self, result: CheckResult) -> None:
        self._show_running(running=False)
        show_text(self._words, result.words)
        self._context.announcer.say(result.words, urgent=not result.sound)
        if not result.sound:
            self._context.messages.error(result.words)
        self.done.emit()

    def _give_up(self) -> None:
        checking = self._context.session.checking
        self._run.stop()
        self._context.runner.run(checking.stop, lambda _none: None, self._context.messages.failed)
        self._show_running(running=False)
        show_text(self._words, "Vérification arrêtée. Rien n’a changé.")
        self.done.emit()

    def _show_running(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self._stop.setVisible(running)

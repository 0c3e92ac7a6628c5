"""« Essayer avec un dossier d’entraînement »: its pages, its fields (UX §2.13)."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import AppError
from desktop_app.services.model_views import Outcome, Trial, TrialCase, TrialField
from desktop_app.services.paper_views import PageView
from desktop_app.ui.page import PageContext
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.document_preview import DocumentPreview
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_HELP = "Les personnes de ces dossiers n’existent pas. Rien n’est écrit dans le registre."
_ORDER = (Outcome.CUT, Outcome.EMPTY, Outcome.ABSENT, Outcome.PRINTED)
_PAGES_ROWS = 26


class ModelTrialPane(ScrollColumn):
    """Try the model ``follow`` names. The pages are those of the very file."""

    _told = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__("model_trial", margin=NARROW_MARGIN_PX)
        self._context = context
        self._model, self._version = "", 0
        self._pdf = b""
        self._stop = threading.Event()
        self._case = RadioGroup(
            "Dossier d’entraînement",
            [(case.value, case.label) for case in TrialCase],
            _HELP,
            vertical=True,
        )
        self._try = QPushButton("Essayer avec un dossier d’entraînement")
        self._halt = QPushButton("Arrêter")
        self._status = text_label("", "secondary", hidden_if_empty=True)
        self._lines = QVBoxLayout()
        self._preview = DocumentPreview("l’essai")
        self._build()

    def follow(self, model_id: str, version: int) -> None:
        """Try another model, or another version, from now on."""
        if (model_id, version) != (self._model, self._version):
            self.stop()
            self._model, self._version = model_id, version
            self._pdf = b""
            empty_layout(self._lines)
            show_text(self._status, "")
            self._preview.clear()
            self._preview.hide()

    def stop(self) -> None:
        """Drop the trial under way."""
        self._stop.set()

    def _build(self) -> None:
        self._case.set_value(TrialCase.ORDINARY.value)
        mark(self._try, variant="primary")
        self._try.setObjectName("model_try")
        self._halt.setObjectName("model_try_stop")
        self._halt.hide()
        acts = QHBoxLayout()
        acts.addWidget(self._try)
        acts.addWidget(self._halt)
        acts.addStretch(1)
        self._lines.setSpacing(LABEL_GAP_PX)
        self._preview.setMinimumHeight(self.fontMetrics().lineSpacing() * _PAGES_ROWS)
        self._preview.hide()
        for part in (self._case, acts, self._status, self._lines, self._preview):
            self.add(part)
        self._try.clicked.connect(self._run)
        self._halt.clicked.connect(self._on_halt)
        self._preview.wanted.connect(self._draw)
        self._told.connect(self._tell, Qt.ConnectionType.AutoConnection)

    def _run(self) -> None:
        self._stop = stop = threading.Event()
        models, case = self._context.session.models, TrialCase(self._case.value())
        model_id, version = self._model, self._version
        self._busy(busy=True)
        self._tell("Essai en cours…")
        self._context.runner.run(
            lambda: models.try_out(
                model_id, case, version=version, cancel=stop, tell=self._told.emit
            ),
            lambda trial: self._show(trial, stop),
            lambda problem: self._fail(problem, stop),
            label="Essai du modèle…",
        )

    def _on_halt(self) -> None:
        self._stop.set()
        self._tell("Arrêt…")

    def _busy(self, *, busy: bool) -> None:
        focused = self._halt.hasFocus() or self._try.hasFocus()
        self._try.setEnabled(not busy)
        self._halt.setVisible(busy)
        if focused:
            (self._halt if busy else self._try).setFocus()

    def _tell(self, words: str) -> None:
        show_text(self._status, words)

    def _show(self, trial: Trial, stop: threading.Event) -> None:
        self._busy(busy=False)
        if stop.is_set():
            self._tell("Essai arrêté.")
            return
        said = f"{trial.case.label}\u00a0: {trial.sentence}"
        self._tell(said)
        self._context.announcer.say(said)
        empty_layout(self._lines)
        ordered = sorted(trial.fields, key=lambda each: _ORDER.index(each.outcome))
        for each in ordered:
            self._lines.addWidget(_line(each))
        self._pdf = trial.pdf
        self._preview.show()
        self._preview.show_pages(trial.pages, simplified=trial.simplified)

    def _fail(self, problem: Exception, stop: threading.Event) -> None:
        self._busy(busy=False)
        if stop.is_set() or not isinstance(problem, AppError):
            self._tell("Essai arrêté." if stop.is_set() else "")
        else:
            self._tell(problem.sentence)
        if not isinstance(problem, AppError):
            self._context.messages.failed(problem)

    def _draw(self, first: int, limit: int) -> None:
        pdf, models = self._pdf, self._context.session.models
        if not pdf:
            return

        def show(pages: tuple[PageView, ...]) -> None:
            if pdf is self._pdf:
                self._preview.pages.show_drawn(first, pages)

        self._context.runner.run(
            lambda: models.drawn(pdf, first, limit), show, self._context.messages.failed
        )


def _line(each: TrialField) -> QWidget:
    shown = f"\u00a0: {each.shown}" if each.shown else ""
    role = "error" if each.outcome is Outcome.CUT else ""
    return text_label(f"{each.label} — {each.words}{shown}", role)

"""Writing the écrit to a file, on purpose, outside the register (UX §2.9)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, plural
from desktop_app.errors import AlreadyThere, ConversionFailed
from desktop_app.services.paper_views import EcritView, Exported, MissingLine
from desktop_app.services.written_files import written_files
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.page import PageContext
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.widgets.document_preview import SIMPLIFIED
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_field import LabelledField

AT_WORK = "Export en cours…"
OUTSIDE = (
    "Ce fichier est en dehors du registre\u00a0: il n’est pas chiffré. "
    "Gardez-le seulement le temps de l’envoi."
)
_KINDS = "Fichiers Word (*.docx)"
_SHOWN_MISSING = 4


def open_folder(folder: Path) -> None:
    """Show ``folder`` in the computer's own window of files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class ExportPanel(QWidget):
    """Two buttons, then what is missing if anything is, then where the files are.

    ``flush`` hands over what is being typed; ``complete_wanted`` asks to go to what is missing;
    ``said`` says that the card has other buttons than before.
    """

    complete_wanted = Signal()
    said = Signal()
    _told = Signal(str)

    def __init__(
        self,
        context: PageContext,
        files: FileChoice,
        flush: Callable[[], None],
        show_folder: Callable[[Path], None] = open_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._files = files
        self._flush = flush
        self._show_folder = show_folder
        self._view: EcritView | None = None
        self._start = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._busy = False
        self._word = QPushButton("Exporter en Word")
        self._both = QPushButton("Exporter en Word et PDF")
        self._card = QFrame()
        self._rows = QVBoxLayout(self._card)
        self._status = text_label("", "secondary", hidden_if_empty=True)
        self._build()

    @property
    def first(self) -> QPushButton:
        """Return the button that gets the focus when nothing is missing."""
        return self._both

    def load(self, view: EcritView) -> None:
        """Speak of ``view`` from now on; what was said of another écrit goes away."""
        other = self._view is None or self._view.ecrit.id != view.ecrit.id
        self._view = view
        if other:
            self.close_card()

    def close_card(self) -> bool:
        """Take the card away; tell whether there was one."""
        was = not self._card.isHidden()
        self._card.hide()
        mark(self._both, variant="primary")
        return was

    def _build(self) -> None:
        self._word.setObjectName("export_word")
        self._both.setObjectName("export_both")
        mark(self._both, variant="primary")
        row = FlowLayout(spacing=8)
        row.addWidget(self._both)
        row.addWidget(self._word)
        self._rows.setContentsMargins(12, 12, 12, 12)
        self._rows.setSpacing(8)
        self._card.setObjectName("export_card")
        self._card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._status)
        column.addWidget(self._card)
        self._word.clicked.connect(lambda: self._ask(pdf=False))
        self._both.clicked.connect(lambda: self._ask(pdf=True))
        self._told.connect(lambda words: show_text(self._status, words))

    def _ask(self, *, pdf: bool) -> None:
        """Say first what is missing; it never forbids anything."""
        self._flush()
        view = self._view
        if view is None or self._busy:
            return
        if not view.missing:
            self._choose(pdf=pdf)
            return
        complete = _button("Compléter d’abord", "export_complete", self._complete)
        anyway = _button("Exporter quand même", "export_anyway", lambda: self._choose(pdf=pdf), "")
        sentence = missing_sentence(view.missing, discreet=self._context.discreet.active)
        self._say("attention", sentence, _in_line(complete, anyway))
        mark(self._both, variant="")
        complete.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complete(self) -> None:
        self.close_card()
        self.complete_wanted.emit()

    def _choose(self, *, pdf: bool) -> None:
        view = self._view
        if view is None:
            return
        self.close_card()
        target = self._files.new_file("Exporter l’écrit", self._start / view.file_name, _KINDS)
        if target is None:
            return
        self._start = target.parent
        self._run(view, target, pdf=pdf)

    def _run(self, view: EcritView, target: Path, *, pdf: bool, replace: bool = False) -> None:
        ecrits, cancel = self._context.session.ecrits, threading.Event()
        self._work(AT_WORK)
        if pdf:
            stop = _button("Arrêter", "export_stop", cancel.set, "")
            self._say("neutral", "", stop)
        self._context.runner.run(
            lambda: ecrits.export(
                view.ecrit.id,
                target,
                pdf=pdf,
                replace=replace,
                cancel=cancel,
                tell=self._told.emit,
            ),
            lambda made: self._done(made, view),
            lambda problem: self._failed(problem, view, target, pdf=pdf),
            label=AT_WORK,
        )

    def _done(self, made: Exported, view: EcritView) -> None:
        self._work("")
        if not self._shows(view):
            words = f"Écrit {view.ecrit.ref} exporté\u00a0: {made.files[0].name}"
            self._context.messages.success(words)
            return
        note = [text_label(SIMPLIFIED, "secondary")] if made.simplified else []
        self._say("success", "Écrit exporté.", *note, *self._after(made.files))
        self._context.announcer.say("Écrit exporté.")

    def _failed(self, problem: Exception, view: EcritView, target: Path, *, pdf: bool) -> None:
        self._work("")
        if self._shows(view):
            self.close_card()
        if isinstance(problem, AlreadyThere) and self._shows(view):
            self._ask_to_replace(problem, view, target, pdf=pdf)
            return
        if not isinstance(problem, ConversionFailed) or not self._shows(view):
            self._context.messages.failed(problem)
            return
        self._say("attention", problem.sentence, *self._after(written_files(target, pdf=False)))
        self._context.announcer.say(problem.sentence, urgent=True)

    def _shows(self, view: EcritView) -> bool:
        """Tell whether the panel still speaks of the écrit of ``view``."""
        return self._view is not None and self._view.ecrit.id == view.ecrit.id

    def _ask_to_replace(
        self, problem: AlreadyThere, view: EcritView, target: Path, *, pdf: bool
    ) -> None:
        """Ask before a file goes that the file dialog did not name."""
        other = _button("Choisir un autre nom", "export_other", lambda: self._choose(pdf=pdf))

        def go_on() -> None:
            self._run(view, target, pdf=pdf, replace=True)

        anyway = _button("Remplacer", "export_replace", go_on, "")
        self._say("attention", problem.what, _in_line(other, anyway))
        mark(self._both, variant="")
        other.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.announcer.say(problem.what, urgent=True)

    def _after(self, files: tuple[Path, ...]) -> tuple[QWidget, ...]:
        """Return what is said of files that are written: names, place, care."""
        folder = files[0].parent
        names = [text_label(file.name, "label") for file in files]
        place = QLineEdit(str(folder), readOnly=True)
        place.setObjectName("export_place")
        opens = _button("Ouvrir le dossier", "export_folder", lambda: self._show_folder(folder), "")
        close = _button("Fermer", "export_close", self._end, "quiet")
        return (
            *names,
            LabelledField("Emplacement", place),
            text_label(OUTSIDE, "secondary"),
            _in_line(opens, close),
        )

    def _end(self) -> None:
        self.close_card()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _work(self, words: str) -> None:
        """Say what is under way; the buttons stay, for the one pressed holds the focus."""
        self._busy = bool(words)
        show_text(self._status, words)

    def _say(self, kind: str, sentence: str, *parts: QWidget) -> None:
        empty_layout(self._rows)
        mark(self._card, kind=kind)
        if sentence:
            self._rows.addWidget(text_label(sentence))
        for part in parts:
            self._rows.addWidget(part)
            part.show()  # now, not at the next turn of the loop: one of them takes the focus
        self._card.setAccessibleName(sentence)
        self._card.show()
        self.said.emit()


def missing_sentence(missing: tuple[MissingLine, ...], *, discreet: bool = False) -> str:
    """Return « Il reste 2 informations requises : Motif ; Information de la famille. »."""
    count = plural(len(missing), "information requise", "informations requises")
    named = [line.label if discreet else line.words for line in missing[:_SHOWN_MISSING]]
    more = len(missing) - len(named)
    if more:
        named.append(f"et {plural(more, 'autre', 'autres')}")
    words = f"Il reste {count}{NBSP}: {f'{NBSP}; '.join(named)}"
    return words if words.endswith("?") else f"{words}."


def _button(
    label: str, name: str, act: Callable[[], object], variant: str = "primary"
) -> QPushButton:
    button = QPushButton(label)
    button.setObjectName(name)
    mark(button, variant=variant)
    button.clicked.connect(lambda: act())
    return button


def _in_line(*buttons: QPushButton) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder, spacing=8)
    for button in buttons:
        row.addWidget(button)
    return holder

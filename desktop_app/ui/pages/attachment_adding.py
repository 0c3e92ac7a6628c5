"""Adding pieces: what is said before, how far it is, what came of it. For any page (UX §2.26)."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.attachment_rules import CHILD_PICTURE, clean_name
from desktop_app.domain.french import plural, quote
from desktop_app.domain.ids import AttachmentId, DossierId, OccasionId
from desktop_app.domain.media import kind_of
from desktop_app.errors import AppError
from desktop_app.services.attachment_views import Added
from desktop_app.services.given_files import AddingStopped
from desktop_app.ui.file_choice import FileChoice, FileDialogs
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import adding_record
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.widgets.flow_layout import FlowLayout

CHANGED = frozenset({"attachment"})
ORIGINAL = "Le fichier d’origine reste sur votre ordinateur, non chiffré\xa0: pensez à l’effacer."
_KINDS = (
    "Pièces (*.pdf *.jpg *.jpeg *.png *.gif *.bmp *.tif *.tiff *.webp *.heic *.txt *.docx *.odt"
    " *.doc *.rtf *.xlsx *.ods *.xls *.pptx *.odp *.msg *.mp3 *.m4a *.ogg *.wav *.amr *.mp4 *.mov)"
    ";;Tous les fichiers (*)"
)


@dataclass(slots=True)
class _Batch:
    """Files that are being added one after the other."""

    dossier_id: DossierId
    occasion_id: OccasionId | None
    waiting: list[Path]
    whole: int
    added: list[Added] = field(default_factory=list)
    again: int = 0
    problems: list[str] = field(default_factory=list)
    failed: list[Path] = field(default_factory=list)
    cancel: threading.Event = field(default_factory=threading.Event)


class AttachmentAdding(QWidget):
    """Add files to a dossier, a task a file, so that saving never waits for all of them (S-30).

    Out of sight while nothing happens. ``added`` carries the ids of the new pieces; the window is
    told by ``register_changed`` too. ``shown`` says that it needs to be in sight.
    """

    added = Signal(object)
    shown = Signal()
    _told = Signal(int, int)

    def __init__(
        self,
        context: PageContext,
        files: FileChoice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._files = files or FileDialogs(self)
        self._batch: _Batch | None = None
        self._wanted: tuple[DossierId, OccasionId | None] | None = None
        self._card = QFrame()
        self._go_on = QPushButton("Choisir un fichier")
        self._give_up = QPushButton("Ne rien ajouter")
        self._line = QWidget()
        self._words = text_label("", "secondary")
        self._bar = QProgressBar(textVisible=False)
        self._stop = QPushButton("Annuler")
        self._build()

    @property
    def busy(self) -> bool:
        """Tell whether files are being added."""
        return self._batch is not None

    def begin(self, dossier_id: DossierId, occasion_id: OccasionId | None = None) -> None:
        """Ask which files; the first time on this computer say first what a photo can do."""
        self._wanted = (dossier_id, occasion_id)
        if self._context.preferences.current.child_picture_told:
            self._choose()
            return
        self._card.show()
        self.show()
        self.shown.emit()
        self._give_up.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.announcer.say(CHILD_PICTURE, urgent=True)

    def add(
        self, dossier_id: DossierId, paths: Sequence[Path], occasion_id: OccasionId | None = None
    ) -> None:
        """Add these files; those that are given while others are under way come after them."""
        if not paths:
            return
        if self._batch is not None and self._batch.dossier_id == dossier_id:
            self._batch.waiting += paths
            self._batch.whole += len(paths)
            return
        if self._batch is not None:
            self._context.messages.attention(
                "Des pièces sont en cours d’ajout dans un autre dossier. Attendez la fin."
            )
            return
        self._batch = _Batch(dossier_id, occasion_id, list(paths), len(paths))
        self.show()
        self._line.show()
        self.shown.emit()
        self._next()

    def _build(self) -> None:
        mark(self._card, kind="attention")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.addWidget(text_label(CHILD_PICTURE))
        buttons = FlowLayout(spacing=8)
        for button, name in ((self._give_up, "adding_give_up"), (self._go_on, "adding_go_on")):
            button.setObjectName(name)
            buttons.addWidget(button)
        inside.addLayout(buttons)
        self._stop.setObjectName("adding_stop")
        self._bar.setAccessibleName("Ajout des pièces")
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 2)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addWidget(self._line)
        for part in (self._card, self._line, self):
            part.hide()
        self._go_on.clicked.connect(self._accept)
        self._give_up.clicked.connect(self._close_card)
        self._stop.clicked.connect(self._on_stop)
        self._told.connect(self._tell)

    def _accept(self) -> None:
        self._context.preferences.update(child_picture_told=True)
        self._close_card()
        self._choose()

    def _close_card(self) -> None:
        self._card.hide()
        self.setVisible(self.busy)

    def _choose(self) -> None:
        if self._wanted is None:
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(QStandardPaths.writableLocation(documents))
        paths = self._files.several("Ajouter des pièces", start, _KINDS)
        dossier_id, occasion_id = self._wanted
        self.add(dossier_id, paths, occasion_id)

    def _on_stop(self) -> None:
        if self._batch is not None:
            self._batch.waiting.clear()
            self._batch.cancel.set()

    def _next(self) -> None:
        batch = self._batch
        if batch is None:
            return
        if not batch.waiting:
            self._batch = None
            self._forget(batch.dossier_id)
            self._finish(batch)
            return
        path, session = batch.waiting.pop(0), self._context.session
        left = [one.name for one in (path, *batch.waiting, *batch.failed)]
        here, now = len(batch.added), self._context.clock()
        self._tell(0, 0)

        def add() -> Added:
            adding_record.note(session, batch.dossier_id, left, here, now)
            return session.attachments.add(
                batch.dossier_id,
                path,
                occasion_id=batch.occasion_id,
                tell=self._told.emit,
                cancel=batch.cancel,
            )

        self._context.runner.run(
            add,
            lambda made: self._on_added(batch, made),
            lambda problem: self._on_failed(batch, path, problem),
            label="Ajout d’une pièce…",
        )

    def _forget(self, dossier_id: DossierId) -> None:
        session = self._context.session
        self._context.runner.run(
            lambda: adding_record.forget(session, dossier_id),
            lambda _none: None,
            self._context.messages.failed,
        )

    def _on_added(self, batch: _Batch, made: Added) -> None:
        if made.again:
            batch.again += 1
        else:
            batch.added.append(made)
        self._next()

    def _on_failed(self, batch: _Batch, path: Path, problem: Exception) -> None:
        batch.failed.append(path)
        if not isinstance(problem, AppError):
            self._context.messages.failed(problem)
        elif not isinstance(problem, AddingStopped):
            named = "" if self._context.discreet.active else f"{quote(clean_name(path.name))} "
            batch.problems.append(f"{named}n’est pas dans le dossier. {problem.sentence}".strip())
        self._next()

    def _tell(self, done: int, whole: int) -> None:
        batch = self._batch
        if batch is None:
            return
        number = batch.whole - len(batch.waiting)
        self._words.setText(f"Ajout de la pièce {number} sur {batch.whole}")
        share = done / whole if whole else 0.0
        self._bar.setRange(0, 100)
        self._bar.setValue(round(100 * (number - 1 + share) / batch.whole))

    def _finish(self, batch: _Batch) -> None:
        self._line.hide()
        self.setVisible(not self._card.isHidden())
        messages = self._context.messages
        ids = tuple(made.attachment.id for made in batch.added)
        for problem in batch.problems:
            messages.error(problem[:1].upper() + problem[1:])
        if batch.again:
            messages.info(_again_words(batch.again))
        if ids:
            words = plural(len(ids), "pièce ajoutée", "pièces ajoutées")
            messages.success(f"{words}. {ORIGINAL}", undo=lambda: self._take_back(ids))
            self._warn(batch)
        elif batch.cancel.is_set():
            messages.info("L’ajout a été arrêté. Rien n’a été ajouté.")
        self._context.navigator.changed(CHANGED)
        self.added.emit(ids)

    def _warn(self, batch: _Batch) -> None:
        """Say once what a photo can do, if one was dropped, and that the register grows large."""
        warning = next((made.size_warning for made in batch.added if made.size_warning), "")
        if warning:
            self._context.messages.attention(warning)
        pictures = any(kind_of(made.attachment.media_type).picture for made in batch.added)
        if pictures and not self._context.preferences.current.child_picture_told:
            self._context.messages.attention(CHILD_PICTURE)
            self._context.preferences.update(child_picture_told=True)

    def _take_back(self, ids: tuple[AttachmentId, ...]) -> None:
        attachments = self._context.session.attachments

        def trash() -> None:
            for attachment_id in ids:
                attachments.trash(attachment_id)

        self._context.runner.run(
            trash,
            lambda _none: self._context.navigator.changed(CHANGED),
            self._context.messages.failed,
        )


def _again_words(number: int) -> str:
    if number == 1:
        return "Cette pièce est déjà dans ce dossier. Rien n’a été ajouté deux fois."
    return f"{number} de ces pièces sont déjà dans ce dossier. Rien n’a été ajouté deux fois."

"""What one does with a piece; each act can be undone or goes where the user says (UX §2.25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from desktop_app.domain.attachment_rules import export_name
from desktop_app.domain.ids import AttachmentId
from desktop_app.errors import AppError, BadInput
from desktop_app.services.attachment_views import AttachmentLine
from desktop_app.ui.file_choice import FileChoice, FileDialogs
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes

CHANGED = frozenset({"attachment"})
IN_CLEAR = "Elle n’est pas chiffrée\xa0: gardez-la seulement le temps nécessaire."


class AttachmentActions:
    """Run an act on a piece by its name, as ``AttachmentCard.chosen`` carries it."""

    def __init__(
        self, context: PageContext, files: FileChoice | None = None, over: QWidget | None = None
    ) -> None:
        self._context = context
        self._files = files or FileDialogs(over)
        self._acts: dict[str, Callable[[AttachmentLine], None]] = {
            "open": lambda line: self._go(line, ""),
            "change": lambda line: self._go(line, "change"),
            "outside": lambda line: self._go(line, "outside"),
            "copy": self.save_copy,
            "location": self.remove_location,
            "hard": self.toggle_hard,
            "trash": self.trash,
        }

    def run(self, name: str, line: AttachmentLine) -> None:
        """Do what is wanted of a piece."""
        self._acts[name](line)

    def trash(self, line: AttachmentLine) -> None:
        """Put a piece in the trash."""
        attachments, attachment_id = self._context.session.attachments, line.attachment.id
        self._run(
            lambda: attachments.trash(attachment_id),
            lambda _none: self._tell(
                "Pièce mise à la corbeille.", lambda: self._restore(attachment_id)
            ),
        )

    def remove_location(self, line: AttachmentLine) -> None:
        """Take the position out of a piece."""
        attachments, attachment_id = self._context.session.attachments, line.attachment.id
        self._run(
            lambda: attachments.remove_location(attachment_id),
            lambda _kept: self._tell(
                "Position retirée de la pièce. L’image n’a pas changé.",
                lambda: self._put_back(attachment_id),
            ),
            "Retrait de la position…",
        )

    def toggle_hard(self, line: AttachmentLine) -> None:
        """Fold a piece for everybody, or not any more."""
        attachments = self._context.session.attachments
        changed = replace(line.attachment, hard=not line.attachment.hard)
        words = "Pièce repliée." if changed.hard else "Pièce dépliée."
        self._run(
            lambda: attachments.save(changed),
            lambda kept: self._tell(
                words, lambda: self.toggle_hard(replace(line, attachment=kept))
            ),
        )

    def save_copy(self, line: AttachmentLine) -> None:
        """Write a copy where the user says, under the name that she gives it."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(QStandardPaths.writableLocation(documents))
        kinds = f"{line.kind.word.capitalize()} (*{line.kind.extension})"
        proposed = start / export_name(line.attachment)
        target = self._files.new_file("Enregistrer une copie", proposed, kinds)
        if target is not None:
            self._write(line, target, with_location=False)

    def _write(self, line: AttachmentLine, target: Path, *, with_location: bool) -> None:
        attachments, attachment_id = self._context.session.attachments, line.attachment.id
        without = line.attachment.has_location and not with_location
        words = "Copie enregistrée sans sa position." if without else "Copie enregistrée."
        self._context.runner.run(
            lambda: attachments.save_copy(attachment_id, target, with_location=with_location),
            lambda _file: self._context.messages.success(f"{words} {IN_CLEAR}"),
            lambda problem: self._not_written(problem, line, target, without=without),
            label="Écriture de la copie…",
        )

    def _not_written(
        self, problem: Exception, line: AttachmentLine, target: Path, *, without: bool
    ) -> None:
        if not (without and isinstance(problem, BadInput) and isinstance(problem, AppError)):
            self._context.messages.failed(problem)
            return
        anyway = Action(
            "Enregistrer avec sa position",
            lambda: self._write(line, target, with_location=True),
        )
        self._context.messages.attention(problem.sentence, actions=(anyway,))

    def _go(self, line: AttachmentLine, act: str) -> None:
        self._context.navigator.open(routes.attachment(line.attachment.id, act=act))

    def _restore(self, attachment_id: AttachmentId) -> None:
        attachments = self._context.session.attachments
        self._run(
            lambda: attachments.restore(attachment_id),
            lambda _none: self._tell("Pièce remise dans le dossier.", None),
        )

    def _put_back(self, attachment_id: AttachmentId) -> None:
        attachments = self._context.session.attachments
        self._run(
            lambda: attachments.put_back_location(attachment_id),
            lambda _kept: self._tell("La pièce est de nouveau comme elle a été ajoutée.", None),
        )

    def _run(self, task: Callable[[], object], then: Callable[..., None], label: str = "") -> None:
        self._context.runner.run(task, then, self._context.messages.failed, label=label)

    def _tell(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self._context.messages.success(sentence, undo=undo)
        self._context.navigator.changed(CHANGED)

"""The backups screen with what stands behind it: the folder, the verified copy, the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import AppError
from desktop_app.ui.entry.backups import BackupsScreen
from desktop_app.ui.entry.context import EntryContext

if TYPE_CHECKING:
    from desktop_app.services.session import Session


class BackupsStep(QObject):
    """Drive the screen. ``done`` when the user goes on, with a copy or without."""

    done = Signal()
    back = Signal()

    def __init__(self, context: EntryContext, session: Session, *, step: int = 0) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = session
        self.screen = BackupsScreen(step=step)
        self.screen.back.connect(self.back)
        self.screen.folder_wanted.connect(self._choose)
        self.screen.copy_wanted.connect(self._copy)
        self.screen.finished.connect(self.done)

    def start(self) -> None:
        """Show the screen."""
        self._context.window.show_screen(self.screen)

    def _choose(self) -> None:
        folder = self._context.files.folder("Dossier des copies", self._context.documents)
        if folder is not None:
            self.screen.set_folder(folder)

    def _copy(self, folder: Path) -> None:
        session = self._session

        def copy() -> str:
            session.association.choose_backup_folder(str(folder))
            return session.safety.copy(folder).name

        self.screen.set_busy()
        self._context.runner.run(copy, self._copied, self._failed, label="Copie en cours…")

    def _copied(self, name: str) -> None:
        self.screen.set_copied(name)
        self._context.announcer.say("Copie faite et relue.")

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            self._context.bug(problem)
            return
        self.screen.set_failed(problem.sentence)
        self._context.announcer.say(problem.sentence, urgent=True)

"""Unlocking a register, or recovering it when the passphrase is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import AppError, TooManyAttempts
from desktop_app.ui.entry.context import EntryContext
from desktop_app.ui.entry.unlock import UnlockScreen

if TYPE_CHECKING:
    from desktop_app.services.session import Session
    from desktop_app.ui.entry.recover import RecoverScreen


class Unlocking(QObject):
    """Drive the unlock screen of one register. What it rarely needs is imported when it does.

    ``opened`` carries the session; ``recovered`` too, but its passphrase must be chosen anew;
    ``other_register`` asks for the first screen.
    """

    opened = Signal(object)
    recovered = Signal(object)
    other_register = Signal()

    def __init__(self, context: EntryContext, folder: Path, notice: str = "") -> None:
        super().__init__(context.window)
        self._context = context
        self._folder = folder
        self.screen = UnlockScreen(notice)
        self.screen.unlock_wanted.connect(self._unlock)
        self.screen.forgotten.connect(self._forgotten)
        self.screen.other_register.connect(self.other_register)
        self._recover: RecoverScreen | None = None

    def start(self) -> None:
        """Show the screen."""
        self._context.window.show_screen(self.screen)

    def fill_accounts(self) -> None:
        """Read who can open the register; to be called after the first paint."""
        context, folder = self._context, self._folder
        context.runner.run(
            lambda: [
                (str(owner.user_id), owner.name) for owner in context.opening().owners(folder)
            ],
            self.screen.set_owners,
            self._cannot_read,
        )

    def _cannot_read(self, problem: Exception) -> None:
        if isinstance(problem, AppError):
            self.screen.refuse(problem.sentence)
        else:
            self._context.bug(problem)

    def _unlock(self, passphrase: str, account: str) -> None:
        context, folder = self._context, self._folder

        def unlock() -> Session:
            from desktop_app.domain.ids import UserId

            user_id = UserId(account) if account else None
            return context.opening().unlock(folder, passphrase, user_id)

        self.screen.set_busy(True)
        context.runner.run(
            unlock,
            self._unlocked,
            self._refused,
            label="Ouverture…",
        )

    def _unlocked(self, session: Session) -> None:
        self.screen.field.clear()
        self.opened.emit(session)

    def _refused(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            self.screen.set_busy(False)
            self._context.bug(problem)
            return
        if isinstance(problem, TooManyAttempts):
            self.screen.wait(problem.sentence, problem.wait_s)
        else:
            self.screen.refuse(problem.sentence)
        self._context.announcer.say(problem.sentence, urgent=True)

    def _forgotten(self) -> None:
        from desktop_app.ui.entry.recover import RecoverScreen

        if self._recover is None:
            self._recover = RecoverScreen()
            self._recover.back.connect(self.start)
            self._recover.code_given.connect(self._try_code)
        self._context.window.show_screen(self._recover)

    def _try_code(self, code: str) -> None:
        context, folder = self._context, self._folder
        if self._recover is not None:
            self._recover.set_busy(True)
        context.runner.run(
            lambda: context.opening().recover(folder, code),
            self._recovered,
            self._code_refused,
            label="Ouverture…",
        )

    def _recovered(self, session: Session) -> None:
        if self._recover is not None:
            self._recover.field.clear()
        self.recovered.emit(session)

    def _code_refused(self, problem: Exception) -> None:
        if self._recover is None:
            return
        if isinstance(problem, AppError):
            self._recover.refuse(problem.sentence)
            self._context.announcer.say(problem.sentence, urgent=True)
        else:
            self._recover.set_busy(False)
            self._context.bug(problem)

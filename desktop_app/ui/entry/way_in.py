"""From the start of the program to an open register: which screens, in which order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import AppError
from desktop_app.ui.entry.context import EntryContext
from desktop_app.ui.entry.unlocking import Unlocking

if TYPE_CHECKING:
    from desktop_app.services.session import Session
    from desktop_app.ui.entry.first_run import FirstRun
    from desktop_app.ui.entry.new_passphrase import NewPassphrase
    from desktop_app.ui.entry.new_sheet import NewSheet
    from desktop_app.ui.entry.recovery_paper import Sheet


class WayIn(QObject):
    """Lead to an open register, once. ``entered`` carries the session and a first message.

    ``held`` carries a session that is open already while screens are still to come.

    The screens of the first run are imported when they are needed: unlocking must paint fast.
    """

    entered = Signal(object, str)
    held = Signal(object)

    def __init__(self, context: EntryContext) -> None:
        super().__init__(context.window)
        self._context = context
        self._unlocking: Unlocking | None = None
        self._first_run: FirstRun | None = None
        self._sheet: NewSheet | None = None
        self._new_passphrase: NewPassphrase | None = None
        self._pending: Session | None = None

    @property
    def pending(self) -> Session | None:
        """Return the register that is open while its first run or recovery is not over."""
        return self._pending

    def unlock(self, folder: Path, notice: str = "") -> None:
        """Show the unlock screen of ``folder``."""
        self._unlocking = Unlocking(self._context, folder, notice)
        self._unlocking.opened.connect(self._unlocked)
        self._unlocking.recovered.connect(self._recovered)
        self._unlocking.other_register.connect(lambda: self.welcome())
        self._unlocking.start()

    def after_first_paint(self) -> None:
        """Start what must not delay the first paint: reading the vault, loading the libraries."""
        context = self._context
        if self._unlocking is not None:
            self._unlocking.fill_accounts()
        else:
            context.runner.run(context.opening, lambda _: None, context.bug)

    def welcome(self, step: int = 1) -> None:
        """Show the first run, from its first or second screen."""
        self._lead(None).start(step)

    def tell_missing(self, folder: Path) -> None:
        """Say that the last register is not where it was: nobody must think it lost."""
        if self._first_run is not None:
            self._first_run.welcome.say_problem(
                f"Votre registre n’est plus à cet endroit\u00a0: {folder}. Branchez la clé USB ou "
                "le disque où il est, puis choisissez «\u00a0Ouvrir un registre existant\u00a0»."
            )

    def train(self) -> None:
        """Make a training register and enter it."""
        context = self._context
        if self._first_run is not None:
            self._first_run.welcome.set_busy(True)
        context.runner.run(
            lambda: _training(context), self._trained, self._no_training, label="Ouverture…"
        )

    def _lead(self, session: Session | None) -> FirstRun:
        from desktop_app.ui.entry.first_run import FirstRun

        run = FirstRun(self._context, self._print, session)
        run.existing.connect(self._open_existing)
        run.training.connect(self.train)
        run.created.connect(self._hold)
        run.opened.connect(lambda done: self._enter(done, ""))
        self._first_run = run
        return run

    def _hold(self, session: Session) -> None:
        self._pending = session
        self.held.emit(session)

    def _open_existing(self, folder: Path) -> None:
        self.unlock(folder)
        self.after_first_paint()

    def _unlocked(self, session: Session) -> None:
        self._pending = session
        self._run(session.association.setup_step, lambda step: self._next(session, step))

    def _next(self, session: Session, step: int) -> None:
        if step:
            self._hold(session)
            self._lead(session).start(step)
        else:
            self._enter(session, "")

    def _enter(self, session: Session, message: str) -> None:
        self._pending = None
        if not _is_training(self._context, session):
            self._context.preferences.update(last_register=str(session.folder))
        self.entered.emit(session, message)

    def _trained(self, made: tuple[Session, str]) -> None:
        session, passphrase = made
        self._enter(
            session,
            "Registre d’entraînement\u00a0: toutes les personnes sont inventées. "
            f"Sa phrase de passe\u00a0: {passphrase}",
        )

    def _no_training(self, problem: Exception) -> None:
        if self._first_run is not None:
            self._first_run.welcome.set_busy(False)
        self._failed(problem)

    def _recovered(self, session: Session) -> None:
        """Choose a new passphrase, then make a new sheet: the used code is replaced (S-07)."""
        from desktop_app.ui.entry.new_passphrase import NewPassphrase
        from desktop_app.ui.entry.passphrase import PassphraseScreen

        self._hold(session)
        screen = PassphraseScreen("Choisissez une nouvelle phrase de passe")
        screen.back_button.hide()

        def keep(_current: str, new: str) -> None:
            session.security.reset_passphrase(new)

        self._new_passphrase = NewPassphrase(self._context, screen, keep)
        self._new_passphrase.kept.connect(lambda _: self._new_sheet(session))
        self._new_passphrase.start()

    def _new_sheet(self, session: Session) -> None:
        from desktop_app.ui.entry.new_sheet import NewSheet

        self._sheet = NewSheet(self._context, session, self._print)
        self._sheet.screen.back_button.hide()
        self._sheet.done.connect(lambda: self._unlocked(session))
        self._sheet.start()

    def _print(self, sheet: Sheet) -> bool:
        from desktop_app.ui.entry.printing import print_sheet

        return print_sheet(sheet, self._context.window)

    def _run(self, task: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._context.runner.run(task, then, self._failed)

    def _failed(self, problem: Exception) -> None:
        shown = self._context.window.screen_shown
        if isinstance(problem, AppError) and shown is not None:
            shown.say_problem(problem.sentence)
            self._context.announcer.say(problem.sentence, urgent=True)
        else:
            self._context.bug(problem)


def _training(context: EntryContext) -> tuple[Session, str]:
    from desktop_app.ui.entry.training import make_training

    return make_training(context.opening(), context.training, context.clock().date())


def _is_training(context: EntryContext, session: Session) -> bool:
    return context.training in session.folder.parents

"""The first run: six screens, one decision each, « Retour » always works (UX §2.1).

Before the register exists the step is kept in the preferences; after, in the register itself, so
that quitting at any screen and starting again resumes there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import AppError
from desktop_app.paths import REGISTER_SUFFIX
from desktop_app.ui.entry.association_step import AssociationStep
from desktop_app.ui.entry.author import AuthorScreen
from desktop_app.ui.entry.backups_step import BackupsStep
from desktop_app.ui.entry.context import EntryContext
from desktop_app.ui.entry.kept import KeptScreen
from desktop_app.ui.entry.new_passphrase import NewPassphrase
from desktop_app.ui.entry.new_sheet import NewSheet, Print
from desktop_app.ui.entry.passphrase import PassphraseScreen
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.entry.welcome import WelcomeScreen

if TYPE_CHECKING:
    from desktop_app.domain.organisation import Profile
    from desktop_app.services.session import Session

WELCOME, PASSPHRASE, SHEET, ASSOCIATION, AUTHOR, BACKUPS, DONE = 1, 2, 3, 4, 5, 6, 0
DEFAULT_NAME = "Registre"
_CHOOSE = "Choisissez une phrase de passe"


class FirstRun(QObject):
    """Lead through the screens. ``created`` carries the session, ``opened`` too when all is done.

    ``existing`` carries the folder of a register to open; ``training`` asks for the fictive one.
    """

    created = Signal(object)
    opened = Signal(object)
    existing = Signal(object)
    training = Signal()

    def __init__(
        self, context: EntryContext, print_sheet: Print, session: Session | None = None
    ) -> None:
        super().__init__(context.window)
        self._context = context
        self._print = print_sheet
        self._session = session
        self._place = free_place(context.documents) if session is None else session.folder
        self._sheet_kept = False
        self._welcome = WelcomeScreen(self._place)
        self._welcome.create_wanted.connect(lambda: self.show_step(PASSPHRASE))
        self._welcome.other_place_wanted.connect(self._choose_place)
        self._welcome.open_wanted.connect(self._choose_existing)
        self._welcome.training_wanted.connect(self.training)
        self._creation: NewPassphrase | None = None
        self._sheet: NewSheet | None = None

    @property
    def welcome(self) -> WelcomeScreen:
        """Return the first screen."""
        return self._welcome

    @property
    def session(self) -> Session | None:
        """Return the register once it is created."""
        return self._session

    def start(self, step: int) -> None:
        """Show the screen of ``step`` (1 to 6)."""
        self._sheet_kept = step > SHEET
        self.show_step(step)

    def show_step(self, step: int) -> None:
        """Go to a screen, forwards or backwards, and remember it."""
        screens: dict[int, Callable[[], None]] = {
            WELCOME: self._show_welcome,
            PASSPHRASE: self._show_passphrase,
            SHEET: self._show_sheet,
            ASSOCIATION: self._show_association,
            AUTHOR: self._show_author,
            BACKUPS: self._show_backups,
        }
        if self._session is None:
            self._context.preferences.update(first_run_step=step)
        screens[step]()

    def _reach(self, step: int) -> None:
        """Note in the register that ``step`` is the next one, then show it."""
        session = self._open_session()
        self._run(lambda: session.association.reach_step(step), lambda _: self.show_step(step))

    def _show_welcome(self) -> None:
        if self._session is not None:
            self._welcome.set_created()
        self._context.window.show_screen(self._welcome)

    def _show_passphrase(self) -> None:
        if self._session is not None:
            self._show_passphrase_kept()
            return
        if self._creation is None:
            screen = PassphraseScreen(_CHOOSE, step=PASSPHRASE)
            self._creation = NewPassphrase(self._context, screen, self._create)
            self._creation.kept.connect(self._created)
            self._creation.back.connect(lambda: self.show_step(WELCOME))
        self._creation.start()

    def _create(self, _current: str, passphrase: str) -> Session:
        return self._context.opening().create(self._place, passphrase)

    def _created(self, session: Session) -> None:
        self._session = session
        self.created.emit(session)
        self._context.preferences.update(last_register=str(session.folder), first_run_step=WELCOME)
        self.show_step(SHEET)

    def _show_passphrase_kept(self) -> None:
        screen = KeptScreen(
            "Votre phrase de passe est choisie",
            "Le registre est créé et protégé par cette phrase de passe.",
            "Changer la phrase de passe",
            step=PASSPHRASE,
        )
        screen.change_wanted.connect(self._change_passphrase)
        self._show_between(screen, WELCOME, SHEET)

    def _change_passphrase(self) -> None:
        session = self._open_session()
        screen = PassphraseScreen(_CHOOSE, step=PASSPHRASE, ask_current=True)
        change = NewPassphrase(self._context, screen, session.security.change_passphrase)
        change.kept.connect(lambda _: self.show_step(SHEET))
        change.back.connect(lambda: self.show_step(PASSPHRASE))
        change.start()

    def _show_sheet(self) -> None:
        if self._sheet_kept:
            screen = KeptScreen(
                "Votre fiche de secours est faite",
                "Pour des raisons de sécurité, elle n’est montrée qu’une fois.",
                "Refaire une fiche",
                step=SHEET,
            )
            screen.change_wanted.connect(self._new_sheet)
            self._show_between(screen, PASSPHRASE, ASSOCIATION)
            return
        if self._sheet is None:
            self._make_sheet()
        if self._sheet is not None:
            self._sheet.start()

    def _new_sheet(self) -> None:
        self._sheet_kept = False
        self._sheet = None
        self._reach(SHEET)

    def _make_sheet(self) -> None:
        self._sheet = NewSheet(self._context, self._open_session(), self._print, step=SHEET)
        self._sheet.back.connect(lambda: self.show_step(PASSPHRASE))
        self._sheet.done.connect(self._sheet_done)

    def _sheet_done(self) -> None:
        self._sheet_kept = True
        self._sheet = None
        self._reach(ASSOCIATION)

    def _show_association(self) -> None:
        step = AssociationStep(self._context, self._open_session(), step=ASSOCIATION)
        step.back.connect(lambda: self.show_step(SHEET))
        step.done.connect(lambda: self._reach(AUTHOR))
        step.start()

    def _show_author(self) -> None:
        session = self._open_session()
        screen = AuthorScreen(step=AUTHOR)
        screen.back.connect(lambda: self._leave_author(screen))
        screen.kept.connect(lambda profile: self._keep_author(profile, BACKUPS))
        self._run(session.association.profile, screen.show_profile)
        self._context.window.show_screen(screen)

    def _leave_author(self, screen: AuthorScreen) -> None:
        if screen.is_filled:
            self._keep_author(screen.profile(), ASSOCIATION)
        else:
            self.show_step(ASSOCIATION)

    def _keep_author(self, profile: Profile, after: int) -> None:
        """Keep what was typed, on « Retour » too; only « Continuer » is a step done."""
        session = self._open_session()
        go = self._reach if after == BACKUPS else self.show_step
        self._run(lambda: session.association.save_profile(profile), lambda _: go(after))

    def _show_backups(self) -> None:
        session = self._open_session()
        step = BackupsStep(self._context, session, step=BACKUPS)
        step.back.connect(lambda: self.show_step(AUTHOR))
        step.done.connect(self._finish)
        step.start()

    def _finish(self) -> None:
        session = self._open_session()
        self._run(session.association.finish_setup, lambda _: self.opened.emit(session))

    def _choose_place(self) -> None:
        folder = self._context.files.folder("Où ranger le registre", self._context.documents)
        if folder is not None:
            self._place = free_place(folder)
            self._welcome.set_place(self._place)

    def _choose_existing(self) -> None:
        folder = self._context.files.folder("Ouvrir un registre", self._context.documents)
        if folder is None:
            return
        if is_register(folder):
            self._welcome.say_problem("")
            self.existing.emit(folder)
        else:
            self._welcome.say_problem(
                "Ce dossier n’est pas un registre. Choisissez un dossier dont le nom finit par "
                f"«\u00a0{REGISTER_SUFFIX}\u00a0»."
            )

    def _show_between(self, screen: EntryScreen, before: int, after: int) -> None:
        screen.back.connect(lambda: self.show_step(before))
        screen.forward.connect(lambda: self.show_step(after))
        self._context.window.show_screen(screen)

    def _run(self, task: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._context.runner.run(task, then, self._failed)

    def _failed(self, problem: Exception) -> None:
        shown = self._context.window.screen_shown
        if isinstance(problem, AppError) and shown is not None:
            shown.say_problem(problem.sentence)
            self._context.announcer.say(problem.sentence, urgent=True)
        else:
            self._context.bug(problem)

    def _open_session(self) -> Session:
        if self._session is None:
            raise RuntimeError("this screen comes after the register is created")
        return self._session


def free_place(folder: Path) -> Path:
    """Return a name for a new register in ``folder`` that nothing has yet."""
    place = folder / f"{DEFAULT_NAME}{REGISTER_SUFFIX}"
    number = 2
    while place.exists():
        place = folder / f"{DEFAULT_NAME} {number}{REGISTER_SUFFIX}"
        number += 1
    return place


def is_register(folder: Path) -> bool:
    """Tell whether ``folder`` holds a register."""
    return (folder / "vault.json").is_file()

"""The window of Fanal: builds everything once, hands it over, and owns the end.

Only Qt, the theme and the first screen are imported before the first paint; the services and their
libraries are loaded by the worker while the user types her passphrase.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QStandardPaths,
    QTimer,
    QTranslator,
)
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop_app import paths
from desktop_app.preferences import load, save
from desktop_app.ui.announcer import Announcer
from desktop_app.ui.background import BackgroundRunner
from desktop_app.ui.entry.context import EntryContext
from desktop_app.ui.entry.unlock import LOCKED, LOCKED_UNSAVED
from desktop_app.ui.entry.way_in import WayIn
from desktop_app.ui.entry.window import EntryWindow
from desktop_app.ui.file_choice import FileDialogs, forget_choices
from desktop_app.ui.fonts import load_fonts
from desktop_app.ui.preference_store import PreferenceStore
from desktop_app.ui.theme import Theme

if TYPE_CHECKING:
    from desktop_app.log import EventLog
    from desktop_app.services.opening import Opening
    from desktop_app.services.session import Session
    from desktop_app.ui.dialogs.bug_report import BugReport
    from desktop_app.ui.entry.pending import PendingRegister
    from desktop_app.ui.page import PageFactory
    from desktop_app.ui.workplace import Workplace

USAGE_EXIT = 2
"""Exit code of an argument that the program does not know."""

_CLOSING_PATIENCE_S = 10.0
SWEEP_TRIES = 5
SWEEP_EVERY_MS = 3_000
_ANY_REGISTER = "Registre.fanal"
"""What the unlock window is about while its first paint is timed; nothing is read from it."""
_IMPORTED = time.perf_counter()
_START_TICKS = 19
"""Position of ``starttime`` after the name in ``/proc/self/stat`` (proc(5), field 22)."""


@dataclass(frozen=True, slots=True)
class StartOptions:
    """What the command line asks of the window."""

    register: Path | None = None
    demo: bool = False
    time_start: bool = False
    notice: str = ""


def read_options(arguments: Sequence[str]) -> StartOptions:
    """Return the options; raise ``ValueError`` with a French sentence for an unknown one."""
    register: Path | None = None
    demo = time_start = False
    notice = ""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--register":
            value = next(rest, "")
            if not value:
                raise ValueError("--register\u00a0: indiquez le dossier du registre.")
            register = Path(value)
        elif argument == "--demo":
            demo = True
        elif argument == "--time-start":
            time_start = True
        elif argument in ("--locked", "--locked-unsaved"):
            notice = LOCKED if argument == "--locked" else LOCKED_UNSAVED
        else:
            raise ValueError(f"{argument}\u00a0: option inconnue. Voir «\u00a0fanal --help\u00a0».")
    return StartOptions(register, demo, time_start, notice)


def run(arguments: Sequence[str]) -> int:
    """Open the window and return the exit code when it is closed."""
    try:
        options = read_options(arguments)
    except ValueError as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - the terminal is where it was asked
        return USAGE_EXIT
    application = QApplication.instance() or QApplication([sys.argv[0]])
    if not isinstance(application, QApplication):
        raise TypeError("another kind of Qt application runs already")
    program = Program(application, paths.UserPaths.of_system())
    try:
        program.start(options)
        return application.exec()
    finally:
        program.shut_down()  # else the worker would keep a program alive that nobody sees


class Program:
    """Everything that lives as long as the process."""

    def __init__(
        self,
        application: QApplication,
        user: paths.UserPaths,
        restart: Sequence[str] | None = None,
    ) -> None:
        """Build what the first screen needs; ``restart`` is the command that follows a lock."""
        self._application = application
        self._restart = restart
        self._training = user.state / "training"
        self._user = user
        self._log: EventLog | None = None
        application.setApplicationName("Fanal")
        QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
        _translate(application)
        self.preferences = PreferenceStore(
            load(user.preferences), lambda chosen: save(user.preferences, chosen)
        )
        load_fonts(paths.resource("fonts"), self.preferences.current.font)
        self._theme = Theme(application, paths.resource("styles"))
        self._theme.follow(self.preferences.current)
        self.preferences.changed.connect(self._theme.follow)
        self.announcer = Announcer()
        self.runner = BackgroundRunner()
        self.window = EntryWindow(self.preferences)
        self._opening: Opening | None = None
        self._entry = self._entry_context()
        self.way_in = WayIn(self._entry)
        self.way_in.entered.connect(self._enter)
        self.way_in.held.connect(self._hold)
        self._pending: PendingRegister | None = None
        self._report: BugReport | None = None
        self.workplace: Workplace | None = None
        self._session: Session | None = None
        sys.excepthook = self._uncaught

    def start(self, options: StartOptions) -> None:
        """Show the first screen: unlock, first run, or the training register."""
        current = self.preferences.current
        folder = options.register or (
            Path(current.last_register) if current.last_register else None
        )
        if options.time_start:
            self.window.painted.connect(self._tell_first_paint)
            folder = folder or Path(_ANY_REGISTER)
        else:
            self.window.painted.connect(lambda: QTimer.singleShot(0, self._after_first_paint))
        if options.demo:
            self.way_in.welcome()
            self.way_in.train()
        elif folder is not None and (options.register or options.time_start or folder.is_dir()):
            self.way_in.unlock(folder, options.notice)
        else:
            self.way_in.welcome(min(current.first_run_step, 2))
            if folder is not None:
                self.way_in.tell_missing(folder)
        self.announcer.speak_for(self.window)
        self.window.show()
        self.window.activateWindow()

    @property
    def log(self) -> EventLog:
        """Return the event log, opened at the first event."""
        from desktop_app.log import EventLog

        if self._log is None:
            self._log = EventLog(self._user.log)
        return self._log

    def shut_down(self) -> None:
        """Put everything away: drafts were written when the window closed."""
        from desktop_app.ui.entry.training import remove_training

        session = self._session or self.way_in.pending
        if session is not None:
            self.runner.run(session.close, lambda _: None, lambda _: None)
        self.runner.stop(timeout_s=_CLOSING_PATIENCE_S)
        if session is not None:
            remove_training(self._training, session.folder)
        forget_choices()
        self.log.close()

    def _after_first_paint(self) -> None:
        """Load the rest of the program on the worker while the user types her passphrase."""
        load_fonts(paths.resource("fonts"))
        self.way_in.after_first_paint()
        self.runner.run(load_what_follows, lambda _: None, self._bug)
        self._sweep()

    def _sweep(self, tries: int = SWEEP_TRIES) -> None:
        """Remove what a crash left in clear, before anybody unlocks (S-40).

        Right after a lock the former process may still be ending: it is tried again.
        """
        folder = self.preferences.current.last_register
        if not folder or self._session is not None or not tries:
            return

        def swept(done: bool) -> None:
            if not done:
                QTimer.singleShot(SWEEP_EVERY_MS, lambda: self._sweep(tries - 1))

        self.runner.run(lambda: self._services().sweep(Path(folder)), swept, self._bug)

    def _entry_context(self) -> EntryContext:
        from datetime import datetime

        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        return EntryContext(
            window=self.window,
            opening=self._services,
            runner=self.runner,
            preferences=self.preferences,
            announcer=self.announcer,
            files=FileDialogs(self.window),
            clock=lambda: datetime.now().astimezone(),
            documents=Path(documents),
            training=self._training,
            bug=self._bug,
        )

    def _services(self) -> Opening:
        """Return the way to the services; called by the worker only."""
        if self._opening is None:
            from desktop_app.services.clock import system_clock
            from desktop_app.services.opening import Opening

            self._opening = Opening(self._user, system_clock)
        return self._opening

    def _hold(self, session: Session) -> None:
        """Watch over a register that is open behind the screens of the first run."""
        from desktop_app.ui.entry.pending import PendingRegister
        from desktop_app.ui.process import FreshProcess

        if self._pending is not None and self._pending.session is session:
            return
        successor = FreshProcess(session.folder, self._restart)
        self._pending = PendingRegister(self._entry, session, successor, os._exit)
        self._pending.watch(self._application)

    def _enter(self, session: Session, message: str) -> None:
        """Replace the entry window by the register's own."""
        from desktop_app.services.clock import system_clock
        from desktop_app.ui.messages import Messages
        from desktop_app.ui.navigation import Navigator
        from desktop_app.ui.page import PageContext
        from desktop_app.ui.process import FreshProcess
        from desktop_app.ui.workplace import Surroundings, Workplace

        self._session = session
        if self._pending is not None:
            self._pending.leave()
        messages = Messages(self.announcer, system_clock)
        messages.bug_found.connect(self._bug)
        context = PageContext(
            session=session,
            runner=self.runner,
            navigator=Navigator(),
            messages=messages,
            announcer=self.announcer,
            clock=system_clock,
            preferences=self.preferences,
        )
        around = Surroundings(
            self.runner,
            FreshProcess(session.folder, self._restart),
            os._exit,
            FileDialogs(),
        )
        self.workplace = Workplace(context, page_factories(), around)
        self.workplace.closed.connect(QCoreApplication.quit)
        self.window.remember_geometry()
        self.workplace.show(self._application)
        self.window.hide()
        self.workplace.tell_warnings()
        if message:
            messages.attention(message)
        self.log.event("opened", warnings=len(session.warnings))

    def _tell_first_paint(self) -> None:
        print(json.dumps({"first_paint_ms": round(process_age_ms(), 1)}), flush=True)  # noqa: T201 - asked for
        QTimer.singleShot(0, QCoreApplication.quit)

    def _bug(self, problem: BaseException) -> None:
        """Write the place of an unexpected error to the log and show it, without its words."""
        from desktop_app.ui.dialogs.bug_report import BugReport

        self.log.bug(problem)
        if self._report is not None and isValid(self._report) and self._report.isVisible():
            return  # one is enough: what repeats itself must not cover the screen with windows
        parent = self.workplace.window if self.workplace is not None else self.window
        self._report = BugReport(problem, parent)
        self._report.show()

    def _uncaught(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        with contextlib.suppress(RuntimeError):  # a window that Qt has destroyed already
            self._bug(problem)


def page_factories() -> Mapping[str, PageFactory]:
    """Return the pages of this release by name. Imported once a register is open."""
    from desktop_app.ui.help_page import HelpPage
    from desktop_app.ui.pages.factories import PAGES

    return {**PAGES, "help": HelpPage}


def load_what_follows() -> None:
    """Import what an open register needs, so that unlocking does not wait for it."""
    import desktop_app.register.register
    import desktop_app.services.session
    import desktop_app.ui.workplace  # noqa: F401 - for the time that the import takes

    page_factories()


def process_age_ms() -> float:
    """Return the milliseconds since the process began; since this import where nobody tells."""
    try:
        after_name = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2]
    except OSError:
        return (time.perf_counter() - _IMPORTED) * 1000
    began_s = int(after_name.split()[_START_TICKS]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - began_s) * 1000


def _translate(application: QApplication) -> None:
    """Give Qt's own dialogs and menus their French words."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_fr", folder):
        application.installTranslator(translator)

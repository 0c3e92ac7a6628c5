"""An open register on screen: its window, the panels around it, the ways to lock it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.domain.ids import DossierId
from desktop_app.services.checking import CheckResult
from desktop_app.services.views import Hit
from desktop_app.ui import return_place, shortcuts
from desktop_app.ui.background import BackgroundRunner
from desktop_app.ui.computer import listen_to_the_computer
from desktop_app.ui.discreet_bar import DiscreetBar
from desktop_app.ui.emergency import EmergencyPanel
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.idle import SOON_LOCKED, IdleWatch
from desktop_app.ui.lock_keys import LockKeys
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.messages import Action
from desktop_app.ui.models.palette_rows import Command
from desktop_app.ui.page import PageContext, PageFactory
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.adding_record import tell_interrupted
from desktop_app.ui.pages.check_run import CheckRun
from desktop_app.ui.palette import Palette
from desktop_app.ui.process import Locking, Successor
from desktop_app.ui.shortcuts import keys_shown
from desktop_app.ui.tray import TrayLock
from desktop_app.ui.ways import page_commands, route_of

if TYPE_CHECKING:
    from desktop_app.services.session import Session

HOME = "home"
PAUSE_BETWEEN_SLICES_MS = 60
CHECK_AFTER_MS = 3_000
"""The check of the file starts when the first page has been read."""

DAMAGED = "N’écrivez plus rien ici\u00a0: fermez Fanal, puis ouvrez la copie la plus récente."


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the workplace is given by ``app``: the worker that owns the register, and the ends."""

    runner: BackgroundRunner
    successor: Successor
    end: Callable[[int], object]
    files: FileChoice


class Workplace(QObject):
    """Show an open register. ``closed`` when the user closed the window."""

    closed = Signal()

    def __init__(
        self,
        context: PageContext,
        factories: Mapping[str, PageFactory],
        surroundings: Surroundings,
    ) -> None:
        super().__init__()
        self._context = context
        self._session: Session = context.session
        self._runner = surroundings.runner
        self._files = surroundings.files
        self.window = MainWindow(context, factories)
        self.locking = Locking(self, surroundings.successor, surroundings.end)
        self.emergency = EmergencyPanel()
        self.window.host(self.emergency)
        self.window.host(DiscreetBar(context.discreet, context.announcer))
        self.palette = Palette(
            self.window,
            context,
            self._commands(),
            open_hit=self._open_hit,
            open_dossier=self._open_dossier,
            create=self._create_person,
        )
        self.palette.opens_from(self.window.top_bar.search)
        self.idle = IdleWatch(lambda: context.preferences.current.lock_after_min * 60, parent=self)
        self.keys = LockKeys(self.locking.lock, self.locking.panic, self)
        self.tray = TrayLock(self.locking.lock, self.locking.panic, self.window)
        self._check = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._weekly = CheckRun(context, pause_ms=PAUSE_BETWEEN_SLICES_MS, parent=self)
        self._connect()
        self._bind()

    def show(self, application: QApplication) -> None:
        """Show the window where the user was when she locked, or at home with the search ready."""
        self._context.discreet.set_active(self._context.preferences.current.discreet_at_start)
        self.window.show_suitably()
        self.idle.start(application)
        self.keys.start(application)
        self.tray.offer()
        self._listen_to_the_computer(application)
        session = self._session
        self._runner.run(
            lambda: return_place.take(session), self._go_to, self._context.messages.failed
        )
        tell_interrupted(self._context)
        self._check.start()

    def _listen_to_the_computer(self, application: QApplication) -> None:
        """Lock before sleep and with the desktop session, where the system tells of them."""
        listen_to_the_computer(application, self.window, self.locking.lock)

    def tell_warnings(self) -> None:
        """Say what opening found; an older copy is told of at each opening until it is accepted."""
        accept = Action("C’est le bon registre", self._accept_copy)
        for warning in self._session.warnings:
            older = warning == self._session.older_copy
            self._context.messages.attention(warning, actions=(accept,) if older else ())

    def put_away(self, patience_s: float) -> bool:
        """Write drafts and place, close the register, end the worker; tell whether in time."""
        self.stop_watching()
        place = self.window.place()
        self.window.flush()
        self._session.interrupt()  # what is typed does not wait for a paper in the making
        written: list[bool] = []
        session = self._session

        def write_place() -> None:
            return_place.keep(session, place)
            written.append(True)

        self._runner.run(write_place, lambda _: None, lambda _: None)
        self._runner.run(session.close, lambda _: None, lambda _: None)
        self._runner.stop(timeout_s=patience_s)
        # The place is written last: if it is there, so are the drafts.
        return bool(written)

    def stop_watching(self) -> None:
        """Stop every clock, and listen to the keyboard and the computer no more."""
        self.idle.stop()
        self._check.stop()
        self._weekly.stop()
        self.keys.stop()
        self.tray.hide()

    def _connect(self) -> None:
        self.window.search_requested.connect(self.palette.open)
        self.window.emergency_requested.connect(self.emergency.open)
        self.window.lock_requested.connect(self.locking.lock)
        self.window.closing.connect(self.closed)
        self._runner.slow.connect(self.window.status.show_work)
        self._context.work.changed.connect(self.window.status.show_long_work)
        self.window.status.stopped.connect(self._context.work.stop)
        self.idle.warned.connect(self._warn)
        self.idle.resumed.connect(lambda: self.window.status.show_notice(""))
        self.idle.expired.connect(self.locking.lock)
        self._check.timeout.connect(self._check_file)
        self._weekly.finished.connect(self._tell_checked)

    def _bind(self) -> None:
        for action, slot in (
            ("search", self.palette.open),
            ("lock", self.locking.lock),
            ("panic", self.locking.panic),
            ("discreet", self._context.discreet.toggle),
            ("help", self._help),
        ):
            shortcuts.bind(action, self.window, slot)
        # The pages answer these keys themselves. A second answer for the whole window would make
        # the keys ambiguous: only the parts around the page answer in its place.
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        around = (self.window.top_bar, self.window.rail, self.window.status, self.window.band)
        for part in around:
            shortcuts.bind("new_observation", part, self._new_observation, here)
            shortcuts.bind("new_person", part, self._new_person, here)

    def _new_observation(self) -> None:
        route = self._context.navigator.current
        dossier = route.args.get("dossier", "") if route is not None else ""
        self._context.navigator.open(
            routes.new_observation(DossierId(dossier) if dossier else None)
        )

    def _new_person(self) -> None:
        self._context.navigator.open(routes.new_person())

    def _go_to(self, place: Mapping[str, str | int]) -> None:
        if not place or not self.window.restore(place):
            self._context.navigator.go(HOME)
            self.window.top_bar.search.setFocus()

    def _warn(self) -> None:
        self.window.status.show_notice(SOON_LOCKED)
        self._context.announcer.say(SOON_LOCKED, urgent=True)

    def _help(self) -> None:
        here = self._context.navigator.current
        if here is not None and here.page != "help":
            self._context.navigator.go("help", of=here.page)

    def _commands(self) -> tuple[Command, ...]:
        context = self._context
        return (
            *page_commands(context.navigator, self.window.zone.served),
            Command("Verrouiller", lambda _: self.locking.lock(), keys_shown("lock")),
            Command("Mode discret", lambda _: context.discreet.toggle(), keys_shown("discreet")),
            Command("Copier le registre", lambda _: self._copy_register()),
            Command("Urgence\u00a0: les numéros", lambda _: self.emergency.open()),
            Command("Texte à 100\u00a0%", lambda _: context.preferences.update(text_percent=100)),
            Command("Aide de l’écran et raccourcis", lambda _: self._help(), keys_shown("help")),
        )

    def _copy_register(self) -> None:
        """Make a verified copy now, in a folder that the user chooses each time on purpose."""
        folder = self._files.folder("Dossier des copies", Path.home())
        if folder is None:
            return
        session, messages = self._session, self._context.messages
        self._runner.run(
            lambda: session.safety.copy(folder).name,
            lambda name: messages.success(f"Copie faite et relue\u00a0: {name}"),
            messages.failed,
            label="Copie en cours…",
        )

    def _accept_copy(self) -> None:
        session, messages = self._session, self._context.messages
        self._runner.run(
            session.safety.accept_copy,
            lambda _: messages.success("C’est noté\u00a0: cette copie est la bonne."),
            messages.failed,
        )

    def _check_file(self) -> None:
        """Look for damage once the first page is there: nothing waits for it (S-23)."""
        self._runner.run(
            self._session.safety.quick_check, self._tell_damage, self._context.messages.failed
        )

    def _tell_damage(self, problems: tuple[str, ...]) -> None:
        if problems:
            self._context.messages.error(f"{' '.join(problems)} {DAMAGED}")
            return
        checking, failed = self._session.checking, self._context.messages.failed
        self._runner.run(checking.is_due, lambda due: self._check_fully(due=due), failed)

    def _check_fully(self, *, due: bool) -> None:
        """Once a week look at everything, between what the user does."""
        if due:
            self._weekly.start()

    def _tell_checked(self, result: CheckResult) -> None:
        """Say what is wrong until it is closed; that all is well is written in the Journal."""
        if not result.sound:
            self._context.messages.error(result.words)

    def _open_hit(self, hit: Hit) -> None:
        self._context.navigator.open(route_of(hit))

    def _open_dossier(self, dossier_id: DossierId) -> None:
        self._context.navigator.open(routes.dossier(dossier_id))

    def _create_person(self, typed: str) -> None:
        self._context.navigator.open(routes.new_person(typed=typed))

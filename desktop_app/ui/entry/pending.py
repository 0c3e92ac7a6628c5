"""A register that is open while its first run or its recovery is not over: it locks too (S-31).

Its key is in memory and its recovery code may be on screen, long before there is a window of the
register to watch over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop_app.ui.computer import listen_to_the_computer
from desktop_app.ui.idle import SOON_LOCKED, IdleWatch
from desktop_app.ui.lock_keys import LockKeys
from desktop_app.ui.process import Locking

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.session import Session
    from desktop_app.ui.entry.context import EntryContext
    from desktop_app.ui.process import Successor


class PendingRegister(QObject):
    """Watch over ``session`` until ``leave``: idle time, the keys of locking, the computer."""

    def __init__(
        self,
        context: EntryContext,
        session: Session,
        successor: Successor,
        end: Callable[[int], object],
    ) -> None:
        super().__init__(context.window)
        self.session = session
        self._context = context
        self._left = False
        self._locking = Locking(self, successor, end)
        preferences = context.preferences
        self.idle = IdleWatch(lambda: preferences.current.lock_after_min * 60, parent=self)
        self.idle.warned.connect(self._warn)
        self.idle.resumed.connect(lambda: context.window.show_notice(""))
        self.idle.expired.connect(self.lock)
        self._keys = LockKeys(self.lock, self.panic, self)

    def watch(self, application: QApplication) -> None:
        """Start to watch."""
        self.idle.start(application)
        self._keys.start(application)
        listen_to_the_computer(application, self._context.window, self.lock)

    def leave(self) -> None:
        """Stop to watch: the register has its own window now, or is closed."""
        self._left = True
        self.idle.stop()
        self._keys.stop()

    def lock(self) -> None:
        """Lock, unless another watches over the register now."""
        if not self._left:
            self._locking.lock()

    def panic(self) -> None:
        """Lock without waiting, unless another watches over the register now."""
        if not self._left:
            self._locking.panic()

    def put_away(self, patience_s: float) -> bool:
        """Close the register. What stands in the fields of the first run is not kept: say so."""
        self.leave()
        runner = self._context.runner
        runner.run(self.session.close, lambda _: None, lambda _: None)
        runner.stop(timeout_s=patience_s)
        return False

    def _warn(self) -> None:
        self._context.window.show_notice(SOON_LOCKED)
        self._context.announcer.say(SOON_LOCKED, urgent=True)

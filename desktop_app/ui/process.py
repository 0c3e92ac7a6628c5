"""Locking ends the process that held the key (S-32, S-33).

A key in the memory of a living Python cannot be wiped; a dead process has none. Order: every
window disappears, what is being typed and the place are written, a fresh process without a key
starts on the unlock screen, this one ends. Nothing on that way asks a question or waits for ever.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QGuiApplication

from desktop_app import paths

LOCK_PATIENCE_S = 5.0
"""How long an ordinary lock waits, out of sight, for the work under way and the drafts."""

PANIC_PATIENCE_S = 0.5
"""S-33: the process must be gone within a second."""


class Keeper(Protocol):
    """What holds the open register and can put it away."""

    def put_away(self, patience_s: float) -> bool:
        """Write drafts and place, close the register; tell whether all was written in time."""
        ...


class Successor(Protocol):
    """Starts the process that shows the unlock screen."""

    def __call__(self, *, saved: bool) -> None:
        """Start it; ``saved`` says whether the last words typed are in the register."""
        ...


class Locking:
    """End this process so that no key is left, and leave an unlock screen behind."""

    def __init__(
        self,
        keeper: Keeper,
        successor: Successor,
        end: Callable[[int], object] = os._exit,
    ) -> None:
        self._keeper = keeper
        self._successor = successor
        self._end = end
        self._under_way = False

    def lock(self) -> None:
        """Lock: the drafts may take a few seconds, out of sight."""
        self._lock(LOCK_PATIENCE_S)

    def panic(self) -> None:
        """Lock at once: what cannot be written in half a second is what autosave had not yet."""
        self._lock(PANIC_PATIENCE_S)

    def _lock(self, patience_s: float) -> None:
        if self._under_way:
            return
        self._under_way = True
        saved = False
        try:
            hide_windows()
            saved = self._keeper.put_away(patience_s)
        finally:
            try:
                self._successor(saved=saved)
            finally:
                self._end(0)


def hide_windows() -> None:
    """Take every window off the screen, dialogs and menus too, and our text off the clipboard."""
    for window in QGuiApplication.topLevelWindows():
        window.hide()
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()


class FreshProcess:
    """Start the program again, without a key, on the unlock screen of ``register``."""

    def __init__(self, register: Path, command: Sequence[str] | None = None) -> None:
        self._register = register
        self._command = tuple(command) if command is not None else program()
        self.started: subprocess.Popen[bytes] | None = None

    def __call__(self, *, saved: bool) -> None:
        """Start it, detached from this process and from its terminal."""
        message = "--locked" if saved else "--locked-unsaved"
        self.started = subprocess.Popen(
            [*self._command, "--register", str(self._register.absolute()), message],
            cwd=paths.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            start_new_session=True,
        )


def program() -> tuple[str, ...]:
    """Return the command that starts this program, built or from source."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "desktop_app")

"""One program a register: the second is told by whom, on which computer and since when (S-29)."""

from __future__ import annotations

import errno
import json
import os
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.codec import from_plain
from desktop_app.domain.french import moment_words
from desktop_app.errors import RegisterInUse
from desktop_app.register import storage

_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK, 36})
"""36 is EDEADLOCK as the C library of Windows counts."""
_LOCKED_BYTE = 1 << 30
"""Far behind the content: Windows lets nobody read a locked byte."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the register open, for the sentence shown to somebody else."""

    user: str
    computer: str
    since: str


class InstanceLock:
    """A lock of the operating system on ``register.lock``: it ends with the process that took it.

    After a kill the file still names the dead holder, but nothing is locked: the next program takes
    the lock and writes its own name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self, user: str, computer: str, now: datetime) -> None:
        """Take the lock; raise ``RegisterInUse`` saying who has it."""
        with storage.told():
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError as error:
            # A file system without such locks is left to SQLite's own.
            if error.errno in _HELD:
                os.close(handle)
                raise _in_use(self._path) from None
        self._handle = handle
        self._write(json.dumps(asdict(Holder(user, computer, now.isoformat()))))

    def release(self) -> None:
        """Give the lock back. Safe to call twice."""
        if self._handle is not None:
            self._write("")
            os.close(self._handle)
            self._handle = None

    def _write(self, text: str) -> None:
        """Write who holds the lock. A full disk must not keep the register shut."""
        if self._handle is None:
            return
        try:
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, text.encode("utf-8"))
        except OSError:
            return


def _in_use(path: Path) -> RegisterInUse:
    holder = _read(path)
    todo = "Fermez-le là-bas, puis ouvrez-le ici."
    if holder is None:
        return RegisterInUse("Ce registre est déjà ouvert par un autre programme.", todo)
    who = f"par {holder.user}" if holder.user else "par quelqu’un"
    try:
        since = f" depuis le {moment_words(datetime.fromisoformat(holder.since))}"
    except ValueError:
        since = ""
    return RegisterInUse(
        f"Ce registre est déjà ouvert {who} sur l’ordinateur {holder.computer}{since}.", todo
    )


def _read(path: Path) -> Holder | None:
    try:
        return from_plain(Holder, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""Copies in clear that another program reads: few, hidden, listed, wiped (S-40, S-43).

They lie in the register's own ``tmp``, in a folder of the user alone, read-only, under a name drawn
at random that says nothing. What is on the disk is the list: nothing else remembers them.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.errors import StorageFull

_FOLDER = "copies"
_PREFIX = "piece-"
_BLANK = bytes(1024 * 1024)


@dataclass(frozen=True, slots=True)
class ClearCopy:
    """One file in clear. ``changed`` tells that another program wrote into it.

    ``label`` is the piece's name, known while the session lives; empty for what came before.
    """

    path: Path
    made_at: datetime
    size: int
    label: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    label: str
    made_at: datetime
    size: int
    modified_ns: int


class ClearCopies:
    """Make, list and wipe them. Touches files only: it may be called from any thread."""

    def __init__(self, tmp: Path) -> None:
        self._folder = tmp / _FOLDER
        self._made: dict[str, _Made] = {}

    def make(self, content: bytes, extension: str, label: str, now: datetime) -> ClearCopy:
        """Write a copy and return it; raise ``StorageFull`` if the disk takes it not."""
        path = self._folder / f"{_PREFIX}{secrets.token_hex(8)}{extension}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
                file.write(content)
            path.chmod(stat.S_IRUSR)
            found = path.stat()
        except OSError as error:
            self._wipe(path)
            raise StorageFull(
                "La copie n’a pas pu être faite\xa0: le dossier du registre ne prend plus de "
                "fichier.",
                "Vérifiez la place sur le disque, puis recommencez.",
            ) from error
        self._made[path.name] = _Made(label, now, found.st_size, found.st_mtime_ns)
        return ClearCopy(path, now, found.st_size, label)

    def lines(self) -> tuple[ClearCopy, ...]:
        """Return the copies that are on the disk, the oldest first."""
        found = [self._told(path) for path in self._paths()]
        return tuple(sorted((copy for copy in found if copy), key=lambda copy: copy.made_at))

    def wipe(self, path: Path) -> bool:
        """Blank and remove one copy; tell whether it is gone."""
        return path.parent != self._folder or self._wipe(path)

    def wipe_all(self) -> int:
        """Blank and remove every copy; return how many another program holds fast."""
        held = sum(not self._wipe(path) for path in self._paths())
        with contextlib.suppress(OSError):
            self._folder.rmdir()
        return held

    def _paths(self) -> list[Path]:
        try:
            return sorted(self._folder.iterdir())
        except OSError:
            return []

    def _told(self, path: Path) -> ClearCopy | None:
        try:
            copy = _seen(path)
            modified_ns = path.stat().st_mtime_ns
        except OSError:
            return None
        made = self._made.get(path.name)
        if made is None:
            return copy
        changed = (copy.size, modified_ns) != (made.size, made.modified_ns)
        return replace(copy, label=made.label, made_at=made.made_at, changed=changed)

    def _wipe(self, path: Path) -> bool:
        """Blank what a simple disk would keep, then remove the name; no promise on an SSD."""
        with contextlib.suppress(OSError):
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            left = path.stat().st_size
            with path.open("r+b") as file:
                while left > 0:
                    left -= file.write(_BLANK[: min(left, len(_BLANK))])
        with contextlib.suppress(FileNotFoundError, PermissionError, IsADirectoryError):
            path.unlink()
        gone = not path.exists()
        if gone:
            self._made.pop(path.name, None)
        return gone


def _seen(path: Path) -> ClearCopy:
    found = path.lstat()
    made_at = datetime.fromtimestamp(found.st_mtime, UTC)
    return ClearCopy(path, made_at, found.st_size)

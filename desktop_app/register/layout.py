"""The folder of a register and what lies in it. Everything is 0700 or 0600 (S-40, S-41)."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.errors import AppError, VaultError
from desktop_app.register import storage
from desktop_app.register.instance import InstanceLock

_GENERATIONS = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one register folder."""

    folder: Path

    @property
    def header(self) -> Path:
        """Return the file of the keys' slots."""
        return self.folder / "vault.json"

    @property
    def header_copies(self) -> tuple[Path, ...]:
        """Return the earlier generations of the header, the latest first."""
        return tuple(self.folder / f"vault.json.{n}" for n in range(1, _GENERATIONS + 1))

    @property
    def database(self) -> Path:
        """Return the encrypted database."""
        return self.folder / "register.db"

    @property
    def backups(self) -> Path:
        """Return the folder of verified copies."""
        return self.folder / "backups"

    @property
    def tmp(self) -> Path:
        """Return the folder of working files."""
        return self.folder / "tmp"

    @property
    def lock(self) -> Path:
        """Return the file that says who has the register open."""
        return self.folder / "register.lock"

    def make(self) -> None:
        """Make the folders that are missing; raise ``StorageReadOnly`` or ``StorageFull``."""
        with storage.told():
            for folder in (self.folder, self.backups, self.tmp):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                # A USB key formatted as FAT has no such rights and refuses to be given any.
                with contextlib.suppress(PermissionError):
                    folder.chmod(0o700)

    def require(self) -> None:
        """Raise ``VaultError`` unless the folder looks like a register."""
        with storage.told():
            there = self.folder.is_dir()
        if not there:
            raise VaultError(
                "Ce registre est introuvable.",
                "Il a été déplacé ou la clé USB est retirée. Choisissez son dossier.",
            )

    def sweep(self) -> None:
        """Empty ``tmp/`` of what a crash left there."""
        self.make()
        for left in self.tmp.iterdir():
            if left.is_dir() and not left.is_symlink():
                _let_go(left)
                shutil.rmtree(left, ignore_errors=True)
            else:
                # On Windows a program that outlived the crash may still hold it.
                with contextlib.suppress(OSError):
                    left.unlink()


def sweep_if_free(folder: Path, now: datetime) -> bool:
    """Sweep a register that nobody has open, without its keys; false if somebody has."""
    layout = Layout(folder)
    lock = InstanceLock(layout.lock)
    try:
        if not layout.tmp.is_dir() or not any(layout.tmp.iterdir()):
            return True
        lock.acquire("", "", now)
        layout.sweep()
    except AppError:
        return False
    except OSError:  # a key that is being taken out: there is nothing to sweep
        return True
    finally:
        lock.release()
    return True


def _let_go(folder: Path) -> None:
    """Let read-only files be removed: Windows removes none."""
    for left in folder.rglob("*"):
        if not left.is_symlink():
            with contextlib.suppress(OSError):
                left.chmod(0o700)

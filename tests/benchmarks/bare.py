"""The two ways into one register: as the program opens it, and through the driver alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from desktop_app.domain.ids import UserId
from desktop_app.domain.rights import ALL_RIGHTS, Actor
from desktop_app.register.database import Connection
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from desktop_app.services.access import Identity
from desktop_app.services.clock import system_clock

IDENTITY = Identity(Actor(UserId("bench"), "Banc d’essai", ALL_RIGHTS))
_SETTINGS = (
    "cipher_log_level=NONE",
    "temp_store=MEMORY",
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "cipher_memory_security=ON",
)
Statement = tuple[str, tuple[Any, ...]]


class Place:
    """A register with its key, and the two ways into it."""

    def __init__(self, folder: Path, ring: KeyRing) -> None:
        self.folder = folder
        self.ring = ring

    def open(self) -> Register:
        """Open it as the program does."""
        return Register.open(
            self.folder,
            self.ring,
            clock=system_clock,
            device="banc",
            user_name="Banc d’essai",
            anchors=self.folder.parent / f"{self.folder.name}.anchors.json",
        )

    def open_bare(self) -> Any:
        """Open it with the driver alone, under the same settings."""
        connection = driver.connect(f"file:{self.folder / 'register.db'}?mode=rw", uri=True)
        connection.isolation_level = None
        connection.execute(f"PRAGMA key = \"x'{self.ring.main.hex()}'\"")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}").fetchall()
        return connection

    def copied(self, folder: Path) -> Place:
        """Return a copy of it, which must be closed."""
        shutil.copytree(self.folder, folder)
        return Place(folder, self.ring)


@contextmanager
def recorded(connection: Connection) -> Iterator[list[Statement]]:
    """Yield the list of the queries made on ``connection`` until the end of the block."""
    statements: list[Statement] = []

    def noting(method: Callable[..., Any]) -> Callable[..., Any]:
        def noted(sql: str, parameters: Sequence[Any] = ()) -> Any:
            statements.append((sql, tuple(parameters)))
            return method(sql, parameters)

        return noted

    for name in ("rows", "row", "each"):  # ``value`` asks through ``row``
        setattr(connection, name, noting(getattr(connection, name)))
    yield statements
    for name in ("rows", "row", "each"):
        delattr(connection, name)


def replay(connection: Any, statements: Iterable[Statement]) -> None:
    """Ask the same of the driver alone: the floor of what was recorded."""
    for sql, parameters in statements:
        connection.execute(sql, parameters).fetchall()

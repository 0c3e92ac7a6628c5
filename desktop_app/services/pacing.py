"""A long act: told as it goes, stopped when the user asks or the register is about to close."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from desktop_app.domain.ids import DossierId
from desktop_app.errors import AppError
from desktop_app.register import tables
from desktop_app.register.search_store import SHELVES

if TYPE_CHECKING:
    from desktop_app.register.journal import JournalEntry
    from desktop_app.register.register import Register

_EVERY = 25
"""How many rows lie between two tellings."""


class Cancel(Protocol):
    """What tells that nobody waits for the result any more (``threading.Event`` does)."""

    def is_set(self) -> bool:
        """Return whether to stop."""


Tell = Callable[[int, int], None]
"""Told how many rows are done of how many."""


def tell_nobody(_done: int, _total: int) -> None:
    """Follow nothing: nobody watches."""


class Stopped(AppError):
    """The user stopped a long act; nothing of it was written."""


class Pace:
    """Follows one change, which is given ``step``: what that raises undoes all of the change.

    ``what`` says what was stopped; ``ending`` tells that the register is about to close.
    """

    def __init__(self, what: str, tell: Tell, cancel: Cancel | None, ending: Cancel) -> None:
        self._what = what
        self._tell = tell
        self._cancel = cancel
        self._ending = ending
        self._done = 0
        self._told = 0
        self._total = 0

    def expect(self, rows: int) -> None:
        """Say how many rows there are to write: more than that is told as all of them."""
        self._total = rows

    def step(self, rows: int = 1) -> None:
        """Count rows as done."""
        self._done += rows
        self.check()
        done = min(self._done, self._total)
        if done > self._told and (done >= self._told + _EVERY or done == self._total):
            self._told = done
            self._tell(done, self._total)

    def check(self) -> None:
        """Raise ``Stopped`` if the user asked to stop or if the register is about to close."""
        if self._ending.is_set() or (self._cancel is not None and self._cancel.is_set()):
            raise Stopped(self._what, "Le registre est comme avant.")


def rows_to_undo(entries: Iterable[JournalEntry]) -> int:
    """Return how many steps undoing takes: a row each, and once more where the search holds it."""
    rows = {(entry.entity, entry.entity_id) for entry in entries}
    return len(rows) + sum(entity in SHELVES for entity, _id in rows)


def rows_of(register: Register, dossier_id: DossierId) -> int:
    """Return how many steps moving a dossier may take: as ``rows_to_undo`` counts them."""
    return sum(
        (1 + (table.name in SHELVES))
        * int(
            register.connection.value(
                f"SELECT COUNT(*) FROM {table.name} WHERE dossier_id = ?",  # noqa: S608 - own names
                (dossier_id,),
            )
        )
        for table in tables.OF_DOSSIER
    )

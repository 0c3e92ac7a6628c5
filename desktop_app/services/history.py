"""The journal as the window and the command line read it."""

from __future__ import annotations

from desktop_app.domain.rights import Right
from desktop_app.register.journal import JournalEntry
from desktop_app.services.access import Service, needs


class History(Service):
    """Read and verify what was written, by whom and when."""

    @needs(Right.READ)
    def entries(self, limit: int = 200) -> tuple[JournalEntry, ...]:
        """Return the latest entries of the journal, the latest first."""
        return tuple(self._register.journal.entries(limit))

    @needs(Right.READ)
    def count(self) -> int:
        """Return how many entries the journal holds."""
        return self._register.journal.count()

    @needs(Right.READ)
    def verify(self) -> tuple[str, ...]:
        """Check the file and the chain of the journal; return what is wrong, in French."""
        rollback = self._register.rollback
        return (*([rollback] if rollback else []), *self._register.check_full())

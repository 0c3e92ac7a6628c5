"""A verified, encrypted copy of the register, made on demand."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.rights import Right
from desktop_app.services.access import Service, needs


class Safety(Service):
    """Copies of the register. The copy opens with the same passphrases and recovery code."""

    @needs(Right.ADMINISTER)
    def copy(self, target: Path | None = None) -> Path:
        """Write a copy into ``target``, or into the register's own ``backups``, and return it.

        The copy exists under its name only once it has been opened and compared.
        """
        return self._register.copy(target)

    @needs(Right.READ)
    def quick_check(self) -> tuple[str, ...]:
        """Return what is wrong with the file, in French; meant for the background after opening."""
        return tuple(self._register.check_quick())

    @needs(Right.ADMINISTER)
    def accept_copy(self) -> None:
        """Take the copy that is open for the right one, although it is older than the last seen."""
        with self._register.change(self.actor, "accept_copy") as change:
            self._register.accept_copy(change)

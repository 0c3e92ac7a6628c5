"""Delays after failed tries, kept across restarts (S-12; UX J1-10: five tries without waiting).

A nuisance for a colleague who guesses at the screen, not a defence of the file: that is Argon2id's.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.french import plural
from desktop_app.errors import AppError, TooManyAttempts
from desktop_app.register.durable import write_durably

DELAYS_S = (0, 0, 0, 0, 2, 5, 15, 30)


@dataclass(frozen=True, slots=True)
class Failures:
    """How many tries failed in a row, and when the last one did."""

    count: int
    last: str


class AttemptsStore:
    """The file of failed tries by vault id. It holds no name and no secret."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._failures = self._read()

    def require_patience(self, vault_id: str, now: datetime) -> None:
        """Raise ``TooManyAttempts`` while the delay after the last failure runs."""
        wait = self.wait_s(vault_id, now)
        if wait > 0:
            raise TooManyAttempts(
                "Plusieurs essais n’ont pas ouvert ce registre.",
                f"Nouvel essai possible dans {plural(wait, 'seconde', 'secondes')}.",
                wait,
            )

    def wait_s(self, vault_id: str, now: datetime) -> int:
        """Return how many seconds must pass before the next try."""
        failures = self._failures.get(vault_id)
        if failures is None:
            return 0
        delay = DELAYS_S[min(failures.count, len(DELAYS_S)) - 1]
        elapsed = (now - datetime.fromisoformat(failures.last)).total_seconds()
        if elapsed < 0:
            # The clock was set back: the delay starts again from now, it never grows beyond itself.
            self._set(vault_id, Failures(failures.count, now.isoformat()))
            elapsed = 0
        return max(0, int(delay - elapsed + 0.999))

    def failed(self, vault_id: str, now: datetime) -> None:
        """Count a failed try."""
        self._set(vault_id, Failures(self.count(vault_id) + 1, now.isoformat()))

    def count(self, vault_id: str) -> int:
        """Return how many tries have failed since the last success."""
        failures = self._failures.get(vault_id)
        return 0 if failures is None else failures.count

    def succeeded(self, vault_id: str) -> None:
        """Forget the failures."""
        if self._failures.pop(vault_id, None) is not None:
            self._write()

    def _set(self, vault_id: str, failures: Failures) -> None:
        self._failures[vault_id] = failures
        self._write()

    def _write(self) -> None:
        """Keep the file. A folder that cannot be written must not keep the register shut."""
        plain = {key: asdict(value) for key, value in self._failures.items()}
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(self._path, json.dumps(plain).encode("ascii"))
        except (OSError, AppError):
            return

    def _read(self) -> dict[str, Failures]:
        try:
            plain = json.loads(self._path.read_bytes())
            found = {str(key): Failures(**value) for key, value in plain.items()}
            for failures in found.values():
                if type(failures.count) is not int or failures.count < 1:
                    raise ValueError("not a count")  # noqa: TRY301 - one way out for all damage
                if datetime.fromisoformat(failures.last).tzinfo is None:
                    raise ValueError("no zone")  # noqa: TRY301
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return {}
        return found

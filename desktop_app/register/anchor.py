"""What this computer remembers of each journal: an older copy put back is seen (S-24).

The file holds counts and MACs by register id; nothing in it is secret or personal.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.french import moment_words, plural
from desktop_app.errors import AppError
from desktop_app.register.durable import write_durably
from desktop_app.register.journal import Journal

ANCHOR_EVERY = 100
"""Entries between two anchors of an open register."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of a journal when it was last seen here. ``mac`` is hexadecimal."""

    count: int
    mac: str
    at: str


class Anchors:
    """The anchors' file, at a path outside every register."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, register_id: str) -> Anchor | None:
        """Return the anchor of a register; ``None`` if this computer never saw it."""
        plain = self._read().get(register_id)
        if not isinstance(plain, dict):
            return None
        try:
            anchor = Anchor(**plain)
            datetime.fromisoformat(anchor.at)
        except (TypeError, ValueError):
            return None
        return anchor if isinstance(anchor.count, int) else None

    def keep(self, register_id: str, journal: Journal, now: datetime) -> None:
        """Remember the end of ``journal``. A folder that cannot be written is no reason to stop."""
        head = journal.head
        known = self._read()
        known[register_id] = asdict(Anchor(head.count, head.mac.hex(), now.isoformat()))
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(self._path, json.dumps(known, indent=1).encode("ascii"))
        except (OSError, AppError):
            return

    def _read(self) -> dict[str, object]:
        try:
            plain = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return plain if isinstance(plain, dict) else {}


def compare(anchor: Anchor | None, journal: Journal) -> str:
    """Return the French warning that the anchor calls for, or an empty text."""
    count = journal.head.count
    if anchor is None:
        return _FIRST_TIME if count else ""
    seen = moment_words(datetime.fromisoformat(anchor.at))
    if count < anchor.count:
        missing = plural(anchor.count - count, "modification manque", "modifications manquent")
        return (
            f"Cette copie est plus ancienne que celle qui était ouverte ici le {seen}\u00a0: "
            f"{missing}. Vérifiez que c’est bien le registre que vous voulez."
        )
    mac = journal.mac_of(anchor.count) if anchor.count else None
    if mac is not None and mac.hex() != anchor.mac:
        return (
            f"Cette copie diffère de celle qui était ouverte ici le {seen}\u00a0: son historique "
            "n’est pas le même. Vérifiez que c’est bien le registre que vous voulez."
        )
    return ""


_FIRST_TIME = (
    "Ce registre s’ouvre pour la première fois sur cet ordinateur. "
    "Fanal ne peut pas vérifier que c’est la copie la plus récente."
)

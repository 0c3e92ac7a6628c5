"""What the pages « Corbeille » and « Détruire définitivement » show, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.french import plural
from desktop_app.domain.ids import BatchId, DossierId

KEPT_DAYS = 30
"""After so long the trash asks for a decision; nothing is destroyed by itself (S-60)."""


@dataclass(frozen=True, slots=True)
class TrashLine:
    """One act of putting in the trash. ``number`` is its entry of the journal.

    ``discreet`` is the label without names. ``dossier_id`` is set if a whole dossier was put there,
    ``batch_id`` if an import was undone: only these can be destroyed.
    """

    number: int
    kind: str
    label: str
    discreet: str
    dossier_ref: str
    who: str
    moment: datetime
    when_words: str
    since_words: str
    old: bool
    dossier_id: DossierId | None = None
    batch_id: BatchId | None = None


@dataclass(frozen=True, slots=True)
class TrashView:
    """The trash: what waits for a decision first, then the rest, each the latest first."""

    old: tuple[TrashLine, ...]
    recent: tuple[TrashLine, ...]

    @property
    def count(self) -> int:
        """Return how many lines there are."""
        return len(self.old) + len(self.recent)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: its words, the kinds of what changed, the dossier to show, its entries.

    ``batch_id`` is set if it is an import.
    """

    words: str
    kinds: frozenset[str]
    dossier_id: DossierId | None
    first_entry: int = 0
    last_entry: int = 0
    batch_id: BatchId | None = None


@dataclass(frozen=True, slots=True)
class DestructionView:
    """What would disappear for ever with a dossier or an undone import, and why it may not.

    ``refused`` says why it cannot be destroyed, and what can be done instead. ``ref`` is the number
    to type, ``asked`` the words of its field, ``keep`` those of the button that destroys nothing.
    """

    ref: str
    label: str
    goes: str
    elsewhere: tuple[str, ...]
    refused: str = ""
    title: str = ""
    asked: str = "Numéro du dossier"
    keep: str = "Garder le dossier"


def days_aside(since: datetime, now: datetime) -> tuple[str, bool]:
    """Return since when something is in the trash, in words, and whether it waits for a choice."""
    days = (now.astimezone(since.tzinfo).date() - since.date()).days
    words = f"depuis {plural(days, 'jour', 'jours')}" if days else "aujourd’hui"
    return words, days > KEPT_DAYS

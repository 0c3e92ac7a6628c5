"""What the import shows and is told: a file, a dry run, duplicates, decisions, a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop_app.domain.ids import BatchId, DossierId, PersonId
from desktop_app.domain.import_mapping import ColumnMapping
from desktop_app.domain.import_plan import ReadSheet
from desktop_app.domain.import_read import Message
from desktop_app.domain.import_sheet import Workbook


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file that was read, with the mapping that is proposed for it.

    ``told`` says what of a saved mapping is not in the file; ``remembered`` that one was found.
    """

    workbook: Workbook = field(repr=False)
    mapping: ColumnMapping
    told: tuple[str, ...] = ()
    remembered: bool = False


class Decision(StrEnum):
    """What becomes of a row that looks like somebody already there."""

    CREATE = "create"
    LINK = "link"
    SKIP = "skip"

    @property
    def label(self) -> str:
        """Return the words of the choice."""
        return _DECISIONS[self]


_DECISIONS = {
    Decision.CREATE: "Créer quand même",
    Decision.LINK: "Relier au dossier existant",
    Decision.SKIP: "Ne pas importer cette ligne",
}


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row, and the row or the person that it looks like. Nothing is decided."""

    row: int
    names: str
    likelihood: float
    words: str
    other_row: int | None = None
    person_id: PersonId | None = None
    dossier_id: DossierId | None = None
    dossier_ref: str = ""
    other_names: str = ""

    @property
    def plain(self) -> dict[str, Any]:
        """Return what the command line prints."""
        rows = [self.row] if self.other_row is None else [self.other_row, self.row]
        shown: dict[str, Any] = {
            "rows": rows,
            "likelihood": self.likelihood,
            "words": self.words,
        }
        return {**shown, "dossier": self.dossier_ref} if self.dossier_ref else shown


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would do; the register is as it was."""

    read: ReadSheet = field(repr=False)
    dossiers: int
    persons: int
    new_places: int
    observations: int
    messages: tuple[Message, ...]
    rejected: tuple[Message, ...]
    duplicates: tuple[Duplicate, ...]

    @property
    def rows(self) -> int:
        """Return how many rows hold something."""
        return self.read.total


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    batch_id: BatchId | None
    rows: int
    dossiers: int
    persons: int
    linked: int
    skipped: int


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import that can still be undone, or was."""

    batch_id: BatchId
    made_at: datetime
    made_by: str
    label: str
    can_undo: bool


Decisions = Mapping[int, Decision]
"""What the user chose, by the number of the row. A row without a decision is created."""

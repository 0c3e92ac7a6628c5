"""A change of many rows that can be undone as one: a merge, a separation, an import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_app.domain.ids import BatchId, DistinctId, PersonId

UNDO_FOR = timedelta(days=30)
"""How long a batch can be undone (UX §1.8, §2.22)."""


class BatchKind(StrEnum):
    """What the batch did."""

    MERGE_DOSSIERS = "merge_dossiers"
    MERGE_PERSONS = "merge_persons"
    SEPARATE = "separate"
    IMPORT = "import"
    MERGE_PLACES = "merge_places"
    DEPARTURE = "departure"


@dataclass(frozen=True, slots=True)
class Batch:
    """Journal entries ``first_entry`` to ``last_entry`` (their numbers), all of one transaction.

    ``subjects`` are the ids of what was merged, separated or imported into, for showing; ``label``
    names no person.
    """

    id: BatchId
    kind: BatchKind
    made_at: datetime
    made_by: str = ""
    first_entry: int = 0
    last_entry: int = 0
    label: str = ""
    subjects: tuple[str, ...] = ()
    undone_at: datetime | None = None
    undone_by: str = ""


@dataclass(frozen=True, slots=True)
class Distinct:
    """« Ce n’est pas elle »: two persons who look alike and are not the same, as somebody said."""

    id: DistinctId
    first_id: PersonId
    second_id: PersonId
    said_by: str = ""
    said_at: datetime | None = None

"""What a dossier holds year by year, without reading more than the years that are shown.

The year of an entry is that of its latest possible day, which stands after the « / » of an EDTF
interval and at the start of every other date. What has no date belongs to no year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from desktop_app.domain.ids import DossierId, OccasionId, VisitId
from desktop_app.domain.observation import Observation
from desktop_app.register import tables
from desktop_app.register.columns import to_json
from desktop_app.register.database import Connection, Row
from desktop_app.register.table import Table

T = TypeVar("T")
UNDATED = 0
"""The year of what has no date."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A table whose rows are entries: the date that orders them, and what is one entry."""

    table: Table[Any]
    date: str
    entry: str = "id"
    index: str = ""

    @property
    def year(self) -> str:
        return f"substr({self.date}, instr({self.date}, '/') + 1, 4)"

    @property
    def source(self) -> str:
        hint = f" INDEXED BY {self.index}" if self.index else ""
        return f"{self.table.name}{hint}"


_OBSERVATIONS = _Dated(tables.OBSERVATION, "observed", "occasion_id", "observation_overview")
_DATED = {
    item.table: item
    for item in (
        _OBSERVATIONS,
        _Dated(tables.EVENT, "happened"),
        _Dated(tables.ATTACHMENT, "coalesce(received_on, added_at)"),
        _Dated(tables.ECRIT, "created_at"),
        _Dated(tables.INDICATION, "observed"),
        _Dated(tables.CONSENT, "held_on"),
        _Dated(tables.ORIENTATION, "chosen_at"),
    )
}


class Chronology:
    """Read the entries of one dossier from a year on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entries(self, dossier_id: DossierId) -> Iterator[tuple[str, int]]:
        """Yield (entry, year) of all that the dossier holds; an occasion once a text."""
        for item in _DATED.values():
            rows = self._connection.rows(
                f"SELECT {item.entry}, {item.year} FROM {item.source} "  # noqa: S608 - own names
                "WHERE dossier_id = ? AND trashed_at IS NULL",
                (dossier_id,),
            )
            for entry_id, year in rows:
                yield entry_id, int(year or UNDATED)

    def since(self, table: Table[T], dossier_id: DossierId, year: int) -> list[T]:
        """Return the rows of a table from ``year`` on, with those that have no date."""
        item = _DATED[table]
        rows = self._connection.rows(
            f"SELECT {table.column_list} FROM {item.source} WHERE dossier_id = ? "  # noqa: S608
            f"AND ({item.date} IS NULL OR {item.year} >= ?) AND trashed_at IS NULL",
            (dossier_id, f"{year:04d}"),
        )
        return [table.decode(row) for row in rows]

    def latest_observation(self, dossier_id: DossierId) -> Observation | None:
        """Return the first text of the occasion that was observed last, ``None`` if none was."""
        found: Row | None = self._connection.row(
            "SELECT occasion_id FROM observation INDEXED BY observation_overview "
            "WHERE dossier_id = ? AND trashed_at IS NULL "
            "ORDER BY observed DESC, occasion_id DESC LIMIT 1",
            (dossier_id,),
        )
        if found is None:
            return None
        row = self._connection.row(
            f"SELECT {tables.OBSERVATION.column_list} FROM observation "  # noqa: S608
            "WHERE occasion_id = ? AND trashed_at IS NULL ORDER BY id LIMIT 1",
            (OccasionId(found[0]),),
        )
        return None if row is None else tables.OBSERVATION.decode(row)

    def dossiers_of(self, visit_ids: Iterable[VisitId]) -> dict[VisitId, int]:
        """Return how many dossiers each observation de lieu is in."""
        wanted = sorted(set(visit_ids))
        if not wanted:
            return {}
        seen: dict[VisitId, set[str]] = {}
        for visit_id, dossier_id in self._connection.rows(
            "SELECT o.visit_id, o.dossier_id FROM json_each(?) AS wanted "
            "CROSS JOIN observation AS o ON o.visit_id = wanted.value "
            "JOIN dossier ON dossier.id = o.dossier_id "
            "WHERE o.trashed_at IS NULL AND dossier.trashed_at IS NULL",
            (to_json(wanted),),
        ):
            seen.setdefault(visit_id, set()).add(dossier_id)
        return {visit_id: len(dossiers) for visit_id, dossiers in seen.items()}

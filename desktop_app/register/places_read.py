"""What the register holds about all places at once: who lives there, when one was last there."""

from __future__ import annotations

from collections import Counter

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import PlaceId
from desktop_app.register.database import Connection

_NAMING = (
    ("observation", "place_id = ?"),
    ("visit", "place_id = ?"),
    ("place_event", "place_id = ?"),
    ("indication", "place_id = ?"),
    ("person", "instr(stay, ?) > 0"),
    ("person", "instr(past_stays, ?) > 0"),
)


_LATEST = (
    "(SELECT observed FROM {table} INDEXED BY {index} WHERE place_id = place.id "
    "AND observed IS NOT NULL AND trashed_at IS NULL ORDER BY observed DESC LIMIT 1)"
)
_LAST = (
    f"SELECT id, {_LATEST.format(table='observation', index='observation_place')}, "  # noqa: S608 - own names
    f"{_LATEST.format(table='visit', index='visit_place')} FROM place WHERE trashed_at IS NULL"
)
"""The latest date of each place, one step in an index a place, whatever there was before."""


class PlacesRead:
    """Read places by the hundred: a query for all, whatever their number."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def inhabitants(self) -> Counter[PlaceId]:
        """Return how many persons live in each place; dossiers in the trash are left out."""
        rows = self._connection.rows(
            "SELECT json_extract(person.stay, '$.place_id') FROM person "
            "JOIN dossier ON dossier.id = person.dossier_id WHERE person.stay IS NOT NULL "
            "AND person.trashed_at IS NULL AND dossier.trashed_at IS NULL"
        )
        # Grouped here: each group of SQLite costs allocations that are locked in memory.
        return Counter(PlaceId(row[0]) for row in rows)

    def last_observed(self) -> dict[PlaceId, PartialDate]:
        """Return when somebody was last seen in each place, be it by an observation de lieu."""
        found: dict[PlaceId, PartialDate] = {}
        for place_id, *dates in self._connection.rows(_LAST):
            known = [edtf for edtf in dates if edtf]
            if known:
                found[PlaceId(place_id)] = PartialDate(max(known))
        return found

    def is_named(self, place_id: PlaceId) -> bool:
        """Tell whether anything names a place, be it in the trash."""
        return any(
            self._connection.value(
                f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1",  # noqa: S608 - own names
                (place_id,),
            )
            for table, condition in _NAMING
        )

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
        found: dict[str, str] = {}
        for place_id, observed in self._connection.rows(
            "SELECT place_id, observed FROM observation INDEXED BY observation_place "
            "WHERE place_id IS NOT NULL AND observed IS NOT NULL AND trashed_at IS NULL "
            "UNION ALL SELECT place_id, observed FROM visit "
            "WHERE place_id IS NOT NULL AND observed IS NOT NULL AND trashed_at IS NULL"
        ):
            if observed > found.get(place_id, ""):
                found[place_id] = observed
        return {PlaceId(place_id): PartialDate(edtf) for place_id, edtf in found.items()}

    def is_named(self, place_id: PlaceId) -> bool:
        """Tell whether anything names a place, be it in the trash."""
        return any(
            self._connection.value(
                f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1",  # noqa: S608 - own names
                (place_id,),
            )
            for table, condition in _NAMING
        )

"""Two places that are the same: one change, nothing dropped, undone for 30 days (UX §2.22)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.batch import Batch, BatchKind
from desktop_app.domain.french import plural
from desktop_app.domain.ids import BatchId, PlaceId
from desktop_app.domain.place import Place
from desktop_app.domain.place_merging import differences, merge_places, with_place
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.register import tables
from desktop_app.register.table import Table
from desktop_app.services.access import Service, needs
from desktop_app.services.place_views import Left, PlaceMerge
from desktop_app.services.place_words import place_words

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_NAMING: tuple[tuple[Table[Any], str, str], ...] = (
    (tables.OBSERVATION, "observation", "observations"),
    (tables.VISIT, "observation de lieu", "observations de lieu"),
    (tables.PLACE_EVENT, "événement", "événements"),
    (tables.INDICATION, "indice", "indices"),
)


class PlaceMerging(Service):
    """Joining two places."""

    @needs(Right.READ)
    def view(self, gone: PlaceId, kept: PlaceId) -> PlaceMerge:
        """Return both places side by side, and what would move."""
        one, two = self._both(gone, kept)
        people = len(list(_persons(self._register, gone)))
        counts = [plural(people, "personne", "personnes")] if people else []
        for table, single, several in _NAMING:
            count = len(list(_rows(self._register, table, gone)))
            if count:
                counts.append(plural(count, single, several))
        notes = differences(one, merge_places(one, two))
        if one.coordinates is not None and two.coordinates not in (None, one.coordinates):
            notes = (*notes, "Les coordonnées du lieu qui reste sont gardées, pas les autres.")
        return PlaceMerge(one, two, place_words(one), place_words(two), tuple(counts), notes)

    @needs(Right.WRITE)
    def merge(self, gone: PlaceId, kept: PlaceId) -> Left:
        """Make two places one: all that names ``gone`` names ``kept``, and ``gone`` goes.

        Raise ``BadInput`` if they are one already.
        """
        one, two = self._both(gone, kept)
        batch_id = BatchId(self._new_id())
        with self._register.change(self.actor, "merge_places") as change:
            for table, _single, _several in _NAMING:
                for row in list(_rows(self._register, table, gone)):
                    moved = replace(row, place_id=kept)
                    change.write(table, row.id, table.encode(moved))
            for person in list(_persons(self._register, gone)):
                moved = with_place(person, gone, kept)
                change.write(tables.PERSON, person.id, tables.PERSON.encode(moved))
            self._register.places.save(change, merge_places(one, two))
            self._register.places.trash(change, gone)
            batch = Batch(
                id=batch_id,
                kind=BatchKind.MERGE_PLACES,
                made_at=self._clock(),
                made_by=self.actor.name,
                first_entry=change.first_entry,
                last_entry=change.last_entry,
                label=f"{place_words(one)} dans {place_words(two)}",
                subjects=(kept, gone),
            )
            self._register.batches.save(change, batch)
        return Left(batch_id, "Les deux lieux sont réunis. Annulable 30\u00a0jours.")

    def _both(self, gone: PlaceId, kept: PlaceId) -> tuple[Place, Place]:
        if gone == kept:
            raise BadInput("C’est le même lieu.", "Choisissez un autre lieu.")
        places = self._register.places
        return places.require(gone), places.require(kept)


def _rows(register: Register, table: Table[Any], place_id: PlaceId) -> Iterator[Any]:
    """Yield what names a place, also in the trash: taken out of it, it must name the right one."""
    sql = f"SELECT {table.column_list} FROM {table.name} WHERE place_id = ? ORDER BY id"  # noqa: S608 - own names
    return map(table.decode, register.connection.rows(sql, (place_id,)))


def _persons(register: Register, place_id: PlaceId) -> Iterator[Any]:
    table = tables.PERSON
    sql = (
        f"SELECT {table.column_list} FROM person "  # noqa: S608 - own names
        "WHERE instr(stay, ?) > 0 OR instr(past_stays, ?) > 0 ORDER BY id"
    )
    return map(table.decode, register.connection.rows(sql, (place_id, place_id)))

"""What a dossier holds, its trash included: the rows that disappear with it (UX §2.23, S-60).

A dossier that was merged into it goes along, and so does an observation de lieu that no other
dossier shares. What left for another dossier belongs to that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop_app.domain.batch import BatchKind
from desktop_app.domain.ids import DossierId
from desktop_app.register import tables
from desktop_app.register.columns import to_json
from desktop_app.register.database import Connection

_IN = "IN (SELECT value FROM json_each(?))"
_OF_SEVERAL = (BatchKind.MERGE_DOSSIERS, BatchKind.MERGE_PERSONS, BatchKind.SEPARATE)
"""The batches that cannot be undone once one of their subjects is gone."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """The ids of the rows of a dossier, by the name of their table; ``dossier`` names it first."""

    ids: Mapping[str, tuple[str, ...]]

    def of(self, table: str) -> tuple[str, ...]:
        """Return the ids of one table."""
        return self.ids.get(table, ())

    def every(self) -> frozenset[str]:
        """Return all the ids."""
        return frozenset(row_id for ids in self.ids.values() for row_id in ids)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield (table, id) of every row."""
        for table, ids in self.ids.items():
            for row_id in ids:
                yield table, row_id


def holdings(connection: Connection, dossier_id: DossierId) -> Holdings:
    """Return what the dossier holds."""
    return holdings_of(connection, (dossier_id,))


def holdings_of(connection: Connection, dossier_ids: Iterable[DossierId]) -> Holdings:
    """Return what several dossiers hold together."""
    read = _Reading(connection)
    merged = {one: read.merged_into(one) for one in dossier_ids}
    dossiers = tuple(dict.fromkeys([row for one, into in merged.items() for row in (one, *into)]))
    ids = {"dossier": dossiers}
    for table in tables.OF_DOSSIER:
        ids[table.name] = read.ids(f"SELECT id FROM {table.name} WHERE dossier_id {_IN}", dossiers)  # noqa: S608 - own names
    ids["relation"] = read.with_links(ids["relation"], ids["person"])
    ids["distinct_persons"] = read.answers(ids["person"])
    ids["visit"] = read.own_visits(dossiers)
    ids["batch"] = read.batches((*dossiers, *ids["person"]))
    return Holdings(ids)


class _Reading:
    """The questions, each with a list of ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self, sql: str, *wanted: Iterable[str]) -> tuple[str, ...]:
        rows = self._connection.rows(sql, [to_json(list(ids)) for ids in wanted])
        return tuple(row[0] for row in rows)

    def merged_into(self, dossier_id: DossierId) -> tuple[str, ...]:
        rows = self._connection.rows(
            "SELECT id FROM dossier WHERE trashed_at IS NOT NULL AND id <> ?1 AND ref IN "
            "(SELECT value FROM dossier AS kept, json_each(kept.former_refs) WHERE kept.id = ?1)",
            (dossier_id,),
        )
        return tuple(row[0] for row in rows)

    def with_links(self, own: Iterable[str], persons: Iterable[str]) -> tuple[str, ...]:
        linked = self.ids(
            f"SELECT id FROM relation WHERE from_id {_IN} OR to_id {_IN}",  # noqa: S608
            persons,
            persons,
        )
        return tuple(dict.fromkeys((*own, *linked)))

    def answers(self, persons: Iterable[str]) -> tuple[str, ...]:
        return self.ids(
            f"SELECT id FROM distinct_persons WHERE first_id {_IN} OR second_id {_IN}",  # noqa: S608
            persons,
            persons,
        )

    def own_visits(self, dossiers: Iterable[str]) -> tuple[str, ...]:
        return self.ids(
            f"SELECT DISTINCT visit_id FROM observation AS own WHERE dossier_id {_IN} "  # noqa: S608
            "AND visit_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM observation AS other "
            f"WHERE other.visit_id = own.visit_id AND other.dossier_id NOT {_IN})",
            dossiers,
            dossiers,
        )

    def batches(self, subjects: Iterable[str]) -> tuple[str, ...]:
        return self.ids(
            f"SELECT DISTINCT batch.id FROM batch, json_each(batch.subjects) AS subject "  # noqa: S608
            f"WHERE batch.kind {_IN} AND subject.value {_IN}",
            [kind.value for kind in _OF_SEVERAL],
            subjects,
        )

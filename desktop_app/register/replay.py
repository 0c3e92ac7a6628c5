"""The rows are what the journal adds up to: replay it and compare (S-24).

Finds what no check of the file can: a page put back from an older copy, a row edited with the key.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from desktop_app.domain.french import plural
from desktop_app.register.database import Connection
from desktop_app.register.journal import Journal
from desktop_app.register.table import Table, filled

_TRASHED = "trashed_at"


def replay_problems(
    connection: Connection, journal: Journal, tables: Iterable[Table[Any]]
) -> list[str]:
    """Return, in French, how many rows are not what their history says; empty if all are."""
    told = _told_by(journal)
    differing = 0
    for table in tables:
        expected = told.pop(table.name, {})
        for row_id, held in _rows(connection, table):
            fields = expected.pop(row_id, None)
            differing += fields is None or table.whole(held) != table.whole(fields)
        differing += len(expected)
    return differing_words(differing)


def _told_by(journal: Journal) -> dict[str, dict[str, dict[str, Any]]]:
    told: dict[str, dict[str, dict[str, Any]]] = {}
    for entry in journal.each():
        if entry.after is None:
            continue
        fields = told.setdefault(entry.entity, {}).setdefault(entry.entity_id, {})
        fields.update(entry.after)
    for rows in told.values():
        for row_id, fields in rows.items():
            rows[row_id] = filled(fields)
    return told


def _rows(
    connection: Connection, table: Table[Any], after: str = "", limit: int = -1
) -> Iterator[tuple[str, dict[str, Any]]]:
    indexes = range(len(table.stored))
    sql = f"{table.read_all_sql} WHERE id > ? ORDER BY id LIMIT ? + 0"
    for row in connection.each(sql, (after, limit)):
        row_id, trashed_at, *values = row
        yield row_id, filled({**table.plain(values, indexes), _TRASHED: trashed_at})


def replay_slice(
    connection: Connection, table: Table[Any], after: str, limit: int
) -> tuple[str, int, int]:
    """Compare up to ``limit`` rows of a table, those after an id, with what the journal tells.

    Return the last id, or an empty text at the end of the table; how many rows were read; how
    many differ.
    """
    held = dict(_rows(connection, table, after, limit))
    last = max(held) if len(held) == limit else ""
    told: dict[str, dict[str, Any]] = {}
    for row_id, text in connection.each(
        "SELECT entity_id, after FROM journal WHERE entity = ? AND entity_id > ? "
        "AND (? = '' OR entity_id <= ?) AND after IS NOT NULL ORDER BY entity_id, n",
        (table.name, after, last, last),
    ):
        told.setdefault(row_id, {}).update(json.loads(text))
    differing = sum(
        row_id not in told or table.whole(fields) != table.whole(filled(told[row_id]))
        for row_id, fields in held.items()
    )
    return last, len(held), differing + len(told.keys() - held.keys())


def differing_words(differing: int) -> list[str]:
    """Return the sentence about so many rows that are not what their history says."""
    if not differing:
        return []
    count = plural(differing, "élément ne correspond", "éléments ne correspondent")
    return [f"{count} plus à l’historique\u00a0: une partie du fichier a été remplacée."]

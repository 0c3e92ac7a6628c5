"""Write many new rows with few statements.

With ``cipher_memory_security`` (S-14) every allocation is locked in memory. Bound one by one, each
value of each row is an allocation, and a long import spends most of its time there. Here the rows
of a slice go as one JSON list of texts, a row a text, and the statement cuts each row into its
columns: its registers are allocated once a slice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from desktop_app.register.database import Connection, Value

_WIDTH = 9
"""Digits of a position or a length in the head of a row."""

_WORDS: dict[Value, str] = {None: "NULL", "": "''", "[]": "'[]'", "{}": "'{}'"}
_SIGNS = re.compile('["\\\\\x00-\x1f]')
"""Signs that JSON writes with a backslash: SQLite then copies the whole row at each look at it."""

_CUTS = {
    "text": "substr(value, {start}, {length})",
    "signs": "CAST(unhex(substr(value, {start}, {length})) AS TEXT)",
    "integer": "CAST(substr(value, {start}, {length}) AS INTEGER)",
    "real": "CAST(substr(value, {start}, {length}) AS REAL)",
    "blob": "unhex(substr(value, {start}, {length}))",
}


def insert_rows(
    connection: Connection, table: str, columns: str, rows: Iterable[Sequence[Value]]
) -> None:
    """Insert new rows; ``columns`` are their names, in order, separated by commas."""
    shapes: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        shape, text = _written(row)
        shapes.setdefault(shape, []).append(text)
    for shape, texts in shapes.items():
        statement = _statement(table, columns, shape)
        connection.run(statement, (json.dumps(texts, ensure_ascii=False),))


def _written(row: Sequence[Value]) -> tuple[tuple[str, ...], str]:
    """Return how each value is written, and the row as a text: a head of positions, the values."""
    shape: list[str] = []
    parts: list[str] = []
    for value in row:
        if isinstance(value, bytes):
            shape.append("blob")
            parts.append(value.hex())
        elif value in _WORDS:
            shape.append(_WORDS[value])
        elif isinstance(value, str):
            signs = _SIGNS.search(value) is not None
            shape.append("signs" if signs else "text")
            parts.append(value.encode("utf-8").hex() if signs else value)
        else:
            shape.append("integer" if isinstance(value, int) else "real")
            parts.append(repr(value))
    at = len(parts) * 2 * _WIDTH + 1
    head: list[str] = []
    for part in parts:
        head.append(f"{at:0{_WIDTH}d}{len(part):0{_WIDTH}d}")
        at += len(part)
    return tuple(shape), "".join((*head, *parts))


@lru_cache(maxsize=512)
def _statement(table: str, columns: str, shape: tuple[str, ...]) -> str:
    cut = []
    held = 0
    for kind in shape:
        if kind not in _CUTS:
            cut.append(kind)
            continue
        start, length = (
            f"CAST(substr(value, {2 * _WIDTH * held + offset}, {_WIDTH}) AS INTEGER)"
            for offset in (1, 1 + _WIDTH)
        )
        cut.append(_CUTS[kind].format(start=start, length=length))
        held += 1
    return f"INSERT INTO {table} ({columns}) SELECT {', '.join(cut)} FROM json_each(?)"  # noqa: S608

"""Drafts: what is being typed, encrypted, not journalled. The last one of a subject wins."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.register.columns import to_json
from desktop_app.register.database import Connection, Row


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished text: ``kind`` and ``subject`` say of what, ``payload`` is its JSON."""

    kind: str
    subject: str
    payload: Mapping[str, Any]
    saved_at: datetime


class DraftStore:
    """Keep drafts. Inside an open change they live or die with it; alone, each call is durable."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, kind: str, subject: str, payload: Mapping[str, Any], now: datetime) -> None:
        """Keep the draft of a subject in place of the former one."""
        with working_state(self._connection):
            self._connection.run(
                "INSERT INTO draft (kind, subject, payload, saved_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (kind, subject) DO UPDATE "
                "SET payload = excluded.payload, saved_at = excluded.saved_at",
                (kind, subject, to_json(payload), now.isoformat()),
            )

    def load(self, kind: str, subject: str) -> Draft | None:
        """Return the draft of a subject, or ``None``."""
        row = self._connection.row(
            "SELECT kind, subject, payload, saved_at FROM draft WHERE kind = ? AND subject = ?",
            (kind, subject),
        )
        return None if row is None else _draft(row)

    def discard(self, kind: str, subject: str) -> None:
        """Forget the draft of a subject."""
        with working_state(self._connection):
            self._connection.run(
                "DELETE FROM draft WHERE kind = ? AND subject = ?", (kind, subject)
            )

    def all(self) -> list[Draft]:
        """Return all drafts, the latest first."""
        rows = self._connection.rows(
            "SELECT kind, subject, payload, saved_at FROM draft ORDER BY saved_at DESC, subject"
        )
        return [_draft(row) for row in rows]


@contextmanager
def working_state(connection: Connection) -> Iterator[None]:
    """Write working state: in the change that is open, else in a transaction of its own."""
    if connection.in_transaction:
        yield
        return
    connection.begin()
    try:
        yield
        connection.commit()
    finally:
        connection.roll_back()


def _draft(row: Row) -> Draft:
    kind, subject, payload, saved_at = row
    return Draft(kind, subject, json.loads(payload), datetime.fromisoformat(saved_at))

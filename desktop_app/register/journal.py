"""The journal: every change with its old and new values, chained so that tampering is seen (S-59).

An entry's MAC covers the MAC before it, its own words and a keyed digest of its payload. The
payload of a destroyed dossier can thus be emptied without breaking the chain.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from desktop_app.domain.ids import UserId, uuid7
from desktop_app.domain.rights import Actor
from desktop_app.register.bulk import insert_rows
from desktop_app.register.columns import to_json
from desktop_app.register.database import Connection, Row, Value
from desktop_app.register.keys import AUDIT_DIGEST, AUDIT_MAC, KeyRing

_SALT_BYTES = 16
_START = bytes(32)
_COLUMNS = (
    "n, id, clock, device, user_id, user_name, verb, entity, entity_id, before, after, salt, "
    "digest, mac"
)
_INSERT = f"INSERT INTO journal ({_COLUMNS}) VALUES ({', '.join('?' * 14)})"  # noqa: S608 - fixed


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One change of one entity. ``before`` and ``after`` hold only the fields that differ.

    ``clock`` is the hybrid logical clock: milliseconds since 1970, a dot, a counter. ``before`` is
    ``None`` for a new entity; both are ``None`` for a note and for a destroyed dossier.
    """

    number: int
    id: str
    clock: str
    device: str
    user: UserId
    user_name: str
    verb: str
    entity: str
    entity_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def moment(self) -> datetime:
        """Return when the change was made, in local time."""
        return clock_moment(self.clock)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: how many entries, the last MAC, the last clock."""

    count: int
    mac: bytes
    clock: str


@dataclass(frozen=True, slots=True)
class Link:
    """Up to where the chain has been verified: the number of an entry and its MAC."""

    number: int = 0
    mac: bytes = _START


class Journal:
    """Append to the chain, read it, verify it."""

    def __init__(self, connection: Connection, ring: KeyRing, device: str) -> None:
        self._connection = connection
        self._mac_key = ring.derive(AUDIT_MAC)
        self._digest_key = ring.derive(AUDIT_DIGEST)
        self._device = device
        self._head: Head | None = None

    @property
    def head(self) -> Head:
        """Return the end of the chain."""
        if self._head is None:
            row = self._connection.row("SELECT n, mac, clock FROM journal ORDER BY n DESC LIMIT 1")
            self._head = Head(0, _START, "") if row is None else Head(*row)
        return self._head

    def forget_head(self) -> None:
        """Read the end of the chain again: the transaction that moved it was undone."""
        self._head = None

    def append(
        self,
        actor: Actor,
        now: datetime,
        verb: str,
        entity: str,
        entity_id: str,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
    ) -> None:
        """Add an entry in the transaction that is open."""
        self._connection.run(
            _INSERT, self._next(actor, now, verb, entity, entity_id, before, after)
        )

    def append_all(
        self,
        actor: Actor,
        now: datetime,
        verb: str,
        entity: str,
        written: Iterable[tuple[str, Mapping[str, Any] | None, Mapping[str, Any]]],
    ) -> None:
        """Add an entry a row (its id, what it held, what it holds), with few statements."""
        rows = [self._next(actor, now, verb, entity, *row) for row in written]
        insert_rows(self._connection, "journal", _COLUMNS, rows)

    def _next(
        self,
        actor: Actor,
        now: datetime,
        verb: str,
        entity: str,
        entity_id: str,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
    ) -> tuple[Value, ...]:
        """Return the row that follows the end of the chain, which it becomes."""
        head = self.head
        number, clock = head.count + 1, next_clock(head.clock, now)
        words = (
            number,
            uuid7(now, secrets.randbits(74)),
            clock,
            self._device,
            actor.user_id,
            actor.name,
            verb,
            entity,
            entity_id,
        )
        old = None if before is None else to_json(before)
        new = None if after is None else to_json(after)
        salt = secrets.token_bytes(_SALT_BYTES)
        digest = self._digest(salt, old, new)
        mac = self._mac(head.mac, words, digest)
        self._head = Head(number, mac, clock)
        return (*words, old, new, salt, digest, mac)

    def count(self) -> int:
        """Return how many entries there are."""
        return self.head.count

    def entries(self, limit: int = 100, before: int | None = None) -> list[JournalEntry]:
        """Return the latest entries, the latest first; only those numbered under ``before``."""
        rows = self._connection.rows(
            # A bare « LIMIT ? » is prepared anew each time it is bound.
            f"SELECT {_COLUMNS} FROM journal WHERE n < ? ORDER BY n DESC LIMIT ? + 0",  # noqa: S608
            (self.head.count + 1 if before is None else before, limit),
        )
        return [_entry(row) for row in rows]

    def of(self, entity: str, entity_id: str) -> list[JournalEntry]:
        """Return the history of one entity, the oldest entry first."""
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM journal WHERE entity = ? AND entity_id = ? ORDER BY n",  # noqa: S608
            (entity, entity_id),
        )
        return [_entry(row) for row in rows]

    def between(self, first: int, last: int) -> list[JournalEntry]:
        """Return the entries numbered ``first`` to ``last``, the oldest first."""
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM journal WHERE n BETWEEN ? AND ? ORDER BY n",  # noqa: S608
            (first, last),
        )
        return [_entry(row) for row in rows]

    def numbered(self, numbers: Iterable[int]) -> list[JournalEntry]:
        """Return the entries of these numbers, the oldest first."""
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM journal WHERE n IN (SELECT value FROM json_each(?)) "  # noqa: S608
            "ORDER BY n",
            (to_json(sorted(numbers)),),
        )
        return [_entry(row) for row in rows]

    def written_after(self, number: int, other_than: Iterable[str] = ()) -> set[tuple[str, str]]:
        """Return (entity, id) of what was made or changed after entry ``number``.

        What the verbs ``other_than`` wrote does not count.
        """
        rows = self._connection.rows(
            "SELECT DISTINCT entity, entity_id FROM journal WHERE n > ? AND after IS NOT NULL "
            "AND verb NOT IN (SELECT value FROM json_each(?))",
            (number, to_json(list(other_than))),
        )
        return {(entity, entity_id) for entity, entity_id in rows}

    def each(self) -> Iterator[JournalEntry]:
        """Yield all entries, the oldest first."""
        for row in self._connection.each(f"SELECT {_COLUMNS} FROM journal ORDER BY n"):  # noqa: S608
            yield _entry(row)

    def mac_of(self, number: int) -> bytes | None:
        """Return the MAC of entry ``number``, or ``None`` if there is no such entry."""
        found = self._connection.value("SELECT mac FROM journal WHERE n = ?", (number,))
        return None if found is None else bytes(found)

    def verify(self) -> list[str]:
        """Return what is wrong with the chain, in French; an empty list if nothing is."""
        return self.verify_slice(Link(), None)[1]

    def verify_slice(self, link: Link, limit: int | None) -> tuple[Link, list[str]]:
        """Verify ``limit`` entries that come after ``link``; return the last and the problems."""
        problems: list[str] = []
        rows = self._connection.each(
            f"SELECT {_COLUMNS} FROM journal WHERE n > ? ORDER BY n LIMIT ? + 0",  # noqa: S608
            (link.number, -1 if limit is None else limit),
        )
        for row in rows:
            number, old, new, salt, digest, mac = row[0], *row[9:]
            if number != link.number + 1:
                problems.append(_missing(link.number + 1, number))
            elif mac != self._mac(link.mac, row[:9], digest) or not self._fits(
                salt, old, new, digest
            ):
                problems.append(f"L’entrée {number} du journal a été modifiée hors de Fanal.")
            link = Link(number, mac)
        return link, problems

    def _fits(self, salt: bytes | None, old: str | None, new: str | None, digest: bytes) -> bool:
        if salt is None:
            return old is None and new is None
        return bool(digest == self._digest(salt, old, new))

    def _digest(self, salt: bytes, old: str | None, new: str | None) -> bytes:
        payload = to_json([old, new]).encode("utf-8")
        return hmac.digest(self._digest_key, salt + payload, "sha256")

    def _mac(self, last: bytes, words: Row, digest: bytes) -> bytes:
        content = last + digest + to_json(words).encode("utf-8")
        return hmac.digest(self._mac_key, content, "sha256")


def next_clock(last: str, now: datetime) -> str:
    """Return the hybrid logical clock after ``last``: never back, whatever the computer's clock."""
    millis = int(now.timestamp() * 1000)
    if last:
        last_millis, counter = (int(part) for part in last.split("."))
        if last_millis >= millis:
            return f"{last_millis:015d}.{counter + 1:06d}"
    return f"{millis:015d}.{0:06d}"


def clock_moment(clock: str) -> datetime:
    """Return the moment of a hybrid logical clock, in local time."""
    return datetime.fromtimestamp(int(clock.split(".", maxsplit=1)[0]) / 1000, UTC).astimezone()


def _entry(row: Row) -> JournalEntry:
    payloads = (None if text is None else json.loads(text) for text in row[9:11])
    return JournalEntry(*row[:9], *payloads)


def _missing(expected: int, number: int) -> str:
    if number - expected == 1:
        return f"L’entrée {expected} du journal a disparu."
    return f"Les entrées {expected} à {number - 1} du journal ont disparu."

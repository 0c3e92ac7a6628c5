"""Adding and reading a piece of 5 MiB, and a register full of pieces, beside raw SQLCipher.

The floor writes and reads the same bytes as blobs through the driver alone, under the same
settings of the database. A full register is 200 MB; ``FANAL_BENCH_PIECES_MB=2048`` makes it the
2 GB of S-30.
"""

from __future__ import annotations

import hashlib
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import AttachmentId, DossierId
from desktop_app.register.contents import PART_BYTES
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from tests.benchmarks.bare import IDENTITY, Place
from tests.benchmarks.figure import Figure, beside, interleaved
from tests.register.makers import new_id

PIECE_BYTES = 5 * 1024 * 1024
WHOLE_MB = int(os.environ.get("FANAL_BENCH_PIECES_MB", "200"))
GOAL = 2.0
_ROUNDS = 15
_DOSSIER = DossierId("01a00000-0000-7000-8000-000000000001")
_RAW_TABLE = "CREATE TABLE raw_piece (number INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT"


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the figures of the pieces."""
    yield from _one_piece(_made(workdir / "Une.fanal"), _made(workdir / "Plancher.fanal"))
    yield from _many_pieces(_made(workdir / "Pleine.fanal"), _made(workdir / "Fond.fanal"))


def _made(folder: Path) -> Place:
    folder.mkdir(mode=0o700)
    place = Place(folder, KeyRing.new())
    Register.create(place.folder, place.ring)
    register = place.open()
    with register.change(IDENTITY.actor, "create") as change:
        register.dossiers.save(change, Dossier(_DOSSIER, "D-2026-001"))
    register.close()
    return place


def _contents(seed: int) -> Iterator[bytes]:
    """Yield contents that are all different and do not compress."""
    source = random.Random(seed)
    block = source.randbytes(PIECE_BYTES)
    while True:
        yield source.randbytes(64) + block[64:]


def _add(register: Register, content: bytes) -> str:
    with register.change(IDENTITY.actor, "create") as change:
        sha256 = register.contents.keep(content)
        piece = Attachment(
            AttachmentId(new_id()), _DOSSIER, "scan.pdf", "application/pdf", len(content), sha256
        )
        register.attachments.save(change, piece)
    return sha256


class _Raw:
    """The driver alone, with one table of blobs."""

    def __init__(self, place: Place) -> None:
        self.connection: Any = place.open_bare()
        self.connection.execute(_RAW_TABLE)

    def add(self, content: bytes) -> None:
        """Write one blob, in a transaction of its own."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO raw_piece (content) VALUES (?)", (content,))
        self.connection.execute("COMMIT")

    def read(self, number: int) -> bytes:
        """Return one blob."""
        sql = "SELECT content FROM raw_piece WHERE number = ?"
        return bytes(self.connection.execute(sql, (number,)).fetchone()[0])


def _one_piece(place: Place, other: Place) -> Iterator[Figure]:
    register, raw = place.open(), _Raw(other)
    ours, theirs = _contents(1), _contents(2)
    added = [_add(register, next(ours))]
    raw.add(next(theirs))
    yield beside(
        "add a piece of 5 MiB, with its hash and its journal entry",
        *interleaved(
            lambda: added.append(_add(register, next(ours))),
            lambda: raw.add(next(theirs)),
            rounds=_ROUNDS,
        ),
        GOAL,
    )
    yield beside(
        "read a piece of 5 MiB, its hash compared",
        *interleaved(
            lambda: _ignore(register.contents.read(added[-1])),
            lambda: _ignore(raw.read(1)),
            rounds=_ROUNDS,
        ),
        GOAL,
    )
    register.close()
    raw.connection.close()


def _many_pieces(place: Place, other: Place) -> Iterator[Figure]:
    count = max(WHOLE_MB * 1024 * 1024 // PIECE_BYTES, 2)
    register, raw = place.open(), _Raw(other)
    ours, theirs = _contents(3), _contents(4)
    mine = floor = 0.0
    for _ in range(count):
        mine += _timed(lambda: _ignore(_add(register, next(ours))))
        floor += _timed(lambda: raw.add(next(theirs)))
    yield beside(f"fill a register with {WHOLE_MB} MB of pieces", mine, floor, GOAL)
    yield beside(
        f"verify {WHOLE_MB} MB of pieces by their hash",
        _timed(lambda: _ignore(register.contents.problems())),
        _timed(lambda: _hash_all(raw, count)),
        GOAL,
    )
    register.close()
    raw.connection.close()
    yield beside(
        f"open a register that holds {WHOLE_MB} MB of pieces",
        *interleaved(
            lambda: place.open().close(), lambda: place.open_bare().close(), rounds=_ROUNDS
        ),
        GOAL * 2,
    )


def _hash_all(raw: _Raw, count: int) -> None:
    for number in range(1, count + 1):
        digest, content = hashlib.sha256(), raw.read(number)
        for start in range(0, len(content), PART_BYTES):
            digest.update(content[start : start + PART_BYTES])


def _timed(work: Any) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _ignore(_result: object) -> None:
    """Drop a result: only the time counts."""

"""A disk that lost its power: what may be on it, from the log that ``disk_log.c`` wrote.

The model, harsher than a journalling file system: what was synced stays; a write that was not is
kept, dropped or torn at 512 bytes; changes of names last from the sync of their folder on, before
it any first part of them may have happened.
"""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SECTOR = 512
_RECORD = struct.Struct("<cQqHI")
_SOURCE = Path(__file__).with_name("disk_log.c")


@dataclass(frozen=True)
class Operation:
    """One call that the program made. ``kind`` is a letter of ``disk_log.c``."""

    kind: str
    inode: int
    offset: int
    name: str
    data: bytes


@dataclass
class _File:
    synced: bytearray = field(default_factory=bytearray)
    pending: list[Operation] = field(default_factory=list)


@dataclass(frozen=True)
class CrashState:
    """Files by name after the cut, and what the program had acknowledged before it."""

    files: dict[str, bytes]
    acknowledged: bytes


def built_shim(folder: Path) -> Path:
    """Return the shim, compiled; skip aloud where there is no C compiler or no Linux."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or not Path("/proc/self").exists():
        pytest.skip("no C compiler: power cuts and disk faults are NOT tested on this computer")
    shim = folder / "disk_log.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(_SOURCE), "-ldl"], check=True
    )
    return shim


def read_log(path: Path) -> list[Operation]:
    """Return the operations of a log in their order."""
    content, at = path.read_bytes(), 0
    operations = []
    while at < len(content):
        kind, inode, offset, name_length, length = _RECORD.unpack_from(content, at)
        at += _RECORD.size
        name = content[at : at + name_length].decode()
        at += name_length
        operations.append(Operation(kind.decode(), inode, offset, name, content[at : at + length]))
        at += length
    return operations


class Disk:
    """Replays a log up to a point and tells what may be left.

    ``before`` are the files that were there, all synced, and ``inodes`` their numbers.
    """

    def __init__(self, before: dict[str, bytes], inodes: dict[str, int]) -> None:
        self._files: list[_File] = []
        self._of_inode: dict[int, int] = {}
        self._names: dict[str, int] = {}
        self._pending_names: list[tuple[Operation, int]] = []
        self._acknowledged = b""
        for name, content in before.items():
            self._names[name] = self._new_file(inodes[name])
            self._files[-1].synced.extend(content)

    def apply(self, operations: Iterable[Operation]) -> None:
        """Do what the program did."""
        for operation in operations:
            self._apply(operation)

    def crash(self, rng: random.Random) -> CrashState:
        """Return one of the states that a cut now can leave."""
        names = dict(self._names)
        for operation, file in self._pending_names[: rng.randint(0, len(self._pending_names))]:
            _rename(names, operation, file)
        files = {name: _survivor(self._files[file], rng) for name, file in names.items()}
        return CrashState(files, self._acknowledged)

    def _apply(self, operation: Operation) -> None:
        kind = operation.kind
        if kind == "A":
            self._acknowledged += operation.data
        elif kind in "WT":
            self._file(operation).pending.append(operation)
        elif kind == "S":
            file = self._file(operation)
            for pending in file.pending:
                _write(file.synced, pending)
            file.pending.clear()
        elif kind == "D":
            for renamed, number in self._pending_names:
                _rename(self._names, renamed, number)
            self._pending_names.clear()
        elif kind == "O" and operation.offset:
            emptied = Operation("T", operation.inode, 0, "", b"")
            self._file(operation).pending.append(emptied)
        else:
            # A new file may get the number of an unlinked one: it is another file all the same.
            number = self._new_file(operation.inode) if kind == "O" else -1
            self._pending_names.append((operation, number))

    def _file(self, operation: Operation) -> _File:
        return self._files[self._of_inode[operation.inode]]

    def _new_file(self, inode: int) -> int:
        self._files.append(_File())
        self._of_inode[inode] = len(self._files) - 1
        return self._of_inode[inode]


def crash_states(
    before: dict[str, bytes],
    inodes: dict[str, int],
    operations: list[Operation],
    count: int,
    rng: random.Random,
) -> Iterator[CrashState]:
    """Yield ``count`` states of cuts at random points, in the order of the points."""
    disk, done = Disk(before, inodes), 0
    for point in sorted(rng.randrange(len(operations) + 1) for _ in range(count)):
        disk.apply(operations[done:point])
        done = point
        yield disk.crash(rng)


def _rename(names: dict[str, int], operation: Operation, file: int) -> None:
    if operation.kind == "O":
        names[operation.name] = file
    elif operation.kind == "U":
        names.pop(operation.name, None)
    elif operation.name in names:
        names[operation.data.decode()] = names.pop(operation.name)


def _survivor(file: _File, rng: random.Random) -> bytes:
    content = bytearray(file.synced)
    kept = rng.random()
    for operation in file.pending:
        if rng.random() >= kept:
            continue
        if operation.kind == "W" and rng.random() < 0.3:
            for start in range(0, len(operation.data), SECTOR):
                if rng.random() < 0.6:
                    part = operation.data[start : start + SECTOR]
                    _write(content, Operation("W", 0, operation.offset + start, "", part))
        else:
            _write(content, operation)
    return bytes(content)


def _write(content: bytearray, operation: Operation) -> None:
    end = operation.offset + len(operation.data)
    if operation.kind == "T":
        del content[operation.offset :]
        end = operation.offset
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    content[operation.offset : operation.offset + len(operation.data)] = operation.data

"""Length-prefixed frames between the application and a worker.

A message is one JSON frame (a flat header) followed by the number of raw frames it announces. A
frame is four bytes, big endian, then that many bytes. Nothing here trusts the other side.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

HEADER_LIMIT_BYTES = 16 * 1024 * 1024
PART_LIMIT_BYTES = 128 * 1024 * 1024
PARTS_LIMIT = 64
_LENGTH = struct.Struct(">I")
_PARTS = "parts"


class FrameError(Exception):
    """The other side sent something that is not a message."""


class Readable(Protocol):
    """What frames are read from."""

    def read(self, size: int, /) -> bytes | None:
        """Return up to ``size`` bytes, nothing at the end."""


class Writable(Protocol):
    """What frames are written to."""

    def write(self, data: bytes, /) -> object:
        """Write ``data``."""

    def flush(self) -> object:
        """Push what was written to the other side."""


@dataclass(frozen=True)
class Message:
    """One message: a JSON header and its raw parts."""

    header: Mapping[str, Any]
    parts: tuple[bytes, ...] = field(default=(), repr=False)


def write_message(stream: Writable, header: Mapping[str, Any], parts: Sequence[bytes] = ()) -> None:
    """Write one message; raise ``FrameError`` when it is larger than the reader accepts."""
    text = json.dumps({**header, _PARTS: len(parts)}, ensure_ascii=False).encode("utf-8")
    if len(text) > HEADER_LIMIT_BYTES or len(parts) > PARTS_LIMIT:
        raise FrameError("message too large")
    if any(len(part) > PART_LIMIT_BYTES for part in parts):
        raise FrameError("part too large")
    for data in (text, *parts):
        stream.write(_LENGTH.pack(len(data)))
        stream.write(data)
    stream.flush()


def read_message(stream: Readable) -> Message | None:
    """Return the next message, or None when the other side closed between two messages."""
    prefix = _read_prefix(stream)
    if prefix is None:
        return None
    header = _header(_read_exactly(stream, _size(prefix, HEADER_LIMIT_BYTES)))
    count = header.pop(_PARTS, 0)
    if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count <= PARTS_LIMIT:
        raise FrameError("wrong number of parts")
    return Message(header, tuple(_read_part(stream) for _ in range(count)))


def _header(data: bytes) -> dict[str, Any]:
    try:
        header = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise FrameError("header is not JSON") from error
    if not isinstance(header, dict):
        raise FrameError("header is not an object")
    return header


def _read_part(stream: Readable) -> bytes:
    prefix = _read_prefix(stream)
    if prefix is None:
        raise FrameError("stream ended inside a message")
    return _read_exactly(stream, _size(prefix, PART_LIMIT_BYTES))


def _size(prefix: bytes, limit: int) -> int:
    size: int = _LENGTH.unpack(prefix)[0]
    if size > limit:
        raise FrameError("frame too large")
    return size


def _read_prefix(stream: Readable) -> bytes | None:
    first = stream.read(_LENGTH.size)
    if not first:
        return None
    return first + _read_exactly(stream, _LENGTH.size - len(first))


def _read_exactly(stream: Readable, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        chunk = stream.read(size - len(data))
        if not chunk:
            raise FrameError("stream ended inside a message")
        data += chunk
    return bytes(data)

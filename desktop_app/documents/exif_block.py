"""One Exif block (a small TIFF file inside a picture): does it hold a position, and take it out.

Sources: TIFF 6.0 §2 (directories of 12-byte entries), Exif 2.32 §4.6.6 (the GPS directory). Every
offset is untrusted: what points outside the file is left aside. Runs in the worker only.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_GPS = 0x8825
_POINTERS = frozenset({0x8769, 0x014A})
"""Directories below: Exif, and the sub-images of a TIFF."""
_POSITION_TAGS = frozenset({2, 4, 20, 22})
"""Latitude and longitude, of the place and of the destination."""
_AREA_TAGS = frozenset({27, 28})
"""How the place was found, and its name."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_RATIONALS = frozenset({5, 10})
_MOST_DIRECTORIES = 64
_MOST_ENTRIES = 1000


@dataclass(frozen=True, slots=True)
class _Entry:
    """``at`` is where it stands, ``value`` where its value stands, both in the file."""

    at: int
    tag: int
    kind: int
    count: int
    value: int
    size: int


class ExifBlock:
    """The block that starts at ``base`` of ``content`` with ``II`` or ``MM``."""

    def __init__(self, content: bytes | bytearray, base: int) -> None:
        self._content = content
        self._base = base
        self._order = "<" if content[base : base + 2] == b"II" else ">"

    def located(self) -> bool:
        """Tell whether it holds a latitude, a longitude or the name of a place."""
        return any(
            self._tells(entry)
            for _parent, pointer in self._gps_pointers()
            for entry in self._entries(self._pointed(pointer))
        )

    def forget_position(self) -> None:
        """Blank the GPS directory, its values and what points to it; every length stays."""
        if not isinstance(self._content, bytearray):
            raise TypeError("only a bytearray can be blanked")
        for parent, pointer in reversed(list(self._gps_pointers())):
            directory = self._pointed(pointer)
            entries = list(self._entries(directory))
            for entry in entries:
                self._zero(entry.value, entry.size)
            self._zero(directory, 2 + 12 * len(entries) + 4)
            self._take_out(parent, pointer)

    def _tells(self, entry: _Entry) -> bool:
        value = bytes(self._content[entry.value : entry.value + entry.size])
        if entry.tag in _AREA_TAGS:
            return bool(value[8:].strip(b"\x00 "))
        if entry.tag not in _POSITION_TAGS:
            return False
        if entry.kind in _RATIONALS:
            return any(any(value[at : at + 4]) for at in range(0, len(value), 8))
        return any(value)

    def _gps_pointers(self) -> Iterator[tuple[int, _Entry]]:
        for directory in self._directories():
            for entry in self._entries(directory):
                if entry.tag == _GPS:
                    yield directory, entry

    def _directories(self) -> Iterator[int]:
        waiting, seen = [self._base + self._number("I", self._base + 4)], set[int]()
        while waiting and len(seen) < _MOST_DIRECTORIES:
            directory = waiting.pop()
            if directory in seen or directory == self._base:
                continue
            seen.add(directory)
            yield directory
            entries = list(self._entries(directory))
            waiting.append(self._base + self._number("I", directory + 2 + 12 * len(entries)))
            for entry in entries:
                if entry.tag in _POINTERS and entry.kind in (4, 13):
                    count = min(entry.count, _MOST_DIRECTORIES)
                    waiting += [
                        self._base + self._number("I", entry.value + 4 * at) for at in range(count)
                    ]

    def _entries(self, directory: int) -> Iterator[_Entry]:
        count = self._number("H", directory)
        if not self._base < directory < len(self._content) or count > _MOST_ENTRIES:
            return
        for at in range(directory + 2, directory + 2 + 12 * count, 12):
            if at + 12 > len(self._content):
                return
            tag, kind, number = struct.unpack_from(f"{self._order}HHI", self._content, at)
            size = _SIZES.get(kind, 0) * number
            value = at + 8 if size <= 4 else self._base + self._number("I", at + 8)
            yield _Entry(at, tag, kind, number, value, size)

    def _pointed(self, pointer: _Entry) -> int:
        return self._base + self._number("I", pointer.at + 8)

    def _number(self, form: str, at: int) -> int:
        """Return a number of the block; 0 beyond its end."""
        try:
            return int(struct.unpack_from(self._order + form, self._content, at)[0])
        except struct.error:
            return 0

    def _zero(self, start: int, size: int) -> None:
        end = min(start + size, len(self._content))
        if self._base < start < end and isinstance(self._content, bytearray):
            self._content[start:end] = bytes(end - start)

    def _take_out(self, directory: int, pointer: _Entry) -> None:
        """Move the entries behind the pointer up by one; 12 bytes stay free at the end."""
        if not isinstance(self._content, bytearray):
            return
        count = self._number("H", directory)
        end = directory + 2 + 12 * count + 4
        if count == 0 or end > len(self._content):
            return
        behind = self._content[pointer.at + 12 : end]
        self._content[pointer.at : end] = behind + bytes(12)
        struct.pack_into(f"{self._order}H", self._content, directory, count - 1)

"""Zip packages whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(members: Iterable[tuple[str, bytes]], *, compress: bool = True) -> bytes:
    """Return a zip of ``members`` in their order: no clock, no system, no rights in it."""
    target = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", method) as package:
        for name, data in members:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = method
            info.create_system = 0
            info.external_attr = 0
            package.writestr(info, data)
    return target.getvalue()


def unpack(package: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the members of a zip that has passed the gate."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        for info in opened.infolist():
            if not info.is_dir():
                yield info.filename, opened.read(info)

"""Names that must be found nowhere in clear, and the search for them in a whole tree of files."""

from __future__ import annotations

import io
import os
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

CANARY = "KOUYATÉ-Zoé-CANARI-7f3a"


def hits(*roots: Path, canary: str = CANARY) -> list[str]:
    """Return the files below ``roots`` whose name or content holds the canary in any spelling.

    Searched as UTF-8, decomposed, UTF-16 of both orders and Latin-1, inside zip members and
    deflated streams too.
    """
    needles = _spellings(canary)
    found = []
    for root in roots:
        for path in sorted(root.rglob("*")):
            if any(needle in os.fsencode(str(path)) for needle in needles):
                found.append(f"name {path}")
            if path.is_file() and not path.is_symlink():
                content = _content(path)
                if any(needle in part for part in _parts(content) for needle in needles):
                    found.append(str(path))
    return found


def deleted_but_open(pid: int, canary: str = CANARY) -> list[str]:
    """Return the deleted files that a process still holds open and that hold the canary."""
    needles = _spellings(canary)
    found = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(link.readlink())
            if target.endswith("(deleted)") and any(n in link.read_bytes() for n in needles):
                found.append(target)
        except OSError:
            continue
    return found


def _spellings(canary: str) -> list[bytes]:
    forms = {canary, unicodedata.normalize("NFD", canary), canary.lower(), canary.upper()}
    encoded = {
        form.encode(encoding) for form in forms for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    }
    return [*encoded, canary.encode("latin-1")]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _parts(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    yield archive.read(name)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
            return
    if content.startswith(b"%PDF"):
        for chunk in content.split(b"stream\n")[1:]:
            try:
                yield zlib.decompressobj().decompress(chunk.lstrip(b"\r\n"))
            except zlib.error:
                continue

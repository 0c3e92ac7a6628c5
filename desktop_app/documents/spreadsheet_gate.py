"""The gate that a spreadsheet passes before anything else opens it (S-52, S-55).

What a file is comes from its content, never from its name. The packages (xlsx, ods) are bounded
member by member; XML with a DOCTYPE is refused; no relation is followed and no formula computed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from lxml import etree

from desktop_app.errors import BadInput

MAX_FILE_BYTES = 25 << 20
MAX_ROWS = 20_000
MAX_CELLS = 200_000
MAX_AREA = 4_000_000
MAX_MEMBERS = 3000
MAX_TOTAL_BYTES = 300 << 20
MAX_RATIO = 400
RATIO_FROM_BYTES = 4 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = re.compile(r"(?:^|/)(?:media|Pictures)/", re.IGNORECASE)
_AGAIN = "Enregistrez-le en .xlsx, .ods ou .csv, puis recommencez."


class SheetKind(StrEnum):
    """The formats that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


def kind_of(content: bytes) -> SheetKind:
    """Return what ``content`` is; raise ``BadInput`` for what is no table."""
    if len(content) > MAX_FILE_BYTES:
        raise refused("Ce fichier dépasse 25\u00a0Mo.", "Séparez-le en plusieurs fichiers.")
    if not content.strip():
        raise refused("Ce fichier est vide.")
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise protected()
        return SheetKind.XLS
    if content.startswith(b"PK"):
        return _kind_of_package(content)
    head = content[:2048].lstrip().lower()
    if head.startswith((b"%pdf", b"{\\rtf", b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise refused("Ce fichier n’est pas un tableau lisible.")
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in content and not utf16:
        raise refused("Ce fichier n’est pas un tableau lisible.")
    return SheetKind.CSV


def _kind_of_package(content: bytes) -> SheetKind:
    with opened(content) as package:
        members = package.infolist()
        _check_members(members)
        names = {member.filename for member in members}
        if "xl/workbook.xml" in names:
            return SheetKind.XLSX
        if b"opendocument.spreadsheet" in read(package, "mimetype"):
            if b"encryption-data" in read(package, "META-INF/manifest.xml"):
                raise protected()
            return SheetKind.ODS
    raise refused("Ce fichier n’est pas un tableau lisible.")


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise refused("Ce fichier contient trop de parties.")
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise refused("Ce fichier dépasse 300\u00a0Mo une fois ouvert.")
    names = [member.filename.replace("\\", "/") for member in members]
    if len({name.casefold() for name in names}) != len(names):
        raise refused("Ce fichier contient deux fois la même partie.")
    for name, member in zip(names, members, strict=True):
        if member.flag_bits & 0x1:
            raise protected()
        if name.startswith("/") or ":" in name or ".." in name.split("/"):
            raise refused("Ce fichier contient un chemin refusé.")
        ratio = member.file_size / max(1, member.compress_size)
        if member.file_size > RATIO_FROM_BYTES and ratio > MAX_RATIO:
            raise refused("Ce fichier contient une partie anormalement compressée.")


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a package; what is wrong with it becomes ``BadInput``."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield package
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
        *(KeyError, etree.XMLSyntaxError),
    ) as error:
        raise refused("Ce fichier est abîmé\u00a0: il ne peut pas être lu.") from error


def read(package: zipfile.ZipFile, name: str) -> bytes:
    """Return a small member; an empty one if it is not there."""
    if name not in package.namelist():
        return b""
    with package.open(name) as stream:
        return stream.read(1 << 20)


def elements(package: zipfile.ZipFile, name: str, *tags: str) -> Iterator[etree._Element]:
    """Yield the elements of a part as they end, each emptied after; refuse a DOCTYPE."""
    if name not in package.namelist():
        return
    with package.open(name) as stream:
        head = stream.read(4096)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"\0" in head:
            raise refused("Ce fichier contient une déclaration refusée (DOCTYPE).")
    with package.open(name) as stream:
        found = etree.iterparse(
            stream, tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        )
        for _event, element in found:
            yield element
            element.clear()
            while element.getprevious() is not None:
                parent = element.getparent()
                if parent is None:
                    break
                del parent[0]
        if found.root is not None and found.root.getroottree().docinfo.internalDTD is not None:
            raise refused("Ce fichier contient une déclaration refusée (DOCTYPE).")


def pictures(package: zipfile.ZipFile) -> int:
    """Return how many pictures a package holds: they are no cells, and are told apart."""
    return sum(bool(_PICTURES.search(name)) for name in package.namelist())


class Extent:
    """Count what a sheet holds while it is read, and stop at the limits."""

    def __init__(self) -> None:
        self.cells = 0
        self._rows = 0
        self._last_row = -1
        self._bottom = 0
        self._right = 0

    def add(self, row: int, column: int, times: int = 1) -> None:
        """Count a cell that holds something, ``times`` to the right."""
        self.cells += times
        if row != self._last_row:
            self._rows += 1
            self._last_row = row
        self._bottom = max(self._bottom, row + 1)
        self._right = max(self._right, column + times)
        if self._rows > MAX_ROWS:
            raise too_large("20\u00a0000 lignes")
        if self.cells > MAX_CELLS:
            raise too_large("200\u00a0000 cellules")
        if self._bottom * self._right > MAX_AREA:
            raise refused(
                "Une cellule de ce fichier est très loin des autres.",
                "Effacez les lignes et les colonnes inutiles, puis recommencez.",
            )


def too_large(limit: str) -> BadInput:
    """Return the refusal of a table beyond the limits."""
    return refused(f"Ce tableau dépasse {limit}.", "Séparez-le en plusieurs fichiers.")


def protected() -> BadInput:
    """Return the refusal of a file under a password."""
    return refused(
        "Ce fichier est protégé par un mot de passe.",
        "Enregistrez-en une copie sans mot de passe, puis recommencez.",
    )


def refused(what: str, todo: str = _AGAIN) -> BadInput:
    """Return a refusal in words."""
    return BadInput(what, todo)

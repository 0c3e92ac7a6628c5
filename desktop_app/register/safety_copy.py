"""Verified copies of the register: before its tables are changed, and on demand (S-25, S-27).

A copy counts only once it has been reopened with the key, checked, and its rows counted.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from desktop_app.errors import RegisterDamaged, StorageUncertain
from desktop_app.register import storage
from desktop_app.register.database import (
    Connection,
    create_database,
    move_database,
    open_database,
)
from desktop_app.register.durable import sync_folder, write_durably
from desktop_app.register.integrity import quick_problems
from desktop_app.register.keys import KeyRing
from desktop_app.register.layout import Layout

_KEPT = 3
_STAMP = re.compile(r"\d{8}-\d{6}")


def make_safety_copy(layout: Layout, connection: Connection, ring: KeyRing, now: datetime) -> Path:
    """Copy the open register into ``backups/`` and return the verified file.

    Its ``vault.json`` goes beside it, so that the keys travel with the data. Raise ``StorageFull``,
    or ``StorageUncertain`` if what was read back is not what was written.
    """
    kept = layout.backups / f"{now:%Y%m%d-%H%M%S}-avant-mise-a-jour.db"
    _copy_verified(connection, ring, kept)
    with storage.told():
        if layout.header.is_file():
            write_durably(kept.with_suffix(".vault.json"), layout.header.read_bytes())
        sync_folder(layout.backups)
        _forget_old(layout.backups)
    return kept


def copy_register(
    layout: Layout, connection: Connection, ring: KeyRing, into: Path, now: datetime
) -> Path:
    """Copy the open register into a new register folder in ``into`` and return that folder.

    The copy opens like the register itself, with the same passphrases and recovery code. It has its
    ``vault.json``, without which nothing opens, only once its database has been read back.
    """
    name = f"{layout.folder.stem}-copie-{now:%Y%m%d-%H%M%S}{layout.folder.suffix}"
    copy = Layout(into / name)
    copy.make()
    _copy_verified(connection, ring, copy.database)
    write_durably(copy.header, layout.header.read_bytes())
    return copy.folder


def copies_in(layout: Layout) -> int:
    """Return how many copies, whole under their name, lie in the register's own folder."""
    return len(_copies(layout))


def newest_copy(layout: Layout) -> datetime | None:
    """Return the moment of the latest copy there, in local time, or ``None``."""
    moments = (_STAMP.search(path.name) for path in _copies(layout))
    found = [match[0] for match in moments if match is not None]
    return datetime.strptime(max(found), "%Y%m%d-%H%M%S").astimezone() if found else None


def _copies(layout: Layout) -> list[Path]:
    with storage.told():
        folders = [
            path for path in layout.backups.glob("*-copie-*") if (path / "vault.json").is_file()
        ]
        return [*layout.backups.glob("*-avant-mise-a-jour.db"), *folders]


def _copy_verified(connection: Connection, ring: KeyRing, kept: Path) -> None:
    part = kept.with_name(f"{kept.name}.part")
    _discard(part)
    try:
        copy = create_database(part, ring.main)
        try:
            connection.copy_into(copy)
        finally:
            copy.close()
        _verify(part, ring, _row_counts(connection))
        move_database(part, kept)
    finally:
        _discard(part)


def _discard(part: Path) -> None:
    with storage.told():
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _verify(path: Path, ring: KeyRing, expected: dict[str, int]) -> None:
    if not _is_sound(path, ring, expected):
        raise StorageUncertain(
            "La copie n’a pas pu être relue\u00a0: elle n’a pas été gardée.",
            "Le registre n’a pas été modifié. Vérifiez le disque, puis recommencez.",
        )


def _is_sound(path: Path, ring: KeyRing, expected: dict[str, int]) -> bool:
    try:
        copy = open_database(path, ring.main)
    except RegisterDamaged:
        return False
    try:
        return not quick_problems(copy) and _row_counts(copy) == expected
    except RegisterDamaged:
        return False
    finally:
        copy.close()


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    return {
        name: connection.value(f'SELECT COUNT(*) FROM "{name}"')  # noqa: S608 - of the schema
        for (name,) in names
    }


def _forget_old(folder: Path) -> None:
    copies = sorted(folder.glob("*-avant-mise-a-jour.db"))
    for old in copies[:-_KEPT]:
        old.unlink(missing_ok=True)
        old.with_suffix(".vault.json").unlink(missing_ok=True)

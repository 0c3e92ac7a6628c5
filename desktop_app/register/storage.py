"""What disk and database said, in words. One place, so that files and tables speak alike."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from desktop_app.errors import (
    AppError,
    RegisterDamaged,
    RegisterInUse,
    StorageFull,
    StorageReadOnly,
    StorageUncertain,
    VaultError,
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT}) if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR})
_BAD_NAME = frozenset({errno.ENAMETOOLONG, errno.EEXIST, errno.EINVAL, errno.EILSEQ})


def full() -> StorageFull:
    """Return the error of a full disk."""
    return StorageFull(
        "Enregistrement impossible\u00a0: le disque est plein.",
        "Votre texte reste à l’écran. Libérez de la place, puis enregistrez de nouveau.",
    )


def read_only() -> StorageReadOnly:
    """Return the error of a folder or file that cannot be written."""
    return StorageReadOnly(
        "Enregistrement impossible\u00a0: le dossier du registre est en lecture seule.",
        "Vérifiez la clé USB ou les droits du dossier, puis enregistrez de nouveau.",
    )


def uncertain() -> StorageUncertain:
    """Return the error of a disk that failed: the last entry may or may not be there (S-20)."""
    return StorageUncertain(
        "Le disque a signalé une panne pendant l’enregistrement.",
        "Rouvrez le registre et vérifiez votre dernière saisie avant de la refaire.",
    )


def gone() -> StorageReadOnly:
    """Return the error of a folder that is not there (an unplugged key, a file in its place)."""
    return StorageReadOnly(
        "Enregistrement impossible\u00a0: le dossier choisi n’est pas là.",
        "Vérifiez que la clé USB est branchée, ou choisissez un autre dossier.",
    )


def bad_name() -> VaultError:
    """Return the error of a name that the disk does not take, or that a file has already."""
    return VaultError(
        "Ce nom ne peut pas être donné sur ce disque\u00a0: il est trop long, refusé ou déjà pris.",
        "Choisissez un autre nom, court et simple.",
    )


@contextmanager
def told() -> Iterator[None]:
    """Raise the known error that an ``OSError`` of the block means; an unknown one is a bug."""
    try:
        yield
    except OSError as error:
        known = of_os_error(error)
        if known is None:
            raise
        raise known from error


def of_os_error(error: OSError) -> AppError | None:
    """Return the known error that ``error`` means, or ``None``."""
    if error.errno in _FULL:
        return full()
    if error.errno in _READ_ONLY:
        return read_only()
    if error.errno in _GONE:
        return gone()
    if error.errno in _BAD_NAME:
        return bad_name()
    return uncertain() if error.errno == errno.EIO else None


def of_sqlite_code(code: int) -> AppError | None:
    """Return the known error that SQLite's result code means, or ``None``: that is a bug."""
    make = _BY_SQLITE_CODE.get(code & 0xFF)
    return None if make is None else make()


def in_use() -> RegisterInUse:
    """Return the error of a database that another program has locked."""
    return RegisterInUse(
        "Ce registre est déjà ouvert par un autre programme.",
        "Fermez-le là-bas, puis ouvrez-le ici.",
    )


def already_there() -> VaultError:
    """Return the error of a folder that has a register already."""
    return VaultError(
        "Ce dossier contient déjà un registre.", "Ouvrez-le, ou choisissez un autre nom."
    )


def damaged() -> RegisterDamaged:
    """Return the error of a database that the right key does not read."""
    return RegisterDamaged(
        "Ce registre ne peut pas être ouvert\u00a0: le fichier est abîmé.",
        "Rien n’a été modifié. Ouvrez la dernière sauvegarde vérifiée.",
    )


# The primary codes: BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
_BY_SQLITE_CODE: dict[int, Callable[[], AppError]] = {
    5: in_use,
    6: in_use,
    8: read_only,
    10: uncertain,
    11: damaged,
    13: full,
    14: read_only,
    26: damaged,
}

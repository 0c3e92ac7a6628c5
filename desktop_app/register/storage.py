"""What the disk said, in words. One place, so that files and database speak alike."""

from __future__ import annotations

import errno

from desktop_app.errors import AppError, StorageFull, StorageReadOnly, StorageUncertain

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT}) if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR})


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


def of_os_error(error: OSError) -> AppError | None:
    """Return the known error that ``error`` means, or ``None``."""
    if error.errno in _FULL:
        return full()
    if error.errno in _READ_ONLY:
        return read_only()
    if error.errno in _GONE:
        return gone()
    return uncertain() if error.errno == errno.EIO else None

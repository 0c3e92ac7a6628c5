"""Write a small file whole or not at all, and make it last through a power cut (S-13)."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from desktop_app.register import storage

_RETRIED_WINDOWS_ERRORS = frozenset({5, 32, 33})
"""Access denied, sharing violation, lock violation: an antivirus or an indexer holds the file."""
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})
"""What file systems answer that know nothing to sync in a folder."""
_RETRY_FOR_S = 3.0
_RETRY_EVERY_S = 0.05


def write_durably(
    path: Path, content: bytes, *, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Replace ``path`` by ``content``, mode 0600: at any instant it is the old or the new file.

    Raise ``StorageFull``, ``StorageReadOnly`` or ``StorageUncertain``.
    """
    part = path.with_name(path.name + ".part")
    with storage.told():
        _write_synced(part, content)
        replace_patiently(part, path, sleep=sleep)
        sync_folder(path.parent)


def replace_patiently(
    source: Path, target: Path, *, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Rename ``source`` to ``target``; on Windows insist for 3 s while another program holds it."""
    waited = 0.0
    while True:
        try:
            source.replace(target)
        except PermissionError as error:
            held = getattr(error, "winerror", None) in _RETRIED_WINDOWS_ERRORS
            if not held or waited >= _RETRY_FOR_S:
                raise
            sleep(_RETRY_EVERY_S)
            waited += _RETRY_EVERY_S
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` last. Windows journals them itself and opens no folder."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def _write_synced(path: Path, content: bytes) -> None:
    handle = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600
    )
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

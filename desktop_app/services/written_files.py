"""Files that leave the register on purpose: their names, and how they are written."""

from __future__ import annotations

import os
import secrets
import threading
from pathlib import Path

from desktop_app.domain.file_names import require_file_name, with_ending
from desktop_app.domain.french import join_words, quote
from desktop_app.errors import (
    AlreadyThere,
    BadInput,
    ConversionFailed,
    StorageFull,
    StorageReadOnly,
)


def written_files(target: Path, *, pdf: bool) -> tuple[Path, ...]:
    """Return the Word file that an export to ``target`` writes, and the PDF beside it.

    Raise ``BadInput`` for a name that not every computer takes, or a folder that is not there.
    """
    require_file_name(target.name)
    word = target.with_name(with_ending(target.name, ".docx"))
    if not word.parent.is_dir():
        raise BadInput("Le dossier choisi n’existe pas.", "Choisissez un autre dossier.")
    return (word, word.with_suffix(".pdf")) if pdf else (word,)


def require_free(target: Path, files: tuple[Path, ...]) -> None:
    """Raise ``AlreadyThere`` if a file would be replaced that the user has not named herself."""
    there = [file for file in files if file != target and file.exists()]
    if there:
        names = join_words([quote(file.name) for file in there])
        raise AlreadyThere(
            f"Dans ce dossier, {names} existe déjà."
            if len(there) == 1
            else f"Dans ce dossier, {names} existent déjà.",
            "Choisissez un autre nom.",
        )


class FileWriter:
    """Writes files whole or not at all; the user alone can read them.

    ``stop`` may be called from another thread, when the register is locked: nothing is left half
    written, in clear, by the end of the process.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._parts: set[Path] = set()
        self._stopped = False

    def write(self, target: Path, content: bytes) -> None:
        """Write a file; raise ``StorageReadOnly`` or ``StorageFull`` where it cannot be."""
        part = target.with_name(f".{secrets.token_hex(8)}.part")
        try:
            with os.fdopen(self._begun(part), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except PermissionError as error:
            raise StorageReadOnly(
                "Le fichier ne peut pas être écrit dans ce dossier.", "Choisissez un autre dossier."
            ) from error
        except OSError as error:
            raise StorageFull(
                "Le fichier n’a pas pu être écrit.",
                "Vérifiez que le dossier existe et que le disque n’est pas plein.",
            ) from error
        finally:
            part.unlink(missing_ok=True)
            self._parts.discard(part)

    def stop(self) -> None:
        """Begin no other file, and take away what is half written."""
        with self._lock:
            self._stopped = True
            parts = tuple(self._parts)
        for part in parts:
            _take_away(part)

    def _begun(self, part: Path) -> int:
        with self._lock:
            if self._stopped:
                raise ConversionFailed("L’export est arrêté\u00a0: le registre se verrouille.")
            self._parts.add(part)
            return os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _take_away(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:  # Windows keeps a file that is open; the writer takes it away when it ends
        return

"""Files that the user gives: read within a limit, and left as they are."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from desktop_app.domain import attachment_rules as rules
from desktop_app.errors import BadInput

Tell = Callable[[int, int], None]
"""Gets the bytes done and the bytes in all."""


class Cancel(Protocol):
    """What tells that nobody waits for the result any more."""

    def is_set(self) -> bool:
        """Return whether to stop."""


class AddingStopped(BadInput):
    """The user stopped the adding; nothing was kept."""


def _say_nothing(_done: int, _whole: int) -> None:
    return None


def say_nothing(_done: int, _whole: int) -> None:
    """Tell nobody how far it is."""


def read_file(source: Path) -> bytes:
    """Return the bytes of a file that the user gave; raise ``BadInput`` if it is none."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise BadInput("Ceci n’est pas un fichier.", "Ajoutez les fichiers un par un.")
        with source.open("rb") as file:
            rules.require_piece_size(os.fstat(file.fileno()).st_size)
            content = file.read(rules.MAX_BYTES + 1)
    except OSError as error:
        raise BadInput(
            "Ce fichier ne peut pas être ouvert.",
            "Vérifiez qu’il est encore là et qu’aucun programme ne le tient fermé.",
        ) from error
    rules.require_piece_size(len(content))
    return content


def stoppable(tell: Tell, cancel: Cancel | None) -> Tell:
    """Return ``tell`` that raises ``AddingStopped`` once ``cancel`` is set."""

    def told(done: int, whole: int) -> None:
        if cancel is not None and cancel.is_set():
            raise AddingStopped("L’ajout a été arrêté.", "Rien n’a été gardé de ce fichier.")
        tell(done, whole)

    return told

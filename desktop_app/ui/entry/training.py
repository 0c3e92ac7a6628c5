"""The training register: fictional people, in a folder of its own, made anew each time."""

from __future__ import annotations

import shutil
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.paths import REGISTER_SUFFIX

if TYPE_CHECKING:
    from desktop_app.services.opening import Opening
    from desktop_app.services.session import Session

_KEPT_S = 24 * 3600.0
_NAME = f"Entraînement{REGISTER_SUFFIX}"


def make_training(opening: Opening, folder: Path, today: date) -> tuple[Session, str]:
    """Make a training register under ``folder`` and return it open, with its passphrase.

    Those that a lock or a crash left there more than a day ago are removed: nothing in them is
    real.
    """
    from desktop_app.services import training

    _sweep(folder)
    passphrase = opening.propose_passphrase()
    session = opening.create(_new_place(folder) / _NAME, passphrase, training.AUTHOR)
    training.fill(session, today)
    return session, passphrase


def remove_training(folder: Path, register: Path) -> None:
    """Remove ``register`` if it is a training register under ``folder``; it must be closed."""
    if register.parent.parent == folder:
        shutil.rmtree(register.parent, ignore_errors=True)


def _new_place(folder: Path) -> Path:
    number = 1
    while (folder / str(number)).exists():
        number += 1
    place = folder / str(number)
    place.mkdir(mode=0o700, parents=True)
    return place


def _sweep(folder: Path) -> None:
    if not folder.is_dir():
        return
    for place in folder.iterdir():
        if time.time() - place.stat().st_mtime > _KEPT_S:
            shutil.rmtree(place, ignore_errors=True)

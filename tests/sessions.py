"""Real sessions on real registers, for the tests of services, window and command line."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop_app.domain.organisation import Organisation, Profile
from desktop_app.paths import UserPaths
from desktop_app.register.slots import FLOOR
from desktop_app.register.vault import Unlocked
from desktop_app.services.clock import Clock
from desktop_app.services.opening import Opening, read_data
from desktop_app.services.reference import Reference
from desktop_app.services.session import Session

NOW = datetime(2026, 3, 3, 14, 32, tzinfo=ZoneInfo("Europe/Paris"))
PASSPHRASE = "rivage citron tambour valise orage lagune cerise"
_REFERENCE = Reference(read_data)
"""The shipped lists never change during a run: read them once."""


def fixed_clock() -> datetime:
    """Return the same moment each time: Tuesday 3 March 2026, 14:32 in Paris."""
    return NOW


def user_paths(folder: Path) -> UserPaths:
    """Return the user's folders inside a folder of the test."""
    return UserPaths(config=folder / "config", state=folder / "state")


def opening(folder: Path, clock: Clock = fixed_clock) -> Opening:
    """Return a way in whose registers cost the least that the format allows."""
    made = Opening(user_paths(folder), clock, FLOOR)
    made.reference = _REFERENCE
    return made


def new_session(folder: Path, clock: Clock = fixed_clock) -> Session:
    """Return a session on a new register whose association and author are known.

    It is a copy of one made once a run for that moment: each test would wait for tables and keys.
    """
    blank = _blank_register(clock())
    for name, content in blank.files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.write_bytes(content)
        place.chmod(0o600)
    register = folder / "Essai.fanal"
    way_in = opening(folder, clock)
    return way_in._open(register, way_in._vault(register), blank.unlocked)


@dataclass(frozen=True)
class _Blank:
    """The files of a register by their path, and what unlocks it."""

    files: Mapping[str, bytes]
    unlocked: Unlocked


@functools.cache
def _blank_register(moment: datetime) -> _Blank:
    """Make a register for the run; in memory, as the folder of a test is not kept."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _created(folder, lambda: moment).close()
        vault = opening(folder)._vault(folder / "Essai.fanal")
        unlocked = vault.unlock(PASSPHRASE, None, moment)
        files = (path for path in folder.rglob("*") if path.is_file())
        return _Blank(
            {str(path.relative_to(folder)): path.read_bytes() for path in files}, unlocked
        )


def _created(folder: Path, clock: Clock) -> Session:
    session = opening(folder, clock).create(folder / "Essai.fanal", PASSPHRASE, "Camille Martin")
    session.association.save_organisation(
        Organisation(
            name="Les Passerelles",
            address="12 rue des Lilas",
            postal_code="93200",
            city="Saint-Denis",
            phone="01 99 00 12 34",
            email="contact@passerelles.example",
        )
    )
    profile = session.association.profile()
    session.association.save_profile(
        Profile(
            id=profile.id,
            first_name="Camille",
            last_name="Martin",
            function="Intervenante sociale",
            phone="06 39 98 12 34",
        )
    )
    session.association.finish_setup()
    return session

"""Real sessions on real registers, for the tests of services, window and command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop_app.domain.organisation import Organisation, Profile
from desktop_app.paths import UserPaths
from desktop_app.register.slots import FLOOR
from desktop_app.services.clock import Clock
from desktop_app.services.opening import Opening
from desktop_app.services.session import Session

NOW = datetime(2026, 3, 3, 14, 32, tzinfo=ZoneInfo("Europe/Paris"))
PASSPHRASE = "rivage citron tambour valise orage lagune cerise"


def fixed_clock() -> datetime:
    """Return the same moment each time: Tuesday 3 March 2026, 14:32 in Paris."""
    return NOW


def user_paths(folder: Path) -> UserPaths:
    """Return the user's folders inside a folder of the test."""
    return UserPaths(config=folder / "config", state=folder / "state")


def opening(folder: Path, clock: Clock = fixed_clock) -> Opening:
    """Return a way in whose registers cost the least that the format allows."""
    return Opening(user_paths(folder), clock, FLOOR)


def new_session(folder: Path, clock: Clock = fixed_clock) -> Session:
    """Return a session on a new register whose association and author are known."""
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

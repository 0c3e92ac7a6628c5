"""Fictional people and a desk to open registers at."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import (
    DossierId,
    ObservationId,
    OccasionId,
    PersonId,
    PlaceId,
    UserId,
    uuid7,
)
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.rights import ALL_RIGHTS, Actor
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register

START = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
ACTOR = Actor(UserId("01a0-martin"), "C. Martin", ALL_RIGHTS)
_serial: Iterator[int] = itertools.count(1)


def new_id() -> str:
    """Return an id that is later than all before it."""
    number = next(_serial)
    return uuid7(START + timedelta(milliseconds=number), number)


class TickingClock:
    """A clock that moves one second a reading, or as told."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Desk:
    """One register folder, its keys, and the program that opens it."""

    def __init__(self, folder: Path, anchors: Path, ring: KeyRing) -> None:
        self.folder = folder
        self.anchors = anchors
        self.ring = ring
        self.clock = TickingClock()
        self._open: list[Register] = []

    @property
    def database(self) -> Path:
        """Return the path of the database file."""
        return self.folder / "register.db"

    def open(self, *, device: str = "poste-1", user_name: str = "C. Martin") -> Register:
        """Open the register; it is closed with the desk."""
        register = Register.open(
            self.folder,
            self.ring,
            clock=self.clock,
            device=device,
            user_name=user_name,
            anchors=self.anchors,
        )
        self._open.append(register)
        return register

    def close(self) -> None:
        """Close what was opened here."""
        while self._open:
            self._open.pop().close()


def a_dossier(ref: str = "D-2026-001") -> Dossier:
    """Return a dossier without persons."""
    return Dossier(DossierId(new_id()), ref, opened_on=date(2026, 3, 1))


def a_person(dossier: Dossier, **values: object) -> Person:
    """Return a child of the dossier."""
    known: dict[str, object] = {"birth_name": "Dumitru", "first_names": ("Ana",)}
    return Person(PersonId(new_id()), dossier.id, **{**known, **values})  # type: ignore[arg-type]


def a_place(name: str = "Terrain des Saules") -> Place:
    """Return a site."""
    return Place(PlaceId(new_id()), name, PlaceKind.SITE, commune="Ville-Exemple")


def an_observation(dossier: Dossier, **values: object) -> Observation:
    """Return something seen, an occasion of its own."""
    known: dict[str, object] = {
        "occasion_id": OccasionId(new_id()),
        "voice": Voice.SEEN,
        "text": "Ana dort sur le palier.",
        "observed": PartialDate("2026-03-02"),
    }
    return Observation(ObservationId(new_id()), dossier.id, **{**known, **values})  # type: ignore[arg-type]


def save(register: Register, *entities: object) -> None:
    """Save entities in one change."""
    with register.change(ACTOR, "create") as change:
        for entity in entities:
            repository_of(register, entity).save(change, entity)


def repository_of(register: Register, entity: object):  # type: ignore[no-untyped-def]
    """Return the repository that keeps ``entity``."""
    kind = type(entity).__name__
    plural = {"Batch": "batches", "Distinct": "distinct_persons"}
    snake = re.sub("(?<!^)(?=[A-Z])", "_", kind).lower()
    return getattr(register, plural.get(kind, f"{snake}s"))

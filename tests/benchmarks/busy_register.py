"""Two years of work of a busy team: the register that the budgets of UX §1.7 are measured on.

5,000 persons, 50,000 observations, calls, reminders and pieces, written as the program writes them.
One dossier has 2,000 entries. ``FANAL_BENCH_FULL=1`` makes 2 GB of pieces instead of 200 MB.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import Event, EventKind, Reminder
from desktop_app.domain.ids import (
    AttachmentId,
    DossierId,
    EventId,
    ObservationId,
    OccasionId,
    PersonId,
    PlaceId,
    ReminderId,
)
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.rights import Actor
from desktop_app.paths import UserPaths
from desktop_app.register.search_feed import NewDossiers
from desktop_app.register.vault import Vault
from desktop_app.services import training
from desktop_app.services.clock import system_clock
from desktop_app.services.opening import Opening
from desktop_app.services.training_data.plot import TrainingDossier
from tests.benchmarks.bare import Place as Bare
from tests.benchmarks.texts import sentence

if TYPE_CHECKING:
    from desktop_app.domain.place import Place
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register
    from desktop_app.register.repository import Repository

PERSONS = 5_000
OBSERVATIONS = 50_000
EVENTS = 10_000
REMINDERS = 4_000
LONG = 2_000
"""How many entries the longest dossier has."""

_DAYS = 730
_TEAM = ("Camille Martin", "Inès Petit", "Yanis Roche", "Maud Lefort", "Paul Vidal", "Sara Blin")
_SLICE = 2_000
_PIECE_BYTES = 1_000_000
_PIECES_A_CHANGE = 50
_STORIES = 200

T = TypeVar("T", Observation, Event, Reminder)


PASSPHRASE = "rivage citron tambour valise orage lagune cerise"


@dataclass(frozen=True, slots=True)
class Built:
    """A busy register on disk, closed: how it is opened, with its passphrase or its key."""

    folder: Path
    opening: Opening
    place: Bare
    busy: Busy


@cache
def built(run: Path) -> Built:
    """Return the busy register of a run, in a folder of ``run``; it is made once."""
    home = run / "busy"
    paths = UserPaths(config=home / "config", state=home / "state")
    folder, opening = home / "Banc.fanal", Opening(paths, system_clock)
    session = opening.create(folder, PASSPHRASE, "Camille Martin")
    session.association.finish_setup()
    busy = fill(session.register, session.actor, system_clock())
    session.close()
    ring = Vault.read(folder).unlock(PASSPHRASE, None, system_clock()).ring
    return Built(folder, opening, Bare(folder, ring), busy)


@dataclass(frozen=True, slots=True)
class Busy:
    """What was made: the dossier of 2,000 entries, one of ordinary length, and the counts."""

    longest: DossierId
    ordinary: DossierId
    persons: int
    observations: int
    attachment_bytes: int


def attachment_bytes() -> int:
    """Return how many bytes of pieces are asked for."""
    return 2_000_000_000 if os.environ.get("FANAL_BENCH_FULL") == "1" else 200_000_000


def fill(register: Register, actor: Actor, now: datetime) -> Busy:
    """Fill an empty register; the same one for the same day."""
    write = _Writer(register, actor)
    homes = write.stories(training.generate(1, PERSONS // 3, now.date()))
    maker = _Maker(homes, actor, now)
    write.rows(register.observations, maker.observations(OBSERVATIONS - write.observations))
    write.rows(register.events, maker.events(EVENTS))
    write.rows(register.reminders, maker.reminders(REMINDERS))
    size = attachment_bytes()
    write.pieces(maker, size // _PIECE_BYTES)
    return Busy(
        longest=maker.dossiers[0],
        ordinary=maker.dossiers[len(maker.dossiers) // 2],
        persons=register.persons.count(),
        observations=register.observations.count(),
        attachment_bytes=size,
    )


class _Maker:
    """Draws what the team wrote, from one seed."""

    def __init__(
        self, homes: dict[DossierId, tuple[PersonId, PlaceId | None]], actor: Actor, now: datetime
    ) -> None:
        self.draw = random.Random(7)
        self.dossiers = sorted(homes)
        self._homes = homes
        self._now = now
        self._author = actor.name
        self._made = itertools.count()

    def observations(self, number: int) -> Iterator[Observation]:
        """Yield observations; the first ones are all of the longest dossier."""
        for rank in range(number):
            dossier_id = self.dossiers[0] if rank < LONG else self.draw.choice(self.dossiers)
            person_id, place_id = self._homes[dossier_id]
            day, made = self._day(), self._id("observation")
            yield Observation(
                ObservationId(made),
                dossier_id,
                OccasionId(made),
                self.draw.choice(tuple(Voice)),
                " ".join(sentence(self.draw) for _ in range(self.draw.randint(2, 5))),
                observed=PartialDate.of_day(day.date()),
                time=self.draw.choice(("", "matin", "vers 11 h", "18 h 30")),
                entered_at=day,
                author=self.draw.choice(_TEAM),
                team=(self.draw.choice(_TEAM),),
                place_id=place_id,
                person_ids=(person_id,),
            )

    def events(self, number: int) -> Iterator[Event]:
        """Yield calls, meetings, messages and notes."""
        for _ in range(number):
            day = self._day()
            yield Event(
                EventId(self._id("event")),
                self.draw.choice(self.dossiers),
                self.draw.choice(tuple(EventKind)),
                sentence(self.draw),
                with_whom="collège",
                happened=PartialDate.of_day(day.date()),
                entered_at=day,
                author=self.draw.choice(_TEAM),
            )

    def reminders(self, number: int) -> Iterator[Reminder]:
        """Yield reminders, most of them done, some of them to come."""
        today = self._now.date()
        for _ in range(number):
            due = self._day().date() + timedelta(days=self.draw.randint(0, 60))
            done = due if due < today and self.draw.random() < 0.95 else None
            yield Reminder(
                ReminderId(self._id("reminder")),
                self.draw.choice(self.dossiers),
                sentence(self.draw),
                due,
                created_at=self._now,
                created_by=self._author,
                done_on=done,
            )

    def attachment(self, sha256: str, size: int) -> Attachment:
        """Return a piece of a dossier drawn by lot."""
        return Attachment(
            AttachmentId(self._id("attachment")),
            self.draw.choice(self.dossiers),
            f"scan {next(self._made)}.pdf",
            "application/pdf",
            size,
            sha256,
            added_at=self._now,
            added_by=self._author,
        )

    def _day(self) -> datetime:
        return self._now - timedelta(days=self.draw.randrange(_DAYS))

    def _id(self, kind: str) -> str:
        return f"bench-{kind}-{next(self._made):08}"


class _Writer:
    """Writes as an import does: many rows with few statements, journalled and found at once."""

    def __init__(self, register: Register, actor: Actor) -> None:
        self._register = register
        self._actor = actor
        self._draw = random.Random(5)
        self.observations = 0

    def stories(
        self, stories: Iterator[TrainingDossier]
    ) -> dict[DossierId, tuple[PersonId, PlaceId | None]]:
        """Write dossiers until there are enough persons; return where the first of each lives."""
        homes: dict[DossierId, tuple[PersonId, PlaceId | None]] = {}
        places: dict[str, Place] = {}
        feed, persons = NewDossiers(self._register), 0
        while persons < PERSONS:
            batch = list(itertools.islice(stories, _STORIES))
            with self._register.change(self._actor, "create") as change:
                self._batch(change, batch, feed, places)
                feed.finish()
                change.touched.clear()  # all of it is found already
            for story in batch:
                if story.persons:
                    first = story.persons[0]
                    place_id = None if first.stay is None else first.stay.place_id
                    homes[story.dossier.id] = (first.id, place_id)
                persons += len(story.persons)
                self.observations += len(story.observations)
        return homes

    def rows(self, kept: Repository[T], items: Iterator[T]) -> None:
        """Write rows that nothing but their dossier is found by."""
        while batch := list(itertools.islice(items, _SLICE)):
            with self._register.change(self._actor, "create") as change:
                kept.add_all(change, batch)

    def pieces(self, maker: _Maker, number: int) -> None:
        """Write pieces of chance, which nothing can compress."""
        register = self._register
        for start in range(0, number, _PIECES_A_CHANGE):
            count = min(_PIECES_A_CHANGE, number - start)
            with register.change(self._actor, "create") as change:
                contents = (maker.draw.randbytes(_PIECE_BYTES) for _ in range(count))
                hashes = [register.contents.keep(content) for content in contents]
                register.attachments.add_all(
                    change, [maker.attachment(sha256, _PIECE_BYTES) for sha256 in hashes]
                )

    def _batch(
        self,
        change: Change,
        batch: list[TrainingDossier],
        feed: NewDossiers,
        places: dict[str, Place],
    ) -> None:
        register = self._register
        refs = register.next_refs(change, "D", change.now.year, len(batch))
        dossiers = [
            replace(story.dossier, ref=ref, followed_by=(self._draw.choice(_TEAM),))
            for ref, story in zip(refs, batch, strict=True)
        ]
        new = {one.id: one for story in batch for one in story.places if one.id not in places}
        places.update((key, place) for key, place in new.items())
        ecrits = [one for story in batch for one in story.ecrits]
        named = zip(
            register.next_refs(change, "E", change.now.year, len(ecrits)), ecrits, strict=True
        )
        register.places.add_all(change, new.values())
        register.dossiers.add_all(change, dossiers)
        for kept, name in (
            (register.persons, "persons"),
            (register.relations, "relations"),
            (register.observations, "observations"),
            (register.indications, "indications"),
            (register.consents, "consents"),
        ):
            kept.add_all(change, [one for story in batch for one in getattr(story, name)])
        register.ecrits.add_all(change, [replace(one, ref=ref) for ref, one in named])
        for place in new.values():
            feed.place(place)
        for dossier, story in zip(dossiers, batch, strict=True):
            feed.dossier(dossier, story.persons, places)

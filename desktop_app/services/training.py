"""The training register: believable, wholly fictional dossiers, the same ones for a same seed.

Everything goes through the journalled path, in transactions of a hundred dossiers: memory stays
flat, and a hundred thousand dossiers are a matter of time only.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.exchange import Bundle
from desktop_app.domain.french import plural
from desktop_app.domain.ids import UserId
from desktop_app.domain.rights import Actor
from desktop_app.services.clock import Clock, system_clock
from desktop_app.services.exchange import save_bundle
from desktop_app.services.opening import Opening
from desktop_app.services.session import Session
from desktop_app.services.training_data import team
from desktop_app.services.training_data.held import with_pieces
from desktop_app.services.training_data.place_life import PlaceLife
from desktop_app.services.training_data.plot import Plot, TrainingDossier

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register

AUTHOR = team.author(UserId("")).name
DOSSIERS = 40
SEED = 1
_BATCH = 100
_PERSONS_A_DOSSIER = 4

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written, in rows of each kind."""

    dossiers: int = 0
    persons: int = 0
    observations: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """A training register on disk, and the passphrase that opens it."""

    folder: Path
    passphrase: str
    dossiers: int
    persons: int


def generate(
    seed: int, dossiers: int, today: date, author: str = AUTHOR
) -> Iterator[TrainingDossier]:
    """Yield ``dossiers`` fictional dossiers told on ``today``, one at a time.

    Their references are empty: the register that takes them gives them.
    """
    for number in range(dossiers):
        yield Plot(seed, number, dossiers, today, author).told()


def fill(
    session: Session,
    today: date,
    *,
    dossiers: int = DOSSIERS,
    seed: int = SEED,
    progress: Progress = lambda _words: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Written:
    """Write the fictional association and its dossiers, told on ``today``, into an open register.

    ``progress`` is told in words, after each transaction. When ``cancelled`` says so, what was
    written stays and the rest is left out.
    """
    profile = team.author(session.actor.user_id)
    session.association.save_organisation(team.ORGANISATION)
    session.association.save_profile(profile)
    session.association.finish_setup()
    stories = generate(seed, dossiers, today, profile.name)
    writer = _Writer(session.register, session.actor)
    while not cancelled():
        batch = list(itertools.islice(stories, _BATCH))
        if not batch:
            break
        writer.write(batch)
        progress(f"{plural(writer.written.dossiers, 'dossier', 'dossiers')} sur {dossiers}")
    with session.register.change(session.actor, "create") as change:
        PlaceLife(session.register, change, profile.name, today, seed).tell()
    return writer.written


def fill_register(
    register: Register, actor: Actor, *, seed: int, persons: int, now: datetime
) -> Written:
    """Write dossiers until there are at least ``persons`` persons, told on the day of ``now``."""
    dossiers = max(persons // _PERSONS_A_DOSSIER, 1)
    stories = generate(seed, dossiers, now.date())
    writer = _Writer(register, actor)
    while writer.written.persons < persons:
        wanted = (persons - writer.written.persons) // _PERSONS_A_DOSSIER + 1
        batch = list(itertools.islice(stories, min(_BATCH, wanted)))
        if not batch:
            stories = generate(seed + writer.written.dossiers, dossiers, now.date())
            continue
        writer.write(batch)
    return writer.written


def write_register(
    opening: Opening,
    folder: Path,
    passphrase: str | None,
    *,
    dossiers: int = DOSSIERS,
    seed: int = SEED,
    clock: Clock = system_clock,
    progress: Progress = lambda _words: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Made:
    """Make a training register in ``folder``, under a new passphrase if none is given.

    Raise what ``Opening.create_training`` raises: a folder that already holds something.
    """
    session, chosen = opening.create_training(folder, passphrase, AUTHOR)
    try:
        written = fill(
            session,
            clock().date(),
            dossiers=dossiers,
            seed=seed,
            progress=progress,
            cancelled=cancelled,
        )
        return Made(session.folder, chosen, written.dossiers, written.persons)
    finally:
        session.close()


class _Writer:
    """Writes dossiers, a transaction a batch, and counts what it wrote."""

    def __init__(self, register: Register, actor: Actor) -> None:
        self._register = register
        self._actor = actor
        self._last_place = ""
        self.written = Written()

    def write(self, batch: list[TrainingDossier]) -> None:
        with self._register.change(self._actor, "create") as change:
            for story in batch:
                self._story(change, story)

    def _story(self, change: Change, story: TrainingDossier) -> None:
        register = self._register
        opened = story.dossier.opened_on
        if opened is None:
            raise ValueError("a story has a day on which it opens")
        ref = register.next_ref(change, "D", opened.year)
        places = tuple(place for place in story.places if place.id != self._last_place)
        if places:
            self._last_place = places[-1].id
        joined = [with_pieces(ecrit) for ecrit in story.ecrits]
        bundle = Bundle(
            replace(story.dossier, ref=ref),
            persons=story.persons,
            places=places,
            relations=story.relations,
            observations=story.observations,
            attachments=tuple(piece for _ecrit, pieces in joined for piece in pieces),
            ecrits=tuple(ecrit for ecrit, _pieces in joined),
            indications=story.indications,
            consents=story.consents,
            households=story.households,
            events=story.events,
            reminders=story.reminders,
        )
        save_bundle(register, change, bundle)
        self._count(story, len(bundle.attachments))

    def _count(self, story: TrainingDossier, pieces: int) -> None:
        parts = (
            story.places,
            story.persons,
            story.relations,
            story.observations,
            story.ecrits,
            story.indications,
            story.consents,
            story.households,
            story.events,
            story.reminders,
        )
        so_far = self.written
        self.written = Written(
            dossiers=so_far.dossiers + 1,
            persons=so_far.persons + len(story.persons),
            observations=so_far.observations + len(story.observations),
            rows=so_far.rows + 1 + pieces + sum(map(len, parts)),
        )

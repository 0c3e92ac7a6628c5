"""Scripted actions of a user, each one transaction that writes several rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop_app.domain.dossier import Dossier, DossierState, Step
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.ids import (
    DossierId,
    EcritId,
    ObservationId,
    OccasionId,
    PersonId,
    PlaceId,
    RelationId,
    UserId,
    uuid7,
)
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.organisation import Organisation, Profile
from desktop_app.domain.person import Person, Role
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.register.change import Change
from desktop_app.register.destruction import destroy
from desktop_app.register.holdings import holdings
from desktop_app.register.register import Register
from tests.register.makers import ACTOR, START

FAMILY = 4
_TABLES = (
    "dossier",
    "person",
    "place",
    "relation",
    "observation",
    "ecrit",
    "profile",
    "organisation",
    "setting",
    "draft",
    "counter",
)
_DOSSIER = DossierId(uuid7(START, 900))
_PLACE = PlaceId(uuid7(START, 901))
_ECRIT = EcritId(uuid7(START, 902))


def person_id(number: int) -> PersonId:
    """Return the id of a member of the family."""
    return PersonId(uuid7(START, 910 + number))


class Story:
    """Plays the steps on a register. A step ends with its number in a setting."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def play(self, step: Callable[[Story, Change], None], number: int) -> None:
        """Do one step whole or not at all."""
        with self.register.change(ACTOR, "change") as change:
            step(self, change)
            self.register.settings.set(change, "step", number)

    def step(self) -> int:
        """Return how many steps have been done."""
        return int(self.register.settings.get("step") or 0)

    def fingerprint(self) -> str:
        """Return a digest of every row, but for the moments at which they were written."""
        digest = hashlib.sha256()
        for table in _TABLES:
            columns = [
                row[1]
                for row in self.register.connection.rows(f"PRAGMA table_info({table})")
                if row[1] not in ("updated_at", "trashed_at")
            ]
            names = ", ".join(columns)
            state = "" if table in ("draft", "counter") else ", trashed_at IS NULL"
            for row in self.register.connection.each(
                f"SELECT {names}{state} FROM {table} ORDER BY 1, 2"  # noqa: S608 - own names
            ):
                digest.update(repr((table, row)).encode())
        return digest.hexdigest()


def _association(story: Story, change: Change) -> None:
    story.register.save_organisation(change, Organisation("Les Saules", city="Ville-Exemple"))
    story.register.profiles.save(change, Profile(UserId("u-martin"), "C.", "Martin"))


def _family(story: Story, change: Change) -> None:
    register = story.register
    register.places.save(change, Place(_PLACE, "Terrain", PlaceKind.SITE))
    ref = register.next_ref(change, "D", 2026)
    register.dossiers.save(change, Dossier(_DOSSIER, ref, opened_on=date(2026, 3, 3)))
    for number in range(FAMILY):
        register.persons.save(
            change,
            Person(
                person_id(number),
                _DOSSIER,
                Role.PARENT if number == 0 else Role.CHILD,
                number,
                "Dumitru",
                first_names=(f"Prénom {number}",),
                stay=Stay(_PLACE),
                note="n" * 3000,
            ),
        )


def _relations(story: Story, change: Change) -> None:
    for number in range(1, FAMILY):
        story.register.relations.save(
            change,
            Relation(
                RelationId(uuid7(START, 920 + number)),
                _DOSSIER,
                person_id(0),
                person_id(number),
                RelationKind.PARENT,
            ),
        )


def _occasion(number: int) -> Callable[[Story, Change], None]:
    def record(story: Story, change: Change) -> None:
        for index, voice in enumerate(Voice):
            story.register.observations.save(
                change,
                Observation(
                    ObservationId(uuid7(START, 1000 + 10 * number + index)),
                    _DOSSIER,
                    OccasionId(uuid7(START, 1000 + 10 * number)),
                    voice,
                    f"Texte {number} " * 300,
                    person_ids=tuple(person_id(n) for n in range(FAMILY)),
                ),
            )
        story.register.drafts.discard("observation", _DOSSIER)

    return record


def _draft(number: int) -> Callable[[Story, Change], None]:
    def keep(story: Story, _change: Change) -> None:
        story.register.drafts.save("observation", _DOSSIER, {"text": "t" * 500 * number}, START)

    return keep


def _withdraw(story: Story, change: Change) -> None:
    for item in story.register.observations.by_occasion(OccasionId(uuid7(START, 1010))):
        story.register.observations.trash(change, item.id)


def _restore(story: Story, change: Change) -> None:
    for item in story.register.observations.trashed():
        story.register.observations.restore(change, item.id)


def _move(story: Story, change: Change) -> None:
    for person in story.register.persons.by_dossier(_DOSSIER):
        moved = replace(person, stay=None, current_location="Chez une tante", note="")
        story.register.persons.save(change, moved)
    story.register.places.trash(change, _PLACE)


def _ecrit(story: Story, change: Change) -> None:
    ref = story.register.next_ref(change, "E", 2026)
    story.register.ecrits.save(change, Ecrit(_ECRIT, ref, _DOSSIER, "ip", "1"))


def _answer(number: int) -> Callable[[Story, Change], None]:
    def fill(story: Story, change: Change) -> None:
        ecrit = story.register.ecrits.require(_ECRIT)
        answers = {**ecrit.answers, f"champ.{number}": Answer("réponse " * 200)}
        story.register.ecrits.save(change, replace(ecrit, answers=answers))
        dossier = story.register.dossiers.require(_DOSSIER)
        steps = (*dossier.steps, Step(f"Étape {number}"))
        story.register.dossiers.save(change, replace(dossier, steps=steps))

    return fill


def _archive(story: Story, change: Change) -> None:
    dossier = story.register.dossiers.require(_DOSSIER)
    archived = replace(dossier, state=DossierState.ARCHIVED)
    story.register.dossiers.save(change, archived)


def _forget_family(story: Story, change: Change) -> None:
    for relation in story.register.relations.by_dossier(_DOSSIER):
        story.register.relations.trash(change, relation.id)
    for number in range(FAMILY):
        story.register.persons.trash(change, person_id(number))


def _destroy(story: Story, change: Change) -> None:
    """Destroy the dossier for ever: a kill in the middle leaves all of it or nothing (S-60)."""
    destroy(story.register, change, holdings(story.register.connection, _DOSSIER))


STEPS: tuple[Callable[[Story, Change], None], ...] = (
    _association,
    _family,
    _relations,
    _draft(1),
    _occasion(1),
    _draft(2),
    _occasion(2),
    _withdraw,
    _move,
    _ecrit,
    _answer(1),
    _answer(2),
    _occasion(3),
    _restore,
    _draft(3),
    _answer(3),
    _archive,
    _occasion(4),
    _forget_family,
    _draft(4),
    _destroy,
)

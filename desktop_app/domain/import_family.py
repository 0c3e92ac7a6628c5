"""From read rows to what the register keeps: a dossier with its persons, ties and observations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.folding import fold
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import (
    DossierId,
    ObservationId,
    OccasionId,
    PersonId,
    PlaceId,
    RelationId,
)
from desktop_app.domain.import_cells import split_full_name
from desktop_app.domain.import_read import ReadRow
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Person, Role, Sex
from desktop_app.domain.place import Stay
from desktop_app.domain.relation import Relation, RelationKind

SPEAKER = "Ancien registre"
PlaceOf = Callable[[ReadRow], tuple[PlaceId | None, tuple[str, ...]]]
"""Return the place of a row, and the lines that a place already known has no room for."""


@dataclass(frozen=True, slots=True)
class Family:
    """One dossier of the import. ``person_of`` gives the person of each row, by its number."""

    dossier: Dossier
    persons: tuple[Person, ...]
    relations: tuple[Relation, ...]
    observations: tuple[Observation, ...]
    person_of: dict[int, Person]


def heading(now: datetime) -> str:
    """Return the line under which an import writes in a note."""
    return f"Registre importé le {date_words(now.date())}"


def with_more_note(note: str, lines: Iterable[str], now: datetime) -> str:
    """Return a note with lines added under the heading of the import; nothing is replaced."""
    added = list(lines)
    if not added:
        return note
    block = "\n".join((f"{heading(now)}\u00a0:", *added))
    return f"{note}\n\n{block}" if note.strip() else block


class FamilyMaker:
    """Make families. ``new_id`` gives identifiers in order, ``author`` is who imports."""

    def __init__(
        self, new_id: Callable[[], str], place_of: PlaceOf, author: str, now: datetime
    ) -> None:
        self._new_id = new_id
        self._place_of = place_of
        self._author = author
        self._now = now

    def family(self, rows: Sequence[ReadRow], ref: str) -> Family:
        """Return the dossier of these rows."""
        dossier_id = DossierId(self._new_id())
        by_row = {
            row.number: self._person(row, dossier_id, position) for position, row in enumerate(rows)
        }
        parents, relations = self._parents(rows, by_row, dossier_id)
        return Family(
            self._dossier(rows, dossier_id, ref),
            (*by_row.values(), *parents),
            relations,
            tuple(
                observation
                for row in rows
                for observation in self._observations(row, by_row[row.number])
            ),
            by_row,
        )

    def _dossier(self, rows: Sequence[ReadRow], dossier_id: DossierId, ref: str) -> Dossier:
        days = [row.opened_on for row in rows if row.opened_on is not None]
        return Dossier(
            id=dossier_id,
            ref=ref,
            opened_on=min(days, default=self._now.date()),
            followed_by=tuple(dict.fromkeys(name for row in rows for name in row.followed_by)),
            family_composition=_joined(row.family_composition for row in rows),
            history=_joined((*(row.history for row in rows), *_other_days(rows))),
        )

    def _person(self, row: ReadRow, dossier_id: DossierId, position: int) -> Person:
        place_id, left = self._place_of(row)
        key = (f"Famille ou dossier\u00a0: {row.dossier_key}",) if row.dossier_key else ()
        return Person(
            id=PersonId(self._new_id()),
            dossier_id=dossier_id,
            position=position,
            stay=None if place_id is None else Stay(place_id, row.landmark, row.since),
            note=with_more_note("", (*row.note, *left, *key), self._now),
            **row.person,
        )

    def _observations(self, row: ReadRow, person: Person) -> Iterable[Observation]:
        for text in row.observations:
            yield Observation(
                id=ObservationId(self._new_id()),
                dossier_id=person.dossier_id,
                occasion_id=OccasionId(self._new_id()),
                voice=Voice.REPORTED,
                text=text,
                observed=row.observed_on,
                entered_at=self._now,
                author=self._author,
                person_ids=(person.id,),
                speaker=SPEAKER,
            )

    def _parents(
        self, rows: Sequence[ReadRow], by_row: dict[int, Person], dossier_id: DossierId
    ) -> tuple[tuple[Person, ...], tuple[Relation, ...]]:
        """Return the parents named in columns, once each, and their relations to the children."""
        known = {_name_key(person): person for person in by_row.values()}
        made: list[Person] = []
        relations: list[Relation] = []
        for row in rows:
            for name, sex in ((row.mother, Sex.FEMALE), (row.father, Sex.MALE)):
                if not name:
                    continue
                key = _words_key(name)
                parent = known.get(key)
                if parent is None:
                    parent = self._parent(name, sex, dossier_id, len(by_row) + len(made))
                    known[key] = parent
                    made.append(parent)
                child = by_row[row.number]
                if parent.id != child.id:
                    relations.append(self._relation(parent, child))
        return tuple(made), tuple(relations)

    def _parent(self, name: str, sex: Sex, dossier_id: DossierId, position: int) -> Person:
        birth_name, first_names = split_full_name(name, "")
        return Person(
            id=PersonId(self._new_id()),
            dossier_id=dossier_id,
            role=Role.PARENT,
            position=position,
            birth_name=birth_name,
            first_names=first_names,
            sex=sex,
        )

    def _relation(self, parent: Person, child: Person) -> Relation:
        return Relation(
            id=RelationId(self._new_id()),
            dossier_id=child.dossier_id,
            from_id=parent.id,
            to_id=child.id,
            kind=RelationKind.PARENT,
        )


def linked(person: Person, row: ReadRow, now: datetime) -> Person:
    """Return a person who is already known, with all that the row says added to her note."""
    return replace(person, note=with_more_note(person.note, row.cells, now))


def _name_key(person: Person) -> str:
    return _words_key(" ".join((person.birth_name, *person.first_names)))


def _words_key(name: str) -> str:
    return " ".join(sorted(fold(name).split())) or name


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _other_days(rows: Sequence[ReadRow]) -> Iterable[str]:
    """Say the opening days that the rows of one dossier give beside the earliest."""
    days = sorted({row.opened_on for row in rows if row.opened_on is not None})
    for day in days[1:]:
        yield f"Autre date d’ouverture dans l’ancien registre\u00a0: {date_words(day)}"

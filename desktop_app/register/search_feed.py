"""Keep the search tables in step with what a change touched, in its own transaction.

A person is found by her names, birth, phones, dossier and place: so a place whose name or commune
changes brings the persons who live there up to date, and a dossier that goes to the trash takes its
persons, its écrits, its calls and its reminders along. A dossier and its écrits show the names of
its persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import DossierId
from desktop_app.domain.names import family_label
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.register.columns import to_json
from desktop_app.register.search_documents import (
    dossier_document,
    ecrit_document,
    event_document,
    person_document,
    place_document,
    reminder_document,
)
from desktop_app.register.search_store import SHELVES, SearchDocument, SearchStore

if TYPE_CHECKING:
    from desktop_app.register.change import Change, Step
    from desktop_app.register.register import Register

_SLICE = 200
_HANGING = ("person", "ecrit", "event", "reminder")
"""What is found as long as its dossier is not in the trash."""
_NOTES_UNFED = (
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM search_doc WHERE kind IN ('event', 'reminder'))"
    " AND (EXISTS (SELECT 1 FROM event WHERE trashed_at IS NULL)"
    " OR EXISTS (SELECT 1 FROM reminder WHERE trashed_at IS NULL))"
)


def refresh(register: Register, change: Change) -> None:
    """Bring the search tables up to date, in the transaction that is open."""
    kinds: dict[str, set[str]] = {entity: set() for entity in SHELVES}
    for entity, entity_id in change.touched:
        if entity in kinds:
            kinds[entity].add(entity_id)
    if any(kinds.values()):
        _Feed(register, kinds, change.step).refresh()


def feed_notes(register: Register) -> None:
    """Let calls and reminders be found that a register held before they were.

    Two short looks tell that there is nothing to do: this is asked at each opening.
    """
    if not register.connection.row(_NOTES_UNFED):
        return
    documents = [*_notes_of(register, None)]
    with ExitStack() as undo:
        register.connection.begin()
        undo.callback(register.connection.roll_back)
        store = SearchStore(register.connection)
        for start in range(0, len(documents), _SLICE):
            store.put_new(documents[start : start + _SLICE])
        register.connection.commit()
        undo.pop_all()


class NewDossiers:
    """Feed the dossiers that a long change makes: nothing is read back for it.

    They are found once ``finish`` has been called, or as soon as there are enough for a slice.
    """

    def __init__(self, register: Register) -> None:
        self._store = SearchStore(register.connection)
        self._waiting: list[SearchDocument] = []

    def finish(self) -> None:
        """Let what still waits be found."""
        self._store.put_new(self._waiting)
        self._waiting = []

    def place(self, place: Place) -> None:
        """Let a new place be found."""
        self._waiting.append(place_document(place))

    def dossier(
        self, dossier: Dossier, members: Sequence[Person], places: Mapping[str, Place]
    ) -> None:
        """Let a new dossier and its persons be found; ``places`` are those they live in."""
        self._waiting.append(dossier_document(dossier, family_label(members)))
        for member in members:
            place = None if member.stay is None else places.get(member.stay.place_id)
            self._waiting.append(person_document(member, dossier, place))
        if len(self._waiting) >= _SLICE:
            self.finish()


class _Feed:
    """One refresh: what several things share is read once. ``touched`` are ids by kind."""

    def __init__(self, register: Register, touched: Mapping[str, set[str]], step: Step) -> None:
        self._register = register
        self._store = SearchStore(register.connection)
        self._touched = touched
        self._step = step
        self._places: dict[str, Place | None] = {}
        self._persons = set(touched["person"])
        self._ecrits = set(touched["ecrit"])

    def refresh(self) -> None:
        """Take out what is gone, then write each dossier with what hangs from it."""
        owners = self._store.dossiers_of(self._persons)
        for place_id in sorted(self._touched["place"]):
            if self._place_row(place_id):
                self._persons.update(self._store.living_in(place_id))
        owners |= self._touched["dossier"] | self._owners(self._persons)
        gone = owners - self._alive("dossier", owners)
        self._remove("dossier", gone)
        for kind in _HANGING:
            touched = self._touched[kind]
            of_gone = self._hanging(kind, gone)
            self._remove(kind, of_gone | touched - self._alive(kind, touched))
            self._persons -= of_gone
            self._ecrits -= of_gone
        for dossier_id in sorted(owners - gone):
            self._dossier_rows(DossierId(dossier_id))
            self._step(1)
        for ecrit_id in sorted(self._ecrits):
            self._ecrit_row(ecrit_id)
        self._notes()

    def _remove(self, kind: str, ids: set[str]) -> None:
        for some in _sliced(sorted(ids)):
            self._store.remove(kind, some)
            self._step(len(some))

    def _alive(self, kind: str, ids: set[str]) -> set[str]:
        """Return those that are in the register and not in the trash."""
        return self._column(f"SELECT id FROM {kind} WHERE trashed_at IS NULL AND id IN ", ids)  # noqa: S608 - own names

    def _owners(self, person_ids: set[str]) -> set[str]:
        return self._column(
            "SELECT DISTINCT dossier_id FROM person WHERE trashed_at IS NULL AND id IN ", person_ids
        )

    def _hanging(self, kind: str, dossier_ids: set[str]) -> set[str]:
        return self._column(f"SELECT id FROM {kind} WHERE dossier_id IN ", dossier_ids)  # noqa: S608

    def _column(self, sql: str, ids: set[str]) -> set[str]:
        if not ids:
            return set()
        asked = (to_json(sorted(ids)),)
        sql += "(SELECT value FROM json_each(?))"
        return {row[0] for row in self._register.connection.rows(sql, asked)}

    def _dossier_rows(self, dossier_id: DossierId) -> None:
        """Write a dossier with its touched persons and its écrits; all of it if it was not found.

        A dossier that is touched brings everyone up to date: each is found by its reference.
        """
        dossier = self._register.dossiers.require(dossier_id)
        members = self._members(dossier_id)
        if not self._store.holds("dossier", dossier_id):
            for note in _notes_of(self._register, dossier_id):
                self._store.put(note)
        self._store.put(dossier_document(dossier, family_label(members)))
        for member in members:
            if dossier_id in self._touched["dossier"] or member.id in self._persons:
                self._store.put(person_document(member, dossier, self._place_of(member)))
        for ecrit in self._register.ecrits.by_dossier(dossier_id):
            self._ecrits.discard(ecrit.id)
            self._store.put(ecrit_document(ecrit, dossier, members))

    def _members(self, dossier_id: DossierId) -> list[Person]:
        members = self._register.persons.by_dossier(dossier_id)
        return sorted(members, key=lambda member: member.position)

    def _place_row(self, place_id: str) -> bool:
        """Write a place; tell whether what its inhabitants are found by may have changed."""
        place = self._register.places.get(place_id)
        self._places[place_id] = place
        if place is None:
            self._store.remove("place", (place_id,))
            return True
        return self._store.put(place_document(place))

    def _place_of(self, person: Person) -> Place | None:
        if person.stay is None:
            return None
        place_id = person.stay.place_id
        if place_id not in self._places:
            self._places[place_id] = self._register.places.get(place_id)
        return self._places[place_id]

    def _ecrit_row(self, ecrit_id: str) -> None:
        ecrit = self._register.ecrits.get(ecrit_id)
        dossier = None if ecrit is None else self._register.dossiers.get(ecrit.dossier_id)
        if ecrit is None or dossier is None:
            self._store.remove("ecrit", (ecrit_id,))
            return
        self._store.put(ecrit_document(ecrit, dossier, self._members(ecrit.dossier_id)))

    def _notes(self) -> None:
        """Write the calls and reminders that are touched and whose dossier is found."""
        events = self._register.events.many(sorted(self._touched["event"]))
        reminders = self._register.reminders.many(sorted(self._touched["reminder"]))
        for event in events.values():
            self._put_note(event_document(event))
        for reminder in reminders.values():
            self._put_note(reminder_document(reminder))

    def _put_note(self, note: SearchDocument) -> None:
        if note.dossier_id is not None and self._store.holds("dossier", note.dossier_id):
            self._store.put(note)
        else:
            self._store.remove(note.kind, (note.id,))
        self._step(1)


def _notes_of(register: Register, dossier_id: DossierId | None) -> Iterator[SearchDocument]:
    """Yield the calls and reminders of a dossier, or of every one that is not in the trash."""
    events, reminders = register.events, register.reminders
    if dossier_id is not None:
        yield from map(event_document, events.by_dossier(dossier_id))
        yield from map(reminder_document, reminders.by_dossier(dossier_id))
        return
    alive = {dossier.id for dossier in register.dossiers.all()}
    yield from (event_document(item) for item in events.all() if item.dossier_id in alive)
    yield from (reminder_document(item) for item in reminders.all() if item.dossier_id in alive)


def _sliced(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _SLICE] for start in range(0, len(ids), _SLICE))

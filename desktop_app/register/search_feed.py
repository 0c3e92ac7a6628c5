"""Keep the search tables in step with what a change touched, in its own transaction.

A person is found by her names, birth, phones, dossier and place: so a place whose name or commune
changes brings the persons who live there up to date, and a dossier that goes to the trash takes its
persons along. A dossier and its écrits show the names of its persons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import DossierId
from desktop_app.domain.names import display_name, family_label
from desktop_app.domain.person import Person
from desktop_app.domain.phones import search_forms
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.search_words import (
    Words,
    date_words,
    name_words,
    phone_words,
    reference_words,
    title_words,
)
from desktop_app.register.search_store import ECRITS, PEOPLE, PLACES, SearchDocument, SearchStore

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_SLICE = 200
_FOUND = ("person", "dossier", "place", "ecrit")


def refresh(register: Register, touched: set[tuple[str, str]]) -> None:
    """Bring the search tables up to date, in the transaction that is open."""
    kinds: dict[str, set[str]] = {entity: set() for entity in _FOUND}
    for entity, entity_id in touched:
        if entity in kinds:
            kinds[entity].add(entity_id)
    if any(kinds.values()):
        _Feed(register).refresh(**kinds)


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
    """One refresh: what several things share is read once."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._store = SearchStore(register.connection)
        self._places: dict[str, Place | None] = {}
        self._ecrits: set[str] = set()

    def refresh(
        self, *, person: set[str], dossier: set[str], place: set[str], ecrit: set[str]
    ) -> None:
        persons = set(person)
        for place_id in sorted(place):
            if self._place_row(place_id):
                persons.update(self._store.living_in(place_id))
        for dossier_id in sorted(dossier):
            persons -= self._dossier_rows(dossier_id, everyone=True, persons=persons)
        while persons:
            person_id = min(persons)
            persons.discard(person_id)
            owner = self._owner(person_id)
            if owner is not None:
                persons -= self._dossier_rows(owner, everyone=False, persons={person_id, *persons})
            if self._register.persons.get(person_id) is None:
                self._store.remove(PEOPLE, "person", person_id)
        for ecrit_id in sorted(ecrit - self._ecrits):
            self._ecrit_row(ecrit_id)

    def _owner(self, person_id: str) -> str | None:
        """Return the dossier of a person, also of one that has just gone to the trash."""
        held = self._register.persons.get(person_id)
        return self._store.dossier_of(person_id) if held is None else held.dossier_id

    def _dossier_rows(self, dossier_id: str, *, everyone: bool, persons: set[str]) -> set[str]:
        """Write a dossier with its touched persons, or everyone; return who has been written."""
        dossier = self._register.dossiers.get(dossier_id)
        members = self._members(DossierId(dossier_id))
        ecrits = self._register.ecrits.by_dossier(DossierId(dossier_id))
        written: set[str] = {member.id for member in members if everyone or member.id in persons}
        self._ecrits.update(ecrit.id for ecrit in ecrits)
        if dossier is None:
            self._store.remove(PEOPLE, "dossier", dossier_id)
            for member in members:
                self._store.remove(PEOPLE, "person", member.id)
            for ecrit in ecrits:
                self._store.remove(ECRITS, "ecrit", ecrit.id)
            return written
        self._store.put(dossier_document(dossier, family_label(members)))
        for member in members:
            if member.id in written:
                self._store.put(person_document(member, dossier, self._place_of(member)))
        for ecrit in ecrits:
            self._store.put(ecrit_document(ecrit, dossier, members))
        return written

    def _members(self, dossier_id: DossierId) -> list[Person]:
        members = self._register.persons.by_dossier(dossier_id)
        return sorted(members, key=lambda member: member.position)

    def _place_row(self, place_id: str) -> bool:
        """Write a place; tell whether what its inhabitants are found by may have changed."""
        place = self._register.places.get(place_id)
        self._places[place_id] = place
        if place is None:
            self._store.remove(PLACES, "place", place_id)
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
            self._store.remove(ECRITS, "ecrit", ecrit_id)
            return
        self._store.put(ecrit_document(ecrit, dossier, self._members(ecrit.dossier_id)))


def person_document(person: Person, dossier: Dossier, place: Place | None) -> SearchDocument:
    """Return what a person is found by and shown as."""
    names = (person.birth_name, person.usage_name, *person.former_names, *person.first_names)
    words = _references(dossier) | Words(others=date_words(person.birth))
    for name in (*names, *(alias.text for alias in person.aliases)):
        words |= name_words(name)
    for phone in person.phones:
        words |= phone_words(search_forms(phone.number))
    if place is not None:
        words |= Words(others=title_words(place.name) | title_words(place.commune))
    estimated_on = person.birth_estimated_on
    return SearchDocument(
        shelf=PEOPLE,
        kind="person",
        id=person.id,
        words=words,
        label=display_name(person),
        dossier_id=dossier.id,
        dossier_ref=dossier.ref,
        place_id=None if person.stay is None else person.stay.place_id,
        detail="" if place is None else place.name or place.commune,
        birth=None if person.birth is None else person.birth.edtf,
        birth_estimated_on=None if estimated_on is None else estimated_on.isoformat(),
    )


def dossier_document(dossier: Dossier, label: str) -> SearchDocument:
    """Return what a dossier is found by: its references; its persons are found by themselves."""
    return SearchDocument(
        shelf=PEOPLE,
        kind="dossier",
        id=dossier.id,
        words=_references(dossier),
        label=label,
        dossier_id=dossier.id,
        dossier_ref=dossier.ref,
    )


def place_document(place: Place) -> SearchDocument:
    """Return what a place is found by: every word of its name, its address, its commune."""
    name = place.name or place.landmark or place.address or place.commune
    kind = "" if place.kind is PlaceKind.UNKNOWN else place.kind.label.lower()
    shown = name or kind or "Lieu sans nom"
    return SearchDocument(
        shelf=PLACES,
        kind="place",
        id=place.id,
        words=Words(
            starts=title_words(place.name),
            others=title_words(
                " ".join((place.commune, place.address, place.landmark, *place.former_names))
            ),
        ),
        label=f"{shown} ({kind})" if name and kind else shown,
        detail=place.commune,
    )


def ecrit_document(ecrit: Ecrit, dossier: Dossier, members: Sequence[Person]) -> SearchDocument:
    """Return what an écrit is found by: its reference, its dossier's, the words of its model."""
    return SearchDocument(
        shelf=ECRITS,
        kind="ecrit",
        id=ecrit.id,
        words=reference_words(ecrit.ref)
        | _references(dossier)
        | Words(others=title_words(ecrit.model_id)),
        label=f"{ecrit.ref}, {family_label(members)}",
        dossier_id=dossier.id,
        dossier_ref=dossier.ref,
        detail=ecrit.state.label,
    )


def _references(dossier: Dossier) -> Words:
    """Return the words of the reference of a dossier and of those that were merged into it."""
    words = reference_words(dossier.ref)
    for ref in dossier.former_refs:
        words |= reference_words(ref)
    return words

"""What views look at, read once as long as nothing is written, and its values in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.filters import DossierFacts, Subject, value_choices
from desktop_app.domain.ids import DossierId
from desktop_app.domain.place import PlaceKind
from desktop_app.domain.term import ListName
from desktop_app.register.dossier_facts import read_facts
from desktop_app.register.incompleteness import read_incomplete
from desktop_app.services.clock import Clock
from desktop_app.services.reference import Reference
from desktop_app.services.terms import Terms

if TYPE_CHECKING:
    from desktop_app.register.register import Register

Namer = Callable[[Subject, str], str]


class ViewFacts:
    """Reads the facts of every dossier; keeps them until the journal grows or the day ends."""

    def __init__(
        self, register: Register, clock: Clock, reference: Reference, terms: Terms
    ) -> None:
        self._register = register
        self._clock = clock
        self._reference = reference
        self._terms = terms
        self._read_at: tuple[int, date] | None = None
        self._facts: dict[DossierId, DossierFacts] = {}
        self._completed = False

    def today(self) -> date:
        """Return the day that « hier » and « 30 jours » count from."""
        return self._clock().date()

    def all(self, *, completeness: bool = False) -> dict[DossierId, DossierFacts]:
        """Return the facts by dossier; ``to_complete`` is there only with ``completeness``."""
        now = (self._register.journal.head.count, self.today())
        if now != self._read_at or (completeness and not self._completed):
            connection = self._register.connection
            incomplete = read_incomplete(connection) if completeness else None
            found = read_facts(connection, now[1], self._territory_of, incomplete)
            self._facts = {one.id: one for one in found}
            self._read_at, self._completed = now, completeness
        return self._facts

    def namer(self) -> Namer:
        """Return what names a value; each list is read once, when it is first needed."""
        register, reference = self._register, self._reference
        places: dict[str, str] = {}
        motives: dict[str, str] = {}

        def place_name(value: str) -> str:
            if not places:
                places.update(
                    (place.id, place.name or place.commune or place.address or "lieu sans nom")
                    for place in register.places.all()
                )
            return places.get(value, "un lieu retiré")

        def motive_name(value: str) -> str:
            if not motives:
                entries = self._terms.entries(ListName.MOTIVES)
                motives.update((entry.code, entry.label) for entry in entries)
            return motives.get(value, value)

        def name(subject: Subject, value: str) -> str:
            if subject is Subject.TERRITORY:
                territory = reference.communes.territories.get(value)
                return value if territory is None else f"{territory.name} ({value})"
            words: dict[Subject, Callable[[str], str]] = {
                Subject.PLACE: place_name,
                Subject.PLACE_KIND: _kind_name,
                Subject.LANGUAGE: reference.languages.name,
                Subject.NATIONALITY: reference.countries.name,
                Subject.MOTIVE: motive_name,
            }
            fixed = dict(value_choices(subject))
            return words[subject](value) if subject in words else fixed.get(value, value)

        return name

    def _territory_of(self, commune_code: str) -> str:
        commune = self._reference.communes.by_code(commune_code) if commune_code else None
        return "" if commune is None else commune.crip_territory


def _kind_name(value: str) -> str:
    return PlaceKind(value).label if value in set(PlaceKind) else value

"""What was put in the trash, in words: with its names, and without for the discreet mode."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.consent import Consent
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, Household
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.event import Event, Reminder
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.indication import Indication
from desktop_app.domain.names import display_name, family_label, initials
from desktop_app.domain.observation import Observation, Visit
from desktop_app.domain.orientation import Orientation
from desktop_app.domain.own_model import OwnModel
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceEvent
from desktop_app.domain.relation import Relation
from desktop_app.domain.review import EcritVersion, Remark
from desktop_app.domain.saved_view import SavedView
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.register import tables

if TYPE_CHECKING:
    from desktop_app.register.register import Register

Words = tuple[str, str, str]
"""The kind of thing, its label, its label without names."""

_EXCERPT = 60


class TrashWords:
    """Name a row of the register, be it in the trash."""

    def __init__(self, register: Register, title_of: Callable[[str], str]) -> None:
        self._register = register
        self._title_of = title_of
        self._tell: dict[type[Any], Callable[[Any], Words]] = {
            Dossier: self._dossier,
            Person: _person,
            Observation: _observation,
            Visit: _visit,
            Event: _event,
            Reminder: lambda item: ("Rappel", _cut(item.text), date_words(item.due)),
            Attachment: lambda item: ("Pièce", item.name, ""),
            Ecrit: lambda item: ("Écrit", f"{self._title_of(item.model_id)} {item.ref}", item.ref),
            Consent: self._consent,
            Orientation: _orientation,
            Remark: lambda item: ("Remarque", _cut(item.text), str(item.number)),
            EcritVersion: lambda item: (
                "Version d’un écrit",
                f"version {item.number}",
                f"version {item.number}",
            ),
            Indication: lambda item: ("Indice", _cut(item.label), ""),
            Place: lambda item: ("Lieu", item.name or item.address or item.kind.label, ""),
            PlaceEvent: lambda item: ("Événement d’un lieu", item.kind.label, item.kind.label),
            Household: lambda item: ("Foyer", item.name or "Foyer sans nom", ""),
            SavedView: lambda item: ("Vue", item.name, ""),
            OwnModel: lambda item: ("Modèle", f"{item.title}, version {item.version}", item.title),
            Relation: self._relation,
        }

    def row(self, table: str, row_id: str) -> Any:
        """Return a row of a table, the trash included, or ``None``."""
        kept = tables.BY_NAME[table]
        found = self._register.connection.row(
            f"SELECT {kept.column_list} FROM {table} WHERE id = ?",  # noqa: S608 - own names
            (row_id,),
        )
        return None if found is None else kept.decode(found)

    def names(self, table: str) -> bool:
        """Tell whether rows of a table have words."""
        kept = tables.BY_NAME.get(table)
        return kept is not None and kept.kind in self._tell

    def is_there(self, table: str, row_id: str) -> bool:
        """Tell whether a row is in the register, be it in the trash."""
        if table not in tables.BY_NAME:
            return False
        sql = f"SELECT 1 FROM {table} WHERE id = ?"  # noqa: S608 - own names
        return bool(self._register.connection.value(sql, (row_id,)))

    def of(self, entity: Any) -> Words:
        """Return the words of an entity."""
        return self._tell[type(entity)](entity)

    def dossier(self, dossier_id: DossierId) -> Dossier | None:
        """Return a dossier, be it in the trash."""
        found: Dossier | None = self.row("dossier", dossier_id)
        return found

    def is_trashed(self, table: str, row_id: str) -> bool:
        """Tell whether a row is in the trash."""
        sql = f"SELECT trashed_at IS NOT NULL FROM {table} WHERE id = ?"  # noqa: S608
        return bool(self._register.connection.value(sql, (row_id,)))

    def _dossier(self, dossier: Dossier) -> Words:
        label = family_label(self._register.persons.by_dossier(dossier.id))
        return "Dossier", f"{dossier.ref}, {label}", dossier.ref

    def _consent(self, consent: Consent) -> Words:
        name = "" if consent.person_id is None else self._name(consent.person_id)
        day = _day(consent.held_on)
        return consent.kind.label, ", ".join(filter(None, (name, day))), day

    def _relation(self, relation: Relation) -> Words:
        names = f"{self._name(relation.from_id)} et {self._name(relation.to_id)}"
        return "Lien de famille", names, ""

    def _name(self, person_id: PersonId) -> str:
        person: Person | None = self.row("person", person_id)
        return "" if person is None else display_name(person)


def _person(person: Person) -> Words:
    return "Personne", display_name(person), initials(person)


def _observation(observation: Observation) -> Words:
    day = _day(observation.observed)
    return "Observation", ", ".join(filter(None, (day, _cut(observation.text)))), day


def _visit(visit: Visit) -> Words:
    day = _day(visit.observed)
    return "Observation de lieu", ", ".join(filter(None, (day, _cut(visit.text)))), day


def _event(event: Event) -> Words:
    day = _day(event.happened)
    about = event.with_whom or _cut(event.text)
    return event.kind.label, ", ".join(filter(None, (day, about))), day


def _orientation(orientation: Orientation) -> Words:
    day = date_words(orientation.chosen_at.date())
    return "Voie choisie", ", ".join(filter(None, (day, _cut(orientation.reason)))), day


def _day(day: PartialDate | None) -> str:
    return "" if day is None else date_in_words(day)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rstrip()}…"

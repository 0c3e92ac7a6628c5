"""The old and the new values of the journal in French words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.french import join_words, moment_words, plural
from desktop_app.domain.names import display_name
from desktop_app.domain.orientation import Way
from desktop_app.domain.place import Coordinates
from desktop_app.domain.relation import RelationKind
from desktop_app.domain.relation_words import kind_words
from desktop_app.register import tables
from desktop_app.services.clock import Clock
from desktop_app.services.record_words import RecordWords
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_PERSONS = frozenset({"person_ids", "member_ids", "authority_ids"})
_ONE_PERSON = frozenset({"person_id", "speaker_id", "from_id", "to_id", "first_id", "second_id"})
_COUNTED = {
    "observation_ids": ("observation", "observations"),
    "attachment_ids": ("pièce", "pièces"),
    "answers": ("réponse", "réponses"),
    "overrides": ("valeur propre à l’écrit", "valeurs propres à l’écrit"),
    "named_observation_ids": ("observation", "observations"),
    "extracts": ("extrait", "extraits"),
    "finished": ("section", "sections"),
    "replies": ("réponse", "réponses"),
    "criteria": ("critère", "critères"),
}
_NOT_SHOWN = frozenset(
    {
        *("sha256", "original_sha256", "docx_sha256", "logo", "occasion_id", "visit_id"),
        *("subjects", "description"),
    }
)


class ValueWords:
    """Tell the value of a field of a table, as plain JSON, in words."""

    def __init__(self, register: Register, reference: Reference, clock: Clock) -> None:
        self._register = register
        self._reference = reference
        self._records = RecordWords(register, reference, clock().date())
        self._coded = {
            "explained": reference.consent_points,
            "scope": reference.consent_scopes,
            "reason_codes": reference.consent_reasons,
        }

    def of(self, table: str, name: str, plain: Any) -> str:
        """Return the words of a value; an empty text for nothing."""
        if plain in (None, "", [], {}):
            return ""
        if name in _NOT_SHOWN:
            return "un autre contenu"
        typed = tables.BY_NAME[table].typed(name, plain)
        return self._by_name(table, name, typed) or self._by_kind(typed)

    def absence(self, plain: Mapping[str, Any], name: str) -> str:
        """Return why a field has no value, as the journal tells it, or an empty text."""
        why = plain.get(name)
        return "" if why is None else Absence(why).printed

    def source(self, plain: Mapping[str, Any], name: str) -> str:
        """Return where the value of a field comes from, or an empty text."""
        said = plain.get(name)
        return "" if said is None else Source(said).label

    def _by_name(self, table: str, name: str, typed: Any) -> str:
        if name in _COUNTED:
            return plural(len(typed), *_COUNTED[name])
        if name in _PERSONS:
            return join_words([self._person(one) for one in typed])
        if name in _ONE_PERSON:
            return self._person(typed)
        if name in self._coded:
            known = {entry.code: entry.label for entry in self._coded[name]}
            return join_words([known.get(code, code) for code in typed])
        return self._one_by_name(table, name, typed)

    def _one_by_name(self, table: str, name: str, typed: Any) -> str:
        single: dict[str, Callable[[Any], str]] = {
            "birth_country": self._reference.countries.name,
            "language": self._reference.languages.name,
            "place_id": self._place,
            "dossier_id": self._dossier,
            "answers_to": lambda _one: "un écrit du dossier",
            "ecrit_id": lambda _one: "un écrit du dossier",
            "observation_id": lambda _one: "une observation du dossier",
        }
        several = {
            "nationalities": self._reference.countries.name,
            "ways": self._way,
            "proposed": self._way,
            "ticked": lambda code: self._reference.guide.labels((code,))[0],
            "motives": self._motive,
        }
        if name in single and isinstance(typed, str):
            return single[name](typed)
        return join_words([several[name](one) for one in typed]) if name in several else ""

    def _by_kind(self, typed: Any) -> str:
        if isinstance(typed, Coordinates):
            return "une position"  # numbers never leave the page of the place (UX J6-6)
        if isinstance(typed, RelationKind):
            return kind_words(typed, None)
        if hasattr(typed, "hour"):
            return moment_words(typed)
        return self._records.of_value(typed)

    def _way(self, way: str) -> str:
        return self._reference.guide.way(Way(way)).title

    def _motive(self, code: str) -> str:
        known = {term.code: term.label for term in self._register.terms.all()}
        known = {**{entry.code: entry.label for entry in self._reference.motives}, **known}
        return known.get(code, code)

    def _person(self, person_id: str) -> str:
        row = self._read("person", person_id)
        return "une personne" if row is None else display_name(row)

    def _place(self, place_id: str) -> str:
        row = self._read("place", place_id)
        return "un lieu" if row is None else row.name or row.address or row.kind.label

    def _dossier(self, dossier_id: str) -> str:
        row = self._read("dossier", dossier_id)
        return "un autre dossier" if row is None else str(row.ref)

    def _read(self, table: str, row_id: str) -> Any:
        kept = tables.BY_NAME[table]
        row = self._register.connection.row(
            f"SELECT {kept.column_list} FROM {table} WHERE id = ?",  # noqa: S608 - own names
            (row_id,),
        )
        return None if row is None else kept.decode(row)

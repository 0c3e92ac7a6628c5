"""Two dossiers or two persons side by side, in words, for the page « Fusionner »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop_app.domain.alike import may_be_one
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.french import join_words, quote
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.merging import FieldPair, Side, Treatment, compare, spellings_added
from desktop_app.domain.names import display_name, family_label, initials
from desktop_app.domain.person import Person
from desktop_app.domain.record_labels import DOSSIER_LABELS, PERSON_LABELS
from desktop_app.domain.spoken_dates import age_in_words
from desktop_app.domain.uniting import united
from desktop_app.services.merge_views import (
    CountRow,
    CoupleView,
    MergeRow,
    MergeView,
    NearDossier,
    Option,
)
from desktop_app.services.near import named_alike, said_distinct
from desktop_app.services.record_words import RecordWords

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_KINDS = (
    ("Personnes", "person", "id"),
    ("Observations", "observation", "DISTINCT occasion_id"),
    ("Écrits", "ecrit", "id"),
    ("Pièces", "attachment", "id"),
    ("Appels, rendez-vous et notes", "event", "id"),
    ("Rappels", "reminder", "id"),
    ("Accords et informations", "consent", "id"),
    ("Indices notés", "indication", "id"),
    ("Voies choisies", "orientation", "id"),
    ("Foyers", "household", "id"),
    ("Liens", "relation", "id"),
)
_NAMES = ("birth_name", "usage_name", "first_names")
_TO_NOTE = "L’autre valeur va dans la note de la fiche."


class MergeWords:
    """Reads both records and tells them."""

    def __init__(self, register: Register, words: RecordWords, today: date) -> None:
        self._register = register
        self._words = words
        self._today = today

    def dossiers(
        self,
        gone: Dossier,
        kept: Dossier,
        couples: Mapping[PersonId, PersonId | None] | None,
    ) -> MergeView:
        """Return two dossiers side by side; without ``couples`` who is who is proposed."""
        theirs = self._register.persons.by_dossier(gone.id)
        ours = self._register.persons.by_dossier(kept.id)
        same = self._proposed(theirs, ours) if couples is None else couples
        return MergeView(
            gone_ref=gone.ref,
            kept_ref=kept.ref,
            gone_label=family_label(theirs),
            kept_label=family_label(ours),
            dossier_id=kept.id,
            couples=tuple(self._couple(one, ours, same.get(one.id)) for one in theirs),
            rows=tuple(self._rows(gone, kept)),
            counts=tuple(self._counts(gone.id, kept.id, _united(theirs, ours, same))),
        )

    def persons(self, gone: Person, kept: Person) -> MergeView:
        """Return two persons of one dossier side by side."""
        dossier = self._register.dossiers.require(kept.dossier_id)
        return MergeView(
            gone_ref="",
            kept_ref=dossier.ref,
            gone_label=display_name(gone),
            kept_label=display_name(kept),
            dossier_id=dossier.id,
            couples=(self._couple(gone, [kept], kept.id),),
            rows=(),
            counts=(),
        )

    def near(self, dossier_id: DossierId, limit: int) -> Iterator[NearDossier]:
        """Yield the dossiers with a person who may be one of this one, the likeliest first."""
        mine = self._register.persons.by_dossier(dossier_id)
        seen: set[str] = {dossier_id}
        for person in mine:
            for other in named_alike(self._register, person):
                if other.dossier_id in seen or not may_be_one(person, other):
                    continue
                if said_distinct(self._register, person.id, other.id):
                    continue
                seen.add(other.dossier_id)
                yield self._near(other)
                if len(seen) > limit:
                    return

    def _near(self, person: Person) -> NearDossier:
        dossier = self._register.dossiers.require(person.dossier_id)
        label = family_label(self._register.persons.by_dossier(dossier.id))
        known = (display_name(person), age_in_words(person, self._today))
        return NearDossier(dossier.id, dossier.ref, label, ", ".join(filter(None, known)))

    def _proposed(
        self, theirs: list[Person], ours: list[Person]
    ) -> dict[PersonId, PersonId | None]:
        """Propose who is who where only one can be meant, and nobody said that they differ."""
        found: dict[PersonId, PersonId | None] = {}
        taken: set[PersonId] = set()
        for one in theirs:
            may_be = [
                two.id
                for two in ours
                if two.id not in taken
                and may_be_one(one, two)
                and not said_distinct(self._register, one.id, two.id)
            ]
            found[one.id] = may_be[0] if len(may_be) == 1 else None
            taken.update(may_be[:1] if len(may_be) == 1 else ())
        return found

    def _couple(self, one: Person, ours: list[Person], same: PersonId | None) -> CoupleView:
        other = next((two for two in ours if two.id == same), None)
        return CoupleView(
            gone_id=one.id,
            name=display_name(one),
            initials=initials(one),
            options=tuple(Option(two.id, self._option(two), initials(two)) for two in ours),
            same=None if other is None else other.id,
            rows=() if other is None else tuple(self._rows(one, other)),
        )

    def _option(self, person: Person) -> str:
        known = (display_name(person), age_in_words(person, self._today))
        return ", ".join(part for part in known if part)

    def _rows(self, gone: Person | Dossier, kept: Person | Dossier) -> Iterator[MergeRow]:
        labels = PERSON_LABELS if isinstance(kept, Person) else DOSSIER_LABELS
        for pair in _pairs(gone, kept):
            yield MergeRow(
                name=pair.name,
                label=labels.get(pair.name, pair.name),
                treatment=pair.treatment,
                proposed=pair.proposed,
                gone=self._told(gone, pair.name),
                kept=self._told(kept, pair.name),
                result=self._result(pair, gone, kept),
                beside=_beside(pair, gone, kept),
            )

    def _result(self, pair: FieldPair, gone: Person | Dossier, kept: Person | Dossier) -> str:
        """Return what comes out where there is nothing to choose."""
        if pair.treatment is not Treatment.UNITED:
            return self._told(kept, pair.name) or self._told(gone, pair.name)
        both = united(pair.name, getattr(gone, pair.name), getattr(kept, pair.name))
        values: dict[str, Any] = {pair.name: both}
        return self._words.value(replace(kept, **values), pair.name)

    def _told(self, record: Person | Dossier, name: str) -> str:
        words = self._words.value(record, name)
        source = record.sources.get(name) if isinstance(record, Person) else None
        return f"{words} ({source.label})" if words and source is not None else words

    def _counts(self, gone: DossierId, kept: DossierId, united: int) -> Iterator[CountRow]:
        for label, table, counted in _KINDS:
            one, two = (
                int(
                    self._register.connection.value(
                        f"SELECT COUNT({counted}) FROM {table} "  # noqa: S608 - own names
                        "WHERE dossier_id = ? AND trashed_at IS NULL",
                        (dossier_id,),
                    )
                )
                for dossier_id in (gone, kept)
            )
            if one or two:
                yield CountRow(label, one, two, united if table == "person" else 0)


def _united(
    theirs: list[Person], ours: list[Person], same: Mapping[PersonId, PersonId | None]
) -> int:
    """Return how many persons of the one dossier are persons of the other."""
    known = {person.id for person in ours}
    return sum(same.get(person.id) in known for person in theirs)


def _pairs(gone: Person | Dossier, kept: Person | Dossier) -> tuple[FieldPair, ...]:
    if isinstance(gone, Person) and isinstance(kept, Person):
        return compare(gone, kept)
    if isinstance(gone, Dossier) and isinstance(kept, Dossier):
        return compare(gone, kept)
    return ()


def _beside(pair: FieldPair, gone: Person | Dossier, kept: Person | Dossier) -> dict[Side, str]:
    """Return, for each side that may be chosen, what becomes of the other value."""
    if pair.treatment is not Treatment.CHOICE:
        return {}
    if pair.name not in _NAMES or not (isinstance(gone, Person) and isinstance(kept, Person)):
        return dict.fromkeys(Side, _TO_NOTE)
    found = {}
    for side in Side:
        loser = gone if side is Side.KEPT else kept
        own = {getattr(loser, pair.name)} if pair.name != "first_names" else set(loser.first_names)
        added = [name for name in spellings_added(gone, kept, {pair.name: side}) if name in own]
        quoted = join_words([quote(name) for name in added])
        found[side] = f"+ {quoted} en autre orthographe" if added else ""
    return found

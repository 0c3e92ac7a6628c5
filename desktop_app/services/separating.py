"""Separating persons from a dossier into one of their own: what names only them goes along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop_app.domain.batch import Batch, BatchKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.event import Event, EventKind
from desktop_app.domain.french import NBSP, join_words, plural
from desktop_app.domain.ids import BatchId, DossierId, EventId, PersonId
from desktop_app.domain.names import display_name, initials, short_name
from desktop_app.domain.person import Person
from desktop_app.domain.relation_words import in_words
from desktop_app.domain.rights import Right
from desktop_app.domain.spoken_dates import age_in_words, date_in_words
from desktop_app.errors import BadInput
from desktop_app.register import tables
from desktop_app.register.moving import Moving
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.draft_moving import SEPARATE_DRAFT, follow_occasions
from desktop_app.services.merge_views import Done, Option
from desktop_app.services.pacing import Cancel, Pace, Tell, rows_of, tell_nobody
from desktop_app.services.parting import Parting
from desktop_app.services.separation_views import SeparationRequest, SeparationView, SharedText
from desktop_app.services.sharing import Sharing, sorted_out

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register

_GOES = (
    ("observation", "observation", "observations"),
    ("event", "appel ou note", "appels ou notes"),
    ("attachment", "pièce", "pièces"),
    ("consent", "accord ou information", "accords ou informations"),
    ("indication", "indice noté", "indices notés"),
    ("orientation", "voie choisie", "voies choisies"),
    ("reminder", "rappel", "rappels"),
    ("ecrit", "écrit", "écrits"),
)


class Separating(Service):
    """One method a use case on separations. ``ending``: the register is about to close."""

    def __init__(
        self, register: Register, identity: Identity, clock: Clock, ending: Cancel
    ) -> None:
        super().__init__(register, identity, clock)
        self._ending = ending

    @needs(Right.READ)
    def view(self, dossier_id: DossierId, person_ids: tuple[PersonId, ...] = ()) -> SeparationView:
        """Return what would go along with these persons and what would stay."""
        dossier = self._register.dossiers.require(dossier_id)
        persons = self._register.persons.by_dossier(dossier_id)
        chosen = tuple(person.id for person in persons if person.id in person_ids)
        sharing = sorted_out(self._register, dossier_id, frozenset(chosen))
        today = self._clock().date()
        return SeparationView(
            dossier_id=dossier_id,
            ref=dossier.ref,
            persons=tuple(_option(person, today) for person in persons),
            chosen=chosen,
            goes=tuple(_goes(sharing)) if chosen else (),
            stays=tuple(self._stays(persons, frozenset(chosen), sharing)) if chosen else (),
            shared=tuple(_shared(sharing, persons)),
        )

    @needs(Right.WRITE)
    def separate(
        self, request: SeparationRequest, tell: Tell = tell_nobody, cancel: Cancel | None = None
    ) -> Done:
        """Give persons a dossier of their own; raise ``BadInput`` for nobody or for everybody.

        Texts that name only them go along; those that name others too stay, and a copy goes along
        where ``request.copies`` says so. Raise ``Stopped`` if ``cancel`` says so, with the register
        as it was.
        """
        old, leaving = self._checked(request)
        now = self._clock()
        batch_id, new_id = BatchId(self._new_id()), DossierId(self._new_id())
        pace = Pace("La séparation a été arrêtée.", tell, cancel, self._ending)
        pace.expect(rows_of(self._register, old.id))
        with self._register.change(self.actor, "separate", pace.step) as change:
            ref = self._register.next_ref(change, "D", now.year)
            new = Dossier(id=new_id, ref=ref, opened_on=now.date(), followed_by=old.followed_by)
            self._register.dossiers.save(change, new)
            moving = Moving(self._register.connection, change)
            sharing = sorted_out(self._register, old.id, frozenset(person.id for person in leaving))
            for index, person in enumerate(leaving):
                moving.write(tables.PERSON, replace(person, dossier_id=new_id, position=index))
            sharing.move(moving, new_id)
            copied = sharing.copy(moving, new_id, request.copies, self._new_id)
            sharing.untie(moving, copied, {person.id: short_name(person) for person in leaving})
            Parting(self._register, change, moving).part(old.id, new_id)
            self._tell(change, old, new)
            follow_occasions(self._register)
            self._register.drafts.discard(SEPARATE_DRAFT, old.id)
            self._save_batch(change, batch_id, old, new, leaving)
        words = f"Dossier {ref} ouvert à partir de {old.ref}. Annulable 30{NBSP}jours."
        return Done(batch_id, new_id, words)

    def _checked(self, request: SeparationRequest) -> tuple[Dossier, list[Person]]:
        dossier = self._register.dossiers.require(request.dossier_id)
        persons = self._register.persons.by_dossier(dossier.id)
        leaving = [person for person in persons if person.id in request.person_ids]
        if not leaving or len(leaving) == len(persons):
            raise BadInput(
                "Choisissez au moins une personne à séparer, et laissez-en une dans le dossier.",
                "Cochez les personnes qui auront leur propre dossier.",
            )
        return dossier, leaving

    def _stays(
        self, persons: list[Person], leaving: frozenset[PersonId], sharing: Sharing
    ) -> Iterator[str]:
        if sharing.shared:
            texts = plural(len(sharing.shared), "texte nomme aussi", "textes nomment aussi")
            yield f"{texts} une personne qui reste\u00a0: à copier si vous le cochez."
        papers = sharing.papers_left
        if papers:
            whose = "son" if papers == 1 else "leur"
            yield f"{plural(papers, 'écrit reste', 'écrits restent')} ici, avec {whose} numéro."
        by_id = {person.id: person for person in persons}
        cut = [
            in_words(relation, by_id[relation.from_id], by_id[relation.to_id])
            for relation in self._register.relations.by_dossier(persons[0].dossier_id)
            if len({relation.from_id, relation.to_id} & leaving) == 1
        ]
        if cut:
            yield f"Gardé en toutes lettres dans les deux fiches{NBSP}: {join_words(cut)}."

    def _tell(self, change: Change, old: Dossier, new: Dossier) -> None:
        for dossier, words in (
            (old, f"Une personne de ce dossier a maintenant le dossier {new.ref}."),
            (new, f"Dossier ouvert à partir de {old.ref}."),
        ):
            now = self._clock()
            event = Event(
                id=EventId(self._new_id()),
                dossier_id=dossier.id,
                kind=EventKind.NOTE,
                text=words,
                happened=PartialDate.of_day(now.date()),
                entered_at=now,
                author=self.actor.name,
            )
            self._register.events.save(change, event)

    def _save_batch(
        self, change: Change, batch_id: BatchId, old: Dossier, new: Dossier, leaving: list[Person]
    ) -> None:
        batch = Batch(
            id=batch_id,
            kind=BatchKind.SEPARATE,
            made_at=self._clock(),
            made_by=self.actor.name,
            first_entry=change.first_entry,
            last_entry=change.last_entry,
            label=f"{new.ref} à partir de {old.ref}",
            subjects=(old.id, new.id, *(person.id for person in leaving)),
        )
        self._register.batches.save(change, batch)


def _option(person: Person, today: date) -> Option:
    known = (display_name(person), age_in_words(person, today))
    return Option(person.id, ", ".join(part for part in known if part), initials(person))


def _goes(sharing: Sharing) -> Iterator[str]:
    counts = sharing.counts()
    parts = [plural(counts[name], one, more) for name, one, more in _GOES if counts.get(name)]
    yield (
        "Ce qui ne nomme que cette personne va dans le nouveau dossier."
        if not parts
        else (f"Va dans le nouveau dossier{NBSP}: {join_words(parts)}.")
    )


def _shared(sharing: Sharing, persons: list[Person]) -> Iterator[SharedText]:
    names = {person.id: short_name(person) for person in persons}
    for key, rows in sharing.shared.items():
        first: Any = rows[0]
        when = first.observed if hasattr(first, "observed") else first.happened
        named = dict.fromkeys(one for row in rows for one in row.person_ids)
        yield SharedText(
            key=key,
            when_words="date inconnue" if when is None else date_in_words(when),
            text=" ".join(row.text for row in rows),
            names=join_words([names[one] for one in named if one in names]),
        )

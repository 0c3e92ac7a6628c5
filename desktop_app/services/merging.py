"""Merging two dossiers, or two persons of one dossier: one change, nothing dropped (UX §2.22)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.batch import Batch, BatchKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.event import Event, EventKind
from desktop_app.domain.french import date_words, join_words
from desktop_app.domain.ids import BatchId, DossierId, EventId, PersonId
from desktop_app.domain.merging import Side, merge_dossiers, merge_persons
from desktop_app.domain.person import Person
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.register import tables
from desktop_app.register.moving import Moving, renamed
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.draft_moving import follow_drafts
from desktop_app.services.merge_rows import MergeWords
from desktop_app.services.merge_tidying import tidy_households, tidy_relations
from desktop_app.services.merge_views import Done, MergeRequest, MergeView, NearDossier
from desktop_app.services.pacing import Cancel, Pace, Tell, rows_of, tell_nobody
from desktop_app.services.record_words import RecordWords
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register

OTHER_RECORD = "autre fiche"
_CARRIED = tuple(
    table for table in tables.OF_DOSSIER if table not in (tables.HOUSEHOLD, tables.PERSON)
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two dossiers and who is who, checked."""

    gone: Dossier
    kept: Dossier
    couples: Mapping[PersonId, PersonId]
    choices: Mapping[PersonId, Mapping[str, Side]]


class Merging(Service):
    """One method a use case on merges."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        ending: Cancel,
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._ending = ending

    @needs(Right.READ)
    def near(self, dossier_id: DossierId, limit: int = 5) -> tuple[NearDossier, ...]:
        """Return the dossiers whose persons may be those of this one, without those refused."""
        return tuple(self._words().near(dossier_id, limit))

    @needs(Right.READ)
    def view(
        self,
        gone: DossierId,
        kept: DossierId,
        couples: Mapping[PersonId, PersonId | None] | None = None,
    ) -> MergeView:
        """Return two dossiers side by side; ``couples`` replaces who is proposed to be who."""
        register = self._register
        one, two = register.dossiers.require(gone), register.dossiers.require(kept)
        return self._words().dossiers(one, two, couples)

    @needs(Right.READ)
    def persons_view(self, gone: PersonId, kept: PersonId) -> MergeView:
        """Return two persons of one dossier side by side."""
        one, two = self._two_persons(gone, kept)
        return self._words().persons(one, two)

    @needs(Right.WRITE)
    def merge(
        self, request: MergeRequest, tell: Tell = tell_nobody, cancel: Cancel | None = None
    ) -> Done:
        """Make two dossiers one: ``request.gone`` goes, all that it holds joins ``request.kept``.

        Raise ``BadInput`` if they are one, or if two persons are said to be the same third one,
        ``Stopped`` if ``cancel`` says so, with the register as it was.
        """
        pair = self._checked(request)
        batch_id = BatchId(self._new_id())
        pace = self._pace(tell, cancel)
        pace.expect(rows_of(self._register, pair.gone.id))
        with self._register.change(self.actor, "merge", pace.step) as change:
            moving = Moving(self._register.connection, change)
            self._merge_couples(change, pair)
            self._move(moving, pair)
            self._name_kept(change, moving, pair.couples)
            tidy_relations(self._register, change, pair.kept.id)
            tidy_households(self._register, change, pair.kept.id)
            origin = pair.gone.ref
            self._register.dossiers.save(change, merge_dossiers(pair.gone, pair.kept, origin))
            self._tell_in_timeline(change, pair)
            self._register.dossiers.trash(change, pair.gone.id)
            follow_drafts(self._register, pair.gone.id, pair.kept.id, pair.couples, change.now)
            self._save_batch(
                change,
                batch_id,
                BatchKind.MERGE_DOSSIERS,
                f"{pair.gone.ref} dans {pair.kept.ref}",
                (pair.kept.id, pair.gone.id, *pair.couples.keys(), *pair.couples.values()),
            )
            self._register.touched(pair.kept.id, change.now)
        words = f"Dossier {pair.gone.ref} réuni à {pair.kept.ref}. Annulable 30\u00a0jours."
        return Done(batch_id, pair.kept.id, words)

    @needs(Right.WRITE)
    def merge_persons(
        self,
        gone: PersonId,
        kept: PersonId,
        choices: Mapping[str, Side] | None = None,
        tell: Tell = tell_nobody,
        cancel: Cancel | None = None,
    ) -> Done:
        """Make two persons of one dossier one; raise ``BadInput`` if they are not in one.

        Raise ``Stopped`` if ``cancel`` says so, with the register as it was.
        """
        one, two = self._two_persons(gone, kept)
        dossier = self._register.dossiers.require(two.dossier_id)
        batch_id = BatchId(self._new_id())
        pace = self._pace(tell, cancel)
        pace.expect(rows_of(self._register, dossier.id))
        with self._register.change(self.actor, "merge_persons", pace.step) as change:
            moving = Moving(self._register.connection, change)
            origin = {Side.GONE: OTHER_RECORD, Side.KEPT: OTHER_RECORD}
            self._merge_two(change, one, two, choices or {}, origin)
            self._name_kept(change, moving, {gone: kept})
            tidy_relations(self._register, change, dossier.id)
            follow_drafts(self._register, dossier.id, dossier.id, {gone: kept}, change.now)
            subjects = (dossier.id, kept, gone)
            self._save_batch(
                change, batch_id, BatchKind.MERGE_PERSONS, f"deux fiches de {dossier.ref}", subjects
            )
        return Done(batch_id, dossier.id, "Les deux fiches sont réunies. Annulable 30\u00a0jours.")

    def _pace(self, tell: Tell, cancel: Cancel | None) -> Pace:
        return Pace("La fusion a été arrêtée.", tell, cancel, self._ending)

    def _words(self) -> MergeWords:
        today = self._clock().date()
        return MergeWords(
            self._register, RecordWords(self._register, self._reference, today), today
        )

    def _two_persons(self, gone: PersonId, kept: PersonId) -> tuple[Person, Person]:
        one, two = self._register.persons.require(gone), self._register.persons.require(kept)
        if one.id == two.id or one.dossier_id != two.dossier_id:
            raise BadInput(
                "Ces deux fiches ne peuvent pas être réunies.",
                "Choisissez deux personnes du même dossier.",
            )
        return one, two

    def _checked(self, request: MergeRequest) -> _Pair:
        dossiers = self._register.dossiers
        gone, kept = dossiers.require(request.gone), dossiers.require(request.kept)
        couples = {one: two for one, two in request.couples.items() if two is not None}
        theirs = {person.id for person in self._register.persons.by_dossier(gone.id)}
        ours = {person.id for person in self._register.persons.by_dossier(kept.id)}
        distinct = len(set(couples.values())) == len(couples)
        if gone.id == kept.id or not (theirs >= couples.keys() and ours >= set(couples.values())):
            raise BadInput(
                "Ces deux dossiers ne peuvent pas être réunis.",
                "L’un d’eux a changé depuis. Choisissez-les de nouveau.",
            )
        if not distinct:
            raise BadInput(
                "Deux personnes ne peuvent pas être la même troisième.",
                "Vérifiez qui est qui, puis recommencez.",
            )
        return _Pair(gone, kept, couples, request.choices)

    def _merge_couples(self, change: Change, pair: _Pair) -> None:
        origin = {Side.GONE: pair.gone.ref, Side.KEPT: pair.kept.ref}
        for one, two in pair.couples.items():
            self._merge_two(
                change,
                self._register.persons.require(one),
                self._register.persons.require(two),
                pair.choices.get(one, {}),
                origin,
            )

    def _merge_two(
        self,
        change: Change,
        gone: Person,
        kept: Person,
        choices: Mapping[str, Side],
        origin: Mapping[Side, str],
    ) -> None:
        words = RecordWords(self._register, self._reference, self._clock().date())
        records = {Side.GONE: gone, Side.KEPT: kept}
        merged = merge_persons(
            gone, kept, choices, lambda side, name: words.value(records[side], name), origin
        )
        self._register.persons.save(change, renamed(merged, {gone.id: kept.id}.get))
        self._register.persons.trash(change, gone.id)

    def _name_kept(
        self, change: Change, moving: Moving, couples: Mapping[PersonId, PersonId]
    ) -> None:
        """Name the persons who stay in every row that still names those who went."""
        moving.rename(couples)
        for answer in self._register.distinct_persons.all():
            if answer.first_id == answer.second_id:
                self._register.distinct_persons.trash(change, answer.id)

    def _move(self, moving: Moving, pair: _Pair) -> None:
        """Bring everything along; each row is written once, with its new names."""
        gone, kept = pair.gone.id, pair.kept.id
        for table in _CARRIED:
            rows = moving.rows(table, gone)
            moving.move(table, [renamed(row, pair.couples.get) for row in rows], kept)
        for ordered in (tables.PERSON, tables.HOUSEHOLD):
            known = moving.rows(ordered, kept)
            at = max((item.position for item in known), default=-1) + 1
            merged_away = pair.couples if ordered is tables.PERSON else {}
            coming = [item for item in moving.rows(ordered, gone) if item.id not in merged_away]
            for index, item in enumerate(sorted(coming, key=lambda it: (it.position, it.id))):
                named = renamed(item, pair.couples.get)
                moving.write(ordered, replace(named, dossier_id=kept, position=at + index))

    def _tell_in_timeline(self, change: Change, pair: _Pair) -> None:
        """Write in the chronology where the other dossier went, with what has no other place."""
        now = self._clock()
        event = Event(
            id=EventId(self._new_id()),
            dossier_id=pair.kept.id,
            kind=EventKind.NOTE,
            text=" ".join(_gone_words(pair.gone)),
            happened=PartialDate.of_day(now.date()),
            entered_at=now,
            author=self.actor.name,
        )
        self._register.events.save(change, event)

    def _save_batch(
        self,
        change: Change,
        batch_id: BatchId,
        kind: BatchKind,
        label: str,
        subjects: tuple[str, ...],
    ) -> None:
        batch = Batch(
            id=batch_id,
            kind=kind,
            made_at=self._clock(),
            made_by=self.actor.name,
            first_entry=change.first_entry,
            last_entry=change.last_entry,
            label=label,
            subjects=tuple(dict.fromkeys(subjects)),
        )
        self._register.batches.save(change, batch)


def _gone_words(gone: Dossier) -> Iterator[str]:
    yield f"Le dossier {gone.ref} a été réuni à celui-ci."
    if gone.former_refs:
        yield f"Il portait aussi {join_words(gone.former_refs)}."
    if gone.opened_on is not None:
        yield f"Il était ouvert depuis le {date_words(gone.opened_on)}."
    if gone.archived_on is not None:
        yield f"Il était archivé depuis le {date_words(gone.archived_on)}."
    if gone.archive_reason.strip():
        yield f"Motif de l’archivage\u00a0: {gone.archive_reason.strip()}"

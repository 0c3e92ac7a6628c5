"""The history of a record and the Journal, as sentences; putting an old value back (UX §2.26)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from desktop_app.domain.ids import DossierId, OccasionId, PersonId, UserId
from desktop_app.domain.rights import Right
from desktop_app.domain.sitting import Sitting
from desktop_app.errors import BadInput, NotFound
from desktop_app.register import tables
from desktop_app.register.holdings import holdings
from desktop_app.register.journal import JournalEntry
from desktop_app.register.journal_reading import Choice, JournalReading
from desktop_app.register.reversal import reverse
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.history_views import Asked, HistoryLine, HistoryView, PutBack, Span
from desktop_app.services.journal_words import JournalWords
from desktop_app.services.reference import Reference
from desktop_app.services.subject_words import SubjectWords
from desktop_app.services.trash_words import TrashWords
from desktop_app.services.value_words import ValueWords

if TYPE_CHECKING:
    from desktop_app.register.register import Register

AT_ONCE = 100
"""How many entries of the journal one reading looks at."""

_BESIDE = ("absences", "sources")


class History(Service):
    """Read and verify what was written, by whom and when."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        title_of: Callable[[str], str],
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._title_of = title_of
        self._reading = JournalReading(register.connection, register.journal)

    @needs(Right.READ)
    def entries(self, limit: int = 200) -> tuple[JournalEntry, ...]:
        """Return the latest entries of the journal, the latest first."""
        return tuple(self._register.journal.entries(limit))

    @needs(Right.READ)
    def count(self) -> int:
        """Return how many entries the journal holds."""
        return self._register.journal.count()

    @needs(Right.READ)
    def verify(self) -> tuple[str, ...]:
        """Check the file and the chain of the journal; return what is wrong, in French."""
        rollback = self._register.rollback
        return (*([rollback] if rollback else []), *self._register.check_full())

    @needs(Right.READ)
    def of_dossier(self, dossier_id: DossierId, asked: Asked) -> HistoryView:
        """Return what was done with a dossier and all that it holds, its trash too."""
        held = holdings(self._register.connection, dossier_id).ids
        ids = {table: found for table, found in held.items() if table not in ("visit", "batch")}
        return self._view(ids, asked, within=dossier_id)

    @needs(Right.READ)
    def of_person(self, person_id: PersonId, asked: Asked) -> HistoryView:
        """Return what was done with the record of a person."""
        return self._view({"person": (person_id,)}, asked, within=person_id)

    @needs(Right.READ)
    def of_occasion(self, occasion_id: OccasionId, asked: Asked) -> HistoryView:
        """Return what was done with the texts of an observation, those taken out too."""
        ids = tuple(self._register.observations.every_id(occasion_id))
        return self._view({"observation": ids}, asked, within="")

    @needs(Right.READ)
    def journal(self, asked: Asked) -> HistoryView:
        """Return the Journal of the whole register."""
        entries = self._reading.latest(_choice(asked), AT_ONCE)
        users = sorted(
            ((profile.id, profile.name) for profile in self._register.profiles.all()),
            key=lambda pair: pair[1].casefold(),
        )
        return self._told(entries, "", tuple(users))

    @needs(Right.WRITE)
    def put_back(self, wanted: PutBack) -> Span:
        """Put the old value of one field back, in a change of its own; return it, for undoing.

        Raise ``BadInput`` if the old value was destroyed, ``NotFound`` if the record was.
        """
        old = self._old_values(wanted)
        present = self._present(wanted)
        kept = {name: present.get(name) for name in old}
        entry = replace(self._entries(wanted)[-1], before=old, after=kept)
        with self._register.change(self.actor, "put_back") as change:
            reversal = reverse(self._register.connection, change, (entry,))
            span = Span(change.first_entry, change.last_entry, frozenset({wanted.entity}))
        if not reversal.rows:
            raise BadInput("Cette valeur est déjà celle du registre.", "Il n’y a rien à rétablir.")
        return span

    @needs(Right.WRITE)
    def undo_put_back(self, span: Span) -> None:
        """Undo ``put_back``."""
        entries = self._register.journal.between(span.first, span.last)
        with self._register.change(self.actor, "undo") as change:
            reverse(self._register.connection, change, entries)

    def _view(self, ids: Mapping[str, tuple[str, ...]], asked: Asked, within: str) -> HistoryView:
        entries = self._reading.of_records(ids, _choice(asked), AT_ONCE)
        users = tuple((UserId(user), name) for user, name in self._reading.users(ids))
        return self._told(entries, within, users)

    def _told(
        self, entries: list[JournalEntry], within: str, users: tuple[tuple[UserId, str], ...]
    ) -> HistoryView:
        values = ValueWords(self._register, self._reference, self._clock)
        subjects = SubjectWords(TrashWords(self._register, self._title_of), within)
        lines: tuple[HistoryLine, ...] = JournalWords(values, subjects).lines(entries)
        return HistoryView(lines, entries[0].number if len(entries) == AT_ONCE else None, users)

    def _entries(self, wanted: PutBack) -> list[JournalEntry]:
        found = self._register.journal.of(wanted.entity, wanted.entity_id)
        return [entry for entry in found if wanted.first <= entry.number <= wanted.last]

    def _old_values(self, wanted: PutBack) -> dict[str, Any]:
        entries = self._entries(wanted)
        before = Sitting(entries).before if entries else None
        if before is None:
            raise BadInput("L’ancienne valeur a été détruite.", "Elle ne peut plus être rétablie.")
        old = {wanted.name: before[wanted.name]} if wanted.name in before else {}
        present = self._present(wanted)
        for group in _BESIDE:
            if group in before:
                others = {**present.get(group, {})}
                others.pop(wanted.name, None)
                former = before[group].get(wanted.name)
                old[group] = others if former is None else {**others, wanted.name: former}
        return old

    def _present(self, wanted: PutBack) -> dict[str, Any]:
        table = tables.BY_NAME[wanted.entity]
        row = self._register.connection.row(table.read_sql, (wanted.entity_id,))
        if row is None:
            raise NotFound("Cette fiche n’est plus dans le registre.", "Actualisez la page.")
        entity = table.plain(row, range(len(table.stored)))
        return {**table.whole({}), **entity}


def _choice(asked: Asked) -> Choice:
    return Choice(
        changes=asked.changes,
        readings=asked.readings,
        user=asked.user_id,
        entities=(asked.kind,) if asked.kind else (),
        since=None if asked.since is None else _midnight(asked.since),
        until=None if asked.until is None else _midnight(asked.until + timedelta(days=1)),
        before=asked.before,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()

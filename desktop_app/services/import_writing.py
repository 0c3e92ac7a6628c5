"""Write an import: one change, so that a kill leaves nothing; told and stopped between rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.batch import Batch, BatchKind
from desktop_app.domain.french import plural
from desktop_app.domain.ids import BatchId, PersonId
from desktop_app.domain.import_family import Family, FamilyMaker, linked
from desktop_app.domain.import_read import ReadRow
from desktop_app.domain.person import Person
from desktop_app.domain.rights import Actor
from desktop_app.register.search_feed import NewDossiers
from desktop_app.services.import_places import ImportedPlaces
from desktop_app.services.import_views import Decision, Decisions, DryRun, Duplicate, Imported

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register

VERB = "import"
_SLICE = 100
"""How many dossiers are written at once: few enough to stop within a blink."""


@dataclass
class ImportWriter:
    """One import. ``step`` is told how many rows are done of how many, and may raise to stop."""

    register: Register
    actor: Actor
    now: datetime
    new_id: Callable[[], str]
    places: ImportedPlaces
    step: Callable[[int, int], None]
    _persons: dict[int, Person] = field(default_factory=dict)
    _saved_places: int = 0

    def write(self, run: DryRun, decisions: Decisions) -> Imported:
        """Write all of it, or nothing; return what was done."""
        links = _links(run, decisions)
        skipped = {row for row, choice in decisions.items() if choice is Decision.SKIP}
        families = _families(run, skipped | links.keys())
        total = sum(map(len, families)) + len(links)
        maker = FamilyMaker(self.new_id, self.places.of, self.actor.name, self.now)
        done = persons = 0
        feed = NewDossiers(self.register)
        with self.register.change(self.actor, VERB) as change:
            refs = self.register.next_refs(change, "D", self.now.year, len(families))
            named = list(zip(refs, families, strict=True))
            for start in range(0, len(named), _SLICE):
                made = []
                for ref, rows in named[start : start + _SLICE]:
                    self.step(done, total)
                    made.append(maker.family(rows, ref))
                    done += len(rows)
                persons += self._write_families(change, made, feed)
            feed.finish()
            change.touched.clear()  # all of it is found already: nothing is read back for that
            done += self._write_links(change, links, lambda count: self.step(done + count, total))
            self.step(done, total)
            batch = self._batch(change, done)
            self.register.batches.save(change, batch)
        return Imported(
            batch.id, done, len(families), persons, len(links), len(skipped & _numbers(run))
        )

    def _write_families(self, change: Change, families: Sequence[Family], feed: NewDossiers) -> int:
        register = self.register
        places = self.places.made[self._saved_places :]
        self._saved_places = len(self.places.made)
        register.places.add_all(change, places)
        register.dossiers.add_all(change, [family.dossier for family in families])
        register.persons.add_all(change, [p for family in families for p in family.persons])
        register.relations.add_all(change, [r for family in families for r in family.relations])
        register.observations.add_all(
            change, [o for family in families for o in family.observations]
        )
        for place in places:
            feed.place(place)
        for family in families:
            feed.dossier(family.dossier, family.persons, self.places.by_id)
            self._persons.update(family.person_of)
        return sum(len(family.persons) for family in families)

    def _write_links(
        self, change: Change, links: Mapping[int, _Link], told: Callable[[int], None]
    ) -> int:
        persons = self.register.persons
        for count, link in enumerate(links.values()):
            told(count)
            if link.person_id is not None:
                person_id = link.person_id
            else:
                person_id = self._persons[link.row_number].id
            persons.save(change, linked(persons.require(person_id), link.row, self.now))
        return len(links)

    def _batch(self, change: Change, rows: int) -> Batch:
        return Batch(
            id=BatchId(self.new_id()),
            kind=BatchKind.IMPORT,
            made_at=self.now,
            made_by=self.actor.name,
            first_entry=change.first_entry,
            last_entry=change.last_entry,
            label=f"Import de {plural(rows, 'ligne', 'lignes')}",
        )


@dataclass(frozen=True, slots=True)
class _Link:
    """A row to add to a person of the register, or else to the person of another row."""

    row: ReadRow
    person_id: PersonId | None
    row_number: int = 0


def _links(run: DryRun, decisions: Decisions) -> dict[int, _Link]:
    """Return the rows to link. A chain of rows ends at one that is created, or is broken."""
    rows = {row.number: row for row in run.read.rows}
    targets = _targets(run.duplicates, decisions)
    found: dict[int, _Link] = {}
    for number in targets:
        seen, at = {number}, targets[number]
        while at.person_id is None and at.other_row in targets and at.other_row not in seen:
            seen.add(at.other_row)
            at = targets[at.other_row]
        other = at.other_row
        if at.person_id is not None:
            found[number] = _Link(rows[number], at.person_id)
        elif other is not None and other in rows and decisions.get(other) is not Decision.SKIP:
            found[number] = _Link(rows[number], None, other)
    return {
        number: link
        for number, link in found.items()
        if link.person_id is not None or link.row_number not in found
    }


def _targets(duplicates: tuple[Duplicate, ...], decisions: Decisions) -> dict[int, Duplicate]:
    """Return what each row that is to be linked looks like; the register comes first."""
    chosen: dict[int, Duplicate] = {}
    for duplicate in duplicates:
        if decisions.get(duplicate.row) is Decision.LINK:
            held = chosen.get(duplicate.row)
            if held is None or (held.person_id is None and duplicate.person_id is not None):
                chosen[duplicate.row] = duplicate
    return chosen


def _families(run: DryRun, left_out: set[int]) -> list[tuple[ReadRow, ...]]:
    kept = (
        tuple(row for row in rows if row.number not in left_out) for rows in run.read.families()
    )
    return [rows for rows in kept if rows]


def _numbers(run: DryRun) -> set[int]:
    return {row.number for row in run.read.rows}

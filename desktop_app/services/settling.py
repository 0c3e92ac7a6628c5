"""After an undoing: what was written since goes with the persons that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.batch import Batch, BatchKind
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.merging import merge_dossiers
from desktop_app.domain.restoring import without_addition
from desktop_app.register import tables
from desktop_app.register.moving import Moving, named_by, renamed
from desktop_app.register.table import Table
from desktop_app.services.draft_moving import follow_drafts, follow_occasions
from desktop_app.services.parting import Parting

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register
    from desktop_app.register.reversal import Kept
    from desktop_app.services.since import Since

_NAMING = tuple(
    table
    for table in tables.OF_DOSSIER
    if table not in (tables.PERSON, tables.RELATION, tables.HOUSEHOLD)
)


class Settling:
    """Puts rows where they belong, in the change of the undoing.

    ``moved`` counts the rows that followed their persons, by table; ``parted`` are the links in
    words between persons who are no longer in one dossier.
    """

    def __init__(self, register: Register, change: Change, since: Since) -> None:
        self._register = register
        self._change = change
        self._since = since
        self._moving = Moving(register.connection, change)
        self.moved: dict[str, int] = {}
        self.parted: list[str] = []

    def lists(self, kept: Iterable[Kept]) -> None:
        """Take out of a field changed since what the batch had added, and leave the change."""
        for item in kept:
            table = tables.BY_NAME[item.entity]
            row = self._register.connection.row(
                f"SELECT {table.column_list} FROM {table.name} WHERE id = ?",  # noqa: S608
                (item.entity_id,),
            )
            if row is None:
                continue
            entity = table.decode(row)
            index = next(i for i, column in enumerate(table.stored) if column.name == item.name)
            present = table.plain(table.encode(entity), (index,))[item.name]
            before, after = self._since.values(item.entity, item.entity_id, item.name)
            cleaned = without_addition(before, after, present)
            if cleaned != present:
                self._moving.write(table, table.changed(entity, {item.name: cleaned}))

    def rows(self, batch: Batch) -> None:
        """Let what was written since follow its persons to their dossier."""
        if batch.kind is BatchKind.MERGE_DOSSIERS:
            kept, gone = DossierId(batch.subjects[0]), DossierId(batch.subjects[1])
            self._unmerge_ref(kept, gone)
            self._name_again(batch, gone)
            self.part(kept, gone)
        elif batch.kind is BatchKind.SEPARATE:
            old, new = DossierId(batch.subjects[0]), DossierId(batch.subjects[1])
            self._take_back(old, new)

    def drafts(self, batch: Batch) -> None:
        """Let the drafts of corrections follow their observation."""
        if batch.kind is BatchKind.SEPARATE:
            old, new = batch.subjects[:2]
            follow_drafts(self._register, new, old, {}, self._change.now)
        follow_occasions(self._register)

    def part(self, old: DossierId, new: DossierId) -> None:
        """Between two dossiers whose persons have just parted, put rows written since right."""
        theirs = {person.id for person in self._register.persons.by_dossier(new)}
        for table in _NAMING:
            for group in self._groups(table, old):
                named = {one for row in group for one in named_by(row)}
                if named and named <= theirs:
                    count = self._moving.move(table, group, new)
                    self.moved[table.name] = self.moved.get(table.name, 0) + count
        self.parted += Parting(self._register, self._change, self._moving).part(old, new)

    def _groups(self, table: Table[Any], dossier_id: DossierId) -> Iterator[list[Any]]:
        """Yield the rows written since: the texts of one occasion together."""
        groups: dict[str, list[Any]] = {}
        for row in self._moving.rows(table, dossier_id):
            if self._since.written(table.name, row.id) and self._alive(table, row.id):
                key = row.occasion_id if table is tables.OBSERVATION else row.id
                groups.setdefault(key, []).append(row)
        yield from groups.values()

    def _alive(self, table: Table[Any], row_id: str) -> bool:
        return bool(
            self._register.connection.value(
                f"SELECT 1 FROM {table.name} WHERE id = ? AND trashed_at IS NULL",  # noqa: S608
                (row_id,),
            )
        )

    def _unmerge_ref(self, kept_id: DossierId, gone_id: DossierId) -> None:
        """Give its own references back to a dossier, also when others were merged since."""
        kept, gone = self._register.dossiers.get(kept_id), self._register.dossiers.get(gone_id)
        if kept is not None and gone is not None:
            theirs = {gone.ref, *gone.former_refs}
            refs = tuple(ref for ref in kept.former_refs if ref not in theirs)
            self._register.dossiers.save(self._change, replace(kept, former_refs=refs))

    def _name_again(self, batch: Batch, gone: DossierId) -> None:
        """In rows that went back and were changed since, name the persons of that dossier."""
        apart = self._couples(batch)
        for table in _NAMING:
            for row in self._moving.rows(table, gone):
                if self._since.written(table.name, row.id):
                    self._moving.write(table, renamed(row, apart.get))

    def _couples(self, batch: Batch) -> dict[PersonId, PersonId]:
        """Return who of the dossier that went was whom, by the one that stayed."""
        ids = [PersonId(one) for one in batch.subjects[2:]]
        half = len(ids) // 2
        return dict(zip(ids[half:], ids[:half], strict=True))

    def _take_back(self, old_id: DossierId, new_id: DossierId) -> None:
        """Bring everything that is left in a dossier that goes to the one it was made from."""
        if self._since.worked_on("dossier", new_id):
            self._take_texts(old_id, new_id)
        for table in tables.OF_DOSSIER:
            for row in self._moving.rows(table, new_id):
                made = self._since.made(table.name, row.id)
                if not made or self._since.worked_on(table.name, row.id):
                    self._moving.move(table, (row,), old_id)
                    self.moved[table.name] = self.moved.get(table.name, 0) + 1

    def _take_texts(self, old_id: DossierId, new_id: DossierId) -> None:
        table = tables.DOSSIER
        row = self._register.connection.row(
            f"SELECT {table.column_list} FROM dossier WHERE id = ?",  # noqa: S608
            (new_id,),
        )
        old = self._register.dossiers.get(old_id)
        if row is not None and old is not None:
            gone = table.decode(row)
            merged = merge_dossiers(gone, old, gone.ref)
            self._register.dossiers.save(self._change, merged)

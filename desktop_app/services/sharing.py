"""Which rows of a dossier name only some of its persons, and which name others too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.event import Event
from desktop_app.domain.ids import (
    DossierId,
    EventId,
    ObservationId,
    OccasionId,
    PersonId,
)
from desktop_app.register import tables
from desktop_app.register.moving import Moving, named_by
from desktop_app.register.table import Table

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_BY_PERSON = (
    tables.ATTACHMENT,
    tables.CONSENT,
    tables.INDICATION,
    tables.ORIENTATION,
    tables.REMINDER,
)


@dataclass(slots=True)
class Sharing:
    """What goes with ``leaving``; ``shared`` are the texts that name others too, by key."""

    leaving: frozenset[PersonId]
    goes: list[tuple[Table[Any], Any]] = field(default_factory=list)
    shared: dict[str, list[Any]] = field(default_factory=dict)
    papers_left: int = 0
    trashed: frozenset[str] = frozenset()

    def counts(self) -> dict[str, int]:
        """Return how many of each kind go along, observations by occasion."""
        alive = [(table, row) for table, row in self.goes if row.id not in self.trashed]
        seen = {
            (table.name, row.occasion_id if table is tables.OBSERVATION else row.id)
            for table, row in alive
        }
        return dict(Counter(name for name, _key in seen))

    def move(self, moving: Moving, to: DossierId) -> None:
        """Put what names only those who leave in their dossier."""
        for table, row in self.goes:
            moving.move(table, (row,), to)

    def copy(
        self, moving: Moving, to: DossierId, keys: frozenset[str], new_id: Callable[[], str]
    ) -> dict[str, str]:
        """Copy the shared texts that were ticked; return the copies' ids by their originals'."""
        copies: dict[str, str] = {}
        for key, rows in self.shared.items():
            if key not in keys:
                continue
            occasion = OccasionId(new_id())
            for row in rows:
                copies[row.id] = new_id()
                moving.write(_table_of(row), self._copy(row, copies[row.id], occasion, to))
        return copies

    def untie(
        self, moving: Moving, copies: Mapping[str, str], names: Mapping[PersonId, str]
    ) -> None:
        """Cut what would lead from one dossier into the other; a speaker keeps her name."""
        for table, row in self.goes:
            if table is tables.INDICATION and row.observation_id is not None:
                going = {one.id for kind, one in self.goes if kind is tables.OBSERVATION}
                if row.observation_id not in going:
                    copied = copies.get(row.observation_id)
                    kept = None if copied is None else ObservationId(copied)
                    moving.write(table, replace(self._now(moving, table, row), observation_id=kept))
        for rows in self.shared.values():
            for row in rows:
                speaker = names.get(getattr(row, "speaker_id", None) or PersonId(""))
                if speaker and not row.speaker.strip():
                    moving.write(tables.OBSERVATION, replace(row, speaker=speaker))

    def _now(self, moving: Moving, table: Table[Any], row: Any) -> Any:
        return moving.row(table, row.id) or row

    def _copy(self, row: Any, row_id: str, occasion: OccasionId, to: DossierId) -> Any:
        named = tuple(one for one in row.person_ids if one in self.leaving)
        if isinstance(row, Event):
            return replace(row, id=EventId(row_id), dossier_id=to, person_ids=named)
        speaks = row.speaker_id if row.speaker_id in self.leaving else None
        return replace(
            row,
            id=ObservationId(row_id),
            dossier_id=to,
            occasion_id=occasion,
            person_ids=named,
            speaker_id=speaks,
        )


def sorted_out(register: Register, dossier_id: DossierId, leaving: frozenset[PersonId]) -> Sharing:
    """Sort the rows of a dossier: what goes with ``leaving``, what also names others."""
    reader = _Reader(register, dossier_id, leaving)
    reader.texts()
    reader.others()
    reader.papers()
    return reader.sharing


class _Reader:
    def __init__(
        self, register: Register, dossier_id: DossierId, leaving: frozenset[PersonId]
    ) -> None:
        self._rows = Rows(register, dossier_id)
        self.sharing = Sharing(leaving, trashed=self._rows.trashed)
        self._occasions: set[str] = set()
        self._going: set[str] = set()

    def texts(self) -> None:
        """Sort observations, the texts of an occasion together, and calls and notes."""
        groups: dict[str, list[Any]] = {}
        for row in self._rows.of(tables.OBSERVATION):
            groups.setdefault(row.occasion_id, []).append(row)
        for row in self._rows.of(tables.EVENT):
            groups[row.id] = [row]
        for key, rows in groups.items():
            named = {one for row in rows for one in named_by(row)}
            if named and named <= self.sharing.leaving:
                self._occasions.add(key)
                for row in rows:
                    self._go(_table_of(row), row)
            elif named & self.sharing.leaving:
                alive = [row for row in rows if row.id not in self.sharing.trashed]
                if alive:
                    self.sharing.shared[key] = alive

    def others(self) -> None:
        """Sort pieces, agreements and indicators by the person named, or by their occasion."""
        for table in _BY_PERSON:
            for row in self._rows.of(table):
                named = named_by(row)
                along = getattr(row, "occasion_id", None) in self._occasions
                if (named and named <= self.sharing.leaving) or (along and not named):
                    self._go(table, row)

    def papers(self) -> None:
        """Let an écrit go if it speaks of them alone and quotes nothing that stays."""
        for row in self._rows.of(tables.ECRIT):
            named = named_by(row)
            quoted = {*row.observation_ids, *getattr(row, "attachment_ids", ())}
            if named and named <= self.sharing.leaving and quoted <= self._going:
                self._go(tables.ECRIT, row)
                self._read_over(row.id)
            elif named & self.sharing.leaving and row.id not in self.sharing.trashed:
                self.sharing.papers_left += 1

    def _read_over(self, ecrit_id: str) -> None:
        """Let the frozen versions and the remarks of an écrit go along."""
        for table in (tables.ECRIT_VERSION, tables.REMARK):
            for row in self._rows.of(table):
                if row.ecrit_id == ecrit_id:
                    self._go(table, row)

    def _go(self, table: Table[Any], row: Any) -> None:
        self.sharing.goes.append((table, row))
        self._going.add(row.id)


class Rows:
    """The rows of a dossier, those in the trash too."""

    def __init__(self, register: Register, dossier_id: DossierId) -> None:
        self._register = register
        self._dossier_id = dossier_id
        self.trashed = frozenset(
            row[0]
            for table in tables.OF_DOSSIER
            for row in register.connection.rows(
                f"SELECT id FROM {table.name} WHERE dossier_id = ? AND trashed_at IS NOT NULL",  # noqa: S608
                (dossier_id,),
            )
        )

    def of(self, table: Table[Any]) -> list[Any]:
        """Return the rows of one table, the oldest first."""
        sql = f"SELECT {table.column_list} FROM {table.name} WHERE dossier_id = ? ORDER BY id"  # noqa: S608
        return [
            table.decode(row) for row in self._register.connection.rows(sql, (self._dossier_id,))
        ]


def _table_of(row: Any) -> Table[Any]:
    return tables.EVENT if isinstance(row, Event) else tables.OBSERVATION

"""An open register: repositories, settings, drafts, search and journal on one connection."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ids import DossierId
from desktop_app.domain.organisation import Organisation
from desktop_app.domain.rights import Actor
from desktop_app.register import search_feed, storage, tables
from desktop_app.register.anchor import ANCHOR_EVERY, Anchors, compare
from desktop_app.register.change import Change, Step, untold
from desktop_app.register.chronology import Chronology
from desktop_app.register.database import Connection, create_database, move_database, open_database
from desktop_app.register.drafts import DraftStore
from desktop_app.register.durable import sync_folder
from desktop_app.register.instance import InstanceLock
from desktop_app.register.integrity import full_problems, quick_problems, shortened
from desktop_app.register.journal import Journal
from desktop_app.register.keys import REGISTER_ID, KeyRing
from desktop_app.register.layout import Layout
from desktop_app.register.location import risk_of, system_mounts
from desktop_app.register.overview import DossierOverview, Overview, Recents
from desktop_app.register.replay import replay_problems
from desktop_app.register.repositories import Repositories
from desktop_app.register.safety_copy import copies_in, copy_register, newest_copy
from desktop_app.register.search import SearchIndex
from desktop_app.register.settings import Settings
from desktop_app.register.space import free_bytes_at, low_space
from desktop_app.register.upgrade import build, upgrade

_ORGANISATION_ID = "organisation"
_REF = re.compile(r"(D-\d{4})-(\d{3,6})")


class Register(Repositories):
    """The register while it is open. Used from one thread; made by ``open`` only."""

    def __init__(
        self,
        layout: Layout,
        connection: Connection,
        lock: InstanceLock,
        journal: Journal,
        anchors: Anchors,
        ring: KeyRing,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(connection)
        self.folder = layout.folder
        self._layout = layout
        self.connection = connection
        self.journal = journal
        self.warnings: tuple[str, ...] = ()
        self.rollback = ""
        self.settings = Settings(connection)
        self.drafts = DraftStore(connection)
        self.search = SearchIndex(connection, lambda: clock().date())
        self.chronology = Chronology(connection)
        self._overview = Overview(connection)
        self._recents = Recents(connection)
        self._lock = lock
        self._anchors = anchors
        self._ring = ring
        self._register_id = ring.derive(REGISTER_ID).hex()[:32]
        self._anchored = journal.head.count
        self._clock = clock
        self._change: Change | None = None
        self._closed = False

    @staticmethod
    def create(folder: Path, ring: KeyRing) -> None:
        """Make the database of a new register in ``folder``; raise ``VaultError`` if it exists.

        It gets its name once it is whole: a kill on the way leaves no half register.
        """
        layout = Layout(folder)
        layout.make()
        if layout.database.exists():
            raise storage.already_there()
        part = layout.database.with_suffix(".part")
        part.unlink(missing_ok=True)
        connection = create_database(part, ring.main)
        try:
            build(connection)
        finally:
            connection.close()
        with storage.told():
            move_database(part, layout.database)
            sync_folder(folder)

    @classmethod
    def open(
        cls,
        folder: Path,
        ring: KeyRing,
        *,
        clock: Callable[[], datetime],
        device: str,
        user_name: str,
        anchors: Path,
        free_bytes: Callable[[Path], int] = free_bytes_at,
    ) -> Register:
        """Open the register in ``folder`` for this program alone.

        Raise ``VaultError``, ``RegisterInUse``, ``RegisterDamaged``, ``NewerRegister`` or a storage
        error. What the user must know without being stopped is in ``warnings``.
        """
        layout = Layout(folder)
        layout.require()
        lock = InstanceLock(layout.lock)
        lock.acquire(user_name, device, clock())
        connection = None
        try:
            layout.sweep()
            connection = open_database(layout.database, ring.main)
            upgrade(layout, connection, ring, clock())
            journal = Journal(connection, ring, device)
            register = cls(layout, connection, lock, journal, Anchors(anchors), ring, clock)
            search_feed.feed_notes(register)
            register.warnings = register._first_look(free_bytes(folder))
        except BaseException:
            if connection is not None:
                connection.close()
            lock.release()
            raise
        return register

    def _first_look(self, free: int) -> tuple[str, ...]:
        """Return what opening must tell: an older copy, a nearly full disk, a risky place."""
        anchor = self._anchors.of(self._register_id)
        older = compare(anchor, self.journal)
        self.rollback = older if anchor is not None else ""
        if anchor is None:
            self._anchor()
        space = low_space(self._layout, free)
        place = risk_of(self.folder.absolute(), os.environ, system_mounts())
        return tuple(warning for warning in (older, space, place) if warning)

    @contextmanager
    def change(self, actor: Actor, verb: str, step: Step = untold) -> Iterator[Change]:
        """Open the one transaction of a user action; an exception undoes all of it.

        ``step`` is told of each row written and of each thing that the search finds again.
        """
        if self._change is not None:
            raise RuntimeError("a change is already open")
        self.connection.begin()
        moment = self._clock()
        self._change = change = Change(self.connection, self.journal, actor, verb, moment, step)
        try:
            yield change
            search_feed.refresh(self, change)
            self.connection.commit()
        except BaseException:
            self.journal.forget_head()
            self.connection.roll_back()
            raise
        finally:
            self._change = None
        if self.journal.head.count - self._anchored >= ANCHOR_EVERY:
            self._anchor()

    def next_refs(self, change: Change, prefix: str, year: int, count: int) -> list[str]:
        """Return the next ``count`` free references at once."""
        if change is not self._change:
            raise RuntimeError("a reference is taken inside the open change")
        name = f"{prefix}-{year:04d}"
        last = self.connection.value(
            "INSERT INTO counter (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value",
            (name, count),
        )
        return [f"{name}-{number:03d}" for number in range(last - count + 1, last + 1)]

    def next_ref(self, change: Change, prefix: str, year: int) -> str:
        """Return the next free reference, « D-2026-014 », never given twice."""
        return self.next_refs(change, prefix, year, 1)[0]

    def take_ref(self, change: Change, ref: str) -> bool:
        """Take a reference that comes from outside; false if it is not well formed or not free."""
        match = _REF.fullmatch(ref)
        if change is not self._change or match is None or self.dossiers.has_ref(ref):
            return False
        self.connection.run(
            "INSERT INTO counter (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = MAX(value, excluded.value)",
            (match[1], int(match[2])),
        )
        return True

    def organisation(self) -> Organisation:
        """Return the association; an empty one before it is known."""
        row = self.connection.row(
            f"SELECT {tables.ORGANISATION.column_list} FROM organisation WHERE id = ?",  # noqa: S608
            (_ORGANISATION_ID,),
        )
        return Organisation() if row is None else tables.ORGANISATION.decode(row)

    def save_organisation(self, change: Change, organisation: Organisation) -> None:
        """Keep the association."""
        change.write(
            tables.ORGANISATION, _ORGANISATION_ID, tables.ORGANISATION.encode(organisation)
        )

    def overview(
        self, state: DossierState | None = None, ids: Sequence[DossierId] | None = None
    ) -> list[DossierOverview]:
        """Return a row a dossier, the last observed first; or those of ``ids`` in their order."""
        return self._overview.rows(state, ids)

    def count_dossiers(self, state: DossierState | None = None) -> int:
        """Return how many dossiers there are, in a state if one is given."""
        return self._overview.count(state)

    def observations_since(self, day: date) -> int:
        """Return how many occasions were entered since the start of ``day``."""
        return self._overview.occasions_since(day)

    def touched(self, dossier_id: DossierId, now: datetime) -> None:
        """Remember that a dossier was opened now."""
        self._recents.touch(dossier_id, now)

    def recent(self, limit: int) -> list[DossierId]:
        """Return the dossiers opened last, the latest first."""
        return self._recents.latest(limit)

    def size(self) -> int:
        """Return the bytes of the database, what is being written included."""
        pages = self.connection.value("PRAGMA page_count")
        return int(pages) * int(self.connection.value("PRAGMA page_size"))

    def check_quick(self) -> list[str]:
        """Return what is wrong with the file, in French; for every opening, in the background."""
        return quick_problems(self.connection)

    def check_full(self) -> list[str]:
        """Return what is wrong with file, references, journal or pieces; for once a week."""
        problems = full_problems(self.connection)
        if problems:
            return problems
        history = replay_problems(self.connection, self.journal, tables.JOURNALLED)
        return shortened(self.journal.verify()) + history + self.contents.problems()

    def copy(self, into: Path | None = None) -> Path:
        """Write a verified copy of the register in ``into`` (or ``backups/``); return its folder.

        Raise ``StorageFull``, ``StorageReadOnly``, or ``StorageUncertain`` if it cannot be read
        back. A folder that is not there is refused: made anew where a USB key was, it would hold
        a copy that goes nowhere.
        """
        if into is not None and not into.is_dir():
            raise storage.gone()
        folder = into or self._layout.backups
        return copy_register(self._layout, self.connection, self._ring, folder, self._clock())

    def copies_here(self) -> int:
        """Return how many copies of the register lie in its own folder."""
        return copies_in(self._layout)

    def newest_copy(self) -> datetime | None:
        """Return when the latest verified copy in the register's own folder was made."""
        return newest_copy(self._layout)

    def close(self) -> None:
        """Anchor the journal, close the database, give the lock back. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        try:
            self._anchor()
        finally:
            self.connection.close()
            self._lock.release()

    def accept_copy(self, change: Change) -> None:
        """Take this copy for the right one: an older or another copy is told of until then."""
        change.note("register", self._register_id)
        self.warnings = tuple(warning for warning in self.warnings if warning != self.rollback)
        self.rollback = ""

    def _anchor(self) -> None:
        if self.rollback:
            return  # what was seen here stays known until the user has answered
        self._anchors.keep(self._register_id, self.journal, self._clock())
        self._anchored = self.journal.head.count

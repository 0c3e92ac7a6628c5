"""Import of an existing register: read, match the columns, try, write, undo (UX §1.8).

The file is only read, where it is; nothing of it is copied outside the register.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.batch import UNDO_FOR, BatchKind
from desktop_app.domain.folding import fold
from desktop_app.domain.french import plural
from desktop_app.domain.ids import BatchId
from desktop_app.domain.import_fields import Field
from desktop_app.domain.import_mapping import ColumnMapping, propose, relaid
from desktop_app.domain.import_mapping_file import (
    SavedMapping,
    applied,
    from_plain,
    saved_from,
    to_plain,
)
from desktop_app.domain.import_plan import ReadSheet, read_sheet
from desktop_app.domain.import_read import Message, PlaceSaid
from desktop_app.domain.import_sheet import Sheet, Workbook
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput, NotFound
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.import_likeness import likely_duplicates
from desktop_app.services.import_places import ImportedPlaces, ReferenceLists
from desktop_app.services.import_undoing import WorkedOn
from desktop_app.services.import_views import (
    Decisions,
    DryRun,
    Imported,
    ImportFile,
    PastImport,
)
from desktop_app.services.import_writing import ImportWriter
from desktop_app.services.pacing import Cancel, Pace, Stopped, Tell, rows_to_undo, tell_nobody
from desktop_app.services.papers import Papers
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.register import Register

MAX_BYTES = 25 << 20
_MAPPINGS = "import.mappings"
_KEPT_MAPPINGS = 20


class Importing(Service):
    """One method a step of an import."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        papers: Papers,
        ending: Cancel,
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._papers = papers
        self._ending = ending
        self._lists: ReferenceLists | None = None

    @needs(Right.WRITE)
    def read(
        self, path: Path, saved: SavedMapping | None = None, cancel: Cancel | None = None
    ) -> ImportFile:
        """Return the table of a file with a mapping: as ``saved``, as last time, or proposed.

        Raise ``BadInput`` in words when the file cannot be opened or is refused.
        """
        workbook = self._papers.table(_content(path), cancel)
        sheet = (saved and saved.sheet and workbook.named(saved.sheet)) or workbook.main_sheet()
        if saved is not None:
            return self._with_saved(workbook, sheet, saved)
        proposed = propose(sheet, self._today(), self._words())
        known = self._register.settings.get(_MAPPINGS) or {}
        kept = known.get(_signature(proposed.titles))
        if kept is None:
            return ImportFile(workbook, proposed)
        file = self._with_saved(workbook, sheet, from_plain(kept))
        return replace(file, told=(), remembered=True)

    def _with_saved(self, workbook: Workbook, sheet: Sheet, saved: SavedMapping) -> ImportFile:
        mapping, told = applied(saved, sheet, self._today(), self._words())
        return ImportFile(workbook, mapping, told)

    @needs(Right.WRITE)
    def other_sheet(self, file: ImportFile, name: str) -> ImportFile:
        """Return the file with another of its sheets, and the mapping proposed for that one."""
        sheet = file.workbook.named(name) or file.workbook.main_sheet()
        return replace(
            file, mapping=propose(sheet, self._today(), self._words()), told=(), remembered=False
        )

    @needs(Right.WRITE)
    def other_titles(self, file: ImportFile, title_rows: Iterable[int]) -> ImportFile:
        """Return the file read with the titles in these rows, counted from 0."""
        mapping = file.mapping
        sheet = file.workbook.named(mapping.sheet) or file.workbook.main_sheet()
        again = relaid(mapping, sheet, tuple(title_rows), self._today(), self._words())
        return replace(file, mapping=replace(again, ages_on=mapping.ages_on), remembered=False)

    @needs(Right.WRITE)
    def keep_mapping(self, mapping: ColumnMapping) -> None:
        """Remember the mapping for files with the same titles."""
        known: dict[str, Any] = dict(self._register.settings.get(_MAPPINGS) or {})
        signature = _signature(mapping.titles)
        plain = to_plain(saved_from(mapping))
        if known.pop(signature, None) == plain:
            return
        kept = dict(list(known.items())[-_KEPT_MAPPINGS + 1 :])
        with self._register.change(self.actor, "change") as change:
            self._register.settings.set(change, _MAPPINGS, {**kept, signature: plain})

    @needs(Right.WRITE)
    def try_out(
        self,
        file: ImportFile,
        tell: Tell = tell_nobody,
        cancel: Cancel | None = None,
    ) -> DryRun:
        """Return what the import would do, with a message a cell; the register stays as it is.

        Raise ``Stopped`` if ``cancel`` says so.
        """
        step = self._step(tell, cancel)
        read = read_sheet(file.workbook, file.mapping, self._today(), self._words(), step)
        places = self._places()
        messages = [
            *(Message(0, "", words) for words in file.told),
            *read.messages,
            *self._about_communes(read, places),
        ]
        new_places = sum(1 for _ in self._new_places(read, places))
        found = likely_duplicates(self._register, read, lambda: step(0, 0))
        families = read.families()
        return DryRun(
            read,
            dossiers=len(families),
            persons=len(read.rows),
            new_places=new_places,
            observations=sum(len(row.observations) for row in read.rows),
            messages=tuple(sorted(messages, key=lambda message: message.row)),
            rejected=read.rejected,
            duplicates=found,
        )

    @needs(Right.WRITE)
    def run(
        self,
        dry: DryRun,
        decisions: Decisions | None = None,
        tell: Tell = tell_nobody,
        cancel: Cancel | None = None,
    ) -> Imported:
        """Write the import in one change; raise ``Stopped``, with nothing written.

        A row that looks like somebody is created, unless ``decisions`` says otherwise.
        """
        if not dry.read.rows:
            return Imported(None, 0, 0, 0, 0, 0)
        writer = ImportWriter(
            self._register,
            self.actor,
            self._clock(),
            self._new_id,
            self._places(),
            self._step(tell, cancel),
        )
        return writer.write(dry, decisions or {})

    @needs(Right.READ)
    def past(self) -> tuple[PastImport, ...]:
        """Return the imports, the latest first, and whether each can still be undone."""
        now = self._clock()
        found = [
            PastImport(
                batch.id,
                batch.made_at,
                batch.made_by,
                batch.label,
                can_undo=batch.undone_at is None and now - batch.made_at <= UNDO_FOR,
            )
            for batch in self._register.batches.all()
            if batch.kind is BatchKind.IMPORT
        ]
        return tuple(reversed(found))

    @needs(Right.WRITE)
    def undo(
        self, batch_id: BatchId, tell: Tell = tell_nobody, cancel: Cancel | None = None
    ) -> str:
        """Put what an import made in the trash, and back what it changed; return it in words.

        Dossiers in which somebody wrote since stay, with all of theirs. Raise ``NotFound`` beyond
        30 days or if it is done already, ``Stopped`` if ``cancel`` says so, with the register as it
        was.
        """
        from desktop_app.register.reversal import reverse

        register, now = self._register, self._clock()
        batch = register.batches.require(batch_id)
        gone = batch.undone_at is not None or now - batch.made_at > UNDO_FOR
        if batch.kind is not BatchKind.IMPORT or gone:
            raise NotFound(
                "Cet import ne peut plus être annulé.",
                "Les dossiers peuvent être mis à la corbeille un par un.",
            )
        pace = Pace("L’annulation de l’import a été arrêtée.", tell, cancel, self._ending)
        entries = register.journal.between(batch.first_entry, batch.last_entry)
        worked_on = WorkedOn(register, entries, batch.last_entry)
        entries = worked_on.to_reverse()
        pace.expect(rows_to_undo(entries))
        with register.change(self.actor, "undo_import", pace.step) as change:
            reverse(register.connection, change, entries)
            undone = replace(batch, undone_at=now, undone_by=self.actor.name)
            register.batches.save(change, undone)
        return _undone_words(len(worked_on.dossiers))

    def _step(self, tell: Tell, cancel: Cancel | None) -> Tell:
        def step(done: int, total: int) -> None:
            stopped = cancel is not None and cancel.is_set()
            if stopped or self._ending.is_set():
                raise Stopped("L’import a été arrêté.", "Rien n’a été écrit dans le registre.")
            if total and (done % 25 == 0 or done == total):
                tell(done, total)

        return step

    def _today(self) -> Any:
        return self._clock().date()

    def _words(self) -> ReferenceLists:
        if self._lists is None:
            postal = self._register.organisation().postal_code
            department = postal[:3] if postal.startswith(("97", "98")) else postal[:2]
            self._lists = ReferenceLists(self._reference, department)
        return self._lists

    def _places(self) -> ImportedPlaces:
        return ImportedPlaces(self._words(), tuple(self._register.places.all()), self._new_id)

    @staticmethod
    def _about_communes(read: ReadSheet, places: ImportedPlaces) -> Iterable[Message]:
        titles = {column.field: column.title for column in read.mapping.columns}
        title = titles.get(Field.COMMUNE) or titles.get(Field.POSTAL_CODE, "")
        told: set[str] = set()
        for row in read.rows:
            words = "" if row.place is None else places.commune_of(row.place)[1]
            if words and words not in told:
                told.add(words)
                yield Message(row.number, title, words)

    @staticmethod
    def _new_places(read: ReadSheet, places: ImportedPlaces) -> Iterable[PlaceSaid]:
        for row in read.rows:
            before = len(places.made)
            places.of(row)
            if len(places.made) > before and row.place is not None:
                yield row.place


def _undone_words(stay: int) -> str:
    if not stay:
        return "L’import est annulé."
    dossiers = plural(stay, "dossier reste", "dossiers restent")
    return f"L’import est annulé. {dossiers}\u00a0: quelqu’un y a écrit depuis."


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadInput("Ce fichier dépasse 25\u00a0Mo.", "Séparez-le en plusieurs fichiers.")
        return path.read_bytes()
    except OSError as error:
        raise BadInput("Le fichier ne peut pas être ouvert.", "Vérifiez son chemin.") from error


def _signature(titles: Iterable[str]) -> str:
    words = "\n".join(fold(title) for title in titles)
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:32]

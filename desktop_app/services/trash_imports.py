"""The undone imports of the trash: their lines, what came back, what would disappear (S-60)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.french import NBSP, date_words, join_words, moment_words, plural
from desktop_app.domain.ids import BatchId
from desktop_app.errors import NotFound
from desktop_app.register.columns import to_json
from desktop_app.register.reversal import reverse
from desktop_app.register.trash_imports import UndoneImport, held_by, undone_imports
from desktop_app.services.destruction_words import DestructionWords
from desktop_app.services.trash_views import DestructionView, Restored, TrashLine, days_aside

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.domain.batch import Batch
    from desktop_app.register.change import Change
    from desktop_app.register.holdings import Holdings
    from desktop_app.register.journal import JournalEntry
    from desktop_app.register.register import Register

_COUNTED = (("dossier", "dossier", "dossiers"), ("person", "personne", "personnes"))
_OTHERS = ("élément", "éléments")


class TrashImports:
    """The undone imports whose rows are in the trash at ``now``."""

    def __init__(self, register: Register, now: datetime) -> None:
        self._register = register
        self._now = now

    def lines(self) -> Iterator[TrashLine]:
        """Yield a line an undone import."""
        for undone in undone_imports(self._register.connection, self._register.journal):
            moment = undone.entry.moment
            label = f"{_title(self._batch(undone.batch_id))}, {counted(undone)}"
            since, old = days_aside(moment, self._now)
            yield TrashLine(
                number=undone.entry.number,
                kind="Import annulé",
                label=label,
                discreet=label,
                dossier_ref="",
                who=undone.entry.user_name,
                moment=moment,
                when_words=moment_words(moment),
                since_words=since,
                old=old,
                batch_id=undone.batch_id,
            )

    def require(self, batch_id: BatchId) -> UndoneImport:
        """Return an undone import; raise ``NotFound`` if nothing of it is in the trash."""
        known = undone_imports(self._register.connection, self._register.journal)
        for undone in known:
            if undone.batch_id == batch_id:
                return undone
        raise NotFound("Cet import n’est plus dans la corbeille.", "Actualisez la page.")

    def entries(self, undone: UndoneImport) -> list[JournalEntry]:
        """Return the entries of the undoing."""
        return self._register.journal.between(undone.first, undone.entry.number)

    def bring_back(
        self, change: Change, undone: UndoneImport, entries: list[JournalEntry]
    ) -> Restored:
        """Undo the undoing, in the change that is open: the import can be undone again."""
        reverse(self._register.connection, change, entries)
        batch = replace(self._batch(undone.batch_id), undone_at=None, undone_by="")
        self._register.batches.save(change, batch)
        return Restored(
            f"L’import est sorti de la corbeille{NBSP}: {counted(undone)}.",
            frozenset(entry.entity for entry in entries) | {"dossier"},
            None,
            change.first_entry,
            change.last_entry,
            undone.batch_id,
        )

    def put_back(self, change: Change, batch_id: BatchId, entries: list[JournalEntry]) -> None:
        """Undo ``bring_back``: the import is undone once more."""
        reverse(self._register.connection, change, entries)
        batch = replace(self._batch(batch_id), undone_at=self._now, undone_by=change.actor.name)
        self._register.batches.save(change, batch)

    def destruction(
        self, undone: UndoneImport, held: Holdings, *, may_destroy_sent: bool
    ) -> DestructionView:
        """Return what would disappear, and the number to type: that of the first dossier."""
        told = DestructionWords(self._register, held, several=True)
        batch = self._batch(undone.batch_id)
        refs = self._refs(undone)
        return DestructionView(
            ref=refs[0] if refs else str(_rows(undone)),
            label=f"{batch.label}, {counted(undone)}",
            goes=told.goes(),
            elsewhere=told.elsewhere(),
            refused="" if may_destroy_sent else told.refused(),
            title=f"l’import du {date_words(batch.made_at.date())} ({_span(refs, undone)})",
            asked="Numéro du premier dossier" if refs else "Nombre d’éléments",
            keep="Garder l’import",
        )

    def holdings(self, undone: UndoneImport) -> Holdings:
        """Return the rows that would disappear."""
        return held_by(self._register.connection, undone)

    def _batch(self, batch_id: BatchId) -> Batch:
        return self._register.batches.require(batch_id)

    def _refs(self, undone: UndoneImport) -> list[str]:
        """Return the numbers of the dossiers, the first to be made first."""
        sql = "SELECT ref FROM dossier WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        asked = (to_json(list(undone.of("dossier"))),)
        return [str(row[0]) for row in self._register.connection.rows(sql, asked)]


def counted(undone: UndoneImport) -> str:
    """Return « 12 dossiers et 31 personnes »."""
    parts = [
        plural(len(undone.of(table)), one, many)
        for table, one, many in _COUNTED
        if undone.of(table)
    ]
    return join_words(parts) or plural(_rows(undone), *_OTHERS)


def _span(refs: list[str], undone: UndoneImport) -> str:
    if not refs:
        return counted(undone)
    return refs[0] if len(refs) == 1 else f"{refs[0]} à {refs[-1]}"


def _rows(undone: UndoneImport) -> int:
    return sum(map(len, undone.ids.values()))


def _title(batch: Batch) -> str:
    label = f"{batch.label[:1].lower()}{batch.label[1:]}"
    return f"{label} du {date_words(batch.made_at.date())}"

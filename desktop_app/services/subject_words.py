"""Which record an entry of the journal is about, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.register.journal import JournalEntry
from desktop_app.services.trash_words import TrashWords

if TYPE_CHECKING:
    from desktop_app.domain.dossier import Dossier

_SPEAKS_FOR_ITSELF = ("person", "dossier")


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about. ``there`` tells whether the record still is.

    ``occasion_id`` is that of an observation, which has successive texts.
    """

    words: str = ""
    bare: str = ""
    day: str = ""
    dossier_ref: str = ""
    dossier_id: DossierId | None = None
    occasion_id: OccasionId | None = None
    there: bool = False


class SubjectWords:
    """Name the records of the journal; each is read once. ``within`` is the record on screen."""

    def __init__(self, words: TrashWords, within: str = "") -> None:
        self._words = words
        self._within = within
        self._known: dict[tuple[str, str], Subject] = {}
        self._dossiers: dict[DossierId, Dossier | None] = {}

    def of(self, entry: JournalEntry) -> Subject:
        """Return what ``entry`` is about."""
        key = (entry.entity, entry.entity_id)
        if key not in self._known:
            self._known[key] = self._subject(*key)
        return self._known[key]

    def _subject(self, table: str, row_id: str) -> Subject:
        entity = self._words.row(table, row_id) if self._words.names(table) else None
        if entity is None:
            return Subject(there=self._words.is_there(table, row_id))
        kind, label, bare = self._words.of(entity)
        named = label if table in _SPEAKS_FOR_ITSELF else f"{kind}, {label}"
        observed = getattr(entity, "observed", None)
        dossier = self._dossier(table, entity)
        return Subject(
            words="" if row_id == self._within else named,
            bare="" if row_id == self._within else bare or kind,
            day="" if observed is None else date_in_words(observed),
            dossier_ref="" if dossier is None else dossier.ref,
            dossier_id=None if dossier is None else dossier.id,
            occasion_id=getattr(entity, "occasion_id", None) if table == "observation" else None,
            there=True,
        )

    def _dossier(self, table: str, entity: Any) -> Dossier | None:
        if table == "dossier":
            return entity  # type: ignore[no-any-return]
        dossier_id: DossierId | None = getattr(entity, "dossier_id", None)
        if dossier_id is None:
            return None
        if dossier_id not in self._dossiers:
            self._dossiers[dossier_id] = self._words.dossier(dossier_id)
        return self._dossiers[dossier_id]

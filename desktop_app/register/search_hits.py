"""What is shown of each thing found: what tells it from its homonyms (UX J1-9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.french import plural
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.person import Person
from desktop_app.domain.spoken_dates import age_in_words, date_in_words
from desktop_app.register.database import Connection
from desktop_app.register.search_ranges import Entry

_SITUATIONS = (
    "SELECT d.id, d.state, (SELECT o.observed FROM observation AS o WHERE o.dossier_id = d.id"
    " AND o.trashed_at IS NULL ORDER BY o.observed DESC LIMIT 1) FROM dossier AS d WHERE d.id IN "
)
_FAMILY = "SELECT dossier_ref, label FROM search_doc WHERE kind = 'dossier' AND id = ?"
_NOTES = ("event", "reminder")
_AT_ONCE = 20
_MARKS = ", ".join("?" * _AT_ONCE)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing found. ``detail`` says what tells it from its homonyms (J1-9)."""

    kind: str
    id: str
    dossier_id: str | None
    dossier_ref: str
    label: str
    detail: str
    group: str


class Hits:
    """Makes hits of entries. ``today`` is the day for the ages."""

    def __init__(self, connection: Connection, today: date) -> None:
        self._connection = connection
        self._today = today

    def of(self, found: Sequence[tuple[Entry, str]]) -> tuple[SearchHit, ...]:
        """Return a hit an entry, each with the name of its group."""
        situations = self._situations(entry.dossier_id for entry, _ in found)
        return tuple(self._hit(entry, group, situations) for entry, group in found)

    def _situations(self, dossier_ids: Iterable[str | None]) -> dict[str, tuple[str, str | None]]:
        """Return the state of each dossier and the day of its last observation.

        The list is padded: few statements are prepared, and one is cheaper than twenty.
        """
        wanted = list(dict.fromkeys(known for known in dossier_ids if known is not None))
        found = {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            padded = some + some[-1:] * (_AT_ONCE - len(some))
            for row in self._connection.rows(f"{_SITUATIONS}({_MARKS})", padded):
                found[row[0]] = (row[1], row[2])
        return found

    def _family(self, entry: Entry) -> tuple[str, str]:
        """Return the number of the dossier of a thing, and what the row does not say of it."""
        if entry.kind not in _NOTES:
            return entry.dossier_ref, ""
        row = self._connection.row(_FAMILY, (entry.dossier_id,))
        return ("", "") if row is None else (row[0], row[1])

    def _hit(
        self, entry: Entry, group: str, situations: Mapping[str, tuple[str, str | None]]
    ) -> SearchHit:
        state, last = situations.get(entry.dossier_id or "", ("", None))
        ref, family = self._family(entry)
        parts = [
            _age(entry.birth, entry.birth_estimated_on, self._today),
            family,
            entry.detail,
            self._living(entry) if entry.kind == "place" else "",
            DossierState.ARCHIVED.label if state == DossierState.ARCHIVED else "",
            "" if entry.kind in _NOTES else _last_words(last),
        ]
        return SearchHit(
            kind=entry.kind,
            id=entry.id,
            dossier_id=entry.dossier_id,
            dossier_ref=ref,
            label=entry.label,
            detail=" · ".join(part for part in parts if part),
            group=group,
        )

    def _living(self, entry: Entry) -> str:
        """Return « 3 dossiers », those of the persons who live in a place."""
        count = self._connection.value(
            "SELECT COUNT(DISTINCT dossier_id) FROM search_doc WHERE place_id = ?", (entry.id,)
        )
        return plural(count, "dossier", "dossiers") if count else ""


@lru_cache(maxsize=4096)
def _age(birth: str | None, estimated_on: str | None, today: date) -> str:
    """Return « 14 ans », « environ 14 ans », nothing without a birth."""
    if birth is None:
        return ""
    born = Person(
        id=PersonId(""),
        dossier_id=DossierId(""),
        birth=PartialDate(birth),
        birth_estimated_on=None if estimated_on is None else date.fromisoformat(estimated_on),
    )
    return age_in_words(born, today)


@lru_cache(maxsize=4096)
def _last_words(last: str | None) -> str:
    """Return « dernière observation : 2 mars 2026 », nothing without an observation."""
    return f"dernière observation\u00a0: {date_in_words(PartialDate(last))}" if last else ""

"""The list of dossiers in a few queries, and the dossiers opened last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.ids import DossierId
from desktop_app.domain.person import Person
from desktop_app.register.brief import brief_of
from desktop_app.register.columns import partial_date, to_json
from desktop_app.register.database import Connection, Row
from desktop_app.register.drafts import working_state
from desktop_app.register.table import Table

_EXCERPT = 160
_STATES = {state.value: state for state in DossierState}
_KEPT_RECENTS = 50


_BRIEF = (
    "id",
    "dossier_id",
    "role",
    "position",
    "birth_name",
    "usage_name",
    "first_names",
    "aliases",
    "sex",
    "birth",
    "birth_estimated_on",
)


_PERSON = Table("person", Person)
_person_brief = brief_of(_PERSON, _BRIEF)
_decode_stay = _PERSON.columns_named(("stay",))[0].decode
_decode_opened_on = Table("dossier", Dossier).columns_named(("opened_on",))[0].decode


@dataclass(frozen=True, slots=True)
class DossierOverview:
    """One row of the list. ``observations`` counts occasions; ``place`` is the first person's.

    Of the persons only names, birth and role are there.
    ``last_text`` is empty where the author marked the text as difficult: a list does not show it.
    """

    dossier_id: DossierId
    ref: str
    state: DossierState
    opened_at: date | None
    persons: tuple[Person, ...]
    place: str
    observations: int
    last_observed: PartialDate | None
    last_text: str


@dataclass(slots=True)
class _Observed:
    """How many occasions a dossier has, and the date, the occasion and the row of the last one."""

    occasions: int
    day: str
    occasion_id: str
    rowid: int
    text: str = ""


class Overview:
    """Read the list of dossiers: four queries, whatever the number of dossiers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(
        self, state: DossierState | None, ids: Sequence[DossierId] | None
    ) -> list[DossierOverview]:
        """Return the dossiers in ``state``, the last observed first; or ``ids`` in their order."""
        if ids is not None:
            by_id = {row.dossier_id: row for row in self._read(state, ids)}
            return [by_id[dossier_id] for dossier_id in ids if dossier_id in by_id]
        found = self._read(state, None)
        found.sort(key=_observed_then_ref, reverse=True)
        return found

    def count(self, state: DossierState | None) -> int:
        """Return how many dossiers there are, in a state if one is given."""
        if state is None:
            return int(
                self._connection.value("SELECT COUNT(*) FROM dossier WHERE trashed_at IS NULL")
            )
        return int(
            self._connection.value(
                "SELECT COUNT(*) FROM dossier WHERE trashed_at IS NULL AND state = ?",
                (state.value,),
            )
        )

    def occasions_since(self, day: date) -> int:
        """Return how many occasions were entered since the start of ``day``."""
        return int(
            self._connection.value(
                "SELECT COUNT(DISTINCT occasion_id) FROM observation "
                "INDEXED BY observation_entered WHERE trashed_at IS NULL AND entered_at >= ?",
                (day.isoformat(),),
            )
        )

    def _read(
        self, state: DossierState | None, ids: Sequence[DossierId] | None
    ) -> list[DossierOverview]:
        chosen, parameters = _in("id", ids)
        if state is not None:
            chosen, parameters = f"{chosen} AND state = ?", (*parameters, state.value)
        dossiers = self._connection.rows(
            f"SELECT id, ref, state, opened_on FROM dossier WHERE trashed_at IS NULL{chosen}",  # noqa: S608
            parameters,
        )
        persons = self._persons(ids)
        observed = self._observed(ids)
        places = self._places()
        return [
            _overview(row, persons.get(row[0], ()), observed.get(row[0]), places)
            for row in dossiers
        ]

    def _persons(self, ids: Sequence[DossierId] | None) -> dict[str, list[Row]]:
        chosen, parameters = _in("dossier_id", ids)
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in self._connection.rows(
            f"SELECT {', '.join(_BRIEF)}, stay FROM person WHERE trashed_at IS NULL{chosen} "  # noqa: S608
            "ORDER BY dossier_id, position, id",
            parameters,
        ):
            grouped[row[1]].append(row)
        return grouped

    def _observed(self, ids: Sequence[DossierId] | None) -> dict[str, _Observed]:
        # Grouped here: in SQLite each group costs allocations, and each allocation is locked in
        # memory by cipher_memory_security (measured: 85 ms there, 5 ms here, for 4 000 rows).
        chosen, parameters = _in("dossier_id", ids)
        found: dict[str, _Observed] = {}
        for dossier_id, observed, occasion_id, rowid in self._connection.rows(
            "SELECT dossier_id, observed, occasion_id, rowid FROM observation "  # noqa: S608
            f"INDEXED BY observation_overview WHERE trashed_at IS NULL{chosen} "
            "ORDER BY dossier_id, observed, occasion_id",  # the order of the index: no sorting
            parameters,
        ):
            known = found.get(dossier_id)
            if known is None:
                found[dossier_id] = _Observed(1, observed or "", occasion_id, rowid)
            elif known.occasion_id != occasion_id:  # the texts of one occasion share their date
                known.occasions += 1
                known.day, known.occasion_id, known.rowid = observed or "", occasion_id, rowid
        self._read_texts({item.rowid: item for item in found.values()})
        return found

    def _read_texts(self, by_rowid: dict[int, _Observed]) -> None:
        rows = self._connection.rows(
            f"SELECT o.rowid, substr(o.text, 1, {_EXCERPT}) FROM json_each(?) AS wanted "  # noqa: S608
            "CROSS JOIN observation AS o ON o.rowid = wanted.value WHERE o.hard = 0",
            (to_json(list(by_rowid)),),
        )
        for rowid, text in rows:
            by_rowid[rowid].text = text

    def _places(self) -> dict[str, str]:
        rows = self._connection.rows("SELECT id, name, commune FROM place WHERE trashed_at IS NULL")
        return {place_id: name or commune for place_id, name, commune in rows}


class Recents:
    """The dossiers opened last: working state, not journalled."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def touch(self, dossier_id: DossierId, now: datetime) -> None:
        """Remember that a dossier was opened now."""
        with working_state(self._connection):
            self._connection.run(
                "INSERT INTO recent (dossier_id, opened_at) VALUES (?, ?) "
                "ON CONFLICT (dossier_id) DO UPDATE SET opened_at = excluded.opened_at",
                (dossier_id, now.isoformat()),
            )
            self._connection.run(
                "DELETE FROM recent WHERE dossier_id NOT IN "  # noqa: S608 - a constant
                f"(SELECT dossier_id FROM recent ORDER BY opened_at DESC LIMIT {_KEPT_RECENTS})",
            )

    def latest(self, limit: int) -> list[DossierId]:
        """Return the dossiers opened last, the latest first, without those in the trash."""
        rows = self._connection.rows(
            "SELECT dossier_id FROM recent JOIN dossier ON dossier.id = dossier_id "
            "WHERE trashed_at IS NULL ORDER BY opened_at DESC "
            "LIMIT ? + 0",  # a bare « LIMIT ? » is prepared anew each time it is bound
            (limit,),
        )
        return [DossierId(row[0]) for row in rows]


def _overview(
    row: Row, persons: Sequence[Row], observed: _Observed | None, places: dict[str, str]
) -> DossierOverview:
    dossier_id, ref, state, opened_on = row
    stay = _decode_stay(persons[0][-1]) if persons else None
    last = observed.day if observed is not None else ""
    return DossierOverview(
        dossier_id,
        ref,
        _STATES[state],
        _decode_opened_on(opened_on),
        tuple([_person_brief(person) for person in persons]),
        "" if stay is None else places.get(stay.place_id, ""),
        0 if observed is None else observed.occasions,
        partial_date(last) if last else None,
        "" if observed is None else observed.text,
    )


def _in(column: str, ids: Sequence[DossierId] | None) -> tuple[str, tuple[str, ...]]:
    if ids is None:
        return "", ()
    return f" AND {column} IN ({', '.join('?' * len(ids))})", tuple(ids)


def _observed_then_ref(row: DossierOverview) -> tuple[str, str]:
    return ("" if row.last_observed is None else row.last_observed.edtf, row.ref)

"""The list of dossiers in a few queries, and the dossiers opened last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ids import DossierId
from desktop_app.domain.person import Person, Role
from desktop_app.register.database import Connection, Row
from desktop_app.register.drafts import working_state
from desktop_app.register.table import Table

_EXCERPT = 160
_KEPT_RECENTS = 50


@dataclass(frozen=True, slots=True)
class PersonBrief(Person):
    """What a list shows of a person: names, birth, role. The other fields are at their default.

    A repository refuses to save one.
    """


@dataclass(frozen=True, slots=True)
class DossierOverview:
    """One row of the list. ``observations`` counts occasions; ``place`` is the first person's."""

    dossier_id: DossierId
    ref: str
    state: DossierState
    opened_at: date | None
    persons: tuple[PersonBrief, ...]
    place: str
    observations: int
    last_observed: PartialDate | None
    last_text: str


@dataclass(frozen=True, slots=True)
class _LastObserved:
    occasions: int
    observed: PartialDate | None
    text: str


_NEVER = _LastObserved(0, None, "")


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
                "WHERE trashed_at IS NULL AND entered_at >= ?",
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
            _overview(row, persons.get(row[0], []), observed.get(row[0], _NEVER), places)
            for row in dossiers
        ]

    def _persons(self, ids: Sequence[DossierId] | None) -> dict[str, list[Row]]:
        chosen, parameters = _in("dossier_id", ids)
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in self._connection.rows(
            f"SELECT dossier_id, {_BRIEF}, stay FROM person WHERE trashed_at IS NULL{chosen} "  # noqa: S608
            "ORDER BY position, id",
            parameters,
        ):
            grouped[row[0]].append(row)
        return grouped

    def _observed(self, ids: Sequence[DossierId] | None) -> dict[str, _LastObserved]:
        # The greatest « date|occasion » is the last occasion; the first row of it gives the words.
        chosen, parameters = _in("dossier_id", ids)
        rows = self._connection.rows(
            f"""
            SELECT last.dossier_id, last.occasions, last.moment, substr(o.text, 1, {_EXCERPT})
            FROM (
                SELECT dossier_id, COUNT(DISTINCT occasion_id) AS occasions,
                    MAX(COALESCE(observed, '') || '|' || occasion_id) AS moment, rowid AS picked
                FROM observation WHERE trashed_at IS NULL{chosen} GROUP BY dossier_id
            ) AS last JOIN observation AS o ON o.rowid = last.picked
            """,  # noqa: S608 - the condition is of marks only
            parameters,
        )
        return {
            dossier_id: _LastObserved(occasions, _date(moment.partition("|")[0]), text)
            for dossier_id, occasions, moment, text in rows
        }

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
                "DELETE FROM recent WHERE dossier_id NOT IN "
                "(SELECT dossier_id FROM recent ORDER BY opened_at DESC LIMIT ?)",
                (_KEPT_RECENTS,),
            )

    def latest(self, limit: int) -> list[DossierId]:
        """Return the dossiers opened last, the latest first, without those in the trash."""
        rows = self._connection.rows(
            "SELECT dossier_id FROM recent JOIN dossier ON dossier.id = dossier_id "
            "WHERE trashed_at IS NULL ORDER BY opened_at DESC LIMIT ?",
            (limit,),
        )
        return [DossierId(row[0]) for row in rows]


_BRIEF = (
    "id, role, position, birth_name, usage_name, first_names, aliases, sex, birth, "
    "birth_estimated_on"
)
_COLUMNS = {column.name: column for column in Table("person", Person).stored}
_decode_names = _COLUMNS["first_names"].decode
_decode_aliases = _COLUMNS["aliases"].decode
_decode_sex = _COLUMNS["sex"].decode
_decode_day = _COLUMNS["birth_estimated_on"].decode
_decode_stay = _COLUMNS["stay"].decode


def _overview(
    row: Row, persons: list[Row], last: _LastObserved, places: dict[str, str]
) -> DossierOverview:
    dossier_id, ref, state, opened_on = row
    stay = _decode_stay(persons[0][-1]) if persons else None
    return DossierOverview(
        dossier_id=DossierId(dossier_id),
        ref=ref,
        state=DossierState(state),
        opened_at=_decode_day(opened_on),
        persons=tuple([_brief(person) for person in persons]),
        place="" if stay is None else places.get(stay.place_id, ""),
        observations=last.occasions,
        last_observed=last.observed,
        last_text=last.text,
    )


def _brief(row: Row) -> PersonBrief:
    (
        dossier_id,
        person_id,
        role,
        position,
        birth_name,
        usage_name,
        names,
        aliases,
        sex,
        birth,
        day,
    ) = row[:11]
    return PersonBrief(
        person_id,
        dossier_id,
        Role(role),
        position,
        birth_name,
        usage_name,
        _decode_names(names),
        _decode_aliases(aliases),
        _decode_sex(sex),
        birth=_date(birth),
        birth_estimated_on=_decode_day(day),
    )


def _date(edtf: str | None) -> PartialDate | None:
    return PartialDate(edtf) if edtf else None


def _in(column: str, ids: Sequence[DossierId] | None) -> tuple[str, tuple[str, ...]]:
    if ids is None:
        return "", ()
    return f" AND {column} IN ({', '.join('?' * len(ids))})", tuple(ids)


def _observed_then_ref(row: DossierOverview) -> tuple[str, str]:
    return ("" if row.last_observed is None else row.last_observed.edtf, row.ref)

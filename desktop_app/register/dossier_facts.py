"""What the criteria of a view look at, for every dossier, in a few queries (UX §2.4)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.filters import DossierFacts
from desktop_app.domain.ids import DossierId
from desktop_app.register.columns import partial_date
from desktop_app.register.database import Connection

TerritoryOf = Callable[[str], str]
"""Return the code of the territory of a commune by its INSEE code; empty if it is not known."""


_KEPT_LISTS = 1024


@dataclass(slots=True)
class _Gathered:
    places: set[str] = field(default_factory=set)
    births: list[PartialDate] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    nationalities: set[str] = field(default_factory=set)
    ecrits: set[str] = field(default_factory=set)
    last_news: date | None = None
    next_date: date | None = None
    next_due: date | None = None


def read_facts(
    connection: Connection,
    today: date,
    territory_of: TerritoryOf,
    incomplete: frozenset[DossierId] | None = None,
) -> list[DossierFacts]:
    """Return the facts of every dossier that is not in the trash; ``incomplete`` are known."""
    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    _persons(connection, gathered)
    _news(connection, today, gathered)
    _ecrits_and_dates(connection, gathered)
    places = {
        place_id: (kind, territory_of(commune))
        for place_id, kind, commune in connection.rows(
            "SELECT id, kind, commune_code FROM place WHERE trashed_at IS NULL"
        )
    }
    rows = connection.rows(
        "SELECT id, state, opened_on, motives, followed_by FROM dossier WHERE trashed_at IS NULL"
    )
    return [
        _facts(row, gathered[row[0]], places, None if incomplete is None else row[0] in incomplete)
        for row in rows
    ]


def _persons(connection: Connection, gathered: dict[str, _Gathered]) -> None:
    # Lists of languages are few: each is understood once.
    @cache
    def languages_of(text: str) -> tuple[str, ...]:
        return tuple(item["language"] for item in json.loads(text))

    listed = cache(json.loads)
    for dossier_id, birth, stay, languages, nationalities in connection.rows(
        "SELECT dossier_id, birth, stay, languages, nationalities FROM person "
        "WHERE trashed_at IS NULL"
    ):
        held = gathered[dossier_id]
        if birth is not None:
            held.births.append(partial_date(birth))
        if stay is not None:
            held.places.add(json.loads(stay)["place_id"])
        if languages != "[]":
            held.languages.update(languages_of(languages))
        if nationalities != "[]":
            held.nationalities.update(listed(nationalities))


def _news(connection: Connection, today: date, gathered: dict[str, _Gathered]) -> None:
    """Gather the last day on which something happened: a day that is to come is no news."""
    # Neither grouped nor made DISTINCT by SQLite: each row would cost an allocation, locked in
    # memory by cipher_memory_security (measured: 700 ms, and 35 ms so, for 50,000 rows). Two years
    # have few different days: each is understood once.
    understood: dict[str, date | None] = {}
    last: dict[str, date] = {}
    for table, column, index in (
        ("observation", "observed", "observation_overview"),
        ("event", "happened", "event_dossier"),
    ):
        for dossier_id, written in connection.rows(
            f"SELECT dossier_id, {column} FROM {table} INDEXED BY {index} "  # noqa: S608
            f"WHERE trashed_at IS NULL AND {column} IS NOT NULL"
        ):
            if written not in understood:
                when = partial_date(written)
                understood[written] = min(when.latest, today) if when.earliest <= today else None
            day = understood[written]
            if day is not None and day > last.get(dossier_id, date.min):
                last[dossier_id] = day
    for dossier_id, day in last.items():
        gathered[dossier_id].last_news = day


def _ecrits_and_dates(connection: Connection, gathered: dict[str, _Gathered]) -> None:
    for dossier_id, state in connection.rows(
        "SELECT dossier_id, state FROM ecrit WHERE trashed_at IS NULL"
    ):
        gathered[dossier_id].ecrits.add(state)
    for dossier_id, due in connection.rows(
        "SELECT dossier_id, due FROM reminder WHERE trashed_at IS NULL AND done_on IS NULL"
    ):
        held, day = gathered[dossier_id], date.fromisoformat(due)
        held.next_date = day if held.next_date is None else max(day, held.next_date)
        held.next_due = day if held.next_due is None else min(day, held.next_due)


def _facts(
    row: tuple[str, str, str | None, str, str],
    held: _Gathered,
    places: dict[str, tuple[str, str]],
    to_complete: bool | None,
) -> DossierFacts:
    dossier_id, state, opened_on, motives, followed_by = row
    known = [places[place_id] for place_id in held.places if place_id in places]
    return DossierFacts(
        id=DossierId(dossier_id),
        state=_STATES[state],
        opened_on=None if opened_on is None else date.fromisoformat(opened_on),
        places=frozenset(held.places),
        place_kinds=frozenset(kind for kind, _ in known),
        territories=frozenset(code for _, code in known if code),
        births=tuple(held.births),
        languages=frozenset(held.languages),
        nationalities=frozenset(held.nationalities),
        motives=_listed(motives),
        followed_by=_listed(followed_by),
        last_news=held.last_news,
        next_date=held.next_date,
        next_due=held.next_due,
        ecrits=frozenset(held.ecrits),
        to_complete=to_complete,
    )


_STATES = {state.value: state for state in DossierState}


@lru_cache(_KEPT_LISTS)
def _listed(text: str) -> frozenset[str]:
    """Return a list of codes or names. Many dossiers hold the same few."""
    return frozenset(json.loads(text))


def read_followers(connection: Connection) -> frozenset[str]:
    """Return every name that follows a dossier."""
    rows = connection.rows("SELECT DISTINCT followed_by FROM dossier WHERE trashed_at IS NULL")
    return frozenset(name for (names,) in rows for name in json.loads(names))

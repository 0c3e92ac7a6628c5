"""What happened in a place and who lived there, in order; and the CRIPs that moves lead to.

Derived from stays and events; nothing is stored here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.dates import PartialDate, Precision
from desktop_app.domain.french import NBSP, join_words
from desktop_app.domain.ids import PersonId, PlaceId
from desktop_app.domain.names import short_name
from desktop_app.domain.person import Person
from desktop_app.domain.place import Departure, Place, PlaceEvent, Stay
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.domain.territory import TerritoryChange

Change = Callable[[str, str], TerritoryChange | None]
"""Return what changes between two communes, by INSEE code."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of a small chronology; ``key`` is always the same for the same thing.

    ``kind`` is event, arrival, departure, opening, closing or visit.
    """

    key: str
    kind: str
    when: PartialDate | None
    title: str
    words: str = ""
    person_ids: tuple[PersonId, ...] = ()

    @property
    def when_words(self) -> str:
        """Return the date as one says it."""
        return "date inconnue" if self.when is None else date_in_words(self.when)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A move that leads to another CRIP or département: when, who, and what it changes."""

    key: str
    when: PartialDate | None
    person_ids: tuple[PersonId, ...]
    who: str
    change: TerritoryChange

    @property
    def title(self) -> str:
        """Return the heading of an entry of a chronology."""
        return f"Changement de CRIP{NBSP}: {self.change.now.label}"

    @property
    def words(self) -> str:
        """Return who moved, the fact and the proposal."""
        return f"{self.who}. {self.change.words}"


def stays_in_order(person: Person) -> tuple[Stay, ...]:
    """Return where a person lived and lives, the first place first, the present one last."""
    present = () if person.stay is None else (person.stay,)
    return (*reversed(person.past_stays), *present)


def moved(
    person: Person,
    to: Stay | None,
    left: PartialDate | None,
    why: Departure | None,
) -> Person:
    """Return the person once she has left: the former stay is kept whole, with its end."""
    past = person.past_stays
    if person.stay is not None:
        ended = replace(person.stay, until=left or person.stay.until, departure=why)
        past = (ended, *past)
    return replace(person, stay=to, past_stays=past)


def stay_words(stay: Stay, place: str) -> str:
    """Return « Les Acacias, caravane verte, depuis juin 2025 jusqu’en mars 2026, expulsion »."""
    when = []
    if stay.since is not None:
        when.append(since_words(stay.since))
    if stay.until is not None:
        when.append(until_words(stay.until))
    why = "" if stay.departure is None else stay.departure.label
    return ", ".join(filter(None, (place, stay.landmark.strip(), " ".join(when), why)))


def since_words(day: PartialDate) -> str:
    """Return « depuis le 6 février 2026 », « depuis mars 2026 », « depuis 2025 »."""
    return f"depuis {'le ' if _exact(day) else ''}{date_in_words(day)}"


def until_words(day: PartialDate) -> str:
    """Return « jusqu’au 6 février 2026 », « jusqu’en mars 2026 », « jusque vers 2025 »."""
    words = date_in_words(day)
    if _exact(day):
        return f"jusqu’au {words}"
    plain = day.precision in (Precision.MONTH, Precision.YEAR) and not day.approximate
    return f"jusqu’en {words}" if plain else f"jusque {words}"


def crossings(
    persons: Iterable[Person], places: Mapping[PlaceId, Place], change: Change
) -> tuple[Crossing, ...]:
    """Return the moves that changed CRIP or département, the latest last.

    Persons who crossed together are one entry. A place whose commune is not known is passed over.
    """
    groups: dict[tuple[str, str, str], list[tuple[Person, PartialDate | None]]] = {}
    changes: dict[tuple[str, str], TerritoryChange] = {}
    for person in persons:
        for when, former, new in _commune_changes(person, places):
            found = change(former, new)
            if found is not None:
                changes[former, new] = found
                edtf = "" if when is None else when.edtf
                groups.setdefault((edtf, former, new), []).append((person, when))
    made = [
        Crossing(
            key=f"crossing/{edtf}/{former}/{new}",
            when=members[0][1],
            person_ids=tuple(person.id for person, _when in members),
            who=join_words([short_name(person) for person, _when in members]),
            change=changes[former, new],
        )
        for (edtf, former, new), members in groups.items()
    ]
    return tuple(sorted(made, key=lambda item: (_day(item.when), item.key)))


def last_crossing(
    person: Person, places: Mapping[PlaceId, Place], change: Change
) -> Crossing | None:
    """Return the crossing that led to where the person lives now, ``None`` if there is none."""
    communes = list(_commune_changes(person, places))
    found = crossings((person,), places, change)
    if not communes or not found or person.stay is None:
        return None
    place = places.get(person.stay.place_id)
    here = "" if place is None else place.commune_code
    when, former, new = communes[-1]
    if new != here or change(former, new) is None:
        return None
    return next((item for item in reversed(found) if item.when == when), None)


def place_entries(
    place: Place, persons: Iterable[Person], events: Iterable[PlaceEvent]
) -> tuple[HistoryEntry, ...]:
    """Return what is known of a place, the latest first, what has no date last."""
    found = [
        *_frame(place),
        *(_event_entry(event) for event in events),
        *_comings_and_goings(place.id, persons),
    ]
    return in_order(found)


def in_order(entries: Iterable[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """Return entries with the latest first, those without a date last."""
    return tuple(sorted(entries, key=lambda item: (_day(item.when), item.key), reverse=True))


def _frame(place: Place) -> Iterator[HistoryEntry]:
    if place.since is not None:
        yield HistoryEntry("opening", "opening", place.since, "Le lieu existe depuis")
    if place.until is not None:
        yield HistoryEntry("closing", "closing", place.until, "Le lieu n’est plus habité")


def _event_entry(event: PlaceEvent) -> HistoryEntry:
    return HistoryEntry(event.id, "event", event.happened, event.kind.label, event.text.strip())


def _comings_and_goings(place_id: PlaceId, persons: Iterable[Person]) -> Iterator[HistoryEntry]:
    """Yield who came or left, one entry for a same day and reason; only what is dated."""
    groups: dict[tuple[str, str, str], list[Person]] = {}
    days: dict[str, PartialDate] = {}
    for person in persons:
        for stay in stays_in_order(person):
            if stay.place_id != place_id:
                continue
            why = "" if stay.departure is None else stay.departure.label
            for kind, day, reason in (
                ("arrival", stay.since, ""),
                ("departure", stay.until, why),
            ):
                if day is not None:
                    days[day.edtf] = day
                    groups.setdefault((kind, day.edtf, reason), []).append(person)
    for (kind, edtf, reason), who in groups.items():
        title = "Arrivée" if kind == "arrival" else "Départ"
        yield HistoryEntry(
            key=f"{kind}/{edtf}/{reason}",
            kind=kind,
            when=days[edtf],
            title=f"{title} ({reason})" if reason else title,
            person_ids=tuple(dict.fromkeys(person.id for person in who)),
        )


def _commune_changes(
    person: Person, places: Mapping[PlaceId, Place]
) -> Iterator[tuple[PartialDate | None, str, str]]:
    former, left = "", None
    for stay in stays_in_order(person):
        place = places.get(stay.place_id)
        code = "" if place is None else place.commune_code
        if code and former and code != former:
            yield stay.since or left, former, code
        former = code or former
        left = stay.until


def _exact(day: PartialDate) -> bool:
    return day.precision is Precision.DAY and not day.approximate


def _day(when: PartialDate | None) -> date:
    return date.min if when is None else when.latest

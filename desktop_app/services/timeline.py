"""The chronology of a dossier, year by year (UX §2.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.french import time_minutes
from desktop_app.domain.ids import DossierId, OccasionId, VisitId
from desktop_app.domain.moves import Move, moves, places_lived_in
from desktop_app.domain.observation import Observation
from desktop_app.domain.place_history import crossings
from desktop_app.domain.rights import Right
from desktop_app.register import tables
from desktop_app.register.chronology import UNDATED
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.reference import Reference
from desktop_app.services.timeline_entries import EntryWords
from desktop_app.services.timeline_views import EntryKind, TimelineEntry, TimelineView

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_ENOUGH = 10
"""A year with fewer entries brings the one before it along: January is not an empty dossier."""

_END_OF_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class _Known:
    """Every entry of a dossier by year, without its words."""

    by_year: Mapping[int, set[str]]

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years, the latest first."""
        return tuple(sorted((year for year in self.by_year if year != UNDATED), reverse=True))

    @property
    def ids(self) -> Iterator[str]:
        """Yield every entry."""
        for found in self.by_year.values():
            yield from found

    def opening_year(self) -> int:
        """Return the year to begin with: the latest, and those before it until there is enough."""
        count = 0
        for year in self.years:
            count += len(self.by_year[year])
            if count >= _ENOUGH:
                return year
        return self.years[-1] if self.years else UNDATED


class Timeline(Service):
    """Read the chronology. ``title_of`` gives the title of a model by its id."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        title_of: Callable[[str], str],
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._title_of = title_of

    @needs(Right.READ)
    def view(
        self, dossier_id: DossierId, since: int | None = None, entry_id: str = ""
    ) -> TimelineView:
        """Return the chronology from ``since`` on; from the latest year if none is given.

        The years that ``entry_id`` needs come along. What has no date always comes, at the end.
        """
        dated = self._moves(dossier_id)
        known = self._known(dossier_id, dated)
        first = known.opening_year() if since is None else since
        if entry_id:
            wanted = [year for year, ids in known.by_year.items() if entry_id in ids]
            first = min([first, *(year for year in wanted if year != UNDATED)])
        entries = [*self._stored(dossier_id, first), *_moved(dated, first)]
        entries.sort(key=_order, reverse=True)
        ids = set(known.ids)
        return TimelineView(
            dossier_id=dossier_id,
            entries=tuple(entries),
            since=first,
            older=tuple(year for year in known.years if year < first),
            latest=max((item for item in ids if "/" not in item), default=""),
            total=len(ids),
        )

    @needs(Right.READ)
    def whole(self, dossier_id: DossierId) -> tuple[TimelineEntry, ...]:
        """Return every entry, the newest first."""
        return self.view(dossier_id, UNDATED).entries

    def _known(self, dossier_id: DossierId, dated: tuple[Move, ...]) -> _Known:
        by_year: dict[int, set[str]] = defaultdict(set)
        for entry_id, year in self._register.chronology.entries(dossier_id):
            by_year[year].add(entry_id)
        for move in dated:
            by_year[move.when.latest.year].add(move.key)
        return _Known(by_year)

    def _moves(self, dossier_id: DossierId) -> tuple[Move, ...]:
        register = self._register
        persons = register.persons.by_dossier(dossier_id)
        lived_in = places_lived_in(persons)
        places = {place.id: place for place in register.places.many(lived_in).values()}
        events = [
            event for place_id in lived_in for event in register.place_events.by_place(place_id)
        ]
        crossed = crossings(persons, places, lambda *codes: self._reference.communes.change(*codes))
        return moves(persons, places, events, crossed)

    def _stored(self, dossier_id: DossierId, since: int) -> Iterator[TimelineEntry]:
        read, words = self._register.chronology.since, EntryWords(self._reference, self._title_of)
        yield from self._occasions(read(tables.OBSERVATION, dossier_id, since))
        for event in read(tables.EVENT, dossier_id, since):
            yield words.event(event)
        for ecrit in read(tables.ECRIT, dossier_id, since):
            yield words.ecrit(ecrit)
        for attachment in read(tables.ATTACHMENT, dossier_id, since):
            yield words.attachment(attachment)
        for indication in read(tables.INDICATION, dossier_id, since):
            yield words.indication(indication)
        for consent in read(tables.CONSENT, dossier_id, since):
            yield words.consent(consent, self._clock().date())
        for orientation in read(tables.ORIENTATION, dossier_id, since):
            yield words.orientation(orientation)

    def _occasions(self, observations: list[Observation]) -> Iterator[TimelineEntry]:
        occasions: dict[OccasionId, list[Observation]] = {}
        for item in observations:
            occasions.setdefault(item.occasion_id, []).append(item)
        names = self._place_names(observations)
        visits = self._register.chronology.dossiers_of(
            item.visit_id for item in observations if item.visit_id is not None
        )
        for occasion_id, parts in occasions.items():
            yield _occasion(occasion_id, sorted(parts, key=lambda part: part.id), names, visits)

    def _place_names(self, observations: list[Observation]) -> dict[str, str]:
        wanted = {item.place_id for item in observations if item.place_id is not None}
        return {place.id: place.name for place in self._register.places.many(wanted).values()}


def _occasion(
    occasion_id: OccasionId,
    parts: list[Observation],
    names: Mapping[str, str],
    visits: Mapping[VisitId, int],
) -> TimelineEntry:
    first = parts[0]
    place = "" if first.place_id is None else names.get(first.place_id, "")
    return TimelineEntry(
        kind=EntryKind.OBSERVATION,
        id=occasion_id,
        when=first.observed,
        time=first.time,
        title=first.place_text or place,
        author=first.author,
        parts=tuple(parts),
        entered_on=None if first.entered_at is None else first.entered_at.date(),
        hard=any(part.hard for part in parts),
        dossiers=0 if first.visit_id is None else visits.get(first.visit_id, 1),
        target=first.visit_id or occasion_id,
    )


def _moved(dated: tuple[Move, ...], since: int) -> Iterator[TimelineEntry]:
    for move in dated:
        if move.when.latest.year >= since:
            yield TimelineEntry(
                kind=EntryKind.MOVE,
                id=move.key,
                when=move.when,
                title=move.title,
                author=move.author,
                body=move.body,
                target=move.place_id or "",
            )


def _order(entry: TimelineEntry) -> tuple[date, int, str]:
    """Order by day, then by the time that was typed; an écrit comes after the day it quotes."""
    if entry.kind is EntryKind.ECRIT:
        minutes: int | None = _END_OF_DAY
    else:
        minutes = time_minutes(entry.time) if entry.time else None
    return (
        date.min if entry.when is None else entry.when.latest,
        -1 if minutes is None else minutes,
        entry.id,
    )

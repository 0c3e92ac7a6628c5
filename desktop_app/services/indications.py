"""Indicators noted for a dossier: facts that stand beside each other, never a score (mniop.md §3).

Each has its date, its place and its voice. Nothing is computed from them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.dimension import Dimension, dimension_of
from desktop_app.domain.ids import DossierId, IndicationId, PersonId
from desktop_app.domain.indication import Indication, voice_words
from desktop_app.domain.names import display_name, initials
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.rights import Right
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.domain.term import ListName
from desktop_app.errors import BadInput
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.observations import nothing
from desktop_app.services.terms import Terms
from desktop_app.services.tick_views import DimensionLines, IndicationEntry, IndicationLine

if TYPE_CHECKING:
    from desktop_app.register.register import Register


class Indications(Service):
    """One method a use case on indicators."""

    def __init__(self, register: Register, identity: Identity, clock: Clock, terms: Terms) -> None:
        super().__init__(register, identity, clock)
        self._terms = terms

    @needs(Right.WRITE)
    def record(
        self, entry: IndicationEntry, beside: Callable[[], None] = nothing
    ) -> tuple[IndicationId, ...]:
        """Note indicators; each becomes a record with the words that it bears today.

        ``beside`` runs in the same transaction. Raise ``BadInput`` when none is chosen.
        """
        if not entry.indicators:
            raise BadInput("Aucun indice n’est choisi.", "Choisissez-en au moins un.")
        words = {item.code: item.label for item in self._terms.entries(ListName.INDICATORS)}
        made = tuple(
            replace(
                _of(entry),
                id=IndicationId(self._new_id()),
                indicator=code,
                label=words.get(code, code),
                author=self.actor.name,
                entered_at=self._clock(),
            )
            for code in entry.indicators
        )
        with self._register.change(self.actor, "create") as change:
            for indication in made:
                self._register.indications.save(change, indication)
            beside()
        return tuple(item.id for item in made)

    @needs(Right.READ)
    def get(self, indication_id: IndicationId) -> Indication:
        """Return an indicator that was noted."""
        return self._register.indications.require(indication_id)

    @needs(Right.READ)
    def observations(self, dossier_id: DossierId) -> tuple[Observation, ...]:
        """Return the texts that indicators can be made from, the latest first."""
        seen = self._register.observations.by_dossier(dossier_id)
        return tuple(sorted(seen, key=_latest_first, reverse=True))

    @needs(Right.WRITE)
    def change(
        self,
        indication_id: IndicationId,
        entry: IndicationEntry,
        beside: Callable[[], None] = nothing,
    ) -> None:
        """Correct what was noted; the indicator itself and its words stay those of that day."""
        old = self._register.indications.require(indication_id)
        new = replace(
            _of(entry),
            id=old.id,
            indicator=old.indicator,
            label=old.label,
            author=old.author,
            entered_at=old.entered_at,
        )
        with self._register.change(self.actor, "change") as change:
            self._register.indications.save(change, new)
            beside()

    @needs(Right.WRITE)
    def trash(self, ids: tuple[IndicationId, ...], beside: Callable[[], None] = nothing) -> None:
        """Put indicators in the trash; ``restore`` brings them back."""
        with self._register.change(self.actor, "trash") as change:
            for indication_id in ids:
                self._register.indications.trash(change, indication_id)
            beside()

    @needs(Right.WRITE)
    def restore(self, ids: tuple[IndicationId, ...]) -> None:
        """Take indicators out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            for indication_id in ids:
                self._register.indications.restore(change, indication_id)

    @needs(Right.READ)
    def faisceau(
        self, dossier_id: DossierId, person_id: PersonId | None = None
    ) -> tuple[DimensionLines, ...]:
        """Return what was noted in a dossier, or of one person, dimension by dimension."""
        register = self._register
        known = {item.code: item for item in self._terms.entries(ListName.INDICATORS)}
        persons = {item.id: item for item in register.persons.by_dossier(dossier_id)}
        noted = [
            item
            for item in register.indications.by_dossier(dossier_id)
            if person_id is None or item.person_id == person_id
        ]
        places = register.places.many({item.place_id for item in noted if item.place_id})
        found: dict[Dimension, list[IndicationLine]] = {}
        for item in sorted(noted, key=_by_day):
            entry = known.get(item.indicator)
            dimension = dimension_of("" if entry is None else entry.dimension)
            found.setdefault(dimension, []).append(_line(item, persons, places))
        return tuple(
            DimensionLines(dimension, tuple(found[dimension]))
            for dimension in Dimension
            if dimension in found
        )


def _of(entry: IndicationEntry) -> Indication:
    return Indication(
        id=IndicationId(""),
        dossier_id=entry.dossier_id,
        indicator="",
        label="",
        person_id=entry.person_id,
        observed=entry.observed,
        place_id=entry.place_id,
        place_text=entry.place_text,
        voice=entry.voice,
        speaker=entry.speaker.strip(),
        text=entry.text.strip(),
        observation_id=entry.observation_id,
    )


def entry_of(indication: Indication) -> IndicationEntry:
    """Return the form's view of an indicator that was noted."""
    return IndicationEntry(
        dossier_id=indication.dossier_id,
        indicators=(indication.indicator,),
        person_id=indication.person_id,
        observed=indication.observed,
        place_id=indication.place_id,
        place_text=indication.place_text,
        voice=indication.voice,
        speaker=indication.speaker,
        text=indication.text,
        observation_id=indication.observation_id,
    )


def from_observation(seen: Observation, entry: IndicationEntry) -> IndicationEntry:
    """Return ``entry`` with the date, the place and the voice of ``seen``; never its text."""
    only = seen.person_ids[0] if len(seen.person_ids) == 1 else None
    return replace(
        entry,
        person_id=entry.person_id or only,
        observed=seen.observed,
        place_id=seen.place_id,
        place_text=seen.place_text,
        voice=seen.voice,
        speaker=seen.speaker if seen.voice in (Voice.REPORTED, Voice.WORDS) else "",
        observation_id=seen.id,
    )


def _latest_first(item: Observation) -> tuple[date, str]:
    return (date.min if item.observed is None else item.observed.latest, item.id)


def _by_day(item: Indication) -> tuple[date, str]:
    return (date.max if item.observed is None else item.observed.latest, item.id)


def _line(
    item: Indication, persons: Mapping[PersonId, Person], places: Mapping[str, Place]
) -> IndicationLine:
    person = None if item.person_id is None else persons.get(item.person_id)
    place = None if item.place_id is None else places.get(item.place_id)
    return IndicationLine(
        indication=item,
        label=item.label,
        when_words="Sans date" if item.observed is None else _capital(date_in_words(item.observed)),
        voice_words=voice_words(item.voice, item.speaker),
        place=item.place_text or ("" if place is None else place.name),
        person="" if person is None else display_name(person),
        short="" if person is None else initials(person),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

"""Scenes put on days and hours: the observations of a dossier, one occasion after the other."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, ObservationId, OccasionId, PersonId, uuid7
from desktop_app.domain.observation import Observation, Voice
from desktop_app.services.training_data.cast import Cast
from desktop_app.services.training_data.moments import moment_of
from desktop_app.services.training_data.phrasing import say
from desktop_app.services.training_data.slots import SURNAMES, called
from desktop_app.services.training_data.story import Said, Scene, Told
from desktop_app.services.training_data.team import TEAM

_PARENT = "<parent_de>"
_INTERPRETER = "interprète professionnelle, par téléphone"


class Teller:
    """Tells the scenes of one dossier; each professional keeps one name from one to the next."""

    def __init__(
        self,
        rng: random.Random,
        cast: Cast,
        slots: Mapping[str, str],
        dossier_id: DossierId,
        author: str,
    ) -> None:
        self.rng = rng
        self.cast = cast
        self.slots = slots
        self.dossier_id = dossier_id
        self.author = author
        self._names = rng.sample(SURNAMES, len(SURNAMES))
        self._known: dict[str, str] = {}

    def observations(
        self, scenes: Sequence[Scene], days: Sequence[date], entered: date | None = None
    ) -> Iterator[Observation]:
        """Yield the texts of these scenes on these days; old notes are entered on a later day."""
        for scene, day in zip(scenes, days, strict=True):
            blank = self._blank(scene, day, entered or day)
            if scene.seen:
                yield self._voiced(blank, Voice.SEEN, scene.seen)
            for told in scene.told:
                yield self._told(blank, told)
            for said in scene.said:
                yield self._said(blank, said)
            if scene.analysis:
                yield self._voiced(blank, Voice.ANALYSIS, scene.analysis)

    def _blank(self, scene: Scene, day: date, entered: date) -> Observation:
        """Return an observation that says when, where, by whom and about whom, and nothing yet."""
        rng = self.rng
        hour = rng.randint(*scene.hours)
        minute = rng.choice((5, 10, 20, 35, 40, 50))
        moment = moment_of(entered, 0, min(hour + 1, 22), rng.randrange(60))
        others = [name for name in TEAM if name != self.author]
        author = self.author if rng.random() < 0.65 else rng.choice(others)
        with_whom = (rng.choice([name for name in others if name != author]),)
        where = say(scene.where, rng, self.slots) if scene.where else ""
        return Observation(
            id=ObservationId(""),
            dossier_id=self.dossier_id,
            occasion_id=OccasionId(uuid7(moment, rng.getrandbits(74))),
            voice=Voice.SEEN,
            text="",
            observed=self._observed(day),
            time=rng.choice((f"{hour:02}:{minute:02}", f"vers {hour} h")),
            entered_at=moment,
            author=author,
            team=with_whom if rng.random() < 0.7 else (),
            place_id=None if where else self.cast.settlement.place.id,
            place_text=where,
            person_ids=self._concerned(scene),
        )

    def _observed(self, day: date) -> PartialDate:
        """Return the day, rarely only its month or « vers »: notes are not always exact."""
        chance = self.rng.random()
        if chance < 0.94:
            return PartialDate.of_day(day)
        return PartialDate(f"{day:%Y-%m}" if chance < 0.97 else f"{day:%Y-%m-%d}~")

    def _concerned(self, scene: Scene) -> tuple[PersonId, ...]:
        children = self.cast.children if "siblings" in scene.needs else self.cast.children[:1]
        adults = self.cast.adults[:1] if "parent" in scene.needs else ()
        return tuple(person.id for person in (*children, *adults))

    def _voiced(
        self, blank: Observation, voice: Voice, pattern: str, more: Mapping[str, str] | None = None
    ) -> Observation:
        moment = blank.entered_at
        if moment is None:
            raise ValueError("an observation of the story has a moment")
        return replace(
            blank,
            id=ObservationId(uuid7(moment, self.rng.getrandbits(74))),
            voice=voice,
            text=say(pattern, self.rng, {**self.slots, **(more or {})}),
        )

    def _told(self, blank: Observation, told: Told) -> Observation:
        who = say(told.who, self.rng, self.slots)
        more = {"Mme_told": f"Mme {self._name_of(who)}"}
        item = self._voiced(blank, Voice.REPORTED, told.text, more)
        if told.who == _PARENT:
            return replace(item, speaker=who, speaker_id=self.cast.adults[0].id)
        if not told.named:
            return replace(item, speaker_role=who, speaker_named=False)
        by = say(told.by, self.rng, {**self.slots, **more})
        return replace(item, speaker=by, speaker_role=who)

    def _name_of(self, who: str) -> str:
        if who not in self._known:
            self._known[who] = self._names[len(self._known) % len(self._names)]
        return self._known[who]

    def _said(self, blank: Observation, said: Said) -> Observation:
        item = self._voiced(blank, Voice.WORDS, said.text)
        speaker = self.cast.adults[0] if said.by_parent else self.cast.focus
        circumstances = say(said.circumstances, self.rng, self.slots)
        interpreted = "interprète" in circumstances or (
            not self.cast.origin.speaks_french and self.rng.random() < 0.35
        )
        mother_tongue = speaker.languages[0].language if speaker.languages else "fr"
        interpreted = interpreted and mother_tongue != "fr"
        return replace(
            item,
            speaker=say("<parent_de>", self.rng, self.slots) if said.by_parent else called(speaker),
            speaker_id=speaker.id,
            language=mother_tongue if interpreted else "fr",
            interpreter=_INTERPRETER if interpreted else "",
            interpreter_used=interpreted if mother_tongue != "fr" else None,
            circumstances=circumstances,
            question=say(said.question, self.rng, self.slots),
        )

"""One dossier from its number: theme, cast, calendar, papers. The same number, the same dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.consent import Consent
from desktop_app.domain.dates import Precision
from desktop_app.domain.dossier import Dossier, DossierState, Household
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.event import Event, Reminder
from desktop_app.domain.french import MONTHS, date_words
from desktop_app.domain.ids import DossierId, uuid7
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person, Schooling, Sex
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.relation import Relation
from desktop_app.services.training_data import (
    themes_alone,
    themes_care,
    themes_harm,
    themes_hidden,
    themes_minors,
    themes_school,
    themes_street,
)
from desktop_app.services.training_data.calendar import (
    SPAN_DAYS,
    days_of,
    long_story,
    opening_day,
    scenes_of,
)
from desktop_app.services.training_data.cast import Cast, Casting, Shape
from desktop_app.services.training_data.homes import households, with_authority
from desktop_app.services.training_data.moments import moment_of
from desktop_app.services.training_data.office import Office
from desktop_app.services.training_data.paper import Clerk
from desktop_app.services.training_data.people import described
from desktop_app.services.training_data.phrasing import dice
from desktop_app.services.training_data.settlements import settlement
from desktop_app.services.training_data.slots import slots_of
from desktop_app.services.training_data.story import Scene, Theme
from desktop_app.services.training_data.ticks import MOTIVES, Ticker
from desktop_app.services.training_data.timeline import Teller
from desktop_app.services.training_data.visits import QUICK_NOTE, VISITS

THEMES: tuple[Theme, ...] = (
    *themes_school.THEMES,
    *themes_alone.THEMES,
    *themes_minors.THEMES,
    *themes_street.THEMES,
    *themes_hidden.THEMES,
    *themes_harm.THEMES,
    *themes_care.THEMES,
)
CYCLE = 40
NINE, NAMELESS, BARE, LONG = 4, 11, 18, 37
"""The hard cases, by their place in each forty; the long one only once in a thousand."""
_PER_SETTLEMENT = 6
_OUTDOORS = (PlaceKind.SITE, PlaceKind.SQUAT, PlaceKind.STREET)
_NINE_SHAPE = Shape(father=True, children=(9, 9), ages=(15, 15))
_NAMELESS_SHAPE = Shape(children=(2, 2), ages=(7, 10), nameless=True)
_BARE_SHAPE = Shape(mother=False, children=(1, 1), ages=(6, 9), nameless=True)


@dataclass(frozen=True, slots=True)
class TrainingDossier:
    """A fictional dossier with all that hangs from it. Its references are given by the register."""

    dossier: Dossier
    persons: tuple[Person, ...]
    relations: tuple[Relation, ...]
    places: tuple[Place, ...]
    observations: tuple[Observation, ...]
    ecrits: tuple[Ecrit, ...]
    indications: tuple[Indication, ...] = ()
    consents: tuple[Consent, ...] = ()
    households: tuple[Household, ...] = ()
    events: tuple[Event, ...] = ()
    reminders: tuple[Reminder, ...] = ()


class Plot:
    """Makes the dossier of one number among ``total``, told on ``today`` by ``author``."""

    def __init__(self, seed: int, number: int, total: int, today: date, author: str) -> None:
        self._rng = dice(seed, "dossier", number)
        self._case = number % CYCLE
        self._long = number % 1000 == LONG or (3 < total < CYCLE and number == total - 3)
        self._today = today
        self._author = author
        self._opened = opening_day(number, total, today)
        self._id = DossierId(uuid7(moment_of(self._opened, 0, 8), self._rng.getrandbits(74)))
        self._settlement = settlement(seed, number // _PER_SETTLEMENT, today)

    def told(self) -> TrainingDossier:
        """Return the dossier."""
        if self._case == BARE and not self._long:
            return self._bare()
        rng = self._rng
        theme, shape = self._theme()
        cast = self._cast(shape)
        scenes = self._scenes(theme, cast)
        days = self._days(len(scenes))
        slots = slots_of(cast, rng) | self._dates(cast, scenes, days)
        teller = Teller(rng, cast, slots, self._id, self._author)
        entered = self._opened if self._long else None
        observations = tuple(teller.observations(scenes, days, entered))
        ticker = Ticker(dice(self._id, "ticks"), self._id, self._author)
        office = Office(dice(self._id, "office"), self._id, self._author)
        persons = tuple(
            replace(person, contact_rules=ticker.safe_channels(person, days[-1]))
            for person in with_authority(described(cast, theme, rng, slots))
        )
        clerk = Clerk(theme, cast, rng, slots)
        dossier = Dossier(self._id, "", self._state(days), self._opened)
        ecrits: tuple[Ecrit, ...] = ()
        if rng.random() < 0.97 or self._long or self._case in (NINE, NAMELESS):
            written_on = min(days[-1] + timedelta(days=rng.randint(0, 2)), self._today)
            ecrits = (clerk.draft(dossier, persons, observations, written_on),)
        return TrainingDossier(
            replace(clerk.described(dossier, days), motives=MOTIVES.get(theme.key, ())),
            persons,
            cast.relations,
            (self._settlement.place,),
            observations,
            ecrits,
            tuple(ticker.indications(theme.key, persons[0], observations)),
            tuple(ticker.consents(persons, days)),
            households(persons, self._id, self._opened),
            tuple(office.events(days)),
            tuple(office.reminders(observations, self._today)),
        )

    def _theme(self) -> tuple[Theme, Shape]:
        if self._case == NINE:
            return themes_school.DROPPING_OUT, _NINE_SHAPE
        if self._case == NAMELESS:
            return themes_street.BEGGING, _NAMELESS_SHAPE
        if self._long:
            return themes_school.DROPPING_OUT, themes_school.DROPPING_OUT.shapes[1]
        kind = self._settlement.place.kind
        themes = [theme for theme in THEMES if not theme.kinds or kind in theme.kinds]
        theme = self._rng.choices(themes, [theme.weight for theme in themes])[0]
        return theme, self._rng.choice(theme.shapes)

    def _cast(self, shape: Shape) -> Cast:
        told_on = min(self._opened + timedelta(days=45), self._today)
        return Casting(self._rng, self._id, self._settlement, self._opened, told_on).cast(shape)

    def _scenes(self, theme: Theme, cast: Cast) -> list[Scene]:
        have = _abilities(cast, theme)
        own = [scene for scene in theme.scenes if scene.needs <= have]
        visits = [scene for scene in VISITS if scene.needs <= have]
        if self._long:
            return long_story(own, visits, self._rng)
        most = max((self._today - self._opened).days, 1)
        return scenes_of(own, visits, self._rng, most)

    def _days(self, count: int) -> list[date]:
        """Return the days of the scenes; those of the long dossier come from an older notebook."""
        if self._long:
            first = self._opened - timedelta(days=SPAN_DAYS)
            return days_of(count, first, SPAN_DAYS, self._rng)
        span = min((self._today - self._opened).days, self._rng.randint(25, 150))
        return days_of(count, self._opened, span, self._rng)

    def _dates(self, cast: Cast, scenes: Sequence[Scene], days: Sequence[date]) -> dict[str, str]:
        """Return the dates that the texts name, in words."""
        keyed = [day for scene, day in zip(scenes, days, strict=True) if scene.key]
        first = days[0] if self._long else self._opened
        return {
            "auteur": self._author,
            "rencontre": _month(first),
            "depuis": _since(cast),
            "date_cle": date_words(keyed[-1] if keyed else days[-1]),
            "date_information": date_words(days[-1]),
        }

    def _state(self, days: Sequence[date]) -> DossierState:
        old = (self._today - days[-1]).days > 240
        return DossierState.ARCHIVED if old and self._rng.random() < 0.5 else DossierState.ACTIVE

    def _bare(self) -> TrainingDossier:
        """Return a dossier of which nearly nothing is known: one note, nobody's name."""
        cast = self._cast(_BARE_SHAPE)
        slots = slots_of(cast, self._rng)
        teller = Teller(self._rng, cast, slots, self._id, self._author)
        notes = teller.observations((QUICK_NOTE,), (self._opened,))
        return TrainingDossier(
            Dossier(self._id, "", opened_on=self._opened),
            (),
            (),
            (self._settlement.place,),
            tuple(replace(note, person_ids=()) for note in notes),
            (),
        )


def _abilities(cast: Cast, theme: Theme) -> frozenset[str]:
    """Return what the scenes of this cast may need."""
    age = cast.ages[cast.focus.id]
    have = {
        "parent": bool(cast.adults),
        "mother": bool(cast.adults) and cast.adults[0].sex is Sex.FEMALE,
        "siblings": len(cast.children) > 1,
        "school": age >= 3 and theme.schooling in (Schooling.YES, Schooling.IRREGULAR),
        "young": 4 <= age <= 12,
        "outdoors": cast.settlement.place.kind in _OUTDOORS,
    }
    return frozenset(name for name, held in have.items() if held)


def _since(cast: Cast) -> str:
    stay = cast.focus.stay
    if stay is None or stay.since is None:
        return "l’automne"
    if stay.since.precision is Precision.YEAR:
        return str(stay.since.earliest.year)
    return _month(stay.since.earliest)


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"

"""The persons of a situation: who lives with whom, and what is known of each."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, PersonId, RelationId, uuid7
from desktop_app.domain.person import (
    Alias,
    AliasKind,
    Authority,
    LanguageLevel,
    LanguageSkill,
    Person,
    Phone,
    Role,
    Safety,
    Sex,
)
from desktop_app.domain.place import Stay
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.services.training_data.moments import moment_of
from desktop_app.services.training_data.names import (
    ALONE,
    FAMILIES,
    Name,
    Origin,
    drawn,
    family_name,
    read_name,
)
from desktop_app.services.training_data.settlements import Settlement
from desktop_app.services.training_data.team import mobile


@dataclass(frozen=True, slots=True)
class Shape:
    """What a family is made of. ``ages`` bounds the age of the eldest child."""

    mother: bool = True
    father: bool = False
    grandmother: bool = False
    children: tuple[int, int] = (1, 3)
    ages: tuple[int, int] = (6, 15)
    eldest: Sex | None = None
    nameless: bool = False


ALONE_SHAPE = Shape(mother=False, children=(1, 1), ages=(13, 17))


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons of a dossier. ``ages`` gives the age in years of each, as told."""

    origin: Origin
    settlement: Settlement
    children: tuple[Person, ...]
    adults: tuple[Person, ...]
    relations: tuple[Relation, ...]
    ages: dict[PersonId, int]

    @property
    def persons(self) -> tuple[Person, ...]:
        """Return everyone, children first."""
        return (*self.children, *self.adults)

    @property
    def focus(self) -> Person:
        """Return the child of whom most is said: the eldest."""
        return self.children[0]


class Casting:
    """Makes the cast of one dossier from its dice: ages are those of ``told_on``."""

    def __init__(
        self,
        rng: random.Random,
        dossier_id: DossierId,
        settlement: Settlement,
        opened: date,
        told_on: date,
    ) -> None:
        self._rng = rng
        self._dossier_id = dossier_id
        self._settlement = settlement
        self._opened = opened
        self._told_on = told_on
        self._ages: dict[PersonId, int] = {}
        self._since = self._arrival()
        self._taken: set[str] = set()

    def cast(self, shape: Shape) -> Cast:
        """Return the persons of a family of this shape and what they are to each other."""
        rng = self._rng
        alone = not (shape.mother or shape.father or shape.grandmother)
        origin = drawn(rng, ALONE if alone else FAMILIES)
        household = rng.choice(origin.families)
        count = rng.randint(*shape.children)
        children = tuple(
            self._child(origin, household, shape, age, index)
            for index, age in enumerate(self._child_ages(shape, count))
        )
        adults = tuple(self._adults(origin, household, shape, len(children)))
        if shape.nameless:
            children = tuple(map(_without_name, children))
            adults = tuple(map(_without_name, adults))
        relations = tuple(self._relations(children, adults))
        return Cast(origin, self._settlement, children, adults, relations, self._ages)

    def _child_ages(self, shape: Shape, count: int) -> list[int]:
        eldest = self._rng.randint(*shape.ages)
        ages = [eldest]
        while len(ages) < count:
            gap = self._rng.choice((1, 2)) if count > 6 else self._rng.choice((1, 2, 2, 3))
            ages.append(max(ages[-1] - gap, 0))
        return ages

    def _child(self, origin: Origin, household: str, shape: Shape, age: int, index: int) -> Person:
        rng = self._rng
        sex = rng.choice((Sex.FEMALE, Sex.MALE))
        if index == 0 and shape.eldest is not None:
            sex = shape.eldest
        person = self._person(origin, household, sex, age, Role.CHILD, index)
        absences = dict(person.absences)
        if age < 3:
            absences["schooling"] = Absence.NOT_APPLICABLE
        return replace(
            person,
            interpreter_useful=not origin.speaks_french and age > 4,
            authority=self._authority(shape),
            authority_note="" if rng.random() < 0.6 else "déclaré, sans document vu",
            absences=absences,
        )

    def _authority(self, shape: Shape) -> Authority | None:
        if shape.mother and shape.father:
            return Authority.BOTH
        if shape.mother:
            return Authority.MOTHER
        return Authority.FATHER if shape.father else None

    def _adults(self, origin: Origin, household: str, shape: Shape, children: int) -> list[Person]:
        eldest = max(self._ages.values(), default=0)
        wanted: list[tuple[Sex, int, Role]] = []
        if shape.mother:
            wanted.append((Sex.FEMALE, eldest + self._rng.randint(17, 26), Role.PARENT))
        if shape.father:
            wanted.append((Sex.MALE, eldest + self._rng.randint(19, 30), Role.PARENT))
        if shape.grandmother:
            wanted.append((Sex.FEMALE, eldest + self._rng.randint(38, 48), Role.HOUSEHOLD))
        adults = []
        for number, (sex, age, role) in enumerate(wanted):
            own = household if role is not Role.PARENT or sex is Sex.MALE else None
            name = own or self._rng.choice((household, self._rng.choice(origin.families)))
            adult = self._person(origin, name, sex, age, role, children + number)
            adults.append(self._reachable(adult))
        return adults

    def _reachable(self, adult: Person) -> Person:
        rng = self._rng
        if rng.random() < 0.25:
            absence = rng.choice((Absence.NOT_ASKED, Absence.REFUSED))
            return replace(adult, absences={**adult.absences, "phones": absence})
        safety = rng.choice((Safety.YES, Safety.YES, Safety.CERTAIN_HOURS, None))
        hours = "l’après-midi" if safety is Safety.CERTAIN_HOURS else ""
        return replace(adult, phones=(Phone(mobile(rng), "", safety, hours),))

    def _person(
        self, origin: Origin, household: str, sex: Sex, age: int, role: Role, position: int
    ) -> Person:
        rng = self._rng
        person_id = PersonId(uuid7(moment_of(self._opened), rng.getrandbits(74)))
        self._ages[person_id] = age
        female = sex is Sex.FEMALE
        first = self._first_name(origin.girls if female else origin.boys)
        last = family_name(origin, household, female=female)
        person = Person(
            id=person_id,
            dossier_id=self._dossier_id,
            role=role,
            position=position,
            birth_name=last.latin,
            first_names=(first.latin,),
            aliases=tuple(self._aliases(origin, first, last)),
            sex=sex,
            languages=self._languages(origin, age),
            stay=Stay(self._settlement.place.id, "", self._since),
        )
        return self._papers(self._birth(person, age), origin)

    def _first_name(self, names: tuple[str, ...]) -> Name:
        """Return a first name that nobody else of the dossier bears, while there are any."""
        free = [name for name in names if name not in self._taken] or list(names)
        chosen = self._rng.choice(free)
        self._taken.add(chosen)
        return read_name(chosen)

    def _nickname(self, origin: Origin) -> list[Alias]:
        free = [name for name in origin.nicknames if name not in self._taken]
        if not free or self._rng.random() > 0.35:
            return []
        chosen = self._rng.choice(free)
        self._taken.add(chosen)
        return [Alias(chosen)]

    def _aliases(self, origin: Origin, first: Name, last: Name) -> list[Alias]:
        rng = self._rng
        aliases = self._nickname(origin)
        if last.cyrillic and rng.random() < 0.6:
            spelled = f"{first.cyrillic} {last.cyrillic}".strip()
            aliases.append(Alias(spelled, AliasKind.SPELLING))
        return aliases

    def _languages(self, origin: Origin, age: int) -> tuple[LanguageSkill, ...]:
        mother_tongue = self._rng.choice(origin.languages)
        known = [LanguageSkill(mother_tongue, LanguageLevel.MOTHER_TONGUE)]
        if mother_tongue != "fr" and age >= 5 and self._rng.random() < 0.5:
            known.append(LanguageSkill("fr", LanguageLevel.SOME))
        return tuple(known)

    def _birth(self, person: Person, age: int) -> Person:
        """Return the person with a birth as it is known in the field: rarely to the day."""
        rng = self._rng
        day = _birthday(self._told_on, age, rng)
        kind = rng.random()
        if kind < 0.45:
            source = rng.choice((Source.DOCUMENT, Source.RELATIVE, Source.PERSON))
            return _born(person, PartialDate.of_day(day), source)
        if kind < 0.6:
            return _born(person, PartialDate(f"{day:%Y-%m}"), Source.RELATIVE)
        if kind < 0.75:
            return _born(person, PartialDate(f"{day:%Y}{rng.choice(('', '~'))}"), Source.PERSON)
        if kind < 0.94:
            seen_on = self._opened
            estimated = _born(person, PartialDate.of_age(age, seen_on), Source.ESTIMATED)
            return replace(estimated, birth_estimated_on=seen_on)
        return replace(person, absences={**person.absences, "birth": Absence.UNKNOWN})

    def _papers(self, person: Person, origin: Origin) -> Person:
        """Return the person with the birth place and the nationality, or why they are missing."""
        rng = self._rng
        absences = dict(person.absences)
        sources = dict(person.sources)
        place = rng.choice(origin.towns)
        nationalities: tuple[str, ...] = (origin.country,)
        if rng.random() < 0.3:
            place = ""
            absences["birth_place"] = rng.choice((Absence.NOT_ASKED, Absence.UNKNOWN))
        if rng.random() < 0.2:
            nationalities = ()
            absences["nationalities"] = rng.choice((Absence.REFUSED, Absence.NOT_ASKED))
        else:
            sources["nationalities"] = rng.choice((Source.PERSON, Source.DOCUMENT))
        return replace(
            person,
            birth_place=place,
            birth_country=origin.country if place else "",
            nationalities=nationalities,
            absences=absences,
            sources=sources,
        )

    def _relations(
        self, children: tuple[Person, ...], adults: tuple[Person, ...]
    ) -> list[Relation]:
        pairs = []
        parents = [adult for adult in adults if adult.role is Role.PARENT]
        others = [adult for adult in adults if adult.role is not Role.PARENT]
        for child in children:
            pairs += [(parent, child, RelationKind.PARENT) for parent in parents]
            pairs += [(other, child, RelationKind.GRANDPARENT) for other in others]
        for index, child in enumerate(children):
            pairs += [(child, other, RelationKind.SIBLING) for other in children[index + 1 :]]
        if len(parents) == 2:
            pairs.append((parents[0], parents[1], RelationKind.PARTNER))
        return [
            Relation(
                RelationId(uuid7(moment_of(self._opened), self._rng.getrandbits(74))),
                self._dossier_id,
                one.id,
                two.id,
                kind,
            )
            for one, two, kind in pairs
        ]

    def _arrival(self) -> PartialDate:
        day = self._opened - timedelta(days=self._rng.randint(20, 300))
        return PartialDate(
            self._rng.choice((f"{day:%Y-%m}", f"{day:%Y-%m}", f"{day:%Y}~", day.isoformat()))
        )


def _born(person: Person, birth: PartialDate, source: Source) -> Person:
    return replace(person, birth=birth, sources={**person.sources, "birth": source})


def _birthday(on: date, age: int, rng: random.Random) -> date:
    """Return a day of birth that makes ``age`` years on ``on``."""
    start = PartialDate.of_age(age, on)
    span = (start.latest - start.earliest).days
    return start.earliest + timedelta(days=rng.randint(0, max(span, 0)))


def _without_name(person: Person) -> Person:
    absences = {**person.absences, "birth_name": Absence.REFUSED, "first_names": Absence.UNKNOWN}
    return replace(person, birth_name="", first_names=(), aliases=(), absences=absences)

"""What is said of each person of a story, beyond her name: school, health, home, wishes."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.person import Person, Phone, Role, Safety, Schooling
from desktop_app.domain.place import PlaceKind
from desktop_app.services.training_data.cast import Cast
from desktop_app.services.training_data.phrasing import say
from desktop_app.services.training_data.story import Theme
from desktop_app.services.training_data.team import mobile

_LANDMARKS = {
    PlaceKind.SITE: (
        "[première|deuxième|troisième] caravane à [gauche|droite] en entrant",
        "cabane au toit [bleu|vert|de tôle], près [du grand arbre|de la borne d’eau]",
    ),
    PlaceKind.HOTEL: ("[premier|deuxième|troisième] étage",),
    PlaceKind.SQUAT: ("porte à [gauche|droite] de l’escalier",),
    PlaceKind.STREET: ("tente [bleue|grise], côté [escalier|mur]",),
    PlaceKind.HOUSING: ("[premier|deuxième] étage",),
}
_WORK = (
    "ménages la nuit",
    "récupération de métaux",
    "marchés le week-end",
    "chantiers, sans contrat",
)


def described(
    cast: Cast, theme: Theme, rng: random.Random, slots: Mapping[str, str]
) -> tuple[Person, ...]:
    """Return the persons of the cast with what the theme says of them."""
    landmark = say(rng.choice(_LANDMARKS[cast.settlement.place.kind]), rng, slots)
    return tuple(
        _child(person, cast, theme, rng, slots)
        if person.role is Role.CHILD
        else _adult(person, rng)
        for person in (_settled(person, landmark) for person in cast.persons)
    )


def _settled(person: Person, landmark: str) -> Person:
    if person.stay is None:
        return person
    return replace(person, stay=replace(person.stay, landmark=landmark))


def _child(
    person: Person, cast: Cast, theme: Theme, rng: random.Random, slots: Mapping[str, str]
) -> Person:
    age = cast.ages[person.id]
    if age >= 3:
        person = _at_school(person, age, theme, rng, slots)
    person = replace(person, lives_with=_household(cast, person))
    if person.id != cast.focus.id:
        return person
    absences = dict(person.absences)
    health = say(rng.choice(theme.health), rng, slots) if theme.health else ""
    view = say(rng.choice(theme.child_view), rng, slots) if theme.child_view else ""
    if not health:
        absences["health"] = Absence.NOT_ASKED
    if not view:
        absences["child_view"] = Absence.NOT_APPLICABLE if age < 4 else Absence.NOT_ASKED
    home = "Domiciliation au centre communal d’action sociale de <ville>" if cast.adults else ""
    if home and rng.random() < 0.5:
        home = ""
        absences["home_address"] = Absence.UNKNOWN
    return replace(
        person,
        health=health,
        child_view=view,
        vulnerabilities=theme.vulnerabilities,
        home_address=say(home, rng, slots),
        phones=_own_phone(person, cast, age, rng),
        absences=absences,
    )


def _at_school(
    person: Person, age: int, theme: Theme, rng: random.Random, slots: Mapping[str, str]
) -> Person:
    if theme.schooling is None or (age > 15 and theme.schooling is Schooling.NO):
        return replace(person, absences={**person.absences, "schooling": Absence.NOT_ASKED})
    source = rng.choice((Source.PERSON, Source.RELATIVE))
    person = replace(
        person,
        schooling=theme.schooling,
        sources={**person.sources, "schooling": source},
    )
    if theme.schooling is Schooling.NO or slots["age"] == "":
        return person
    return replace(
        person,
        school=slots["Etablissement"] if person.position == 0 else "",
        school_class=slots["classe"] if person.position == 0 else "",
        school_commune=slots["ville"],
    )


def _own_phone(person: Person, cast: Cast, age: int, rng: random.Random) -> tuple[Phone, ...]:
    if age < 12 or (cast.adults and rng.random() < 0.6):
        return person.phones
    safety = rng.choice((Safety.NO, Safety.CERTAIN_HOURS, None))
    hours = "le mercredi, par message" if safety is Safety.CERTAIN_HOURS else ""
    return (Phone(mobile(rng), "", safety, hours),)


def _household(cast: Cast, person: Person) -> str:
    if not cast.adults:
        return "personne de sa famille, selon ses déclarations"
    brothers = len(cast.children) - 1
    words = {Role.PARENT: {True: "sa mère", False: "son père"}}
    adults = [
        "sa grand-mère"
        if adult.role is not Role.PARENT
        else words[Role.PARENT][adult.sex is not None and adult.sex.value == "f"]
        for adult in cast.adults
    ]
    siblings = {0: "", 1: "un autre enfant"}.get(brothers, f"{brothers} autres enfants")
    parts = [*adults, siblings] if siblings else adults
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} et {parts[-1]}"


def _adult(person: Person, rng: random.Random) -> Person:
    if rng.random() < 0.3:
        return replace(person, occupation=rng.choice(_WORK))
    if rng.random() < 0.4:
        return replace(person, absences={**person.absences, "occupation": Absence.REFUSED})
    return person

"""A person of a dossier in a few lines of words."""

from __future__ import annotations

from desktop_app.domain.absence import Source
from desktop_app.domain.french import join_words
from desktop_app.domain.names import initials
from desktop_app.domain.person import Person, Phone, Role, Safety, Sex
from desktop_app.domain.phones import shown
from desktop_app.services.reference import Reference
from desktop_app.services.views import PersonView

_GIRL_BOY = {Sex.FEMALE: "fille", Sex.MALE: "garçon"}
_WOMAN_MAN = {Sex.FEMALE: "femme", Sex.MALE: "homme"}


def name_words(item: PersonView, *, discreet: bool) -> str:
    """Return the name, or initials in discreet mode."""
    return initials(item.person) if discreet else item.name


def identity_lines(item: PersonView, reference: Reference, place: str) -> tuple[str, ...]:
    """Return what identifies the person: sex and age, origin and languages, place, phones."""
    person = item.person
    lines = [
        " · ".join(part for part in (_sex_words(person), _birth_words(item)) if part),
        " · ".join(part for part in _origin_words(person, reference) if part),
        f"Vit\u00a0: {place}" if place else "",
        *(phone_words(phone) for phone in person.phones),
    ]
    return tuple(line for line in lines if line)


def brief_line(item: PersonView) -> str:
    """Return « Parent · mère d’Ana · âge inconnu »."""
    relation = item.relations[0] if item.relations else ""
    return " · ".join(part for part in (item.person.role.label, relation, item.age) if part)


def phone_words(phone: Phone) -> str:
    """Return the number with whose it is and when one may call: never the number alone."""
    owner = f" ({phone.belongs_to})" if phone.belongs_to else ""
    calls = {
        Safety.YES: "appel possible",
        Safety.NO: "ne pas appeler",
        Safety.CERTAIN_HOURS: f"appel\u00a0: {phone.hours}"
        if phone.hours
        else "à certaines heures",
        None: "sans précision sur le risque",
    }
    return f"Téléphone\u00a0: {shown(phone.number)}{owner} — {calls[phone.safety]}"


def _sex_words(person: Person) -> str:
    if person.sex is None:
        return ""
    young = person.role in (Role.CHILD, Role.OTHER_MINOR)
    return (_GIRL_BOY if young else _WOMAN_MAN)[person.sex]


def _birth_words(item: PersonView) -> str:
    source = item.person.sources.get("birth")
    if not item.birth:
        return item.age
    if source is None or source is Source.UNKNOWN:
        return item.birth
    return f"{item.birth}, {source.label}"


def _origin_words(person: Person, reference: Reference) -> tuple[str, ...]:
    countries = join_words([reference.countries.name(code) for code in person.nationalities])
    languages = ", ".join(reference.languages.skill_words(skill) for skill in person.languages)
    interpreter = "interprète utile" if person.interpreter_useful else ""
    return (countries, languages, interpreter)

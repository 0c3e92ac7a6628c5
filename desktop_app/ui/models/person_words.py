"""A person of a dossier in a few lines of words."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.absence import Source
from desktop_app.domain.contact_words import call_words, rule_of, rule_words, safety_words
from desktop_app.domain.french import join_words
from desktop_app.domain.names import initials
from desktop_app.domain.person import Channel, Person, Phone, Role, Sex
from desktop_app.domain.phones import shown
from desktop_app.services.reference import Reference
from desktop_app.services.views import PersonView

_GIRL_BOY = {Sex.FEMALE: "fille", Sex.MALE: "garçon"}
_WOMAN_MAN = {Sex.FEMALE: "femme", Sex.MALE: "homme"}


def name_words(item: PersonView, *, discreet: bool) -> str:
    """Return the name, or initials in discreet mode."""
    return initials(item.person) if discreet else item.name


def identity_lines(
    item: PersonView, reference: Reference, place: str, today: date
) -> tuple[str, ...]:
    """Return what identifies the person: sex and age, origin and languages, place, contacts."""
    person = item.person
    lines = [
        " · ".join(part for part in (_sex_words(person), _birth_words(item)) if part),
        " · ".join(part for part in _origin_words(person, reference) if part),
        f"Vit\u00a0: {place}" if place else "",
        *contact_lines(person, today),
    ]
    return tuple(line for line in lines if line)


def brief_line(item: PersonView) -> str:
    """Return « Parent · mère d’Ana · âge inconnu »."""
    relation = item.relations[0] if item.relations else ""
    return " · ".join(part for part in (item.person.role.label, relation, item.age) if part)


def contact_lines(person: Person, today: date) -> tuple[str, ...]:
    """Return each way to reach the person with whether it is safe: never a number alone."""
    phones = tuple(phone_words(person, phone) for phone in person.phones)
    email = email_words(person)
    shown = {Channel.EMAIL} if email else set()
    rules = tuple(
        rule_words(rule, today) for rule in person.contact_rules if rule.channel not in shown
    )
    return (*phones, *((email,) if email else ()), *rules)


def phone_words(person: Person, phone: Phone) -> str:
    """Return the number with whose it is and when one may call."""
    owner = f" ({phone.belongs_to})" if phone.belongs_to else ""
    return f"Téléphone\u00a0: {shown(phone.number)}{owner} — {call_words(person, phone)}"


def email_words(person: Person) -> str:
    """Return the electronic address with whether it is safe, or nothing."""
    if not person.email:
        return ""
    return f"Courriel\u00a0: {person.email} — {safety_words(rule_of(person, Channel.EMAIL))}"


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

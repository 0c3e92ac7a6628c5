"""Persons as records of a context: what is known of them, in words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.documents.fields import FIELDS
from desktop_app.documents.snapshot import Snapshot
from desktop_app.documents.subjects import chosen, concerned, others
from desktop_app.documents.values import enumerated, listed, printed
from desktop_app.domain.contact_words import call_safety, rule_of
from desktop_app.domain.dates_in_words import (
    age_in_words,
    birth_in_words,
    date_in_words,
    full_date_in_words,
)
from desktop_app.domain.free_movement import moves_freely
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.names import NO_NAME, display_name
from desktop_app.domain.person import (
    Alias,
    AliasKind,
    Channel,
    LanguageSkill,
    Person,
    Phone,
    Role,
    Safety,
    Schooling,
    Sex,
)
from desktop_app.domain.phones import shown
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.relation_words import in_words

GROUP_OF_ROLE: Mapping[Role, str] = {
    Role.CHILD: "enfants",
    Role.OTHER_MINOR: "autres_mineurs",
    Role.PARENT: "parents",
    Role.HOUSEHOLD: "foyer",
    Role.OTHER: "entourage",
}

# Which attribute of a person says why a field is empty, and what the value rests on.
ATTRIBUTE_OF: Mapping[str, str] = {
    "nom": "birth_name",
    "nom_naissance": "birth_name",
    "nom_usage": "usage_name",
    "prenoms": "first_names",
    "autres_noms": "aliases",
    "sexe": "sex",
    "genre": "gender",
    "naissance": "birth",
    "lieu_naissance": "birth_place",
    "nationalites": "nationalities",
    "langues": "languages",
    "interprete": "interpreter_useful",
    "telephone": "phones",
    "courriel": "email",
    "domicile": "home_address",
    "adresse": "home_address",
    "lieu_actuel": "current_location",
    "lieu_de_vie": "stay",
    "scolarite": "schooling",
    "vit_avec": "lives_with",
    "autorite_parentale": "authority",
    "vulnerabilites": "vulnerabilities",
    "sante": "health",
    "avis": "child_view",
    "ressources": "resources",
    "profession": "occupation",
}
_SEXES = {Sex.FEMALE: "féminin", Sex.MALE: "masculin", None: ""}
_SCHOOLING = {
    Schooling.YES: "va à l’école",
    Schooling.NO: "ne va pas à l’école",
    Schooling.IRREGULAR: "va à l’école de façon irrégulière",
    None: "",
}
_FREE = {True: "oui", False: "non", None: ""}
_SOURCE_APART = frozenset({"nom", "prenoms", "naissance", "vit_avec", "avis", "interprete"})


def picked(snapshot: Snapshot) -> dict[str, tuple[Person, ...]]:
    """Return the persons of the écrit by group, in the order of the écrit."""
    people = chosen(snapshot)
    by_role = {
        group: tuple(person for person in people if person.role is role)
        for role, group in GROUP_OF_ROLE.items()
    }
    return {**by_role, "concernees": concerned(snapshot), "proches": others(snapshot)}


def person_records(snapshot: Snapshot) -> dict[str, list[dict[str, object]]]:
    """Return a list of records for each group of persons."""
    groups = picked(snapshot)
    parents = groups["parents"]
    records = {}
    for group, persons in groups.items():
        records[group] = [
            _record(snapshot, group, number, person) for number, person in enumerate(persons, 1)
        ]
    for person, record in zip(groups["enfants"], records["enfants"], strict=True):
        record["peut_etre_retrouve"] = _can_be_found(person, parents)
    for person, record in zip(groups["concernees"], records["concernees"], strict=True):
        record["libre_circulation"] = _FREE[moves_freely(person.nationalities)]
    return records


def place_words(place: Place | None, landmark: str = "") -> str:
    """Return « Les Acacias (terrain, bidonville), Saint-Denis, derrière le pont »."""
    if place is None:
        return landmark.strip()
    name = place.name.strip()
    kind = "" if place.kind is PlaceKind.UNKNOWN else place.kind.label.lower()
    named = f"{name} ({kind})" if name and kind else name or kind
    return enumerated((named, place.address, place.commune, place.landmark, landmark))


def _record(snapshot: Snapshot, group: str, number: int, person: Person) -> dict[str, object]:
    texts = {
        **_identity(snapshot, person),
        **_contact(snapshot, person),
        **_situation(person),
        "liens": _links(snapshot, person),
    }
    record: dict[str, object] = {"numero": number} if f"{group}[].numero" in FIELDS else {}
    for name, text in texts.items():
        key = f"{group}[].{name}"
        if key in FIELDS:
            record[name] = _with_source(person, name, text, key)
    return record


def _with_source(person: Person, name: str, text: str, key: str) -> str:
    attribute = ATTRIBUTE_OF.get(name, name)
    source = person.sources.get(attribute)
    if text.strip() and source and name not in _SOURCE_APART:
        return f"{text.strip()} ({source.label})"
    return printed(key, text, person.absences.get(attribute))


def _identity(snapshot: Snapshot, person: Person) -> dict[str, str]:
    name = display_name(person)
    source = person.sources.get("birth")
    today = snapshot.written_on
    country = snapshot.country_names.get(person.birth_country, person.birth_country)
    birth_place = person.birth_place.strip()
    return {
        "nom": "" if name == NO_NAME else name,
        "nom_naissance": person.birth_name,
        "nom_usage": person.usage_name,
        "prenoms": enumerated(person.first_names),
        "autres_noms": listed(_alias_words(alias) for alias in person.aliases),
        "sexe": _SEXES[person.sex],
        "genre": person.gender,
        "naissance": birth_in_words(person, today),
        "age": age_in_words(person, today) if person.birth else "",
        "age_source": source.label if source and person.birth else "",
        "lieu_naissance": f"{birth_place} ({country})"
        if birth_place and country
        else birth_place or country,
        "nationalites": enumerated(
            snapshot.country_names.get(code, code) for code in person.nationalities
        ),
        "langues": enumerated(_skill_words(snapshot, skill) for skill in person.languages),
        "interprete": _interpreter_words(person),
    }


def _contact(snapshot: Snapshot, person: Person) -> dict[str, str]:
    stay = person.stay
    living = place_words(snapshot.places.get(stay.place_id), stay.landmark) if stay else ""
    if stay and stay.until and living:
        living = f"{living} (départ{NBSP}: {date_in_words(stay.until)})"
    here = person.current_location.strip()
    return {
        "telephone": listed(_phone_words(person, phone) for phone in person.phones),
        "courriel": _safe_email(person),
        "domicile": person.home_address,
        "adresse": person.home_address.strip() or living,
        "lieu_actuel": here or living,
        "lieu_de_vie": living if here else "",
        "lieu_depuis": full_date_in_words(stay.since) if stay and stay.since else "",
    }


def _situation(person: Person) -> dict[str, str]:
    authority = person.authority.label if person.authority else ""
    return {
        "scolarite": enumerated(
            (
                _SCHOOLING[person.schooling],
                person.school,
                person.school_class,
                person.school_commune,
            )
        ),
        "vit_avec": person.lives_with,
        "autorite_parentale": enumerated((authority, person.authority_note)),
        "vulnerabilites": enumerated(person.vulnerabilities),
        "sante": person.health,
        "avis": person.child_view,
        "ressources": person.resources,
        "profession": person.occupation,
    }


def _links(snapshot: Snapshot, person: Person) -> str:
    """Say what the person is to the others of the paper; those who are not in it stay unnamed."""
    chosen = set(snapshot.ecrit.person_ids)
    known = {other.id: other for other in snapshot.persons if other.id in chosen}
    words = []
    for relation in snapshot.relations:
        ends = {relation.from_id, relation.to_id}
        others = ends - {person.id}
        if person.id in ends and len(others) == 1 and others <= known.keys():
            words.append(in_words(relation, person, known[others.pop()]))
    return listed(dict.fromkeys(words))


def _alias_words(alias: Alias) -> str:
    text = alias.text.strip()
    if not text or alias.kind is AliasKind.NICKNAME:
        return quote(text) if text else ""
    kind = "autre orthographe" if alias.kind is AliasKind.SPELLING else "autre nom utilisé"
    return f"{text} ({kind})"


def _skill_words(snapshot: Snapshot, skill: LanguageSkill) -> str:
    name = snapshot.language_names.get(skill.language, skill.language)
    return f"{name} ({skill.level.label})" if skill.level and name else name


def _interpreter_words(person: Person) -> str:
    useful = {True: "utile", False: "pas nécessaire", None: ""}[person.interpreter_useful]
    return f"{NBSP}: ".join(part for part in (useful, person.interpreter_note.strip()) if part)


def _safe_email(person: Person) -> str:
    """Return the electronic address; one that is not safe stays out."""
    return "" if rule_of(person, Channel.EMAIL).safety is Safety.NO else person.email


def _phone_words(person: Person, phone: Phone) -> str:
    """Return the number with its owner and its hours; a number that is not safe stays out."""
    number = phone.number.strip()
    safety, hours = call_safety(person, phone)
    if not number or safety is Safety.NO:
        return ""
    remarks = [phone.belongs_to.strip()]
    if safety is Safety.CERTAIN_HOURS:
        remarks.append(f"seulement à certaines heures{NBSP}: {hours}".rstrip(f"{NBSP}: "))
    elif safety is None:
        remarks.append("vérifier d’abord que l’appel est sans risque")
    remark = listed(remarks)
    return f"{shown(number)} ({remark})" if remark else shown(number)


def _can_be_found(child: Person, parents: tuple[Person, ...]) -> bool:
    """Tell whether there is a name (the child’s or a parent’s) and a place (crip.md §2.2)."""
    people = (child, *parents)
    named = any(display_name(person) != NO_NAME for person in people)
    placed = any(
        person.home_address.strip() or person.current_location.strip() or person.stay
        for person in people
    )
    return named and bool(placed or child.school.strip())

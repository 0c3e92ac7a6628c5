"""Who becomes « Enfant 1 », « Personne A » in a summary without names, always the same.

The numbers follow the order in which the persons came into the dossier, whoever is picked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from desktop_app.documents.snapshot import Snapshot
from desktop_app.domain.folding import fold
from desktop_app.domain.ids import PersonId, PlaceId
from desktop_app.domain.majority import MINOR_ROLES
from desktop_app.domain.masking import Masks
from desktop_app.domain.person import Person

TEAM, THIRD, SERVICE, COMMUNE, SCHOOL = "[équipe]", "[tiers]", "[service]", "[commune]", "[école]"

_LONGEST_NAME = 2
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ](?:[\w’-]*\w)?")
_NO_THIRD = frozenset(
    (
        *("ami", "amie", "amis", "amies", "agent", "agente", "agents", "pmi", "mairie", "psy"),
        *("mme", "mr", "mlle", "madame", "monsieur", "docteur", "docteure", "une", "des", "les"),
        *("personne", "enfant", "enfants", "mere", "pere", "maman", "papa", "maitre", "maitresse"),
        *("direct", "directeur", "directrice", "direction", "equipe", "centre", "service"),
        *("services", "famille", "ecole", "lycee", "college", "collegue", "hopital", "police"),
        *("policier", "policiere", "gendarme", "gendarmes", "gendarmerie"),
        *("voisin", "voisine", "voisins", "voisines"),
    )
)
"""Words with a capital that are a role, not a name: « Amina » is none of them."""

_NO_THIRD_STEMS = (
    *("enseign", "medecin", "infirmi", "educat", "assistant", "benevol", "institut", "profess"),
    *("psychol", "psychia", "habitant", "responsab", "travaill", "interven", "interpr"),
    "associat",
)


_ARTICLES = frozenset(
    ("le", "la", "l", "un", "du", "de", "d", "au", "aux", "son", "sa", "ses", "leur", "et")
)


def of_persons(snapshot: Snapshot) -> Mapping[PersonId, str]:
    """Return the pseudonym of every person of the dossier."""
    people = sorted(snapshot.persons, key=lambda person: person.id)
    minors = [person for person in people if person.role in MINOR_ROLES]
    adults = [person for person in people if person.role not in MINOR_ROLES]
    named = {person.id: f"Enfant {number}" for number, person in enumerate(minors, 1)}
    return named | {
        person.id: f"Personne {_letters(number)}" for number, person in enumerate(adults)
    }


def of_places(snapshot: Snapshot) -> Mapping[PlaceId, str]:
    """Return « Lieu 1 » for each place that the dossier names."""
    return {id_: f"Lieu {number}" for number, id_ in enumerate(sorted(snapshot.places), 1)}


def masks_of(snapshot: Snapshot) -> Masks:
    """Return what replaces the names of the dossier in its texts."""
    pseudonyms = of_persons(snapshot)
    names = {pseudonyms[person.id]: tuple(_names(person)) for person in snapshot.persons}
    own = " ".join(fold(name) for typed in names.values() for name in typed).split()
    names[TEAM] = tuple(_team(snapshot))
    names[THIRD] = tuple(name for name in _third(snapshot) if fold(name) not in own)
    return Masks(names, dict(_phrases(snapshot)))


def names_no_third(snapshot: Snapshot, text: str) -> bool:
    """Tell whether ``text`` holds nothing but roles and persons of the dossier, who are masked."""
    own = {part for one in snapshot.persons for name in _names(one) for part in _parts(name)}
    words = [part for word in text.split() for part in _parts(word)]
    return all(part in own or _is_a_role(part) for part in words)


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[^\w]+", fold(name)) if part]


def _letters(number: int) -> str:
    """Return A, B … Z, AA, AB."""
    letters = chr(ord("A") + number % 26)
    return letters if number < 26 else _letters(number // 26 - 1) + letters


def _names(person: Person) -> Iterator[str]:
    yield from (person.birth_name, person.usage_name)
    yield from (*person.first_names, *person.former_names)
    yield from (alias.text for alias in person.aliases)


def _team(snapshot: Snapshot) -> Iterator[str]:
    author = snapshot.author
    yield from (author.first_name, author.last_name, *snapshot.dossier.followed_by)
    for item in snapshot.observations:
        yield from (item.author, *item.team)
    for held in snapshot.casework.consents:
        yield from (held.explained_by, held.author)
    yield from (item.author for item in snapshot.casework.indications)
    yield from (snapshot.ecrit.created_by, snapshot.ecrit.reviewer)
    for person in snapshot.persons:
        yield from (rule.checked_by for rule in person.contact_rules)


def _third(snapshot: Snapshot) -> Iterator[str]:
    """Yield the words with a capital in what names an informant, an interpreter, a contact."""
    said: list[str] = []
    for item in snapshot.observations:
        said += (item.speaker, item.interpreter)
    said += [item.speaker for item in snapshot.casework.indications]
    said += [held.interpreter for held in snapshot.casework.consents]
    for service in snapshot.dossier.services:
        said += (service.contact, service.note)
    for text in said:
        words = _CAPITALISED.findall(text) or _typed_small(text)
        yield from (word for word in words if len(word) > 2 and not _is_a_role(word))


def _typed_small(text: str) -> list[str]:
    """Return the words of a name typed without capitals; what is longer describes somebody."""
    words = text.split()
    return words if len(words) <= _LONGEST_NAME else []


def _is_a_role(word: str) -> bool:
    said = _NO_THIRD | _ARTICLES
    return all(part in said or part.startswith(_NO_THIRD_STEMS) for part in _parts(word))


def _phrases(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for id_, pseudonym in of_places(snapshot).items():
        place = snapshot.places[id_]
        for name in (place.name, *place.former_names):
            yield from ((short, pseudonym) for short in _short_forms(name))
        yield from ((text, "[adresse]") for text in (place.address, place.landmark))
        yield (place.commune, COMMUNE)
    for person in snapshot.persons:
        yield (person.school, SCHOOL)
        yield (person.school_commune, COMMUNE)
        yield (person.birth_place, COMMUNE)
        yield (person.home_address, "[adresse]")
    for service in snapshot.dossier.services:
        yield (service.name, SERVICE)


def _short_forms(name: str) -> Iterable[str]:
    """Return « Les Acacias » and « Acacias »."""
    bare = re.sub(r"^(?:les?|la|l’|l')\s*", "", name.strip(), flags=re.IGNORECASE)
    return (name, bare) if len(bare) > 3 else (name,)

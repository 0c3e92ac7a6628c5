"""What a paper would need and the dossier does not say yet: a list of labels, never a score.

A field for which an absence was recorded (« Inconnu », « Non demandé »…) is said: it is no gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.french import of
from desktop_app.domain.ids import PersonId, PlaceId
from desktop_app.domain.names import NO_NAME, initials, short_name
from desktop_app.domain.person import Person, Role
from desktop_app.domain.place import Place
from desktop_app.domain.relation import Relation


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to complete. ``entity`` is « dossier », « person » or « place ».

    ``discreet`` is the label with initials, empty where the label names nobody.
    """

    key: str
    label: str
    entity: str
    entity_id: str
    discreet: str = field(default="", compare=False)


_DOSSIER_FIELDS = (
    ("family_composition", "Composition de la famille"),
    ("services", "Autres services qui suivent la famille"),
    ("steps", "Démarches déjà faites"),
)
# A label takes {of}, « d’Ana », or {name}, « Ana ».
_CHILD_FIELDS = (
    ("birth_name", "Nom de naissance {of}"),
    ("first_names", "Prénom {of}"),
    ("sex", "Sexe (état civil) {of}"),
    ("birth", "Date de naissance {of}"),
    ("nationalities", "Nationalité {of}"),
    ("languages", "Langue {of}"),
    ("stay", "Lieu de vie {of}"),
    ("schooling", "Scolarité {of}"),
    ("lives_with", "Personnes avec qui vit {name}"),
    ("authority", "Autorité parentale {of}"),
    ("child_view", "Avis {of}"),
)
_PARENT_FIELDS = (
    ("birth_name", "Nom de naissance {of}"),
    ("first_names", "Prénom {of}"),
    ("phones", "Téléphone {of}"),
    ("languages", "Langue {of}"),
)
_MINOR_FIELDS = (
    ("first_names", "Prénom {of}"),
    ("birth", "Date de naissance {of}"),
)
_FIELDS = {
    Role.CHILD: _CHILD_FIELDS,
    Role.PARENT: _PARENT_FIELDS,
    Role.OTHER_MINOR: _MINOR_FIELDS,
}


def gaps(
    dossier: Dossier,
    persons: Sequence[Person],
    relations: Sequence[Relation],
    places: Mapping[PlaceId, Place],
) -> tuple[Gap, ...]:
    """Return what is to complete, children first, each as a neutral label: « Scolarité d’Ana »."""
    return tuple(_gaps(dossier, persons, relations, places))


def is_incomplete(
    dossier: Dossier,
    persons: Sequence[Person],
    relations: Sequence[Relation],
    places: Mapping[PlaceId, Place],
) -> bool:
    """Tell whether there is something to complete: no further than the first thing found.

    What costs least is looked at first: the dossier itself, then what is said of each person.
    """
    if next(_dossier_gaps(dossier), None) is not None:
        return True
    if any(next(_missing(person), None) is not None for person in persons):
        return True
    return next(_gaps(dossier, persons, relations, places), None) is not None


def _gaps(
    dossier: Dossier,
    persons: Sequence[Person],
    relations: Sequence[Relation],
    places: Mapping[PlaceId, Place],
) -> Iterator[Gap]:
    if not any(person.role is Role.CHILD for person in persons):
        yield Gap("persons", "Enfant concerné", "dossier", dossier.id)
    for person in sorted(persons, key=lambda person: (_ORDER[person.role], person.position)):
        yield from _person_gaps(person)
        yield from _link_gaps(person, persons, relations)
        yield from _place_gaps(person, places)
    yield from _dossier_gaps(dossier)


def _dossier_gaps(dossier: Dossier) -> Iterator[Gap]:
    for key, label in _DOSSIER_FIELDS:
        if not getattr(dossier, key) and key not in dossier.absences:
            yield Gap(key, label, "dossier", dossier.id)


FIELDS_READ = (
    "id",
    "dossier_id",
    "role",
    "position",
    "absences",
    "current_location",
    *dict.fromkeys(key for fields in _FIELDS.values() for key, _label in fields),
)
"""What is looked at of a person, for whoever reads no more than that."""

DOSSIER_FIELDS_READ = ("id", "absences", *(key for key, _label in _DOSSIER_FIELDS))
"""What is looked at of a dossier."""

_ORDER = {role: order for order, role in enumerate(Role)}


def _person_gaps(person: Person) -> Iterator[Gap]:
    return (_gap(person, key, label) for key, label in _missing(person))


def _missing(person: Person) -> Iterator[tuple[str, str]]:
    return (item for item in _FIELDS.get(person.role, ()) if not _said(person, item[0]))


def _said(person: Person, key: str) -> bool:
    held = getattr(person, key)
    if key == "stay":
        held = held or person.current_location
    return bool(held) or key in person.absences


def _link_gaps(
    person: Person, persons: Sequence[Person], relations: Sequence[Relation]
) -> list[Gap]:
    """Ask what an adult of the dossier is to a child, when there is a child to be linked to."""
    if person.role is Role.CHILD or not any(other.role is Role.CHILD for other in persons):
        return []
    linked: set[PersonId] = {relation.from_id for relation in relations}
    linked |= {relation.to_id for relation in relations}
    return [] if person.id in linked else [_gap(person, "relations", "Lien {of} avec l’enfant")]


def _place_gaps(person: Person, places: Mapping[PlaceId, Place]) -> list[Gap]:
    """Ask for the commune of the place where a child lives: it decides the recipient."""
    if person.role is not Role.CHILD or person.stay is None:
        return []
    place = places.get(person.stay.place_id)
    if place is None or place.commune_code:
        return []
    return [_gap(person, "commune_code", "Commune {of}", ("place", place.id))]


def _gap(person: Person, key: str, label: str, entity: tuple[str, str] | None = None) -> Gap:
    kind, entity_id = entity or ("person", person.id)
    if short_name(person) == NO_NAME:
        words = label.replace("{of}", "de la personne").replace("{name}", "la personne")
        return Gap(key, words, kind, entity_id)
    return Gap(
        key,
        _words(label, short_name(person)),
        kind,
        entity_id,
        discreet=_words(label, initials(person)),
    )


def _words(label: str, name: str) -> str:
    return label.replace("{of}", of(name)).replace("{name}", name)

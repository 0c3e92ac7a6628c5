from __future__ import annotations

import dataclasses

import pytest

from desktop_app.domain.absence import Absence
from desktop_app.domain.completeness import Gap, gaps, is_incomplete
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, OtherService, Step
from desktop_app.domain.ids import PlaceId, RelationId
from desktop_app.domain.person import (
    Authority,
    LanguageSkill,
    Person,
    Phone,
    Role,
    Schooling,
    Sex,
)
from desktop_app.domain.place import Place, Stay
from desktop_app.domain.relation import Relation, RelationKind
from tests.domain.builders import DOSSIER, person

DONE = Dossier(
    DOSSIER,
    "D-2026-001",
    family_composition="deux parents, trois enfants",
    services=(OtherService("PMI"),),
    steps=(Step("appel à l’école"),),
)
CAMP = Place(PlaceId("camp"), "Les Acacias", commune_code="93066")
ANA = person(
    "POPESCU",
    "Ana",
    sex=Sex.FEMALE,
    birth=PartialDate("2011-05-12"),
    nationalities=("RO",),
    languages=(LanguageSkill("ro"),),
    stay=Stay(CAMP.id),
    schooling=Schooling.NO,
    lives_with="sa mère",
    authority=Authority.MOTHER,
    child_view="souhaite aller à l’école",
)
MARIA = person(
    "POPESCU",
    "Maria",
    role=Role.PARENT,
    phones=(Phone("06 39 98 12 34"),),
    languages=(LanguageSkill("ro"),),
)
MOTHER = Relation(RelationId("r"), DOSSIER, MARIA.id, ANA.id, RelationKind.PARENT)


def labels(*persons: Person, dossier: Dossier = DONE, place: Place = CAMP) -> list[str]:
    return [gap.label for gap in gaps(dossier, persons, (MOTHER,), {place.id: place})]


def test_a_full_dossier_has_no_gap() -> None:
    assert labels(ANA, MARIA) == []


@pytest.mark.parametrize(
    ("field", "empty", "label"),
    [
        ("birth_name", "", "Nom de naissance d’Ana"),
        ("sex", None, "Sexe (état civil) d’Ana"),
        ("birth", None, "Date de naissance d’Ana"),
        ("nationalities", (), "Nationalité d’Ana"),
        ("languages", (), "Langue d’Ana"),
        ("stay", None, "Lieu de vie d’Ana"),
        ("schooling", None, "Scolarité d’Ana"),
        ("lives_with", "", "Personnes avec qui vit Ana"),
        ("authority", None, "Autorité parentale d’Ana"),
        ("child_view", "", "Avis d’Ana"),
    ],
)
def test_each_missing_field_is_a_gap_until_an_absence_is_said(
    field: str, empty: object, label: str
) -> None:
    without = dataclasses.replace(ANA, **{field: empty})
    assert gaps(DONE, (without,), (), {CAMP.id: CAMP}) == (Gap(field, label, "person", ANA.id),)
    said = dataclasses.replace(without, absences={field: Absence.NOT_ASKED})
    assert labels(said) == []


def test_a_current_location_is_a_place_of_life() -> None:
    assert labels(dataclasses.replace(ANA, stay=None, current_location="gare du Nord")) == []


def test_a_child_without_name_is_named_neutrally() -> None:
    nameless = dataclasses.replace(ANA, birth_name="", first_names=())
    assert labels(nameless) == [
        "Nom de naissance de la personne",
        "Prénom de la personne",
    ]


def test_an_adult_without_link_to_the_child() -> None:
    found = gaps(DONE, (ANA, MARIA), (), {CAMP.id: CAMP})
    assert found == (Gap("relations", "Lien de Maria avec l’enfant", "person", MARIA.id),)


def test_the_commune_of_the_place_decides_the_recipient() -> None:
    bare = dataclasses.replace(CAMP, commune_code="")
    found = gaps(DONE, (ANA,), (), {bare.id: bare})
    assert found == (Gap("commune_code", "Commune d’Ana", "place", bare.id),)


def test_a_dossier_without_child_and_words() -> None:
    empty = Dossier(DOSSIER, "D-2026-001")
    assert labels(dossier=empty) == [
        "Enfant concerné",
        "Composition de la famille",
        "Autres services qui suivent la famille",
        "Démarches déjà faites",
    ]
    said = dataclasses.replace(empty, absences={"services": Absence.UNKNOWN})
    assert "Autres services qui suivent la famille" not in labels(dossier=said)


def test_children_come_first() -> None:
    other = person("POPESCU", "Ion", role=Role.OTHER_MINOR, position=0)
    late = dataclasses.replace(ANA, sex=None, position=3)
    assert labels(other, late)[0] == "Sexe (état civil) d’Ana"


@pytest.mark.parametrize("dossier", [DONE, Dossier(DOSSIER, "D-2026-001")])
@pytest.mark.parametrize("persons", [(), (ANA,), (ANA, MARIA)])
def test_a_dossier_is_incomplete_when_something_is_to_complete(
    dossier: Dossier, persons: tuple[Person, ...]
) -> None:
    places = {CAMP.id: CAMP}
    found = gaps(dossier, persons, (), places)
    assert is_incomplete(dossier, persons, (), places) is bool(found)

"""Indicators, agreements, ways of contact: of whom the paper speaks, and nothing counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.documents.casework import Casework
from desktop_app.documents.context import build
from desktop_app.documents.snapshot import Snapshot
from desktop_app.documents.subjects import concerned
from desktop_app.domain.consent import Consent, ConsentAnswer
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import PersonId
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Role
from tests.documents.casework_cases import AGREEMENT, LISTS, sign
from tests.documents.papers import almost_empty, ordinary, person, snapshot

ELENA, AUNT = PersonId("elena"), PersonId("tante")


def adult_paper(**casework: object) -> Snapshot:
    held = replace(LISTS, **casework)  # type: ignore[arg-type]
    people = (
        person("tante", Role.HOUSEHOLD, first_names=("Vasilica",)),
        person("elena", Role.PARENT, first_names=("Elena",)),
        person("ana", Role.CHILD, first_names=("Ana",)),
    )
    return replace(snapshot(people), casework=held, age_rule="adult")


def test_the_adult_of_a_referral_is_the_one_who_was_asked() -> None:
    assert [one.id for one in concerned(adult_paper())] == [AUNT], "else the first of the écrit"
    noted = (sign(1, "general_peur", "elena", None),)
    assert [one.id for one in concerned(adult_paper(indications=noted))] == [ELENA]
    asked = (replace(AGREEMENT, person_id=AUNT),)
    paper = adult_paper(indications=noted, consents=asked)
    assert [one.id for one in concerned(paper)] == [AUNT]


def test_a_grown_up_whom_the_dossier_is_about_comes_first() -> None:
    paper = adult_paper(consents=(AGREEMENT,))
    grown = person("mihai", Role.CHILD, birth=PartialDate("1999"), first_names=("Mihai",))
    paper = replace(
        paper,
        persons=(*paper.persons, grown),
        ecrit=replace(paper.ecrit, person_ids=(*paper.ecrit.person_ids, grown.id)),
    )
    assert concerned(paper) == (grown,)


def test_a_child_is_never_the_adult_of_a_referral() -> None:
    assert concerned(snapshot((person("ana"),))) == ()


def test_the_paper_of_an_adult_says_nothing_of_another_adult() -> None:
    paper = replace(ordinary(), age_rule="adult")
    made: Any = build(paper)
    assert [one["nom"] for one in made["concernees"]] == ["POPESCU Elena, nom d’usage IONESCU"]
    assert {sign["personne"] for sign in made["indices"]} == {"Elena", ""}
    assert {one["personne"] for one in made["accords"]} == {made["concernees"][0]["nom"]}
    assert {one["personne"] for one in made["contacts"]} == {made["concernees"][0]["nom"]}
    assert made["avis_enfants"] == []


def test_the_paper_of_a_child_says_nothing_of_an_adult() -> None:
    made: Any = build(replace(ordinary(), age_rule="minor"))
    assert {sign["personne"] for sign in made["indices"]} == {"Ana", "Marius", ""}
    assert made["accords"] == made["contacts"] == []
    assert len(made["avis_enfants"]) == 1


def test_a_faisceau_goes_by_dimension_with_date_place_and_voice_and_counts_nothing() -> None:
    made: Any = build(ordinary())
    signs = made["indices"]
    assert [sign["rubrique"] for sign in signs if sign["rubrique"]] == [
        "Emprise dans un lieu de vie",
        "Signes généraux",
        "Mineurs\u00a0: signes généraux",
    ]
    assert signs[0]["date"] == "Février 2026"
    assert signs[0]["lieu"] == "Les Acacias, Saint-Denis"
    assert {sign["voix"] for sign in signs} == {
        "Constaté",
        "Paroles d’Elena",
        "Rapporté par le collège",
    }
    assert not any(isinstance(value, int) for sign in signs for value in sign.values())
    assert made["premier_reperage"] == "12 janvier 2026"


def test_an_indicator_keeps_its_words_and_an_unknown_one_stands_apart() -> None:
    noted = (sign(1, "gone", "elena", None, label="Mots du jour"),)
    made: Any = build(replace(ordinary(), casework=replace(LISTS, indications=noted)))
    assert made["indices"][0]["rubrique"] == "Autres indices"
    assert made["indices"][0]["libelle"] == "Mots du jour"
    assert made["indices"][0]["date"] == "Date non renseignée"


@pytest.mark.parametrize(
    ("agreement", "valid"),
    [
        (AGREEMENT, True),
        (replace(AGREEMENT, answer=ConsentAnswer.NO), False),
        (replace(AGREEMENT, answer=ConsentAnswer.NOT_NOW), False),
        (replace(AGREEMENT, answer=None), False),
        (replace(AGREEMENT, withdrawn_on=PartialDate("2026-03-03")), False),
    ],
)
def test_only_a_yes_that_was_not_withdrawn_is_an_agreement(agreement: Consent, valid: bool) -> None:
    made: Any = build(adult_paper(consents=(agreement,)))
    assert made["accord_valable"] is valid


def test_a_later_no_ends_an_earlier_yes() -> None:
    later = replace(AGREEMENT, id="c9", held_on=PartialDate("2026-03-03"), answer=ConsentAnswer.NO)
    made: Any = build(adult_paper(consents=(AGREEMENT, later)))
    assert made["accord_valable"] is False
    assert made["accord_etat"].startswith("Accord refusé")


def test_the_list_to_look_through_leaves_hidden_words_out() -> None:
    first, *rest = LISTS.indicators
    lists = replace(LISTS, indicators=(replace(first, hidden=True), *rest))
    made: Any = build(replace(almost_empty(), casework=lists))
    labels = [entry["libelle"] for entry in made["reperes"]]
    assert first.label not in labels
    assert len(labels) == len(LISTS.indicators) - 1
    assert made["reperes"][0]["rubrique"] == "Emprise dans un lieu de vie"


def test_what_nobody_checked_counts_as_not_safe() -> None:
    made: Any = build(ordinary())
    said = {one["canal"]: one["surete"] for one in made["contacts"]}
    assert said["SMS"] == "non sûr"
    assert said["Visite"] == "non vérifié, compte comme non sûr"


@pytest.mark.parametrize(
    ("countries", "words"), [(("RO",), "oui"), (("SY", "BG"), "oui"), (("SY",), "non"), ((), "")]
)
def test_free_movement_is_told_from_the_nationality(countries: tuple[str, ...], words: str) -> None:
    one = person("x", Role.OTHER, nationalities=countries, birth=PartialDate("1990"))
    made: Any = build(snapshot((one,)))
    assert made["concernees"][0]["libre_circulation"] == words


def test_nothing_noted_gives_empty_lists() -> None:
    made: Any = build(replace(almost_empty(), casework=Casework()))
    for group in ("indices", "accords", "avis_enfants", "parents_informes", "contacts", "reperes"):
        assert made[group] == []
    assert [item["numero"] for item in made["numeros"]] == ["17", "112", "114", "119", "15", "18"]


def test_who_asked_not_to_be_named_is_not_named_by_an_indicator() -> None:
    paper = ordinary()
    told = next(item for item in paper.observations if item.voice is Voice.REPORTED)
    hidden = replace(
        told, speaker="Mme Petit", speaker_id=None, speaker_role="", speaker_named=False
    )
    noted = sign(9, "general_peur", None, None, voice=Voice.REPORTED, speaker="Mme Petit")
    linked = replace(noted, observation_id=told.id)
    observations = tuple(hidden if item.id == told.id else item for item in paper.observations)
    held = replace(LISTS, indications=(linked,))
    made: Any = build(replace(paper, observations=observations, casework=held))
    assert [one["voix"] for one in made["indices"]] == [
        "Rapporté par une personne que l’association ne nomme pas"
    ]


@pytest.mark.parametrize(
    ("speaker", "voice"),
    [
        ("la voisine, marie dupont", "Rapporté par une personne que l’association ne nomme pas"),
        ("mme dupont du 3e", "Rapporté par une personne que l’association ne nomme pas"),
        ("l’enseignante", "Rapporté par l’enseignante"),
        ("le collège", "Rapporté par le collège"),
    ],
)
def test_no_third_person_is_the_source_of_an_indicator_in_a_summary_without_names(
    speaker: str, voice: str
) -> None:
    noted = sign(9, "general_peur", None, None, voice=Voice.REPORTED, speaker=speaker)
    paper = replace(ordinary(), casework=replace(LISTS, indications=(noted,)), pseudonymised=True)
    made: Any = build(paper)
    assert [one["voix"] for one in made["indices"]] == [voice]

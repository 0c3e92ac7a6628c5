"""The summary without names: nobody is named, no day, no address, wherever the text came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop_app.documents.context import build
from desktop_app.documents.pseudonyms import of_persons
from desktop_app.documents.snapshot import Snapshot
from desktop_app.domain.ecrit import Answer, Override
from desktop_app.domain.french import MONTHS
from desktop_app.domain.ids import PersonId
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Role
from tests.documents.papers import ordinary, person, seen
from tests.documents.word import text_of
from tests.golden.cases import filled

NAMES = (
    *("Popescu", "Popesku", "Ionescu", "Dumitru", "Ana", "Maria", "Nina", "Marius", "Elena"),
    *("Ioana", "Vasilica", "Martin", "Claire", "Bernard", "Luc", "Petit", "Ionel"),
    *("Acacias", "Elsa", "Triolet", "Craiova"),
)
_DAY = re.compile(rf"\b(?:1er|\d{{1,2}})[ \u00a0](?:{'|'.join(MONTHS)})\b")


def without_names(paper: Snapshot) -> Snapshot:
    return replace(paper, pseudonymised=True)


def texts(value: object, skipped: tuple[str, ...] = ()) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in skipped:
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def said_of_persons(paper: Snapshot) -> str:
    """Return every text of the context but those that speak of nobody."""
    own = ("organisme", "destinataire", "territoire", "crip", "ecrit", "reperes", "points_accord")
    return "\n".join(texts(build(without_names(paper)), own))


def test_no_name_no_day_no_number_of_the_dossier_is_left() -> None:
    said = said_of_persons(ordinary())
    for name in NAMES:
        assert not re.search(rf"\b{name}\b", said, re.IGNORECASE), name
    assert not _DAY.search(said)
    assert "06" not in said
    assert "93200" not in said


def test_the_printed_summary_names_nobody_either() -> None:
    printed = text_of(filled("synthese_pseudonymisee", "ordinary"))
    for name in NAMES:
        assert not re.search(rf"\b{name}\b", printed, re.IGNORECASE), name
    assert len(_DAY.findall(printed)) == 1  # the day on which the paper itself was written


@pytest.mark.parametrize(
    "text",
    [
        "ANA POPESCU a dit que marius dormait.",
        "Ană et Mărius, d’Ana, qu’Elena, l’Elena",
        "A\u200bna, Ma\u00adrius, E\u0301lena",
        "AnaPopescu@exemple.example, @marius_p",
        "Попеску Ана, Popesku",
        "le 12 mai 2011, 12/05/2011, 2011-05-12",
        "06 39 98 11 22, chez eux 4 rue des Ateliers",
        "Terrain Les Acacias, à Saint-Denis, collège Elsa-Triolet",
        "Mme Petit et M. Bernard, Claire",
        "la famille Popescu-Ionescu, VasilicaDumitru",
        "Marius\nPopescu",
    ],
)
@pytest.mark.parametrize("place", ["observation", "answer", "dossier", "health", "override"])
def test_a_name_typed_anywhere_in_a_text_is_replaced(text: str, place: str) -> None:
    paper = ordinary()
    if place == "observation":
        more = seen("x1", text, voice=Voice.SEEN)
        picked = (*paper.ecrit.observation_ids, more.id)
        paper = replace(
            paper,
            observations=(*paper.observations, more),
            ecrit=replace(paper.ecrit, observation_ids=picked),
        )
    elif place == "answer":
        answers = {**paper.ecrit.answers, "synthese_points": Answer(text)}
        paper = replace(paper, ecrit=replace(paper.ecrit, answers=answers))
    elif place == "dossier":
        paper = replace(paper, dossier=replace(paper.dossier, history=text))
    elif place == "health":
        people = tuple(replace(each, health=text) for each in paper.persons)
        paper = replace(paper, persons=people)
    else:
        said = {
            "enfants[ana].vit_avec": Override(Answer(text)),
            "historique": Override(Answer(text)),
        }
        paper = replace(paper, ecrit=replace(paper.ecrit, overrides=said))
    said_here = said_of_persons(paper)
    for name in (*NAMES, "Попеску"):
        assert not re.search(rf"(?<![^\W\d_]){name}(?![^\W\d_])", said_here, re.IGNORECASE), name
    assert not _DAY.search(said_here)
    assert not re.search(r"12/05|2011-05|06 39|rue des|@", said_here)


def test_an_override_of_a_name_brings_no_name_back() -> None:
    paper = ordinary()
    said = {"enfants[ana].nom": Override(Answer("Jeanne Inconnue"))}
    made = build(without_names(replace(paper, ecrit=replace(paper.ecrit, overrides=said))))
    assert made["enfants"][0]["nom"] == "Enfant 1"  # type: ignore[index]


def test_pseudonyms_do_not_depend_on_who_is_picked() -> None:
    paper = ordinary()
    fewer = replace(paper, ecrit=replace(paper.ecrit, person_ids=paper.ecrit.person_ids[1:]))
    assert of_persons(paper) == of_persons(fewer)
    assert of_persons(paper)[PersonId("marius")].startswith("Enfant ")
    assert of_persons(paper)[PersonId("elena")].startswith("Personne ")


def test_a_twenty_seventh_adult_is_person_aa() -> None:
    many = tuple(person(f"p{number:02d}", Role.OTHER) for number in range(27))
    named = of_persons(replace(ordinary(), persons=many))
    assert named[PersonId("p00")] == "Personne A"
    assert named[PersonId("p26")] == "Personne AA"


def test_facts_keep_the_order_of_their_days() -> None:
    days = ("2026-03-09", "2026-03-02", "2026-03-20")
    held = tuple(seen(f"o{day}", f"Passage {day[-2:]}.", day) for day in days)
    paper = replace(ordinary(), observations=held)
    paper = replace(
        paper, ecrit=replace(paper.ecrit, observation_ids=tuple(each.id for each in held))
    )
    facts = build(without_names(paper))["constats"]
    assert [fact["texte"] for fact in facts] == ["Passage 02.", "Passage 09.", "Passage 20."]  # type: ignore[attr-defined]
    assert {fact["date"] for fact in facts} == {"mars 2026"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["Amina Perez", "Leslie Desmond", "amina", "Amir", "Pereira", "Papadaki"]
)
def test_an_informant_whose_name_begins_like_a_role_is_not_named(name: str) -> None:
    told = replace(
        seen("77", f"{name} l’a dit. L’Enseignante le sait."), speaker=name, voice=Voice.REPORTED
    )
    paper = ordinary()
    paper = replace(
        paper,
        observations=(told,),
        ecrit=replace(paper.ecrit, observation_ids=(told.id,)),
    )
    said = said_of_persons(paper)
    for word in name.split():
        assert not re.search(rf"\b{word}\b", said, re.IGNORECASE), word
    assert "[tiers] l’a dit. L’Enseignante le sait." in said


def test_where_something_was_seen_in_own_words_is_left_out() -> None:
    told = replace(seen("77", "Ana attend."), place_text="chez Karim, hôtel du Lac")
    paper = ordinary()
    paper = replace(
        paper,
        observations=(told,),
        ecrit=replace(paper.ecrit, observation_ids=(told.id,)),
    )
    assert "Karim" not in said_of_persons(paper)


def test_who_noted_an_indicator_and_who_reads_are_not_named() -> None:
    paper = ordinary()
    answers = {**paper.ecrit.answers, "synthese_points": Answer("Vu avec Zélie puis Octave.")}
    ecrit = replace(
        paper.ecrit, answers=answers, created_by="Zélie Morel", reviewer="Octave Girard"
    )
    said = said_of_persons(replace(paper, ecrit=ecrit))
    assert "Vu avec [équipe] puis [équipe]." in said

"""From a snapshot to plain data: nothing lost, nothing invented, absences told apart."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from desktop_app.documents.context import build
from desktop_app.documents.examples import example_context
from desktop_app.documents.fact_records import UNNAMED
from desktop_app.documents.fields import FIELDS, GROUPS, MISSING, Kind
from desktop_app.documents.person_records import picked
from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer
from desktop_app.domain.ids import PersonId
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import (
    Channel,
    ContactRule,
    Phone,
    Role,
    Safety,
    Schooling,
)
from tests.documents.papers import PAPERS, everything, ordinary, person, seen, snapshot


def paths(value: Any, path: str = "") -> set[str]:
    """Return the dotted paths of a context."""
    if isinstance(value, dict):
        found = set()
        for key, item in value.items():
            found |= paths(item, f"{path}.{key}".lstrip("."))
        return found
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return set(itertools.chain.from_iterable(paths(item, f"{path}[]") for item in value))
    return {path}


def test_a_full_context_holds_every_field_and_no_other() -> None:
    codes = {f"{key}_code" for key, field in FIELDS.items() if field.kind is Kind.CHOICE}
    assert paths(build(everything())) == FIELDS.keys() | codes
    assert paths(example_context()) == FIELDS.keys() | codes


@pytest.mark.parametrize("name", PAPERS)
def test_a_context_is_plain_data(name: str) -> None:
    def check(value: object) -> None:
        assert type(value) in (dict, list, str, int, bool)
        for item in value if isinstance(value, list) else ():
            check(item)
        for key, item in value.items() if isinstance(value, dict) else ():
            assert type(key) is str
            check(item)

    check(build(PAPERS[name]()))


def child(**values: object) -> dict[str, Any]:
    """Return the record of an only child."""
    record = build(snapshot((person("c", **values),)))["enfants"][0]  # type: ignore[index]
    assert isinstance(record, dict)
    return record


def test_what_is_missing_is_marked_and_what_is_optional_is_left_out() -> None:
    record = child()
    assert record["naissance"] == record["scolarite"] == record["nom"] == MISSING
    assert record["telephone"] == record["sante"] == ""


@pytest.mark.parametrize("absence", Absence)
def test_the_four_absences_keep_their_words(absence: Absence) -> None:
    record = child(absences={"birth": absence, "health": absence, "authority": absence})
    assert record["naissance"] == record["sante"] == record["autorite_parentale"] == absence.printed


def test_an_absence_never_hides_a_value() -> None:
    record = child(health="asthme", absences={"health": Absence.UNKNOWN})
    assert record["sante"] == "asthme"


def test_the_source_follows_a_value_and_age_says_its_basis() -> None:
    record = child(
        birth=PartialDate("2011-05-12"),
        nationalities=("RO",),
        sources={"birth": Source.DOCUMENT, "nationalities": Source.RELATIVE},
    )
    assert record["naissance"] == "12 mai 2011 (14 ans)"
    assert record["age_source"] == "document vu"
    assert record["nationalites"] == "Roumanie (déclaré par un proche)"


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        (Phone("0639981122", safety=Safety.YES), "06\u00a039\u00a098\u00a011\u00a022"),
        (
            Phone("0639981122", "sa mère", Safety.YES),
            "06\u00a039\u00a098\u00a011\u00a022 (sa mère)",
        ),
        (Phone("0639981122", safety=Safety.NO), ""),
        (
            Phone("0639981122", safety=Safety.CERTAIN_HOURS, hours="le matin"),
            "06\u00a039\u00a098\u00a011\u00a022 (seulement à certaines heures\u00a0: le matin)",
        ),
        (
            Phone("0639981122"),
            "06\u00a039\u00a098\u00a011\u00a022 (vérifier d’abord que l’appel est sans risque)",
        ),
    ],
)
def test_a_phone_says_when_one_may_call_and_an_unsafe_one_stays_out(
    phone: Phone, words: str
) -> None:
    assert child(phones=(phone,))["telephone"] == words


@pytest.mark.parametrize(
    ("rules", "phone", "email"),
    [
        ((), "06\u00a039\u00a098\u00a011\u00a022", "ana@exemple.example"),
        ((ContactRule(Channel.CALL, Safety.NO),), "", "ana@exemple.example"),
        (
            (ContactRule(Channel.CALL, Safety.CERTAIN_HOURS, "le soir"),),
            "06\u00a039\u00a098\u00a011\u00a022 (seulement à certaines heures\u00a0: le soir)",
            "ana@exemple.example",
        ),
        (
            (ContactRule(Channel.EMAIL, Safety.NO),),
            "06\u00a039\u00a098\u00a011\u00a022",
            "",
        ),
    ],
)
def test_a_channel_that_is_not_safe_keeps_its_number_or_address_out(
    rules: tuple[ContactRule, ...], phone: str, email: str
) -> None:
    record = child(
        phones=(Phone("0639981122", safety=Safety.YES),),
        email="ana@exemple.example",
        contact_rules=rules,
    )
    assert (record["telephone"], record["courriel"]) == (phone, email)


def test_where_the_child_is_differs_from_where_she_lives() -> None:
    paper = ordinary()
    ana = replace(paper.persons[0], current_location="au commissariat de Saint-Denis")
    record = build(replace(paper, persons=(ana, *paper.persons[1:])))["enfants"][0]  # type: ignore[index]
    assert record["lieu_actuel"] == "au commissariat de Saint-Denis"
    assert record["lieu_de_vie"].startswith("Les Acacias")
    assert record["domicile"].startswith("Domiciliée")


def test_a_place_that_was_left_says_since_when() -> None:
    paper = ordinary()
    ana = paper.persons[0]
    assert ana.stay is not None
    left = replace(ana, stay=replace(ana.stay, until=PartialDate("2026-02")), home_address="")
    record = build(replace(paper, persons=(left, *paper.persons[1:])))["enfants"][0]  # type: ignore[index]
    assert record["lieu_actuel"].endswith(" (départ\u00a0: février 2026)")


def test_children_come_in_the_order_of_the_ecrit_with_their_own_circumstances() -> None:
    one = person("one", first_names=("Ana",), schooling=Schooling.YES, school="collège A")
    two = person("two", first_names=("Marius",), schooling=Schooling.NO, lives_with="sa tante")
    children: Any = build(snapshot((two, one)))["enfants"]
    assert [each["nom"] for each in children] == ["Marius", "Ana"]
    assert [each["numero"] for each in children] == [1, 2]
    assert children[0]["vit_avec"] == "sa tante"
    assert children[1]["scolarite"] == "va à l’école, collège A"


def test_who_is_not_picked_is_nowhere() -> None:
    paper = ordinary()
    only_ana = replace(paper, ecrit=replace(paper.ecrit, person_ids=(PersonId("ana"),)))
    context: Any = build(only_ana)
    assert context["parents"] == context["foyer"] == context["autres_mineurs"] == []
    assert context["enfants"][0]["liens"] == ""
    assert all("Marius" not in each["personnes"] for each in context["constats"])


def test_roles_fall_into_their_groups() -> None:
    people = tuple(person(role.value, role) for role in Role)
    groups = picked(snapshot(people))
    assert {group: each[0].role for group, each in groups.items()} == {
        "concernees": Role.PARENT,
        "proches": Role.CHILD,
        "enfants": Role.CHILD,
        "autres_mineurs": Role.OTHER_MINOR,
        "parents": Role.PARENT,
        "foyer": Role.HOUSEHOLD,
        "entourage": Role.OTHER,
    }


@pytest.mark.parametrize(
    ("persons", "found"),
    [
        ((person("c"),), False),
        ((person("c", first_names=("Ana",)),), False),
        ((person("c", current_location="gare de Saint-Denis"),), False),
        ((person("c", first_names=("Ana",), current_location="gare"),), True),
        ((person("c", first_names=("Ana",), school="collège A"),), True),
        (
            (
                person("c"),
                person("m", Role.PARENT, birth_name="Popescu", home_address="4 rue des Ateliers"),
            ),
            True,
        ),
    ],
)
def test_a_child_can_be_found_by_a_name_and_a_place(persons: Any, found: bool) -> None:
    record = build(snapshot(persons))["enfants"][0]  # type: ignore[index]
    assert record["peut_etre_retrouve"] is found


def test_facts_are_in_the_order_of_time_the_undated_last() -> None:
    observations = (
        seen("d", "sans date", None),
        seen("c", "le soir", "2026-03-02", time="19 h"),
        seen("b", "le matin", "2026-03-02", time="8 h"),
        seen("a", "avant", "2025"),
        seen(
            "e",
            "saisi plus tôt",
            "2026-03-02",
            time="8 h",
            entered_at=datetime(2026, 3, 2, tzinfo=UTC),
        ),
    )
    facts: Any = build(snapshot(observations=observations))["constats"]
    assert [each["texte"] for each in facts] == [
        "avant",
        "saisi plus tôt",
        "le matin",
        "le soir",
        "sans date",
    ]
    assert facts[-1]["date"] == MISSING


def test_an_analysis_is_there_only_if_picked_and_does_not_count_as_a_fact() -> None:
    analysis = seen("a", "La mère serait épuisée.", voice=Voice.ANALYSIS)
    paper = snapshot(observations=(analysis,))
    assert build(paper)["analyses"]
    assert build(paper)["au_moins_un_fait_date"] is False
    unpicked = replace(paper, ecrit=replace(paper.ecrit, observation_ids=()))
    assert build(unpicked)["analyses"] == []


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), ""),
        (("2026-03-02",), "le 2 mars 2026"),
        (("2026-01-12", "2026-03-01"), "du 12 janvier au 1er mars 2026"),
        (("2025-12-30", "2026-03-01"), "du 30 décembre 2025 au 1er mars 2026"),
        (("2025-12", "2026-03-01"), "entre décembre 2025 et le 1er mars 2026"),
        (("2025~", "2026-03-01"), "entre 2025 environ et le 1er mars 2026"),
    ],
)
def test_the_period_is_said_in_words(days: tuple[str, ...], words: str) -> None:
    observations = tuple(seen(day, "x", day) for day in days)
    assert build(snapshot(observations=observations))["periode_faits"] == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"speaker": "Mme Petit", "speaker_role": "enseignante"}, "Mme Petit (enseignante)"),
        (
            {"speaker": "Mme Petit", "speaker_role": "enseignante", "speaker_named": False},
            "enseignante",
        ),
        ({"speaker": "Mme Petit", "speaker_named": False}, UNNAMED),
        ({"speaker_id": PersonId("c")}, "Ana"),
        ({}, MISSING),
    ],
)
def test_an_informant_is_named_only_by_choice(values: dict[str, Any], words: str) -> None:
    told = seen("t", "des cris la nuit", voice=Voice.REPORTED, **values)
    paper = snapshot((person("c", first_names=("Ana",)),), (told,))
    context: Any = build(paper)
    assert context["rapportes"][0]["informateur"] == words
    if not values.get("speaker_named", True):
        assert "Petit" not in str(context)


def test_an_informant_is_shown_by_role_unless_the_ecrit_names_her() -> None:
    told = seen(
        "t", "des cris", voice=Voice.REPORTED, speaker="Mme Petit", speaker_role="enseignante"
    )
    paper = snapshot((), (told,))
    by_role = replace(paper, ecrit=replace(paper.ecrit, named_observation_ids=()))
    context: Any = build(by_role)
    assert context["rapportes"][0]["informateur"] == "enseignante"
    unnamed: Any = build(replace(by_role, observations=(replace(told, speaker_role=""),)))
    assert unnamed["rapportes"][0]["informateur"] == UNNAMED


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("J’ai peur", "«\u00a0J’ai peur\u00a0»"),
        ("«\u00a0J’ai peur\u00a0»", "«\u00a0J’ai peur\u00a0»"),
        (
            "«\u00a0Non\u00a0» et «\u00a0oui\u00a0»",
            "«\u00a0«\u00a0Non\u00a0» et «\u00a0oui\u00a0»\u00a0»",
        ),
        ("il a dit ''non''  deux fois", "«\u00a0il a dit ''non''  deux fois\u00a0»"),
    ],
)
def test_words_are_quoted_once_and_never_rewritten(said: str, printed: str) -> None:
    context: Any = build(snapshot(observations=(seen("w", said, voice=Voice.WORDS),)))
    assert context["paroles"][0]["citation"] == printed


def test_answers_become_words_codes_stay_beside_them() -> None:
    context: Any = build(
        snapshot(
            answers={
                "famille_informee": Answer("pas_encore"),
                "nature_danger": Answer("securite|sante"),
                "urgence": Answer(absence=Absence.NOT_ASKED),
                "motif": Answer("  Ana ne dort plus. "),
                "reaction_parents": Answer(absence=Absence.REFUSED),
            }
        )
    )
    assert context["famille_informee"] == "pas encore"
    assert context["famille_informee_code"] == "pas_encore"
    assert context["nature_danger"] == ["santé", "sécurité"]
    assert context["urgence"] == "non demandé à ce jour"
    assert context["motif"] == "Ana ne dort plus."
    assert context["reaction_parents"] == Absence.REFUSED.printed
    assert context["demande"] == []


def test_an_answer_replaces_the_text_of_the_dossier_in_this_ecrit_only() -> None:
    paper = ordinary()
    answers = {**paper.ecrit.answers, "historique": Answer("Rencontrée en 2025.")}
    changed = replace(paper, ecrit=replace(paper.ecrit, answers=answers))
    assert build(changed)["historique"] == "Rencontrée en 2025."
    assert str(build(paper)["historique"]).startswith("Famille rencontrée")


def test_the_town_of_the_association_is_where_it_is_signed_unless_told_otherwise() -> None:
    paper = ordinary()
    assert build(paper)["lieu_signature"] == "Saint-Denis"
    answers = {"lieu_signature": Answer("Aubervilliers")}
    other = replace(paper, ecrit=replace(paper.ecrit, answers=answers))
    assert build(other)["lieu_signature"] == "Aubervilliers"


def test_the_call_back_falls_back_on_the_association() -> None:
    paper = ordinary()
    nobody = replace(paper.author, phone="", email="")
    context: Any = build(replace(paper, author=nobody))
    assert context["redacteur"]["rappel"].startswith("01\u00a099\u00a000\u00a012\u00a034")


def test_why_there_is_no_step_and_no_service_is_said() -> None:
    paper = snapshot()
    absences = {"steps": Absence.NOT_APPLICABLE, "services": Absence.UNKNOWN}
    context = build(replace(paper, dossier=replace(paper.dossier, absences=absences)))
    assert context["demarches_absence"] == "sans objet"
    assert context["services_absence"] == "inconnu à ce jour"


def test_groups_are_lists_even_when_empty() -> None:
    context = build(snapshot())
    assert all(isinstance(context[group], list) for group in GROUPS)


def test_the_circumstances_of_words_are_one_sentence() -> None:
    told = replace(
        seen("w", "J’ai peur", voice=Voice.WORDS),
        words_place="au collège",
        words_moment="vers 10 h",
        present="l’infirmière",
        interpreter_used=False,
    )
    context: Any = build(snapshot(observations=(told,)))
    record = context["paroles"][0]
    assert record["circonstances"] == "au collège, vers 10 h, en présence de l’infirmière"
    assert record["interprete"] == "non"

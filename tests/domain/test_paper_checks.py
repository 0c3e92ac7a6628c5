"""The checks of an écrit (crip.md §3.2, §7.4): each rule speaks, and keeps silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import ObservationId, OccasionId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.paper_checks import CheckedPaper, Lacking, blocking, check
from desktop_app.domain.paper_finding import Finding, PlacedText, Rule, Spot, Weight
from desktop_app.domain.person import Person, Role
from tests.domain.builders import DOSSIER, person

_TODAY = date(2026, 3, 3)
_ANA = person("POPESCU", "Ana", birth=PartialDate("2011-05-12"), id="ana")
_ELENA = person("IONESCU", "Elena", birth=PartialDate("1985"), role=Role.PARENT, id="elena")
_SPOT = Spot("motif_et_faits", "constats[].texte")
_ANY_TEXT = st.text(max_size=200) | st.lists(
    st.sampled_from(
        ["Ana", "Elena", "« J’ai", "peur", "»", "souvent", "rom", "manifestement.", "?", "…", "\n"]
    )
).map(" ".join)


def _paper(
    *texts: PlacedText,
    persons: Sequence[Person] = (_ANA,),
    picked: Sequence[Person] = (_ANA,),
    observations: Sequence[Observation] = (),
    **more: Any,
) -> CheckedPaper:
    return CheckedPaper(
        texts=texts,
        persons=tuple(persons),
        picked=frozenset(each.id for each in picked),
        observations=tuple(observations),
        quoted=frozenset(each.id for each in observations),
        today=_TODAY,
        **more,
    )


def _seen(text: str, **more: Any) -> PlacedText:
    return PlacedText(text, more.pop("spot", _SPOT), voice=more.pop("voice", Voice.SEEN), **more)


def _typed(text: str, key: str = "motif") -> PlacedText:
    return PlacedText(text, Spot("motif_et_faits", key), typed_here=True)


def _observed(text: str, voice: Voice = Voice.WORDS, **more: Any) -> Observation:
    return Observation(
        ObservationId(more.pop("id", "o1")), DOSSIER, OccasionId("c1"), voice, text, **more
    )


def _rules(found: Sequence[Finding]) -> list[Rule]:
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("organisme.nom", Rule.SENDER),
        ("redacteur.rappel", Rule.SENDER),
        ("enfants[].peut_etre_retrouve", Rule.FINDABLE),
        ("au_moins_un_fait_date", Rule.DATED),
        ("famille_informee", Rule.FAMILY),
        ("famille_non_informee_raison", Rule.FAMILY),
        ("redacteur.nom", Rule.SIGNATURE),
    ],
)
def test_the_points_that_hold_back_a_validation(key: str, rule: Rule) -> None:
    found = check(_paper(lacking=(Lacking(Spot("section", key), "Champ"),)))
    assert [(each.rule, each.weight, each.spot.key) for each in blocking(found)] == [
        (rule, Weight.BLOCKING, key)
    ]


def test_anything_else_that_a_model_asks_holds_nothing_back() -> None:
    found = check(_paper(lacking=(Lacking(Spot("s", "motif"), "Pourquoi", "Ana"),)))
    assert [(each.weight, each.words) for each in found] == [(Weight.REQUIRED, "Pourquoi (Ana)")]
    assert blocking(found) == ()


def test_an_adult_named_without_agreement_holds_back_and_the_other_way_is_said() -> None:
    (found,) = check(_paper(unagreed=("IONESCU Elena",)))
    assert (found.rule, found.weight) == (Rule.AGREEMENT, Weight.BLOCKING)
    assert "avis sans nom reste possible" in found.words


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Le père est manifestement menteur.", Rule.JUDGEMENT),
        ("Une mère toxique.", Rule.JUDGEMENT),
        ("La mère est dépressive.", Rule.DIAGNOSIS),
        ("Il crie souvent.", Rule.UNDATED),
        ("Je pense que la famille va partir.", Rule.HYPOTHESIS),
    ],
)
def test_wording_of_facts_that_calls_for_a_question(text: str, rule: Rule) -> None:
    assert _rules(check(_paper(_seen(text)))) == [rule]
    if rule is not Rule.HYPOTHESIS:
        assert _rules(check(_paper(_typed(text)))) == [rule]


def test_plain_facts_and_exact_words_call_for_nothing() -> None:
    plain = _seen("Le 2 mars à 11 h, j’ai vu Ana devant la caravane.")
    words = _seen("« Il est souvent menteur. »", voice=Voice.WORDS)
    assert check(_paper(plain, words)) == ()


def test_a_fact_without_a_date_is_asked_when_it_was() -> None:
    (found,) = check(_paper(_seen("Ana était seule.", dated=False)))
    assert (found.rule, found.spot) == (Rule.UNDATED, _SPOT)
    assert found.words == (
        "Ce fait n’a pas de date\u00a0: «\u00a0Ana était seule\u00a0». À peu près quand\u00a0?"
    )


@pytest.mark.parametrize(
    "sure", ["Le père a quitté le domicile.", "Ana est victime de violences au domicile."]
)
def test_a_hypothesis_in_the_indicative_is_asked_for_the_conditional(sure: str) -> None:
    (found,) = check(_paper(_seen(sure, voice=Voice.ANALYSIS)))
    assert found.rule is Rule.HYPOTHESIS
    assert "au conditionnel" in found.words
    assert sure.removesuffix(".") in found.words
    assert _rules(check(_paper(_typed(sure, "auteurs_presumes")))) == [Rule.HYPOTHESIS]


@pytest.mark.parametrize(
    "doubt",
    [
        "Le père aurait quitté le domicile.",
        "Ana pourrait être exposée à des violences.",
        "Elle semble chercher un adulte à qui parler.",
        "Nous nous demandons qui la garde le soir.",
        "Qui garde les enfants le soir ?",
        "À suivre.",
    ],
)
def test_a_hypothesis_told_with_doubt_is_left_alone(doubt: str) -> None:
    assert check(_paper(_seen(doubt, voice=Voice.ANALYSIS))) == ()


@pytest.mark.parametrize(
    "sure", ["Le trait est net sur ce portrait.", "Il a reçu un extrait vrai."]
)
def test_a_noun_that_ends_like_a_conditional_is_no_doubt(sure: str) -> None:
    assert _rules(check(_paper(_seen(sure, voice=Voice.ANALYSIS)))) == [Rule.HYPOTHESIS]


def test_words_that_differ_from_the_observation_are_told() -> None:
    noted = _observed("J’ai peur le soir quand il rentre.")
    changed = _seen(
        "« J’ai peur quand mon père rentre. »", voice=Voice.WORDS, observation_id=noted.id
    )
    (found,) = check(_paper(changed, observations=(noted,)))
    assert found.rule is Rule.REWORDED
    assert "J’ai peur le soir quand il rentre." in found.words
    retyped = _typed("Ana m’a dit : « J’ai peur le soir quand il revient ».")
    assert _rules(check(_paper(retyped, observations=(noted,)))) == [Rule.REWORDED]


@pytest.mark.parametrize(
    "said",
    [
        "Ana m’a dit : « j’ai peur le soir ».",
        "« J’ai peur le soir quand il rentre. »",
        "Un panneau dit « Terrain privé, défense d’entrer ».",
        "« peur »",
    ],
)
def test_exact_words_in_part_or_words_noted_nowhere_are_left_alone(said: str) -> None:
    assert (
        check(_paper(_typed(said), observations=(_observed("J’ai peur le soir quand il rentre."),)))
        == ()
    )


@given(
    st.lists(
        st.sampled_from(["je", "tu", "il", "a", "peur", "soir", "rentre", "non", "mère"]),
        min_size=1,
        max_size=12,
    ),
    st.data(),
)
def test_a_part_of_what_was_said_is_never_told_as_changed(
    words: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    part = " ".join(words[start:end])
    found = check(_paper(_typed(f"Ana : « {part} »"), observations=(_observed(" ".join(words)),)))
    assert Rule.REWORDED not in _rules(found)


def test_a_person_of_the_dossier_named_without_being_picked_is_told() -> None:
    paper = _paper(_seen("Ana était avec Elena."), persons=(_ANA, _ELENA))
    (found,) = check(paper)
    assert (found.rule, found.spot) == (Rule.THIRD_PERSON, _SPOT)
    assert "IONESCU Elena" in found.words
    assert check(replace(paper, picked=frozenset({_ANA.id, _ELENA.id}))) == ()


def test_a_family_name_that_they_share_names_nobody_else() -> None:
    mother = person("POPESCU", "Elena", role=Role.PARENT, id="m", birth=PartialDate("1985"))
    assert check(_paper(_seen("La famille Popescu vit ici."), persons=(_ANA, mother))) == ()


def test_a_name_is_found_in_another_script_and_not_in_a_common_word() -> None:
    rose = person("IONESCU", "Роза", birth=PartialDate("1985"), id="r")
    assert _rules(check(_paper(_seen("Roza est venue."), persons=(_ANA, rose)))) == [
        Rule.THIRD_PERSON
    ]
    spring = person("IONESCU", "Rose", birth=PartialDate("1985"), id="r")
    assert check(_paper(_seen("Une robe rose."), persons=(_ANA, spring))) == ()


def test_who_told_something_and_is_named_is_told() -> None:
    told = _observed("Ana est absente.", Voice.REPORTED, speaker="M. Durand, enseignant")
    shown = PlacedText("M. Durand, enseignant", Spot("motif_et_faits", "rapportes[].informateur"))
    (found,) = check(_paper(shown, observations=(told,)))
    assert (found.rule, found.spot.key) == (Rule.INFORMANT, "rapportes[].informateur")
    by_role = replace(shown, text="l’enseignant")
    assert check(_paper(by_role, observations=(told,))) == ()
    bare = replace(told, speaker="Enseignante du collège")
    assert check(_paper(replace(shown, text=bare.speaker), observations=(bare,))) == ()


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Une famille rom vit ici.", "«\u00a0rom\u00a0» parle de l’origine."),
        ("La mère est musulmane.", "«\u00a0musulmane\u00a0» parle de la religion."),
        ("La mère est enceinte.", "«\u00a0enceinte\u00a0» parle de la santé."),
        ("Il est militant.", "«\u00a0militant\u00a0» parle des opinions."),
    ],
)
def test_sensitive_data_in_a_text_is_asked_whether_it_is_needed(text: str, matter: str) -> None:
    (found,) = check(_paper(_seen(text)))
    assert found.rule is Rule.SENSITIVE
    assert found.words.startswith(matter)


def test_a_sensitive_field_is_told_once_for_all_children() -> None:
    health = [PlacedText("asthme", Spot("enfants", "enfants[].sante", at)) for at in (0, 1)]
    found = check(_paper(*health, sensitive_labels={"enfants[].sante": "Santé"}))
    assert [each.spot.position for each in found] == [0]
    empty = [replace(each, text="") for each in health]
    assert check(_paper(*empty, sensitive_labels={"enfants[].sante": "Santé"})) == ()


def test_a_child_of_the_dossier_left_out_is_told_with_the_law() -> None:
    marius = person("POPESCU", "Marius", role=Role.CHILD, id="marius")
    (found,) = check(_paper(persons=(_ANA, marius, _ELENA), children=Spot("enfants")))
    assert (found.rule, found.spot.section) == (Rule.SIBLING, "enfants")
    assert found.words.startswith("POPESCU Marius n’est pas dans l’écrit.")
    assert "article L226-3" in found.words
    assert check(_paper(persons=(_ANA, marius))) == ()


def test_an_only_child_asks_once_whether_there_are_others() -> None:
    alone = _paper(children=Spot("enfants"), family=Spot("famille", "composition_familiale"))
    assert _rules(check(alone)) == [Rule.SIBLING]
    assert check(replace(alone, family_known=True)) == ()


@given(st.lists(_ANY_TEXT, max_size=4), st.sampled_from([*Voice, None]))
def test_no_text_stops_the_checks_and_none_holds_back(
    texts: list[str], voice: Voice | None
) -> None:
    placed = [PlacedText(text, _SPOT, voice=voice, typed_here=voice is None) for text in texts]
    found = check(_paper(*placed, persons=(_ANA, _ELENA), observations=(_observed("J’ai peur."),)))
    assert blocking(found) == ()
    assert len(set(found)) == len(found)


@given(_ANY_TEXT)
def test_a_person_of_the_ecrit_is_never_told_as_a_third_one(text: str) -> None:
    found = check(_paper(_typed(text), persons=(_ANA, _ELENA), picked=(_ANA, _ELENA)))
    assert Rule.THIRD_PERSON not in _rules(found)


def test_what_holds_back_comes_first() -> None:
    lacking = (Lacking(Spot("s", "motif"), "Pourquoi"), Lacking(Spot("s", "redacteur.nom"), "Nom"))
    found = check(_paper(_seen("Il crie souvent."), lacking=lacking))
    assert [each.weight for each in found] == [Weight.BLOCKING, Weight.REQUIRED, Weight.ADVICE]

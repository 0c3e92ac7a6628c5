"""Which models go with a way: a place and a reason for each, none out of reach (UX S08)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.orientation import Way
from desktop_app.domain.orientation_guide import Guide, read_guide
from desktop_app.domain.orientation_papers import (
    AFTER_A_PAPER,
    AGREEMENT_FIRST,
    LETTER_FOR_AN_ADULT,
    PARENTS_FIRST,
    TOO_OLD,
    TOO_YOUNG,
    Chosen,
    Group,
    PaperKind,
    placed,
)
from desktop_app.domain.orientation_rules import (
    NO_AGREEMENT_YET,
    REFUSED,
    UNCERTAIN_AGE,
    Situation,
)
from desktop_app.paths import ROOT

CRIP = PaperKind("information_preoccupante", "crip", "minor")
PROSECUTOR = PaperKind("signalement_procureur", "procureur", "minor")
ADULT_REFERRAL = PaperKind("orientation_traite", "structure", "adult")
MINOR_REFERRAL = PaperKind("orientation_traite", "structure", "minor")
CONSENT = PaperKind("consentement_eclaire", "personne", "adult")
FOLLOW_UP = PaperKind("relance", "crip", "any")
PARENTS = PaperKind("lettre_autorite_parentale", "parents", "minor")
NAMELESS = PaperKind("synthese_sans_noms", "interne", "any")
LETTER = PaperKind("courrier_libre", "libre", "any")
OWN = PaperKind("fiche_du_departement", "crip", "minor")
MINOR, ADULT = Situation(minor=True), Situation(minor=False, adult=True)


@pytest.fixture(scope="module")
def guide() -> Guide:
    path = ROOT / "resources" / "data" / "ways.toml"
    return read_guide(path.read_text(encoding="utf-8"))


def chosen(*ways: Way, situation: Situation = MINOR, **more: str) -> Chosen:
    return Chosen(ways, situation, made=True, **more)


@pytest.mark.parametrize(
    ("paper", "way", "situation"),
    [
        (CRIP, Way.CRIP, MINOR),
        (OWN, Way.CRIP, MINOR),
        (PROSECUTOR, Way.PROSECUTOR, MINOR),
        (MINOR_REFERRAL, Way.REFERRAL, MINOR),
        (ADULT_REFERRAL, Way.REFERRAL, ADULT),
        (NAMELESS, Way.ADVICE, ADULT),
    ],
)
def test_the_models_of_the_way_come_first_with_the_way_as_reason(
    guide: Guide, paper: PaperKind, way: Way, situation: Situation
) -> None:
    place = placed(paper, chosen(way, situation=situation), guide)
    assert place.group is Group.PROPOSED
    assert place.why.startswith(f"Voie choisie\u00a0: {guide.way(way).title.lower()}.")


def test_other_models_stay_in_the_list(guide: Guide) -> None:
    for way in (Way.CALL_NOW, Way.NOTHING_YET):
        for paper in (CRIP, PROSECUTOR, MINOR_REFERRAL, LETTER):
            assert placed(paper, chosen(way), guide).group is Group.OTHER


def test_several_ways_keep_their_order(guide: Guide) -> None:
    both = chosen(Way.PROSECUTOR, Way.CRIP)
    assert placed(PROSECUTOR, both, guide).rank < placed(CRIP, both, guide).rank


@pytest.mark.parametrize(
    ("paper", "situation", "why"),
    [(CRIP, ADULT, TOO_OLD), (ADULT_REFERRAL, MINOR, TOO_YOUNG)],
)
def test_a_model_for_another_age_comes_last_and_says_why(
    guide: Guide, paper: PaperKind, situation: Situation, why: str
) -> None:
    place = placed(paper, chosen(Way.CRIP, Way.REFERRAL, situation=situation), guide)
    assert (place.group, place.why) == (Group.OTHER_AGE, why)


def test_a_doubtful_age_keeps_the_models_for_minors_and_says_it(guide: Guide) -> None:
    doubtful = Situation(minor=True, uncertain=True)
    place = placed(CRIP, chosen(Way.CRIP, situation=doubtful), guide)
    assert place.group is Group.PROPOSED
    assert UNCERTAIN_AGE in place.why


def test_an_adult_s_agreement_is_said_and_its_model_offered(guide: Guide) -> None:
    asked = chosen(Way.REFERRAL, situation=ADULT)
    assert NO_AGREEMENT_YET in placed(ADULT_REFERRAL, asked, guide).why
    assert placed(CONSENT, asked, guide).why == AGREEMENT_FIRST
    refused = chosen(Way.REFERRAL, situation=replace(ADULT, refused=True))
    assert REFUSED in placed(ADULT_REFERRAL, refused, guide).why
    agreed = chosen(Way.REFERRAL, situation=replace(ADULT, agreed=True))
    assert NO_AGREEMENT_YET not in placed(ADULT_REFERRAL, agreed, guide).why
    assert placed(CONSENT, agreed, guide).group is Group.OTHER


def test_what_follows_a_paper_is_offered_once_one_has_left(guide: Guide) -> None:
    place = placed(FOLLOW_UP, chosen(Way.CRIP), guide)
    assert (place.group, place.why) == (Group.OTHER, AFTER_A_PAPER)
    place = placed(FOLLOW_UP, chosen(Way.CRIP, left="Information préoccupante E-2026-001"), guide)
    assert place.group is Group.FOLLOW_UP
    assert "Un écrit est déjà parti\u00a0: Information préoccupante E-2026-001." in place.why


def test_the_letter_to_the_parents_goes_along_with_the_crip(guide: Guide) -> None:
    assert placed(PARENTS, chosen(Way.CRIP), guide).why == PARENTS_FIRST
    assert placed(PARENTS, chosen(Way.PROSECUTOR), guide).group is Group.OTHER


def test_the_prosecutor_can_be_written_to_about_an_adult(guide: Guide) -> None:
    place = placed(LETTER, chosen(Way.PROSECUTOR, situation=ADULT), guide)
    assert (place.group, place.why) == (Group.PROPOSED, LETTER_FOR_AN_ADULT)


def test_without_a_choice_only_the_place_speaks(guide: Guide) -> None:
    nothing = Chosen((Way.CRIP,), MINOR)
    place = placed(CRIP, nothing, guide)
    assert (place.group, place.why) == (Group.PROPOSED, "")
    assert placed(PARENTS, nothing, guide).group is Group.OTHER

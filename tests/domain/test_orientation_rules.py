"""The ways that a situation leads to: in words, several at once, never a score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.emergency_numbers import NUMBERS
from desktop_app.domain.ids import PersonId
from desktop_app.domain.orientation import Way
from desktop_app.domain.orientation_guide import Guide, read_guide
from desktop_app.domain.orientation_rules import (
    GO_ON,
    NO_AGREEMENT_YET,
    REFUSED,
    UNCERTAIN_AGE,
    Concerned,
    Situation,
    age_is_uncertain,
    proposals,
    situation_of,
)
from desktop_app.domain.person import Role
from desktop_app.paths import ROOT
from tests.domain.builders import person as person_of

TODAY = date(2026, 3, 3)
MINOR = Situation(minor=True)
ADULT = Situation(minor=False, adult=True)


@pytest.fixture(scope="module")
def guide() -> Guide:
    path = ROOT / "resources" / "data" / "ways.toml"
    return read_guide(path.read_text(encoding="utf-8"))


def ways(guide: Guide, situation: Situation, *ticked: str) -> list[Way]:
    return [item.way for item in proposals(guide, ticked, situation)]


def test_nothing_ticked_proposes_nothing(guide: Guide) -> None:
    assert proposals(guide, (), MINOR) == ()


@pytest.mark.parametrize(
    ("ticked", "expected"),
    [
        (("danger_now",), [Way.CALL_NOW, Way.PROSECUTOR]),
        (("care_now",), [Way.CALL_NOW]),
        (("no_shelter",), [Way.CALL_NOW, Way.PROSECUTOR]),
        (("crime",), [Way.CALL_NOW]),
        (("violence",), [Way.PROSECUTOR]),
        (("lacking",), [Way.CRIP]),
        (("worry", "help_refused"), [Way.CRIP]),
        (("exploited",), [Way.PROSECUTOR, Way.CRIP, Way.REFERRAL]),
        (("controlled", "threatened"), [Way.CRIP, Way.REFERRAL]),
        (("unsure",), [Way.ADVICE]),
        (("no_fact",), [Way.ADVICE, Way.NOTHING_YET]),
        (("violence", "lacking"), [Way.PROSECUTOR, Way.CRIP]),
    ],
)
def test_each_fact_about_a_minor_leads_to_its_ways_and_several_hold_together(
    guide: Guide, ticked: tuple[str, ...], expected: list[Way]
) -> None:
    assert ways(guide, MINOR, *ticked) == expected


@pytest.mark.parametrize(
    ("ticked", "expected"),
    [
        (("danger_now",), [Way.CALL_NOW]),
        (("exploited",), [Way.REFERRAL, Way.ADVICE]),
        (("controlled",), [Way.REFERRAL, Way.ADVICE]),
        (("vulnerable",), [Way.PROSECUTOR, Way.ADVICE]),
    ],
)
def test_an_adult_is_not_sent_where_only_minors_go(
    guide: Guide, ticked: tuple[str, ...], expected: list[Way]
) -> None:
    assert ways(guide, ADULT, *ticked) == expected


def test_a_proposal_says_what_was_ticked_why_and_which_article(guide: Guide) -> None:
    (found,) = proposals(guide, ("violence",), MINOR)
    assert found.reasons == (
        "Coché\u00a0: «\u00a0Un enfant a été frappé, agressé sexuellement, ou privé de soins ou de "
        "nourriture\u00a0». De tels faits peuvent être une infraction\u00a0: c’est au procureur "
        "d’en juger.",
    )
    assert found.laws == ("L226-4-II", "434-3", "226-14")


def test_a_doubtful_age_counts_as_minor_and_is_said(guide: Guide) -> None:
    doubtful = Concerned(PersonId("a"), minor=True, uncertain=True)
    situation = situation_of([doubtful], [PersonId("a")])
    assert situation.minor
    found = {item.way: item for item in proposals(guide, ("exploited",), situation)}
    assert Way.PROSECUTOR in found
    assert UNCERTAIN_AGE in found[Way.PROSECUTOR].reasons


def test_without_anybody_known_the_person_counts_as_a_minor() -> None:
    assert situation_of([], []) == Situation(minor=True)


def test_without_an_agreement_a_named_paper_waits_and_is_still_proposed(guide: Guide) -> None:
    found = {item.way: item for item in proposals(guide, ("exploited",), ADULT)}
    assert NO_AGREEMENT_YET in found[Way.REFERRAL].reasons
    agreed = replace(ADULT, agreed=True)
    found = {item.way: item for item in proposals(guide, ("exploited",), agreed)}
    assert NO_AGREEMENT_YET not in found[Way.REFERRAL].reasons


def test_on_refusal_the_ways_without_a_name_stay_open_and_nothing_is_lost(guide: Guide) -> None:
    refused = replace(ADULT, refused=True)
    found = {item.way: item for item in proposals(guide, ("exploited",), refused)}
    assert list(found) == [Way.ADVICE, Way.NOTHING_YET]
    assert any(REFUSED in reason for reason in found[Way.ADVICE].reasons)
    assert found[Way.NOTHING_YET].reasons == (GO_ON,)


def test_the_refusal_of_an_adult_takes_nothing_from_a_minor_beside_her(guide: Guide) -> None:
    both = situation_of(
        [
            Concerned(PersonId("child"), minor=True),
            Concerned(PersonId("adult"), minor=False, refused=True),
        ],
        [PersonId("child"), PersonId("adult")],
    )
    found = {item.way: item for item in proposals(guide, ("exploited",), both)}
    assert {Way.PROSECUTOR, Way.CRIP, Way.REFERRAL} <= found.keys()
    assert REFUSED in found[Way.REFERRAL].reasons


@pytest.mark.parametrize(
    ("birth", "role", "uncertain"),
    [
        (None, Role.CHILD, True),
        (None, Role.PARENT, False),
        (None, Role.OTHER, True),
        ("2012", Role.CHILD, False),
        ("2008", Role.CHILD, True),
        ("2009~", Role.OTHER, True),
        ("1990", Role.OTHER, False),
    ],
)
def test_an_age_is_uncertain_when_it_may_be_on_both_sides_of_eighteen(
    birth: str | None, role: Role, uncertain: bool
) -> None:
    person = person_of(birth=None if birth is None else PartialDate(birth), role=role)
    assert age_is_uncertain(person, TODAY) is uncertain


def test_everything_that_the_guide_names_is_in_it(guide: Guide) -> None:
    articles = {law.code for law in guide.laws}
    cited = {code for part in (*guide.ways, *guide.facts) for code in part.laws}
    assert cited <= articles
    assert [item.code for item in guide.ways] == list(Way)
    assert len({fact.code for fact in guide.facts}) == len(guide.facts)
    assert {lead.way for fact in guide.facts for lead in fact.leads} == set(Way)
    assert {item.number for item in guide.numbers} == {item.number for item in NUMBERS}


def test_every_article_says_of_when_its_text_is(guide: Guide) -> None:
    for law in guide.laws:
        social = "action sociale" in law.article
        assert law.read == "texte lu dans sa version de 2023" if social else "date" in law.read


def test_nothing_in_the_rules_counts_or_ranks(guide: Guide) -> None:
    """More facts give more reasons for the same ways, in the same order: no number comes out."""
    one = proposals(guide, ("lacking",), MINOR)
    more = proposals(guide, ("lacking", "worry", "help_refused"), MINOR)
    assert [item.way for item in one] == [item.way for item in more]
    assert not any(isinstance(value, int | float) for item in more for value in item.reasons)

"""Criteria keep the dossiers that answer, and say in words what they ask."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.filters import (
    OPERATORS,
    DossierFacts,
    Operator,
    Subject,
    in_words,
    is_complete,
    matches,
    needs_completeness,
    operator_label,
    value_choices,
)
from desktop_app.domain.ids import DossierId
from desktop_app.domain.saved_view import Criterion, Join

TODAY = date(2026, 3, 3)
ACTIVE = Criterion(Subject.STATE, Operator.IS, ("active",))
NO_NEWS = Criterion(Subject.NEWS, Operator.NONE_SINCE, ("30",))

subjects = st.sampled_from(sorted(OPERATORS))
criteria = subjects.flatmap(
    lambda subject: st.builds(
        Criterion,
        st.just(subject.value),
        st.sampled_from(OPERATORS[subject]).map(lambda operator: operator.value),
        st.lists(st.sampled_from(("active", "12", "a", "")), max_size=2).map(tuple),
    )
)
facts = st.builds(
    DossierFacts,
    st.just(DossierId("d")),
    st.sampled_from(DossierState),
    opened_on=st.none() | st.dates(date(2024, 1, 1), TODAY),
    places=st.frozensets(st.sampled_from("ab")),
    births=st.lists(
        st.sampled_from((PartialDate("2012"), PartialDate("2020-05-07"))), max_size=2
    ).map(tuple),
    last_news=st.none() | st.dates(date(2024, 1, 1), TODAY),
    next_date=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    to_complete=st.sampled_from((None, False, True)),
)


def of(**values: object) -> DossierFacts:
    """Return the facts of an active dossier."""
    return DossierFacts(DossierId("d"), DossierState.ACTIVE, **values)  # type: ignore[arg-type]


def kept(criterion: Criterion, **values: object) -> bool:
    """Tell whether one criterion keeps a dossier with these facts."""
    return matches((criterion,), Join.ALL, of(**values), TODAY)


@given(st.lists(criteria, max_size=4), facts)
def test_et_keeps_no_more_than_ou(chosen: list[Criterion], one: DossierFacts) -> None:
    every = matches(chosen, Join.ALL, one, TODAY)
    some = matches(chosen, Join.ANY, one, TODAY)
    assert some or not every
    assert every == all(matches((item,), Join.ALL, one, TODAY) for item in chosen)


@given(facts, st.frozensets(st.sampled_from("ab"), min_size=1))
def test_is_and_is_not_part_the_register_in_two(one: DossierFacts, values: frozenset[str]) -> None:
    asked = tuple(sorted(values))
    yes = Criterion(Subject.PLACE, Operator.IS, asked)
    no = Criterion(Subject.PLACE, Operator.IS_NOT, asked)
    assert matches((yes,), Join.ALL, one, TODAY) is not matches((no,), Join.ALL, one, TODAY)


@pytest.mark.parametrize(
    ("days_ago", "late"), [(0, False), (29, False), (30, True), (31, True), (None, True)]
)
def test_no_news_for_thirty_days(days_ago: int | None, late: bool) -> None:
    day = None if days_ago is None else TODAY - timedelta(days=days_ago)
    assert kept(NO_NEWS, last_news=day) is late


def test_a_dossier_is_forgotten_without_a_date_to_come() -> None:
    forgotten = Criterion(Subject.REMINDER, Operator.NONE)
    assert kept(forgotten)
    assert kept(forgotten, next_date=TODAY - timedelta(days=1))
    assert not kept(forgotten, next_date=TODAY)


@pytest.mark.parametrize(
    ("values", "births", "found"),
    [
        (("12", "14"), ("2011",), True),  # 14 or 15
        (("12", "14"), ("2010",), False),  # 15 or 16
        (("", "14"), ("2023-01-01",), True),
        (("18", ""), ("2008",), True),  # 17 or 18
        (("12", "14"), (), False),
        ((), ("2023",), True),
    ],
)
def test_an_age_in_doubt_counts_for_every_age_it_may_be(
    values: tuple[str, ...], births: tuple[str, ...], found: bool
) -> None:
    known = tuple(map(PartialDate, births))
    assert kept(Criterion(Subject.AGE, Operator.FROM_TO, values), births=known) is found
    assert kept(Criterion(Subject.AGE, Operator.UNKNOWN), births=known) is not bool(births)


def test_what_a_newer_release_asks_hides_nothing() -> None:
    assert kept(Criterion("weather", "is", ("rain",)))
    assert kept(Criterion(Subject.PLACE, "near", ("a",)))


@pytest.mark.parametrize(
    ("criterion", "asks"),
    [
        (Criterion("place", "is"), False),
        (Criterion("place", "is", ("a",)), True),
        (Criterion("place", "unknown"), True),
        (Criterion("place", "from_to", ("1", "2")), False),
        (Criterion("age", "from_to", ("", "")), False),
        (Criterion("age", "from_to", ("", "14")), True),
        (Criterion("news", "none_since", ("beaucoup",)), False),
        (Criterion("news", "none_since", ("30",)), True),
        (Criterion("reminder", "none"), True),
        (Criterion("weather", "is"), True),
    ],
)
def test_a_criterion_that_is_being_made_asks_nothing_yet(criterion: Criterion, asks: bool) -> None:
    assert is_complete(criterion) is asks


def test_completeness_is_read_only_when_it_is_asked_for() -> None:
    incomplete = Criterion(Subject.COMPLETENESS, Operator.SOME)
    assert needs_completeness((ACTIVE, incomplete))
    assert not needs_completeness((ACTIVE, NO_NEWS))
    assert kept(incomplete, to_complete=True)
    assert not kept(incomplete, to_complete=None)


@pytest.mark.parametrize(
    ("chosen", "joined_by", "words"),
    [
        ((ACTIVE, Criterion("place", "is", ("x",))), Join.ALL, "actifs ET lieu de vie\u00a0: X"),
        ((ACTIVE, NO_NEWS), Join.ANY, "actifs OU sans nouvelle depuis 30 jours"),
        ((Criterion("place", "is_not", ("x", "y")),), Join.ALL, "lieu de vie autre que X ou Y"),
        ((Criterion("language", "unknown"),), Join.ALL, "langue non indiquée"),
        ((Criterion("age", "from_to", ("12", "14")),), Join.ALL, "entre 12 et 14 ans"),
        ((Criterion("age", "from_to", ("18", "")),), Join.ALL, "18 ans au moins"),
        ((Criterion("reminder", "none"),), Join.ALL, "sans échéance à venir"),
        ((Criterion("opened", "since", ("1",)),), Join.ALL, "ouvert il y a moins de 1 jour"),
        ((Criterion("weather", "is"),), Join.ALL, "critère d’une version plus récente"),
    ],
)
def test_s04_ac2_the_filter_line_says_et_and_ou_in_words(
    chosen: tuple[Criterion, ...], joined_by: Join, words: str
) -> None:
    names = dict(value_choices(Subject.STATE))
    said = in_words(chosen, joined_by, lambda _, value: names.get(value, value.upper()))
    assert said == words


@given(st.lists(criteria, max_size=3), st.sampled_from(Join))
@example([Criterion("state", "is")], Join.ALL)
def test_every_criterion_can_be_said(chosen: list[Criterion], joined_by: Join) -> None:
    said = in_words(chosen, joined_by, lambda _, value: value or "rien")
    assert bool(said) is bool(chosen)


def test_every_subject_and_operator_has_its_words() -> None:
    for subject, operators in OPERATORS.items():
        assert subject.label
        assert len({operator_label(subject, operator) for operator in operators}) == len(operators)

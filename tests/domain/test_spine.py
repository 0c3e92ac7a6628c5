from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ecrit import Answer
from desktop_app.domain.ids import UserId, uuid7
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Authority, LanguageLevel, Role
from desktop_app.domain.place import PlaceKind
from desktop_app.domain.rights import ALL_RIGHTS, Actor, Right
from desktop_app.errors import NotAllowed

moments = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001 -- the strategy adds the zone
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001 -- the strategy adds the zone
    timezones=st.just(UTC),
)
randomness = st.integers(min_value=0, max_value=2**80 - 1)


@given(moment=moments, first=randomness, second=randomness)
def test_ids_are_uuid7_in_the_order_of_time(moment: datetime, first: int, second: int) -> None:
    early, late = uuid7(moment, first), uuid7(moment + timedelta(milliseconds=1), second)
    parsed = uuid.UUID(early)
    assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)
    assert early < late


@given(moment=moments, number=st.integers(min_value=0, max_value=2**74 - 2))
def test_every_random_bit_counts(moment: datetime, number: int) -> None:
    assert uuid7(moment, number) != uuid7(moment, number + 1)


def test_an_actor_without_the_right_is_told_whom_to_ask() -> None:
    reader = Actor(UserId("u"), "C. Martin", frozenset({Right.READ}))
    reader.require(Right.READ)
    with pytest.raises(NotAllowed) as caught:
        reader.require(Right.WRITE)
    assert caught.value.todo == "Demandez à la coordination le droit «\u00a0écrire\u00a0»."
    for right in ALL_RIGHTS:
        Actor(UserId("u"), "L. Bernard", ALL_RIGHTS).require(right)


@pytest.mark.parametrize(
    "kind", [Absence, Source, DossierState, Voice, Authority, LanguageLevel, Role, PlaceKind]
)
def test_every_choice_has_french_words_of_its_own(kind: type[Enum]) -> None:
    labels = [member.label for member in kind]  # type: ignore[attr-defined]
    assert len(set(labels)) == len(labels)
    assert all(label and "'" not in label and "\u202f" not in label for label in labels)


def test_every_absence_is_printed() -> None:
    assert len({absence.printed for absence in Absence}) == 4


@pytest.mark.parametrize(
    ("answer", "given_"),
    [
        (Answer(), False),
        (Answer("  "), False),
        (Answer("oui"), True),
        (Answer(absence=Absence.UNKNOWN), True),
    ],
)
def test_an_absence_is_an_answer(answer: Answer, given_: bool) -> None:
    assert answer.given is given_

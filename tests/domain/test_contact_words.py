"""Safe contact in words: what nobody checked counts as not safe, and is said so."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.contact_words import call_safety, call_words, rule_of, rule_words
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.person import Channel, ContactRule, Person, Phone, Safety

TODAY = date(2026, 3, 3)
YES, NO, HOURS = Safety.YES, Safety.NO, Safety.CERTAIN_HOURS


def person(*rules: ContactRule) -> Person:
    return Person(PersonId("p"), DossierId("d"), contact_rules=rules)


def test_what_nobody_checked_counts_as_not_safe() -> None:
    rule = rule_of(person(), Channel.POST)
    assert rule.safety is not Safety.YES
    assert rule_words(rule, TODAY) == "Courrier postal\u00a0: non vérifié, compte comme non sûr"
    assert call_words(person(), Phone("06 39 98 12 34")) == "non vérifié, compte comme non sûr"


def test_a_rule_says_who_checked_it_and_when() -> None:
    rule = ContactRule(Channel.EMAIL, YES, "", "sans objet", PartialDate("2026-03-02"), "C. Martin")
    assert rule_words(rule, TODAY) == (
        "Courriel\u00a0: sûr (vérifié le 2 mars par C. Martin) — sans objet"
    )


@pytest.mark.parametrize(
    ("phone", "call", "expected"),
    [
        (YES, None, YES),
        (None, YES, YES),
        (YES, NO, NO),
        (NO, YES, NO),
        (YES, HOURS, HOURS),
        (None, None, None),
    ],
)
def test_the_stricter_of_the_number_and_of_calls_counts(
    phone: Safety | None, call: Safety | None, expected: Safety | None
) -> None:
    held = person(ContactRule(Channel.CALL, call, "le matin"))
    assert call_safety(held, Phone("1", safety=phone))[0] is expected


def test_hours_of_both_are_said() -> None:
    held = person(ContactRule(Channel.CALL, HOURS, "le matin"))
    phone = Phone("1", safety=HOURS, hours="avant 11 h")
    assert call_words(held, phone) == "appel\u00a0: avant 11 h, le matin"

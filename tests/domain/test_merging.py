"""Two records made one: each field has its treatment, nothing is dropped, the careful rule wins."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.alike import may_be_one
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.ids import DossierId
from desktop_app.domain.merging import Side, Treatment, compare, merge_dossiers, merge_persons
from desktop_app.domain.person import (
    Channel,
    ContactRule,
    LanguageLevel,
    LanguageSkill,
    Person,
    Phone,
    Safety,
    Sex,
)
from desktop_app.domain.record_labels import DOSSIER_LABELS, PERSON_LABELS
from desktop_app.domain.restoring import without_addition
from desktop_app.domain.uniting import united
from tests.domain.builders import person

NOT_SHOWN = {"id", "dossier_id", "position", "absences", "sources", "birth_estimated_on", "ref"}
ORIGIN = {Side.GONE: "D-2025-088", Side.KEPT: "D-2026-014"}


def merged(gone: Person, kept: Person, **chosen: Side) -> Person:
    records = {Side.GONE: gone, Side.KEPT: kept}
    return merge_persons(
        gone, kept, chosen, lambda side, name: str(getattr(records[side], name)), ORIGIN
    )


@pytest.mark.parametrize(("kind", "labels"), [(Person, PERSON_LABELS), (Dossier, DOSSIER_LABELS)])
def test_every_field_has_a_name_where_two_records_are_compared(
    kind: type[Person | Dossier], labels: dict[str, str]
) -> None:
    assert {item.name for item in dataclasses.fields(kind)} - NOT_SHOWN == set(labels)


def test_equal_values_ask_nothing_whatever_the_capitals() -> None:
    pairs = compare(person("popescu", "ana"), person("POPESCU", "Ana"))
    assert {pair.name: pair.treatment for pair in pairs} == {
        "role": Treatment.SAME,
        "birth_name": Treatment.SAME,
        "first_names": Treatment.SAME,
    }


def test_a_value_seen_on_a_document_is_proposed_before_one_that_was_told() -> None:
    gone = person("A", birth=PartialDate("2010"), sources={"birth": Source.DOCUMENT})
    kept = person("A", birth=PartialDate("2011"), sources={"birth": Source.RELATIVE})
    (birth,) = (pair for pair in compare(gone, kept) if pair.name == "birth")
    assert (birth.treatment, birth.proposed) == (Treatment.CHOICE, Side.GONE)
    found = merged(gone, kept)
    assert (found.birth, found.sources["birth"]) == (PartialDate("2010"), Source.DOCUMENT)
    assert "D-2026-014" in found.note
    assert "déclaré par un proche" in found.note


def test_the_longer_list_of_first_names_holds_the_other() -> None:
    assert merged(person("A", "Ana"), person_of(first_names=("Ana", "Maria"))).first_names == (
        "Ana",
        "Maria",
    )


def person_of(**values: object) -> Person:
    return dataclasses.replace(person("A"), **values)  # type: ignore[arg-type]


def test_a_refusal_is_told_where_the_other_record_has_a_value() -> None:
    gone = person_of(absences={"email": Absence.REFUSED, "school": Absence.UNKNOWN})
    kept = person_of(email="a@example.org", absences={"health": Absence.NOT_ASKED})
    found = merged(gone, kept)
    assert found.absences == {"health": Absence.NOT_ASKED, "school": Absence.UNKNOWN}
    assert "la personne ne souhaite pas répondre" in found.note


def test_lists_are_united_and_contradictions_stay_side_by_side() -> None:
    number = "06 39 98 12 34"
    mother = Phone(number, "la mère")
    assert united("phones", (Phone("+33639981234"),), (mother,)) == (mother,)
    unsafe = Phone(number, "", Safety.NO)
    assert united("phones", (Phone(number, "", Safety.YES),), (unsafe,)) == (
        unsafe,
        Phone(number, "", Safety.YES),
    )
    fluent = LanguageSkill("ro", LanguageLevel.FLUENT)
    assert united("languages", (LanguageSkill("ro"),), (fluent,)) == (fluent,)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_rules_on_one_channel_the_careful_one_holds(turned: bool) -> None:
    safe = ContactRule(Channel.CALL, Safety.YES, note="le matin")
    unsafe = ContactRule(Channel.CALL, Safety.NO, checked_by="C. Martin")
    one, two = (unsafe, safe) if turned else (safe, unsafe)
    (rule,) = united("contact_rules", (one,), (two,))
    assert (rule.safety, rule.checked_by) == (Safety.NO, "C. Martin")
    assert "aussi noté\u00a0: oui" in rule.note
    assert "le matin" in rule.note


def test_a_dossier_is_active_and_open_since_the_first_of_both() -> None:
    old = Dossier(
        DossierId("1"), "D-2025-088", DossierState.ARCHIVED, date(2025, 5, 12), former_refs=("D-1",)
    )
    new = Dossier(DossierId("2"), "D-2026-014", opened_on=date(2026, 1, 2), history="Ici.")
    found = merge_dossiers(dataclasses.replace(old, history="Avant."), new, old.ref)
    assert (found.state, found.opened_on) == (DossierState.ACTIVE, date(2025, 5, 12))
    assert found.former_refs == ("D-2025-088", "D-1")
    assert found.history == "Ici.\n\nD-2025-088\u00a0: Avant."


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (person("POPESCU", "Ana"), person("POPESKU", "Anna"), True),
        (person("Попеску", "Ана"), person("Popescu", "Ana"), True),
        (person("", "Ana"), person("POPESCU", "Ana"), True),
        (person("POPESCU", "Marius"), person("POPESCU", "Maria"), False),
        (person("POPESCU"), person("POPESCU", "Ana"), False),
        (
            person("POPESCU", "Ana", birth=PartialDate("2001")),
            person("POPESCU", "Ana", birth=PartialDate("2011-05-12")),
            False,
        ),
        (
            person("POPESCU", "Ana", birth=PartialDate("2012~")),
            person("POPESCU", "Ana", birth=PartialDate("2010")),
            True,
        ),
    ],
)
def test_who_may_be_the_same(one: Person, two: Person, expected: bool) -> None:
    assert may_be_one(one, two) is expected
    assert may_be_one(two, one) is expected


@pytest.mark.parametrize(
    ("before", "after", "present", "expected"),
    [
        (["a"], ["a", "b"], ["a", "b", "c"], ["a", "c"]),
        (["a", "z"], ["a"], ["a", "c"], ["a", "c", "z"]),
        ("Ici.", "Ici.\n\nD-1 : Là.", "Ici.\n\nD-1 : Là. Et plus.", "Ici. Et plus."),
        ("Ici.", "Ici.\n\nD-1 : Là.", "Tout autre chose.", "Tout autre chose."),
        (None, "2010", "2011", "2011"),
        (1, 2, 3, 3),
    ],
)
def test_an_addition_is_taken_out_of_what_was_changed_since(
    before: object, after: object, present: object, expected: object
) -> None:
    assert without_addition(before, after, present) == expected


def test_the_sex_that_was_not_chosen_goes_to_the_note() -> None:
    found = merged(person_of(sex=Sex.MALE), person_of(sex=Sex.FEMALE), sex=Side.KEPT)
    assert found.sex is Sex.FEMALE
    assert "Sexe (état civil) (D-2025-088)" in found.note

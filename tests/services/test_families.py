"""Links to each member, both ways; households; homonyms that are never blocked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.person import Sex
from desktop_app.domain.relation import RelationKind
from desktop_app.errors import BadInput
from desktop_app.services.families import Link
from desktop_app.services.session import Session
from tests.services import families_made as made
from tests.services.registers_state import healthy, rows


def words(session: Session, dossier_id: object) -> dict[str, tuple[str, ...]]:
    view = session.dossiers.view(dossier_id)  # type: ignore[arg-type]
    return {item.person.first_names[0]: item.relations for item in view.persons}


def test_s05_ac5_relations_are_words_both_ways_to_each_member(session: Session) -> None:
    dossier_id, anna, brother = made.anna(session)
    mother = made.person(session, dossier_id, first_names=("Elena",), sex=Sex.FEMALE)
    session.families.set_links(
        mother.id, {anna.id: Link(RelationKind.PARENT), brother.id: Link(RelationKind.PARENT)}
    )
    said = words(session, dossier_id)
    assert said["Elena"] == ("mère d’Anna", "mère de Marius")
    assert "fille d’Elena" in said["Anna"]
    assert "fils d’Elena" in said["Marius"]


def test_a_link_is_replaced_removed_and_put_back(session: Session) -> None:
    dossier_id, anna, brother = made.anna(session)
    before = rows(session)
    changed = session.families.set_links(brother.id, {anna.id: Link(RelationKind.COUSIN)})
    assert words(session, dossier_id)["Anna"] == ("cousine de Marius",)
    again = session.families.take_back(changed)
    assert rows(session) == before
    session.families.take_back(again)
    assert words(session, dossier_id)["Anna"] == ("cousine de Marius",)
    removed = session.families.set_links(anna.id, {brother.id: Link()})
    assert words(session, dossier_id)["Anna"] == ()
    session.families.take_back(removed)
    assert words(session, dossier_id)["Marius"] == ("cousin d’Anna",)


def test_the_words_of_another_link_are_rewritten_in_place(session: Session) -> None:
    dossier_id, anna, brother = made.anna(session)
    other = RelationKind.OTHER
    session.families.set_links(anna.id, {brother.id: Link(other, "voi")})
    changed = session.families.set_links(anna.id, {brother.id: Link(other, "voisine")})
    assert (changed.added, changed.removed) == ((), ())
    assert words(session, dossier_id)["Anna"] == ("voisine (Marius)",)
    session.families.take_back(changed)
    assert words(session, dossier_id)["Anna"] == ("voi (Marius)",)


def test_the_same_link_again_writes_nothing(session: Session) -> None:
    _dossier_id, anna, brother = made.anna(session)
    count = session.history.count()
    session.families.set_links(anna.id, {brother.id: Link(RelationKind.SIBLING)})
    assert session.history.count() == count


def test_nobody_is_linked_or_housed_across_dossiers(session: Session) -> None:
    one, anna, _brother = made.anna(session)
    _two, ana, _mother = made.ana(session)
    with pytest.raises(BadInput):
        session.families.set_links(anna.id, {ana.id: Link(RelationKind.SIBLING)})
    blank = session.families.blank_household(one)
    with pytest.raises(BadInput):
        session.families.save_household(replace(blank, member_ids=(ana.id,)))


def test_a_child_in_two_households(session: Session) -> None:
    dossier_id, anna, brother = made.anna(session)
    blank = session.families.blank_household(dossier_id)
    session.families.save_household(
        replace(blank, name="Chez le père", member_ids=(anna.id, brother.id))
    )
    names = [home.name for home in session.families.households(dossier_id)]
    assert names == ["Chez la mère", "Chez le père"]
    session.families.trash_household(blank.id)
    assert len(session.families.households(dossier_id)) == 1
    session.families.restore_household(blank.id)
    assert len(session.dossiers.view(dossier_id).households) == 2


def test_s06_ac1_the_answer_is_remembered_and_homonyms_are_not_blocked(session: Session) -> None:
    one = session.dossiers.create(typed_name="Ana POPESCU").persons[0].person
    two = session.dossiers.create(typed_name="Ana POPESCU").persons[0].person
    three = session.dossiers.create(typed_name="Anna POPESKU").persons[0].person
    assert {near.id for near in session.people.near(one)} == {two.id, three.id}
    session.people.not_her(one.id, (two.id,))
    assert {near.id for near in session.people.near(one)} == {three.id}
    assert {near.id for near in session.people.near(two)} == {three.id}
    session.people.not_her(two.id, (one.id,))
    assert len(list(session.register.distinct_persons.all())) == 1
    assert session.merging.near(one.dossier_id)[0].dossier_id == three.dossier_id


def test_three_letters_are_needed_and_a_sister_is_no_hint(session: Session) -> None:
    dossier_id, ana, _mother = made.ana(session)
    blank = session.people.blank(dossier_id)
    assert session.people.near(replace(blank, birth_name="Po")) == ()
    assert session.people.near(replace(blank, birth_name="Popescu")) == ()
    same = replace(blank, birth_name="Popescu", first_names=("Anna",))
    assert [near.id for near in session.people.near(same)] == [ana.id]


SPELLINGS = st.sampled_from((str.upper, str.lower, str.title, str.strip))
NAMES = st.sampled_from(
    (
        "Ștefan", "Ţăndărică", "Đorđević", "Müller", "N’Diaye", "Петров", "Jean-Pierre", "Ёлкина",
        "D’Ávila", "Łukasz", "Ñandú", "Иванова", "Œuvrard", "Ağa", "Bolaño",
    )
)  # fmt: skip


@given(
    names=st.lists(NAMES, min_size=2, max_size=5, unique=True),
    how=SPELLINGS,
    merged=st.booleans(),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_everybody_is_found_by_every_one_of_her_names(
    session: Session, names: list[str], how: object, merged: bool
) -> None:
    half = max(len(names) // 2, 1)
    one = made.person(
        session,
        session.dossiers.create().dossier.id,
        birth_name=names[0],
        first_names=tuple(names[1:half]),
    )
    two = made.person(
        session,
        session.dossiers.create().dossier.id,
        birth_name=names[half],
        first_names=tuple(names[half + 1 :]),
    )
    found_by = {name: (one if index < half else two).id for index, name in enumerate(names)}
    if merged:
        session.merging.merge(made.request_of(one.dossier_id, two.dossier_id, {one.id: two.id}))
        found_by = dict.fromkeys(names, two.id)
    for name, person_id in found_by.items():
        for text in (how(name), made.plain(name)):  # type: ignore[operator]
            hits = {hit.id for hit in session.finding.search(text, 400).hits}
            assert person_id in hits, (text, name)
    assert healthy(session)


KINDS = st.sampled_from(("link", "home", "merge", "undo", "separate", "name"))
ACTS = st.lists(st.tuples(KINDS, st.integers(0, 9)), min_size=3, max_size=10)


@given(acts=ACTS)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order_of_changes_replays_to_the_same_state(
    session: Session, acts: list[tuple[str, int]]
) -> None:
    made.anna(session)
    made.ana(session)
    for kind, number in acts:
        try:
            made.act(session, kind, number)
        except BadInput:
            continue
        assert healthy(session), kind

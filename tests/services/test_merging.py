"""Merging two dossiers or two fiches: nothing dropped, undone as if it never was (UX §2.22)."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.absence import Absence
from desktop_app.domain.codec import to_plain
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer, Override
from desktop_app.domain.ids import PersonId
from desktop_app.domain.merging import Side, Treatment
from desktop_app.domain.person import Alias, AliasKind
from desktop_app.domain.relation import RelationKind
from desktop_app.domain.rights import Actor
from desktop_app.errors import BadInput, NotFound
from desktop_app.register.change import Change, Step
from desktop_app.register.register import Register
from desktop_app.services.merge_views import MergeRequest
from desktop_app.services.separation_views import SeparationRequest
from desktop_app.services.session import Session
from tests.services import families_made as made
from tests.services.registers_state import healthy, rows, state


def request(session: Session) -> tuple[MergeRequest, PersonId, PersonId]:
    gone, anna, _brother = made.anna(session)
    kept, ana, _mother = made.ana(session)
    return MergeRequest(gone, kept, {anna.id: ana.id}), anna.id, ana.id


def test_the_same_child_is_proposed_and_her_brother_is_not(session: Session) -> None:
    gone, anna, brother = made.anna(session)
    kept, ana, _mother = made.ana(session)
    view = session.merging.view(gone, kept)
    assert {couple.gone_id: couple.same for couple in view.couples} == {
        anna.id: ana.id,
        brother.id: None,
    }
    by_name = {row.name: row for row in view.couples[0].rows}
    assert by_name["sex"].treatment is Treatment.SAME
    assert by_name["first_names"].treatment is Treatment.CHOICE
    assert by_name["first_names"].beside[Side.KEPT] == "+ «\u00a0Anna\u00a0» en autre orthographe"
    assert by_name["birth_place"].treatment is Treatment.LONE
    assert by_name["nationalities"].treatment is Treatment.UNITED
    counts = {row.label: (row.gone, row.kept, row.result) for row in view.counts}
    assert counts["Observations"] == (3, 1, 4)
    assert counts["Écrits"] == (0, 1, 1)
    assert counts["Personnes"] == (2, 2, 3)
    assert [near.dossier_id for near in session.merging.near(kept)] == [gone]


def test_s22_merging_drops_nothing(session: Session) -> None:
    wanted, anna, ana = request(session)
    before = rows(session)
    done = session.merging.merge(wanted)
    assert done.dossier_id == wanted.kept
    child = session.people.get(ana)
    assert child.first_names == ("Ana",)
    assert Alias("Anna", AliasKind.SPELLING) in child.aliases
    assert Alias("POPESKU", AliasKind.SPELLING) in child.aliases
    assert Alias("Ана", AliasKind.SPELLING) in child.aliases
    assert child.birth_place == "Craiova"
    assert child.email == "anna@example.org"
    assert child.nationalities == ("RO", "MD")
    assert "Tousse depuis janvier." in child.health
    assert "Un plâtre" in child.health
    assert "2010" in child.note
    assert "déclaré par un proche" in child.note
    assert child.absences["home_address"] is Absence.REFUSED
    assert session.register.dossiers.get(wanted.gone) is None
    with pytest.raises(NotFound):
        session.people.get(anna)
    after = rows(session)
    for name in ("observation", "ecrit", "event", "reminder", "attachment", "indication"):
        added = 1 if name == "event" else 0
        assert len(after[name]) == len(before[name]) + added, name
    dossier = session.register.dossiers.require(wanted.kept)
    assert "Vue à Lyon" in dossier.history
    assert set(dossier.motives) == {"school", "health"}
    assert healthy(session)


def test_everything_names_the_kept_person_and_dossier(session: Session) -> None:
    wanted, anna, _ana = request(session)
    session.merging.merge(wanted)
    told = str(
        {name: list(held) for name, held in rows(session).items() if name != "distinct_persons"}
    )
    assert anna not in told
    assert wanted.gone not in told
    households = session.register.households.by_dossier(wanted.kept)
    assert [household.name for household in households] == ["Chez la mère"]


def test_the_number_that_went_leads_to_the_kept_dossier(session: Session) -> None:
    wanted, _anna, _ana = request(session)
    ref = session.register.dossiers.require(wanted.gone).ref
    session.merging.merge(wanted)
    assert session.dossiers.by_ref(ref).dossier.id == wanted.kept
    assert session.exchange.show(ref)["former_refs"] == [ref]
    hits = session.finding.search(ref).hits
    assert {hit.dossier_id for hit in hits} == {wanted.kept}


def test_what_was_chosen_is_kept(session: Session) -> None:
    wanted, anna, ana = request(session)
    choices = {anna: {"first_names": Side.GONE, "birth": Side.GONE}}
    session.merging.merge(replace(wanted, choices=choices))
    child = session.people.get(ana)
    assert child.first_names == ("Anna",)
    assert child.birth == PartialDate("2010")
    assert Alias("Ana", AliasKind.SPELLING) in child.aliases
    assert "12 mai 2011" in child.note


def test_s22_merge_then_undo_is_the_identity(session: Session) -> None:
    wanted, _anna, _ana = request(session)
    before = state(session, "Anna", "Ана", "POPESKU")
    done = session.merging.merge(wanted)
    assert state(session) != before
    undone = session.undoing.undo(done.batch_id)
    assert undone.stays == ()
    assert state(session, "Anna", "Ана", "POPESKU") == before
    assert healthy(session)


NAMES = st.text(
    st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd", "Zs", "Pd")), max_size=10
)
VALUES = st.fixed_dictionaries(
    {
        "birth_name": NAMES,
        "usage_name": NAMES,
        "first_names": st.lists(NAMES, max_size=2).map(tuple),
        "note": NAMES,
        "health": NAMES,
        "email": NAMES,
        "nationalities": st.lists(st.sampled_from(("RO", "BG", "MD")), unique=True).map(tuple),
    }
)
SIDES = st.dictionaries(
    st.sampled_from(("birth_name", "usage_name", "first_names", "email")), st.sampled_from(Side)
)


@given(data=st.tuples(VALUES, VALUES, VALUES), choices=SIDES, couple=st.booleans())
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_merge_then_its_undoing_is_the_identity(
    session: Session,
    data: tuple[dict[str, object], ...],
    choices: dict[str, Side],
    couple: bool,
) -> None:
    one, two = session.dossiers.create(), session.dossiers.create()
    first, second = one.persons[0].person, two.persons[0].person
    session.people.save(replace(first, **data[0]))  # type: ignore[arg-type]
    session.people.save(replace(second, **data[1]))  # type: ignore[arg-type]
    made.person(session, one.dossier.id, **data[2])
    made.observe(session, one.dossier.id, "Une observation.", first.id)
    before = state(session)
    done = session.merging.merge(
        MergeRequest(
            one.dossier.id,
            two.dossier.id,
            {first.id: second.id if couple else None},
            {first.id: choices},
        )
    )
    kept = json.dumps([to_plain(one) for one in session.register.persons.all()], ensure_ascii=False)
    for value in (*data[0].values(), *data[1].values()):
        for text in value if isinstance(value, tuple) else (value,):
            assert str(text).strip().casefold() in kept.casefold(), "nothing typed is dropped"
    session.undoing.undo(done.batch_id)
    assert state(session) == before
    assert healthy(session)


def test_what_was_written_since_is_not_lost(session: Session) -> None:
    wanted, anna, ana = request(session)
    done = session.merging.merge(wanted)
    child = session.people.get(ana)
    brother = next(
        item.person
        for item in session.dossiers.view(wanted.kept).persons
        if item.person.first_names == ("Marius",)
    )
    session.people.save(replace(child, school="Collège A", aliases=(*child.aliases, Alias("Nini"))))
    about_brother = made.observe(session, wanted.kept, "Marius parle.", brother.id)
    about_both = made.observe(session, wanted.kept, "Ensemble.", brother.id, ana)
    session.people.relate(brother.id, RelationKind.COUSIN, ana)
    undone = session.undoing.undo(done.batch_id)
    back = session.people.get(ana)
    assert back.school == "Collège A"
    assert Alias("Nini") in back.aliases
    assert Alias("Anna", AliasKind.SPELLING) not in back.aliases
    assert session.observations.get(about_brother)[0].dossier_id == wanted.gone
    assert session.observations.get(about_both)[0].dossier_id == wanted.kept
    assert session.people.get(anna).first_names == ("Anna",)
    assert "cousin" in session.people.get(brother.id).note
    assert any("Surnoms" in words for words in undone.stays)
    assert any("observations" in words for words in undone.stays)
    assert healthy(session)


def test_the_later_merge_is_undone_first(session: Session) -> None:
    wanted, _anna, _ana = request(session)
    third = session.dossiers.create(typed_name="Luca DUMITRU")
    before = state(session)
    first = session.merging.merge(wanted)
    second = session.merging.merge(MergeRequest(wanted.kept, third.dossier.id))
    refs = session.dossiers.view(third.dossier.id).dossier.former_refs
    assert len(refs) == 2
    with pytest.raises(BadInput, match="Annulez d’abord"):
        session.undoing.undo(first.batch_id)
    session.undoing.undo(second.batch_id)
    session.undoing.undo(first.batch_id)
    assert state(session) == before


def test_s22_a_merge_can_be_undone_for_thirty_days(session: Session) -> None:
    wanted, _anna, _ana = request(session)
    done = session.merging.merge(wanted)
    (line,) = session.undoing.lines(wanted.kept)
    assert "Annuler la fusion du 3 mars 2026" in line.words
    now = session.undoing._clock()
    session.undoing._clock = lambda: now + timedelta(days=30, hours=2)
    assert session.undoing.lines(wanted.kept) == ()
    with pytest.raises(BadInput, match="30"):
        session.undoing.undo(done.batch_id)
    session.undoing._clock = lambda: now + timedelta(days=30)
    session.undoing.undo(done.batch_id)
    with pytest.raises(BadInput, match="déjà"):
        session.undoing.undo(done.batch_id)


def test_two_fiches_of_one_dossier_become_one(session: Session) -> None:
    dossier_id, ana, mother = made.ana(session)
    twice = made.person(session, dossier_id, birth_name="POPESKU", first_names=("Anna",))
    session.people.relate(mother.id, RelationKind.PARENT, twice.id)
    occasion = made.observe(session, dossier_id, "Anna est là.", twice.id)
    before = state(session)
    done = session.merging.merge_persons(twice.id, ana.id)
    view = session.dossiers.view(dossier_id)
    assert len(view.persons) == 2
    assert len(view.relations) == 1
    assert session.observations.get(occasion)[0].person_ids == (ana.id,)
    session.undoing.undo(done.batch_id)
    assert state(session) == before


def test_what_an_ecrit_says_for_itself_follows_the_kept_person(session: Session) -> None:
    dossier_id, ana, _mother = made.ana(session)
    twice = made.person(session, dossier_id, birth_name="POPESKU", first_names=("Anna",))
    ecrit = session.ecrits.create(
        dossier_id, "information_preoccupante_crip", (twice.id,), (), "93"
    )
    own = {f"enfants[{twice.id}].sante": Override(Answer("Elle tousse."), "")}
    with session.register.change(session.actor, "change") as change:
        session.register.ecrits.save(change, replace(ecrit, overrides=own))
    before = state(session)
    done = session.merging.merge_persons(twice.id, ana.id)
    kept = session.register.ecrits.require(ecrit.id)
    assert list(kept.overrides) == [f"enfants[{ana.id}].sante"]
    session.undoing.undo(done.batch_id)
    assert state(session) == before


def test_each_of_them_is_one_transaction(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """S-22: a kill never leaves half a merge."""
    wanted, anna, _ana = request(session)
    verbs, real = [], Register.change

    def counted(
        self: Register, actor: Actor, verb: str, step: Step
    ) -> AbstractContextManager[Change]:
        verbs.append(verb)
        return real(self, actor, verb, step)

    monkeypatch.setattr(Register, "change", counted)
    separated = session.separating.separate(SeparationRequest(wanted.gone, (anna,)))
    session.undoing.undo(separated.batch_id)
    done = session.merging.merge(wanted)
    session.undoing.undo(done.batch_id)
    assert verbs == ["separate", "undo", "merge", "undo"]


def test_a_dossier_is_not_merged_with_itself(session: Session) -> None:
    dossier_id, _ana, _mother = made.ana(session)
    with pytest.raises(BadInput):
        session.merging.merge(MergeRequest(dossier_id, dossier_id))


def test_drafts_and_recents_follow(session: Session) -> None:
    wanted, anna, ana = request(session)
    entry = {"entry": {"dossier_id": wanted.gone, "person_ids": [anna], "seen": "Brouillon."}}
    session.drafts.save("observation", wanted.gone, {"texts": {"1": entry}})
    session.drafts.save("observation", wanted.kept, {"texts": {"1": {"entry": {"seen": "Autre."}}}})
    session.merging.merge(wanted)
    draft = session.drafts.load("observation", wanted.kept)
    assert draft is not None
    texts = list(draft.payload["texts"].values())
    assert [item["entry"]["seen"] for item in texts] == ["Autre.", "Brouillon."]
    assert texts[1]["entry"]["person_ids"] == [ana]
    assert session.drafts.load("observation", wanted.gone) is None
    assert session.dossiers.recents()[0].id == wanted.kept
    assert wanted.gone not in [line.id for line in session.dossiers.recents()]

"""Separating a person: what names only her goes along, the rest stays, all of it is undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.relation import RelationKind
from desktop_app.errors import BadInput
from desktop_app.services.separation_views import SeparationRequest
from desktop_app.services.session import Session
from tests.services import families_made as made
from tests.services.registers_state import healthy, state


def test_what_names_only_her_goes_along(session: Session) -> None:
    dossier_id, anna, brother = made.anna(session)
    view = session.separating.view(dossier_id, (anna.id,))
    assert [text.text for text in view.shared] == ["Marius et Anna jouent. Je suis là."]
    assert view.shared[0].names == "Anna et Marius"
    assert "1 observation" in view.goes[0]
    done = session.separating.separate(SeparationRequest(dossier_id, (anna.id,)))
    new = session.dossiers.view(done.dossier_id)
    old = session.dossiers.view(dossier_id)
    assert [item.person.id for item in new.persons] == [anna.id]
    assert [item.person.id for item in old.persons] == [brother.id]
    register = session.register
    texts = [part.text for part in register.observations.by_dossier(done.dossier_id)]
    assert texts == ["Anna tousse.", "Je suis là."]
    assert len(register.observations.by_dossier(dossier_id)) == 4
    for repository in (register.consents, register.indications, register.attachments):
        assert len(repository.by_dossier(done.dossier_id)) == 1
    assert len(register.reminders.by_dossier(done.dossier_id)) == 1
    assert [home.member_ids for home in register.households.by_dossier(done.dossier_id)] == [
        (anna.id,)
    ]
    assert healthy(session)


def test_a_link_cut_is_kept_in_words_on_both_sides(session: Session) -> None:
    dossier_id, anna, brother = made.anna(session)
    view = session.separating.view(dossier_id, (anna.id,))
    assert any("frère d’Anna" in words for words in view.stays)
    session.separating.separate(SeparationRequest(dossier_id, (anna.id,)))
    assert "sœur de POPESKU Marius" in session.people.get(anna.id).note
    assert "frère" in session.people.get(brother.id).note
    assert session.register.relations.by_dossier(dossier_id) == []


def test_who_exercises_authority_from_another_dossier_is_kept_in_words(session: Session) -> None:
    dossier_id, ana, _mother = made.ana(session)
    session.separating.separate(SeparationRequest(dossier_id, (ana.id,)))
    child = session.people.get(ana.id)
    assert child.authority_ids == ()
    assert child.authority_note == "POPESCU Elena"


def test_a_shared_text_is_copied_only_if_ticked(session: Session) -> None:
    dossier_id, anna, brother = made.anna(session)
    key = session.separating.view(dossier_id, (anna.id,)).shared[0].key
    request = SeparationRequest(dossier_id, (anna.id,), frozenset({key}))
    done = session.separating.separate(request)
    copies = [
        part
        for part in session.register.observations.by_dossier(done.dossier_id)
        if "jouent" in part.text
    ]
    assert len(copies) == 1
    assert copies[0].person_ids == (anna.id,)
    assert copies[0].occasion_id != key
    original = session.observations.get(copies[0].occasion_id)[0]
    assert original.dossier_id == done.dossier_id
    assert brother.id in session.register.observations.by_dossier(dossier_id)[0].person_ids


@pytest.mark.parametrize("copied", [False, True])
def test_separate_then_undo_is_the_identity(
    session: Session,
    copied: bool,
) -> None:
    dossier_id, anna, _brother = made.anna(session)
    before = state(session)
    keys = {text.key for text in session.separating.view(dossier_id, (anna.id,)).shared}
    request = SeparationRequest(dossier_id, (anna.id,), frozenset(keys if copied else ()))
    done = session.separating.separate(request)
    assert state(session) != before
    undone = session.undoing.undo(done.batch_id)
    assert undone.stays == ()
    assert state(session) == before
    assert healthy(session)


def test_undoing_a_separation_brings_back_what_was_written_since(session: Session) -> None:
    dossier_id, anna, _brother = made.anna(session)
    done = session.separating.separate(SeparationRequest(dossier_id, (anna.id,)))
    new = session.dossiers.view(done.dossier_id)
    session.dossiers.save(replace(new.dossier, history="Écrit depuis."))
    aunt = made.person(session, done.dossier_id, first_names=("Ioana",))
    session.people.relate(aunt.id, RelationKind.UNCLE_AUNT, anna.id)
    occasion = made.observe(session, done.dossier_id, "Anna va mieux.", anna.id, aunt.id)
    undone = session.undoing.undo(done.batch_id)
    view = session.dossiers.view(dossier_id)
    assert "Écrit depuis." in view.dossier.history
    assert {item.person.id for item in view.persons} >= {anna.id, aunt.id}
    assert session.observations.get(occasion)[0].dossier_id == dossier_id
    assert len(view.relations) == 2
    assert session.dossiers.by_ref(new.dossier.ref).dossier.id == dossier_id
    assert any("observation" in words for words in undone.stays)
    assert session.dossiers.view(done.dossier_id).dossier.id == dossier_id
    assert healthy(session)


def test_nobody_or_everybody_cannot_be_separated(session: Session) -> None:
    dossier_id, anna, brother = made.anna(session)
    for persons in ((), (anna.id, brother.id)):
        with pytest.raises(BadInput, match="au moins une personne"):
            session.separating.separate(SeparationRequest(dossier_id, persons))

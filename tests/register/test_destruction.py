"""S-60: a dossier that is destroyed leaves no word of its own, and a journal that still holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.batch import Batch, BatchKind, Distinct
from desktop_app.domain.consent import Consent, ConsentKind
from desktop_app.domain.dossier import Dossier, DossierState, Household
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.event import Event, EventKind, Reminder
from desktop_app.domain.ids import (
    AttachmentId,
    BatchId,
    ConsentId,
    DistinctId,
    DossierId,
    EcritId,
    EventId,
    HouseholdId,
    IndicationId,
    RelationId,
    ReminderId,
    VisitId,
)
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Visit
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.register import tables
from desktop_app.register.destruction import destroy
from desktop_app.register.holdings import holdings
from desktop_app.register.register import Register
from desktop_app.register.replay import replay_problems
from tests.register.makers import (
    ACTOR,
    START,
    Desk,
    a_dossier,
    a_person,
    a_place,
    an_observation,
    new_id,
    save,
)
from tests.register.pages import clear_text

CANARY = "Zorglubaire"
TRACES = (b"zorglub", b"rglubaire")


def erase(register: Register, dossier_id: DossierId) -> None:
    with register.change(ACTOR, "destroy") as change:
        destroy(register, change, holdings(register.connection, dossier_id))


def healthy(register: Register) -> bool:
    told = replay_problems(register.connection, register.journal, tables.JOURNALLED)
    return not told and register.journal.verify() == [] and register.check_full() == []


def full_dossier(register: Register) -> Dossier:
    """Write a dossier that holds one of everything, with the canary in each."""
    dossier = replace(a_dossier("D-2026-007"), history=f"Histoire de {CANARY}.")
    person = a_person(dossier, birth_name=CANARY, note=f"Note sur {CANARY}. " * 400)
    other = a_person(dossier, birth_name=CANARY, first_names=("Luca",))
    place = a_place()
    visit = Visit(VisitId(new_id()), place.id, f"Visite où {CANARY} était là.")
    seen = an_observation(dossier, text=f"{CANARY} dort. " * 900, speaker_id=person.id)
    ecrit = Ecrit(
        EcritId(new_id()), "E-2026-007", dossier.id, "modele", "1", answers={"a": Answer(CANARY)}
    )
    save(
        register,
        dossier,
        person,
        other,
        place,
        visit,
        seen,
        an_observation(dossier, text=f"Copie {CANARY}", visit_id=visit.id),
        ecrit,
        Relation(RelationId(new_id()), dossier.id, person.id, other.id, RelationKind.OTHER, CANARY),
        Household(HouseholdId(new_id()), dossier.id, f"Chez {CANARY}", (person.id,)),
        Event(EventId(new_id()), dossier.id, EventKind.CALL, f"Appel de {CANARY}"),
        Reminder(
            ReminderId(new_id()), dossier.id, f"Voir {CANARY}", START.date(), ecrit_id=ecrit.id
        ),
        Indication(
            IndicationId(new_id()), dossier.id, "x", CANARY, person.id, observation_id=seen.id
        ),
        Consent(ConsentId(new_id()), dossier.id, person.id, ConsentKind.AGREEMENT, words=CANARY),
        Distinct(DistinctId(new_id()), person.id, other.id, CANARY),
    )
    add_content(register, dossier, f"contenu {CANARY} ".encode() * 5000)
    save(register, replace(person, birth_name=f"{CANARY} corrigée"))
    with register.change(ACTOR, "trash") as change:
        register.persons.trash(change, other.id)
    register.drafts.save("person", person.id, {"birth_name": f"{CANARY} tapé"}, START)
    register.drafts.save("place", "window", {"page": "dossier", "arg:dossier": dossier.id}, START)
    register.touched(dossier.id, START)
    return dossier


def add_content(register: Register, dossier: Dossier, content: bytes) -> Attachment:
    with register.change(ACTOR, "create") as change:
        sha256 = register.contents.keep(content)
        piece = Attachment(
            AttachmentId(new_id()),
            dossier.id,
            f"{CANARY}.pdf",
            "application/pdf",
            len(content),
            sha256,
        )
        register.attachments.save(change, piece)
    return piece


def neighbour(register: Register) -> Dossier:
    dossier = a_dossier("D-2026-001")
    save(register, dossier, a_person(dossier), an_observation(dossier))
    return dossier


def test_s60_no_word_of_the_dossier_is_left_anywhere_in_the_file(desk: Desk) -> None:
    register = desk.open()
    kept = neighbour(register)
    dossier = full_dossier(register)
    before = clear_text(desk.database, desk.ring.main).lower()
    assert all(trace in before for trace in TRACES)
    erase(register, dossier.id)
    after = clear_text(desk.database, desk.ring.main).lower()
    assert b"dumitru" in after
    for trace in TRACES:
        assert trace not in after
    assert register.drafts.all() == []
    assert register.recent(5) == []
    assert [held.ref for held in register.dossiers.all()] == [kept.ref]
    assert healthy(register)


def test_every_table_of_a_dossier_is_emptied(register: Register) -> None:
    neighbour(register)
    tables_before = {table.name: _count(register, table.name) for table in tables.OF_DOSSIER}
    dossier = full_dossier(register)
    erase(register, dossier.id)
    assert {
        table.name: _count(register, table.name) for table in tables.OF_DOSSIER
    } == tables_before
    for name in ("visit", "distinct_persons", "attachment_content"):
        assert _count(register, name) == 0
    assert healthy(register)


def test_the_journal_keeps_who_and_when_and_adds_a_note_without_values(register: Register) -> None:
    dossier = full_dossier(register)
    before = [(entry.id, entry.user_name, entry.clock) for entry in register.journal.each()]
    erase(register, dossier.id)
    entries = list(register.journal.each())
    assert [(entry.id, entry.user_name, entry.clock) for entry in entries[:-1]] == before
    last = entries[-1]
    assert (last.verb, last.entity, last.entity_id) == ("destroy", "dossier", dossier.id)
    assert last.before is None
    assert last.after is None
    mine = [entry for entry in entries if entry.entity == "person"]
    assert all(entry.before is None and entry.after is None for entry in mine)


def test_what_the_dossier_held_is_found_no_more(register: Register) -> None:
    dossier = full_dossier(register)
    assert register.search.query(CANARY, 5).hits
    erase(register, dossier.id)
    assert register.search.query(CANARY, 5).hits == ()
    assert register.search.query("D-2026-007", 5).hits == ()


def test_a_dossier_merged_into_it_goes_along(register: Register) -> None:
    gone = replace(a_dossier("D-2026-003"), history=f"Autre histoire de {CANARY}")
    kept = replace(a_dossier("D-2026-004"), former_refs=("D-2026-003",))
    save(register, gone, kept)
    with register.change(ACTOR, "merge") as change:
        register.dossiers.trash(change, gone.id)
    batch = Batch(BatchId(new_id()), BatchKind.MERGE_DOSSIERS, START, subjects=(gone.id, kept.id))
    save(register, batch)
    erase(register, kept.id)
    assert _count(register, "dossier") == 0
    assert _count(register, "batch") == 0
    assert healthy(register)


def test_what_another_dossier_shares_stays_there(register: Register) -> None:
    dossier, other = a_dossier("D-2026-003"), a_dossier("D-2026-004")
    person, place = a_person(dossier), a_place()
    visit = Visit(VisitId(new_id()), place.id, "Visite du matin.")
    theirs = an_observation(other, visit_id=visit.id, speaker_id=person.id)
    save(register, dossier, other, person, place, visit, theirs)
    save(register, an_observation(dossier, visit_id=visit.id))
    same = b"meme contenu" * 100
    add_content(register, dossier, same)
    piece = add_content(register, other, same)
    erase(register, dossier.id)
    left = register.observations.require(theirs.id)
    assert left.visit_id == visit.id
    assert left.speaker_id is None
    assert register.contents.read(piece.sha256) == same
    assert healthy(register)


def test_a_draft_about_two_dossiers_keeps_the_words_about_the_other(register: Register) -> None:
    dossier, other = a_dossier("D-2026-003"), a_dossier("D-2026-004")
    person, theirs = a_person(dossier), a_person(other)
    save(register, dossier, other, person, theirs)
    payload = {
        "text": "Visite du matin.",
        "dossier": other.id,
        "persons": [person.id, theirs.id],
        "copies": {person.id: "x", theirs.id: "y"},
    }
    register.drafts.save("visit", "new", payload, START)
    erase(register, dossier.id)
    draft = register.drafts.load("visit", "new")
    assert draft is not None
    assert draft.payload == {
        "text": "Visite du matin.",
        "dossier": other.id,
        "persons": [theirs.id],
        "copies": {theirs.id: "y"},
    }


def test_its_number_is_never_given_again(register: Register) -> None:
    with register.change(ACTOR, "create") as change:
        ref = register.next_ref(change, "D", 2026)
        dossier = a_dossier(ref)
        register.dossiers.save(change, dossier)
    erase(register, dossier.id)
    with register.change(ACTOR, "create") as change:
        assert register.next_ref(change, "D", 2026) != ref


def test_a_failure_in_the_middle_changes_nothing(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = full_dossier(register)
    entries = register.journal.count()

    def fails(_sha256s: object) -> int:
        raise OSError("the disk went away")

    monkeypatch.setattr(register.contents, "destroy", fails)
    with pytest.raises(OSError, match="went away"):
        erase(register, dossier.id)
    monkeypatch.undo()
    assert register.journal.count() == entries
    assert register.dossiers.require(dossier.id).state is DossierState.ACTIVE
    assert register.search.query(CANARY, 5).hits
    assert healthy(register)


def _count(register: Register, table: str) -> int:
    return int(register.connection.value(f"SELECT COUNT(*) FROM {table}"))  # noqa: S608 - own names

"""The journal: what changed, by whom, when; and that nobody altered it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlcipher3 import dbapi2 as driver

from desktop_app.register.database import Connection
from desktop_app.register.journal import clock_moment, next_clock
from desktop_app.register.register import Register
from tests.register.makers import ACTOR, START, Desk, a_dossier, a_person, a_place, save


@pytest.fixture
def written(register: Register) -> Register:
    """Return a register with ten entries."""
    for number in range(10):
        save(register, a_place(f"Terrain {number}"))
    return register


def loosen(connection: Connection) -> None:
    """Take the triggers away, as somebody with the key and a SQL tool would."""
    connection.run("DROP TRIGGER journal_is_never_deleted")
    connection.run("DROP TRIGGER journal_is_never_changed")


def test_an_entry_says_who_what_when_and_only_what_differs(register: Register) -> None:
    dossier = a_dossier()
    person = a_person(dossier, note="Première note")
    save(register, dossier, person)
    with register.change(ACTOR, "change") as change:
        register.persons.save(change, replace(person, note="", school="École B", position=3))
    created, changed = register.journal.of("person", person.id)
    assert created.verb == "create"
    assert created.before is None
    assert created.after == {
        "dossier_id": dossier.id,
        "role": "child",
        "position": 0,
        "birth_name": "Dumitru",
        "first_names": ["Ana"],
        "note": "Première note",
    }
    assert changed.verb == "change"
    assert changed.before == {"position": 0, "school": "", "note": "Première note"}
    assert changed.after == {"position": 3, "school": "École B", "note": ""}
    assert (changed.user, changed.user_name, changed.device) == (
        ACTOR.user_id,
        "C. Martin",
        "poste-1",
    )
    assert abs(changed.moment - START) < timedelta(minutes=1)
    assert register.journal.entries(1) == [changed]
    assert list(register.journal.each())[1:] == [created, changed]


def test_a_note_is_an_entry_without_values(register: Register) -> None:
    with register.change(ACTOR, "read") as change:
        change.note("dossier", "d1")
    (entry,) = register.journal.entries()
    assert (entry.verb, entry.entity_id, entry.before, entry.after) == ("read", "d1", None, None)
    assert register.journal.verify() == []
    assert register.check_full() == []


def test_pages_of_entries_go_back_in_time(written: Register) -> None:
    first = written.journal.entries(4)
    assert [entry.number for entry in first] == [10, 9, 8, 7]
    second = written.journal.entries(4, before=first[-1].number)
    assert [entry.number for entry in second] == [6, 5, 4, 3]
    assert written.journal.count() == 10


def test_the_chain_goes_on_after_reopening(desk: Desk) -> None:
    for number in range(3):
        register = desk.open()
        save(register, a_place(f"Terrain {number}"))
        desk.close()
    register = desk.open()
    assert register.journal.count() == 3
    assert register.journal.verify() == []


def test_the_journal_can_be_neither_changed_nor_deleted(written: Register) -> None:
    connection = written.connection
    for statement in (
        "DELETE FROM journal WHERE n = 4",
        "UPDATE journal SET verb = 'x' WHERE n = 4",
        "UPDATE journal SET after = '{}' WHERE n = 4",
        "UPDATE journal SET salt = NULL, before = NULL, after = NULL, user_id = 'y' WHERE n = 4",
        "UPDATE journal SET mac = x'00', salt = NULL, before = NULL, after = NULL WHERE n = 4",
    ):
        with pytest.raises(driver.IntegrityError, match="append-only"):
            connection.run(statement)
    assert written.journal.verify() == []


def test_a_destroyed_payload_keeps_the_chain(written: Register) -> None:
    written.connection.run(
        "UPDATE journal SET before = NULL, after = NULL, salt = NULL WHERE n = 4"
    )
    assert written.journal.verify() == []
    assert written.journal.entries(1, before=5)[0].after is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET user_name = 'L. Bernard' WHERE n = 4",
        "UPDATE journal SET clock = '1' WHERE n = 4",
        "UPDATE journal SET verb = 'read' WHERE n = 4",
        "UPDATE journal SET entity_id = 'x' WHERE n = 4",
        "UPDATE journal SET after = '{}' WHERE n = 4",
        "UPDATE journal SET before = '{}' WHERE n = 4",
        "UPDATE journal SET salt = zeroblob(16) WHERE n = 4",
        "UPDATE journal SET digest = zeroblob(32) WHERE n = 4",
        "UPDATE journal SET mac = zeroblob(32) WHERE n = 4",
        "UPDATE journal SET salt = NULL WHERE n = 4",
    ],
)
def test_any_altered_column_is_found(written: Register, statement: str) -> None:
    loosen(written.connection)
    written.connection.run(statement)
    problems = written.journal.verify()
    assert any("entrée 4 du journal a été modifiée" in problem for problem in problems)


def test_a_removed_entry_is_found(written: Register) -> None:
    loosen(written.connection)
    written.connection.run("DELETE FROM journal WHERE n = 4")
    assert written.journal.verify()[0] == "L’entrée 4 du journal a disparu."
    written.connection.run("DELETE FROM journal WHERE n IN (1, 2, 3)")
    assert written.journal.verify()[0] == "Les entrées 1 à 4 du journal ont disparu."


def test_swapped_entries_are_found(written: Register) -> None:
    loosen(written.connection)
    for old, new in ((4, 99), (5, 4), (99, 5)):
        written.connection.run("UPDATE journal SET n = ? WHERE n = ?", (new, old))
    assert len(written.journal.verify()) >= 2


def test_an_entry_made_up_without_the_key_is_found(written: Register) -> None:
    written.connection.run(
        "INSERT INTO journal SELECT 11, 'made-up', clock, device, user_id, user_name, verb, entity,"
        " entity_id, before, after, salt, digest, mac FROM journal WHERE n = 10"
    )
    assert written.journal.verify() == ["L’entrée 11 du journal a été modifiée hors de Fanal."]


def test_five_thousand_entries_are_verified_quickly(register: Register) -> None:
    with register.change(ACTOR, "create") as change:
        for number in range(5000):
            change.note("dossier", f"d{number}")
    start = datetime.now(UTC)
    assert register.journal.verify() == []
    assert (datetime.now(UTC) - start).total_seconds() < 3


def test_the_clock_never_goes_back() -> None:
    first = next_clock("", START)
    second = next_clock(first, START)
    third = next_clock(second, START - timedelta(days=2))
    fourth = next_clock(third, START + timedelta(seconds=1))
    assert first < second < third < fourth
    assert clock_moment(third) == START
    assert clock_moment(fourth) == START + timedelta(seconds=1)

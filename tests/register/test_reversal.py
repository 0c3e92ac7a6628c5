"""What a change of many rows did can be undone as one, and what came since stays."""

from __future__ import annotations

import dataclasses

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.register.register import Register
from desktop_app.register.reversal import Kept, Reversal, reverse
from tests.register.makers import ACTOR, a_dossier, a_person, a_place, save

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(("name", "note", "move", "trash", "restore")), st.integers(0, 2), NAMES
    ),
    max_size=12,
)


def undo(register: Register, first: int, last: int) -> Reversal:
    """Undo the entries numbered so."""
    entries = register.journal.between(first, last)
    with register.change(ACTOR, "undo") as change:
        return reverse(register.connection, change, entries)


def state(register: Register) -> list[tuple[object, ...]]:
    """Return all persons as their rows are, also those in the trash."""
    return register.connection.rows(
        "SELECT id, birth_name, note, dossier_id, trashed_at IS NULL FROM person ORDER BY id"
    )


@given(actions=ACTIONS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_change_then_its_undoing_is_the_identity(
    register: Register, actions: list[tuple[str, int, str]]
) -> None:
    one, two = (
        a_dossier(f"D-{register.journal.count()}-1"),
        a_dossier(f"D-{register.journal.count()}-2"),
    )
    people = [a_person(one), a_person(one), a_person(two)]
    save(register, one, two, *people)
    before = state(register)
    with register.change(ACTOR, "change") as change:
        for kind, index, text in actions:
            person = register.persons.get(people[index].id)
            if kind == "restore":
                register.persons.restore(change, people[index].id)
            elif person is None:
                continue
            elif kind == "trash":
                register.persons.trash(change, person.id)
            else:
                values = {"name": {"birth_name": text}, "note": {"note": text}}
                moved = values.get(kind, {"dossier_id": two.id})
                register.persons.save(change, dataclasses.replace(person, **moved))  # type: ignore[arg-type]
    if register.journal.count() >= change.first_entry:
        result = undo(register, change.first_entry, change.last_entry)
        assert result.kept == ()
    assert state(register) == before
    assert register.check_full() == []


def test_what_was_corrected_since_stays_and_is_told(register: Register) -> None:
    dossier = a_dossier()
    person = a_person(dossier, birth_name="Popescu", note="une note")
    save(register, dossier, person)
    with register.change(ACTOR, "change") as change:
        merged = dataclasses.replace(person, birth_name="Popesku", note="fusion")
        register.persons.save(change, merged)
    first, last = change.first_entry, change.last_entry
    with register.change(ACTOR, "change") as later:
        register.persons.save(later, dataclasses.replace(merged, note="écrite depuis"))
    result = undo(register, first, last)
    found = register.persons.require(person.id)
    assert (found.birth_name, found.note) == ("Popescu", "écrite depuis")
    assert result == Reversal(1, (Kept("person", person.id, "note"),))


def test_what_was_made_goes_to_the_trash(register: Register) -> None:
    place = a_place()
    with register.change(ACTOR, "import") as change:
        register.places.save(change, place)
    undo(register, change.first_entry, change.last_entry)
    assert register.places.get(place.id) is None
    assert register.places.trashed() == [place]
    assert register.check_full() == []

"""Many rows with few statements are the same rows, entries and findings as one by one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.person import Alias, Person, Phone
from desktop_app.register import search_feed
from desktop_app.register.bulk import insert_rows
from desktop_app.register.register import Register
from tests.register.makers import ACTOR

_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
_VALUE = st.one_of(
    st.none(), _TEXT, st.integers(-(2**62), 2**62), st.binary(max_size=12), st.just("[]")
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(*[_VALUE] * 4), min_size=1, max_size=8))
def test_every_value_comes_back_as_it_was(
    register: Register, rows: list[tuple[object, ...]]
) -> None:
    connection = register.connection
    connection.begin()
    try:
        connection.run("CREATE TABLE trial (n INTEGER PRIMARY KEY, a, b, c, d)")
        numbered = [(number, *row) for number, row in enumerate(rows)]
        insert_rows(connection, "trial", "n, a, b, c, d", numbered)  # type: ignore[arg-type]
        assert connection.rows("SELECT * FROM trial ORDER BY n") == numbered
    finally:
        connection.roll_back()


def test_rows_made_at_once_are_journalled_and_found(register: Register) -> None:
    dossier = Dossier(DossierId("d1"), "D-2026-001", history='« Deux »\nlignes \\ et "guillemets"')
    persons = [
        Person(
            PersonId(f"p{number}"),
            dossier.id,
            position=number,
            birth_name="Popescu",
            first_names=(name,),
            aliases=(Alias('la "petite"'),),
            phones=(Phone("06 39 98 00 01"),),
            note="Une note.\n\tAutre ligne.",
        )
        for number, name in enumerate(("Ana", "Mădălina", "Ива"))
    ]
    with register.change(ACTOR, "import") as change:
        register.dossiers.add_all(change, [dossier])
        register.persons.add_all(change, persons)
        feed = search_feed.NewDossiers(register)
        feed.dossier(dossier, persons, {})
        feed.finish()
        change.touched.clear()
    assert register.dossiers.get(dossier.id) == dossier
    assert register.persons.by_dossier(dossier.id) == persons
    assert not register.check_full()
    made_at_once = _search_rows(register)
    with register.change(ACTOR, "change") as change:
        for person in persons:
            register.persons.save(change, replace(person, birth_name="Autre"))
    with register.change(ACTOR, "change") as change:
        for person in persons:
            register.persons.save(change, person)
    assert _search_rows(register) == made_at_once
    assert {hit.id for hit in register.search.query("madalina popescu", 5).hits} >= {"p1"}


def _search_rows(register: Register) -> dict[str, object]:
    tables = {
        "search_doc": "kind, id, dossier_id, dossier_ref, place_id, label, detail, birth, words",
        "search_lead": "lead, word",
    }
    found: dict[str, object] = {
        table: set(register.connection.rows(f"SELECT {columns} FROM {table}"))  # noqa: S608
        for table, columns in tables.items()
    }
    for table, columns in (("search_word", "part, word"), ("search_pair", "pair")):
        found[table] = set(
            register.connection.rows(
                f"SELECT {columns}, id FROM {table} JOIN search_doc USING (doc)"  # noqa: S608
            )
        )
    return found

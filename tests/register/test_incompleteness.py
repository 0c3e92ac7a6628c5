"""What is read of thousands of entities to tell which dossiers are to complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.completeness import gaps
from desktop_app.register import tables
from desktop_app.register.brief import brief_of
from desktop_app.register.incompleteness import read_incomplete
from desktop_app.services import training
from tests.sessions import NOW, new_session


def test_they_are_those_in_which_something_is_to_complete(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    training.fill(session, NOW.date(), dossiers=30)
    register = session.register
    places = {place.id: place for place in register.places.all()}
    expected = {
        dossier.id
        for dossier in register.dossiers.all()
        if gaps(
            dossier,
            register.persons.by_dossier(dossier.id),
            register.relations.by_dossier(dossier.id),
            places,
        )
    }
    assert read_incomplete(register.connection) == expected
    session.close()


def test_a_brief_has_the_fields_that_were_read_and_cannot_be_saved(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    dossier_id = session.dossiers.create(typed_name="POPESCU Ana").dossier.id
    make = brief_of(tables.PERSON, ("id", "dossier_id", "birth_name"))
    connection = session.register.connection
    brief = make(connection.rows("SELECT id, dossier_id, birth_name FROM person")[0])
    assert (brief.dossier_id, brief.birth_name) == (dossier_id, "POPESCU")
    assert brief.first_names == ()
    with (
        pytest.raises(TypeError),
        session.register.change(session.actor, "change") as change,
    ):
        session.register.persons.save(change, brief)
    session.close()

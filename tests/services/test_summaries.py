"""The summary of a dossier as a draft: the one being written, or a new one about everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.ecrit import EcritState
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.person import Person, Role
from desktop_app.services.session import Session
from desktop_app.services.summaries import WITH_NAMES, WITHOUT_NAMES
from tests.sessions import new_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_session(tmp_path)
    yield session
    session.close()


def dossier_of(session: Session) -> DossierId:
    dossier = session.dossiers.create(typed_name="POPESCU Ana").dossier
    session.people.save(Person(PersonId(""), dossier.id, Role.PARENT, first_names=("Elena",)))
    return dossier.id


def test_a_new_summary_speaks_of_everybody(session: Session) -> None:
    dossier_id = dossier_of(session)
    ecrit = session.summaries.draft(dossier_id, pseudonymised=False)
    assert ecrit.model_id == WITH_NAMES
    assert len(ecrit.person_ids) == 2


def test_the_summary_being_written_is_taken_up_again(session: Session) -> None:
    dossier_id = dossier_of(session)
    first = session.summaries.draft(dossier_id, pseudonymised=True)
    assert first.model_id == WITHOUT_NAMES
    assert session.summaries.draft(dossier_id, pseudonymised=True).id == first.id
    assert session.summaries.draft(dossier_id, pseudonymised=False).id != first.id


def test_a_summary_that_is_being_read_is_left_alone(session: Session) -> None:
    dossier_id = dossier_of(session)
    first = session.summaries.draft(dossier_id, pseudonymised=False)
    register = session.summaries._register
    with register.change(session.summaries.actor, "change") as change:
        register.ecrits.save(change, replace(first, state=EcritState.IN_REVIEW))
    assert session.summaries.draft(dossier_id, pseudonymised=False).id != first.id


def test_the_summary_without_names_shows_no_name_in_the_composer(session: Session) -> None:
    dossier_id = dossier_of(session)
    ecrit = session.summaries.draft(dossier_id, pseudonymised=True)
    view = session.ecrits.get(ecrit.id)
    assert view.title == "Synthèse sans les noms"
    lines = session.papers.lines(session.papers.fill(ecrit, session.ecrits._author()).docx)
    text = "\n".join(lines)
    assert "POPESCU" not in text.upper()
    assert "Enfant 1" in text
    assert "Personne A" in text

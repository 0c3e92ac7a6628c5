"""The weekly full check: in slices, in words, over what is written meanwhile (S-23)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.ids import DossierId
from desktop_app.domain.person import Person
from desktop_app.services.checking import CheckProgress, CheckResult
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.sessions import NOW


def ana(session: Session) -> tuple[DossierId, Person]:
    """Make a dossier with a person and an observation."""
    view = session.dossiers.create(typed_name="POPESCU Ana")
    session.observations.record(ObservationEntry(view.dossier.id, seen="Vue à 11 h."))
    return view.dossier.id, view.persons[0].person


def run(session: Session) -> tuple[list[CheckProgress], CheckResult]:
    session.checking.start()
    steps: list[CheckProgress] = []
    while True:
        step = session.checking.step()
        if step.result is not None:
            return steps, step.result
        steps.append(step)


def test_s23_a_sound_register_is_said_to_be_and_the_day_is_kept(session: Session) -> None:
    ana(session)
    assert session.checking.is_due()
    steps, result = run(session)
    assert result.sound
    assert "rien d’anormal" in result.words
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].whole
    assert {step.words for step in steps} == {
        "Vérification du fichier",
        "Vérification du journal",
        "Comparaison avec l’historique",
        "Vérification des pièces",
    }
    assert not session.checking.is_due()
    assert "3 mars 2026" in session.checking.last_words()
    assert run(session)[1].sound


def test_it_is_due_again_after_a_week(session: Session) -> None:
    run(session)
    session.checking._clock = lambda: NOW + timedelta(days=7)
    assert session.checking.is_due()


def test_what_is_written_between_two_slices_does_not_disturb(session: Session) -> None:
    dossier_id, child = ana(session)
    session.checking.start()
    number = 0
    while True:
        step = session.checking.step()
        if step.result is not None:
            assert step.result.sound, step.result.words
            return
        number += 1
        session.people.save(replace(child, school=f"École {number}"))
        if number == 3:
            session.dossiers.archive(dossier_id)


def test_s23_a_row_changed_with_the_key_is_told_and_the_newest_copy_proposed(
    session: Session,
) -> None:
    _dossier_id, child = ana(session)
    session.safety.copy()
    session.register.connection.run(
        "UPDATE person SET birth_name = 'Autre' WHERE id = ?", (child.id,)
    )
    _steps, result = run(session)
    assert not result.sound
    assert "1 élément ne correspond plus à l’historique" in result.words
    assert "copie vérifiée la plus récente" in result.words
    assert session.checking.is_due()


def test_a_content_that_changed_is_told(session: Session) -> None:
    ana(session)
    register = session.register
    with register.change(session.actor, "create") as _change:
        sha256 = register.contents.keep(b"contenu")
    register.connection.run(
        "UPDATE attachment_content SET content = ? WHERE sha256 = ?", (b"autre", sha256)
    )
    assert "abîmée" in run(session)[1].words


def test_a_check_that_is_dropped_leaves_nothing(session: Session) -> None:
    session.checking.start()
    session.checking.step()
    session.checking.stop()
    assert session.checking.step().result is not None
    assert session.checking.is_due()

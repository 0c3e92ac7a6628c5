"""Reminders: set by a person, never moving by themselves; every act has its way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import Reminder
from desktop_app.domain.ids import DossierId, ReminderId
from desktop_app.errors import BadInput
from desktop_app.services.reminders import due_in_words
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.sessions import NOW

TODAY = NOW.date()


@pytest.fixture
def dossier_id(session: Session) -> DossierId:
    return session.dossiers.create(typed_name="Ana").dossier.id


def remind(session: Session, dossier_id: DossierId, text: str, days: int) -> ReminderId:
    blank = session.reminders.blank(dossier_id)
    return session.reminders.record(replace(blank, text=text, due=TODAY + timedelta(days=days)))


def texts(session: Session, dossier_id: DossierId) -> list[str]:
    return [line.reminder.text for line in session.reminders.of_dossier(dossier_id)]


def test_what_is_due_first_comes_first_and_what_is_done_last(
    session: Session, dossier_id: DossierId
) -> None:
    remind(session, dossier_id, "Plus tard", 30)
    done = remind(session, dossier_id, "Fait", 1)
    remind(session, dossier_id, "En retard", -2)
    session.reminders.done(done, "Vu avec la PMI.")
    assert texts(session, dossier_id) == ["En retard", "Plus tard", "Fait"]
    late, later, finished = session.reminders.of_dossier(dossier_id)
    assert (late.overdue, later.overdue, finished.overdue) == (True, False, False)
    assert (late.due_words, due_in_words(later)) == ("il y a 2 jours", "le 2 avril 2026")
    assert finished.done_words == "fait aujourd’hui par Camille Martin"
    assert finished.reminder.result == "Vu avec la PMI."


def test_done_is_undone_with_what_it_was_before(session: Session, dossier_id: DossierId) -> None:
    reminder_id = remind(session, dossier_id, "Rappeler la PMI", 1)
    before = session.reminders.done(reminder_id)
    session.reminders.change(before)
    assert session.reminders.get(reminder_id) == before
    assert before.done_on is None


def test_a_reminder_done_can_be_to_do_again_and_keeps_its_result(
    session: Session, dossier_id: DossierId
) -> None:
    reminder_id = remind(session, dossier_id, "Rappeler", 1)
    session.reminders.done(reminder_id, "Sans réponse.")
    session.reminders.to_do_again(reminder_id)
    held = session.reminders.get(reminder_id)
    assert (held.done_on, held.result) == (None, "Sans réponse.")


def test_home_is_told_what_is_due_in_a_week_in_every_dossier(
    session: Session, dossier_id: DossierId
) -> None:
    other = session.dossiers.create(typed_name="Luca").dossier
    remind(session, dossier_id, "Demain", 1)
    remind(session, other.id, "En retard", -1)
    remind(session, other.id, "Dans un mois", 30)
    trashed = remind(session, other.id, "Retiré", 0)
    session.reminders.trash(trashed)
    lines = session.reminders.to_do()
    assert [(line.reminder.text, line.dossier_ref) for line in lines] == [
        ("En retard", other.ref),
        ("Demain", "D-2026-001"),
    ]
    with session.register.change(session.actor, "trash") as change:
        session.register.dossiers.trash(change, other.id)
    assert [line.reminder.text for line in session.reminders.to_do()] == ["Demain"]


def test_a_reminder_says_which_observation_it_comes_from(
    session: Session, dossier_id: DossierId
) -> None:
    occasion = session.observations.record(
        ObservationEntry(dossier_id, observed=PartialDate("2026-03-02"), seen="Vue.")
    )
    blank = session.reminders.blank(dossier_id, occasion)
    session.reminders.record(replace(blank, text="Relancer"))
    (line,) = session.reminders.of_dossier(dossier_id)
    assert line.about == "observation du 2 mars 2026"
    assert blank.due == date(2026, 3, 10)


def test_an_empty_reminder_is_refused(session: Session, dossier_id: DossierId) -> None:
    with pytest.raises(BadInput):
        session.reminders.record(Reminder(ReminderId(""), dossier_id, "  ", TODAY))

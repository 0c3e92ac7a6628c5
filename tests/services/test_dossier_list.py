"""The optional columns of the list, several dossiers archived at once, who follows a dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.event import Reminder
from desktop_app.domain.ids import DossierId, ReminderId
from desktop_app.domain.person import LanguageSkill
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.services.dossier_list import LineDetails
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.sessions import new_session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session on a register without dossiers."""
    return new_session(tmp_path)


def state(session: Session, dossier_id: DossierId) -> DossierState:
    return session.dossiers.view(dossier_id).dossier.state


def test_s04_ac7_several_are_archived_in_one_change_and_come_back(session: Session) -> None:
    first, second, old = (session.dossiers.create(typed_name=name).dossier.id for name in "ABC")
    session.dossiers.archive(old, "Départ.")
    entries = session.register.journal.head.count
    archived = session.dossier_list.archive((first, second, old))
    assert archived == (first, second)
    assert session.register.journal.head.count == entries + 2
    assert {state(session, one) for one in (first, second)} == {DossierState.ARCHIVED}
    session.dossier_list.reopen(archived)
    assert {state(session, one) for one in (first, second)} == {DossierState.ACTIVE}
    kept = session.dossiers.view(old).dossier
    assert (kept.state, kept.archive_reason) == (DossierState.ARCHIVED, "Départ.")


def test_following_adds_and_takes_out_nobody_else(session: Session) -> None:
    dossier_id = session.dossiers.create(typed_name="A").dossier.id
    dossier = session.dossiers.view(dossier_id).dossier
    session.dossiers.save(replace(dossier, followed_by=("Inès Petit",)))
    for _ in range(2):
        followed = session.dossier_list.follow(dossier_id, mine=True).followed_by
        assert followed == ("Inès Petit", session.actor.name)
    marks = session.dossiers.view(dossier_id).marks
    assert set(marks.followers) >= {"Inès Petit", session.actor.name}
    assert session.dossier_list.follow(dossier_id, mine=False).followed_by == ("Inès Petit",)


def test_the_optional_columns_say_what_is_known(session: Session) -> None:
    dossier_id = session.dossiers.create(typed_name="A").dossier.id
    view = session.dossiers.view(dossier_id)
    place = session.places.save(
        Place(session.places.blank().id, "Les Acacias", PlaceKind.SITE, commune_code="93066")
    )
    skills = (LanguageSkill("ro"), LanguageSkill("fr"))
    session.people.save(replace(view.persons[0].person, stay=Stay(place.id), languages=skills))
    session.dossiers.save(replace(view.dossier, followed_by=("Inès Petit", "Yanis Roche")))
    with session.register.change(session.actor, "create") as change:
        for key, day in (("r", date(2026, 4, 1)), ("s", date(2026, 3, 9))):
            reminder = Reminder(ReminderId(key), dossier_id, "Rappeler", day)
            session.register.reminders.save(change, reminder)
    assert session.dossier_list.details()[dossier_id] == LineDetails(
        motives="",
        followed_by="Inès Petit et Yanis Roche",
        territory="Seine-Saint-Denis (93)",
        languages="français et roumain",
        next_due=date(2026, 3, 9),
    )


def test_a_difficult_text_is_not_shown_in_the_list(session: Session) -> None:
    dossier_id = session.dossiers.create(typed_name="A").dossier.id
    for day, text, hard in (("2026-03-01", "Vue.", False), ("2026-03-02", "Dur.", True)):
        entry = ObservationEntry(dossier_id, observed=PartialDate(day), seen=text, hard=hard)
        session.observations.record(entry)
    line = session.dossiers.lines()[0]
    assert (line.last_observed, line.last_words) == (PartialDate("2026-03-02"), "")

"""Shipped and saved views, on a real register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import Reminder
from desktop_app.domain.filters import Operator, Subject
from desktop_app.domain.ids import DossierId, ReminderId
from desktop_app.domain.person import LanguageSkill
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.domain.saved_view import Criterion, Join
from desktop_app.errors import BadInput
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.sessions import NOW, new_session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session on a register without dossiers."""
    return new_session(tmp_path)


def opened(session: Session, name: str, days_ago: int | None = 0) -> DossierId:
    """Return a dossier that was last observed so many days ago."""
    dossier_id = session.dossiers.create(typed_name=name).dossier.id
    if days_ago is not None:
        day = PartialDate.of_day(NOW.date() - timedelta(days=days_ago))
        session.observations.record(ObservationEntry(dossier_id, observed=day, seen="Vue."))
    return dossier_id


def shown(session: Session, key: str) -> set[DossierId]:
    """Return the dossiers that a shipped view keeps."""
    view = next(line for line in session.views.views() if line.id == key)
    return set(session.views.chosen(view.criteria, view.joined_by))


def test_the_shipped_views_are_those_of_the_reference(session: Session) -> None:
    assert [view.name for view in session.views.views()] == [
        "Tous",
        "Actifs",
        "Mes suivis",
        "Sans nouvelle depuis 30 jours",
        "Dossiers oubliés",
        "À compléter",
        "Archivés",
    ]


def test_each_shipped_view_keeps_its_dossiers(session: Session) -> None:
    fresh, old, never = opened(session, "A"), opened(session, "B", 45), opened(session, "C", None)
    gone = opened(session, "D")
    session.dossiers.archive(gone)
    mine = session.dossiers.view(old).dossier
    session.dossiers.save(replace(mine, followed_by=(session.actor.name,)))
    with session.register.change(session.actor, "create") as change:
        session.register.reminders.save(
            change, Reminder(ReminderId("r"), fresh, "Rappeler", date(2026, 4, 1))
        )
    assert shown(session, "all") == {fresh, old, never, gone}
    assert shown(session, "active") == {fresh, old, never}
    assert shown(session, "mine") == {old}
    assert shown(session, "no_news") == {old, never}
    assert shown(session, "forgotten") == {old, never}
    assert shown(session, "incomplete") == {fresh, old, never}
    assert shown(session, "archived") == {gone}


def test_a_dossier_in_the_trash_is_in_no_view(session: Session) -> None:
    gone = opened(session, "A")
    with session.register.change(session.actor, "trash") as change:
        session.register.dossiers.trash(change, gone)
    assert shown(session, "all") == set()


def test_choices_and_words_name_what_the_register_holds(session: Session) -> None:
    dossier_id = opened(session, "Popescu")
    place = session.places.save(
        Place(session.places.blank().id, "Les Acacias", PlaceKind.SITE, commune_code="93066")
    )
    person = session.dossiers.view(dossier_id).persons[0].person
    skill = LanguageSkill("ro")
    session.people.save(replace(person, stay=Stay(place.id), languages=(skill,)))
    labels = {
        subject: [choice.label for choice in session.views.choices(subject)] for subject in Subject
    }
    assert labels[Subject.PLACE] == ["Les Acacias"]
    assert labels[Subject.PLACE_KIND] == ["Terrain, bidonville"]
    assert labels[Subject.TERRITORY] == ["Seine-Saint-Denis (93)"]
    assert labels[Subject.LANGUAGE] == ["roumain"]
    assert labels[Subject.STATE] == ["actifs", "archivés"]
    criterion = Criterion(Subject.PLACE, Operator.IS, (place.id,))
    assert session.views.words((criterion,), Join.ALL) == "lieu de vie\u00a0: Les Acacias"
    assert session.views.chosen((criterion,), Join.ALL) == {dossier_id}


def test_a_view_is_saved_changed_trashed_and_restored(session: Session) -> None:
    criterion = Criterion(Subject.AGE, Operator.FROM_TO, ("12", "14"))
    view = session.views.save("  Les   ados ", (criterion,), Join.ANY)
    assert session.views.views()[-1].name == "Les ados"
    session.views.save("Ados", (criterion,), Join.ALL, view.id)
    line = session.views.views()[-1]
    assert (line.name, line.joined_by, line.shipped) == ("Ados", Join.ALL, False)
    session.views.trash(view.id)
    assert len(session.views.views()) == 7
    session.views.restore(view.id)
    assert session.views.views()[-1].name == "Ados"


def test_what_was_read_is_kept_until_something_is_written(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened(session, "A")
    assert shown(session, "active") == {first}
    with monkeypatch.context() as patch:
        patch.setattr("desktop_app.services.view_facts.read_facts", None)
        session.drafts.save("observation", first, {"seen": "Vue"})  # no change of the register
        assert shown(session, "all") == {first}
    second = opened(session, "B")
    assert shown(session, "active") == {first, second}
    assert [(one.id, one.count) for one in session.views.waiting()] == [
        ("no_news", 0),
        ("forgotten", 2),
    ]


def test_a_value_that_nobody_has_any_more_keeps_its_words(session: Session) -> None:
    labels = [choice.label for choice in session.views.choices(Subject.LANGUAGE, ("ro",))]
    assert labels == ["roumain"]
    assert [choice.label for choice in session.views.choices(Subject.PLACE, ("gone",))] == [
        "un lieu retiré"
    ]


@pytest.mark.parametrize("name", ["", "   ", "actifs", "ADOS"])
def test_a_name_that_is_empty_or_taken_is_refused_in_words(session: Session, name: str) -> None:
    session.views.save("Ados", (), Join.ALL)
    with pytest.raises(BadInput):
        session.views.save(name, (), Join.ALL)

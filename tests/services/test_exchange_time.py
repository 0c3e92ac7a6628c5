"""Calls, notes, reminders and the circumstances of words go through a file and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.event import EventKind
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, ReminderPart, WordsPart
from tests.sessions import NOW


def _without_ids(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return items without what every reading makes anew."""
    anew = ("id", "person_ids", "occasion_id", "speaker_id", "ecrit_id")
    return [{name: value for name, value in item.items() if name not in anew} for item in items]


def _filled(session: Session) -> str:
    view = session.dossiers.create(typed_name="POPESCU Ana")
    dossier_id, ana = view.dossier.id, view.persons[0].person
    words = WordsPart(
        "J’ai peur.",
        speaker_id=ana.id,
        interpreter_used=True,
        place="au collège",
        moment="vers 10 h",
        present="l’infirmière",
    )
    session.observations.record(
        ObservationEntry(
            dossier_id,
            seen="Vue.",
            words=(words,),
            hard=True,
            reminder=ReminderPart("Rappeler la PMI", date(2026, 3, 10)),
        )
    )
    blank = session.events.blank(dossier_id)
    session.events.record(
        replace(blank, kind=EventKind.MEETING, text="Dit.", result="Suite.", person_ids=(ana.id,))
    )
    return view.dossier.ref


def test_what_was_shown_is_read_back_whole(session: Session) -> None:
    ref = _filled(session)
    told = session.exchange.show(ref)
    again = session.exchange.show(session.exchange.add({**told, "ref": ""}))
    for name in ("observations", "events", "reminders"):
        assert told[name], name
        assert _without_ids(again[name]) == _without_ids(told[name]), name
    (event,), (reminder,) = again["events"], again["reminders"]
    assert event["person_ids"] == [again["persons"][0]["id"]]
    assert reminder["occasion_id"] == again["observations"][0]["occasion_id"]


def test_a_file_that_does_not_say_who_wrote_is_of_the_reader_today(session: Session) -> None:
    ref = session.exchange.add(
        {
            "ref": "",
            "events": [{"kind": "note", "text": "Dit."}],
            "reminders": [{"text": "Rappeler", "due": "2026-03-10"}],
        }
    )
    told = session.exchange.show(ref)
    assert (told["events"][0]["author"], told["events"][0]["entered_at"]) == (
        "Camille Martin",
        NOW.isoformat(),
    )
    assert told["reminders"][0]["created_by"] == "Camille Martin"


def test_a_reminder_of_an_observation_in_the_trash_stays_alone(session: Session) -> None:
    ref = _filled(session)
    dossier_id = session.dossiers.by_ref(ref).dossier.id
    occasion = next(entry for entry in session.timeline.whole(dossier_id) if entry.parts).parts
    with session.register.change(session.actor, "trash") as change:
        for part in occasion:
            session.register.observations.trash(change, part.id)
    told = session.exchange.show(ref)
    assert "occasion_id" not in told["reminders"][0]
    session.exchange.add({**told, "ref": ""})

"""Calls, meetings, messages, notes: kept, corrected, put aside; each in one transaction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import EventKind
from desktop_app.domain.ids import DossierId
from desktop_app.errors import BadInput, NotFound
from desktop_app.services.session import Session
from tests.sessions import NOW


@pytest.fixture
def dossier_id(session: Session) -> DossierId:
    return session.dossiers.create(typed_name="Ana").dossier.id


def test_a_call_is_kept_with_who_and_when(session: Session, dossier_id: DossierId) -> None:
    blank = session.events.blank(dossier_id)
    assert (blank.kind, blank.happened) == (EventKind.CALL, PartialDate("2026-03-03"))
    event_id = session.events.record(replace(blank, with_whom="Collège", text="Absente lundi."))
    kept = session.events.get(event_id)
    assert (kept.author, kept.entered_at) == ("Camille Martin", NOW)
    session.events.change(replace(kept, result="Rappeler jeudi.", author="X", entered_at=None))
    changed = session.events.get(event_id)
    assert changed == replace(kept, result="Rappeler jeudi.")


def test_an_empty_event_is_refused(session: Session, dossier_id: DossierId) -> None:
    with pytest.raises(BadInput):
        session.events.record(replace(session.events.blank(dossier_id), text="  \n"))


def test_the_trash_gives_an_event_back(session: Session, dossier_id: DossierId) -> None:
    event_id = session.events.record(replace(session.events.blank(dossier_id), text="Dit."))
    session.events.trash(event_id)
    assert session.timeline.whole(dossier_id) == ()
    with pytest.raises(NotFound):
        session.events.get(event_id)
    session.events.restore(event_id)
    assert [entry.id for entry in session.timeline.whole(dossier_id)] == [event_id]


def test_the_draft_goes_with_the_event_or_not_at_all(
    session: Session, dossier_id: DossierId
) -> None:
    def fails() -> None:
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="disk"):
        session.events.record(replace(session.events.blank(dossier_id), text="Dit."), fails)
    assert session.timeline.whole(dossier_id) == ()

"""Long acts tell how far they are, and stopped they leave the register as it was (UX §1.7)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.event import Event, EventKind
from desktop_app.domain.ids import BatchId, DossierId, EventId, PersonId
from desktop_app.services.merge_views import MergeRequest
from desktop_app.services.pacing import Cancel, Stopped, Tell
from desktop_app.services.separation_views import SeparationRequest
from desktop_app.services.session import Session
from tests.services import families_made as made
from tests.services.registers_state import healthy, state

Act = Callable[[Tell, Cancel], Any]
_CALLS = 40


def calls(session: Session, dossier_id: DossierId, *who: PersonId) -> None:
    """Note many calls in one change: they move with their dossier."""
    register = session.register
    with register.change(session.actor, "create") as change:
        for number in range(_CALLS):
            event_id = EventId(session.events._new_id())
            call = Event(event_id, dossier_id, EventKind.CALL, f"appel {number}", person_ids=who)
            register.events.save(change, call)


def merging(session: Session, _folder: Path) -> Act:
    gone, anna, _brother = made.anna(session)
    kept, ana, _mother = made.ana(session)
    calls(session, gone)
    wanted = MergeRequest(gone, kept, {anna.id: ana.id})
    return lambda tell, stop: session.merging.merge(wanted, tell, stop)


def merging_persons(session: Session, _folder: Path) -> Act:
    dossier, ana, mother = made.ana(session)
    calls(session, dossier, mother.id)
    return lambda tell, stop: session.merging.merge_persons(mother.id, ana.id, {}, tell, stop)


def separating(session: Session, _folder: Path) -> Act:
    dossier, ana, _mother = made.ana(session)
    calls(session, dossier, ana.id)
    wanted = SeparationRequest(dossier, (ana.id,))
    return lambda tell, stop: session.separating.separate(wanted, tell, stop)


def undoing(session: Session, folder: Path) -> Act:
    done = merging(session, folder)(lambda _done, _total: None, threading.Event())
    return lambda tell, stop: session.undoing.undo(done.batch_id, tell, stop)


def undoing_an_import(session: Session, folder: Path) -> Act:
    table = folder / "table.csv"
    lines = (f"Nom{number};Prénom{number}" for number in range(_CALLS))
    table.write_text("\n".join(("Nom;Prénom", *lines)), encoding="utf-8")
    dry = session.importing.try_out(session.importing.read(table))
    batch = BatchId(session.importing.run(dry).batch_id or "")
    return lambda tell, stop: session.importing.undo(batch, tell, stop)


ACTS = [merging, merging_persons, separating, undoing, undoing_an_import]


@pytest.mark.parametrize("prepared", ACTS)
def test_a_long_act_is_told_as_it_goes(
    session: Session, tmp_path: Path, prepared: Callable[[Session, Path], Act]
) -> None:
    told: list[tuple[int, int]] = []
    act = prepared(session, tmp_path)
    act(lambda done, total: told.append((done, total)), threading.Event())
    assert told
    assert [done for done, _total in told] == sorted({done for done, _total in told})
    assert all(0 < done <= total for done, total in told)
    assert len({total for _done, total in told}) == 1
    assert healthy(session)


@pytest.mark.parametrize("prepared", ACTS)
def test_a_long_act_that_is_stopped_leaves_the_register_as_it_was(
    session: Session, tmp_path: Path, prepared: Callable[[Session, Path], Act]
) -> None:
    act = prepared(session, tmp_path)
    before, entries, stop = state(session, "appel"), session.history.count(), threading.Event()
    with pytest.raises(Stopped, match=r"a été arrêtée\. Le registre est comme avant\."):
        act(lambda _done, _total: stop.set(), stop)
    assert stop.is_set()
    assert state(session, "appel") == before
    assert session.history.count() == entries
    assert healthy(session)
    act(lambda _done, _total: None, threading.Event())


def test_a_long_act_ends_when_the_register_is_about_to_close(
    session: Session, tmp_path: Path
) -> None:
    act = merging(session, tmp_path)
    before = state(session)
    session.interrupt()
    with pytest.raises(Stopped):
        act(lambda _done, _total: None, threading.Event())
    assert state(session) == before

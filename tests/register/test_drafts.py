"""Drafts: kept at once, encrypted, not journalled, and gone with what they became."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.register.change import Change
from desktop_app.register.register import Register
from tests.register.makers import ACTOR, START, Desk, a_place

PAYLOAD = {"texte": "Ana dit « j’ai froid »", "caret": 12, "personnes": ["p1"], "vide": None}


def test_a_draft_comes_back_after_a_kill(desk: Desk) -> None:
    register = desk.open()
    register.drafts.save("observation", "d1", PAYLOAD, START)
    register.connection.raw.close()
    register._lock.release()
    draft = desk.open().drafts.load("observation", "d1")
    assert draft is not None
    assert draft.payload == PAYLOAD
    assert draft.saved_at == START


def test_the_last_draft_of_a_subject_wins(register: Register) -> None:
    register.drafts.save("observation", "d1", {"n": 1}, START)
    register.drafts.save("observation", "d1", {"n": 2}, START + timedelta(seconds=1))
    register.drafts.save("observation", "d2", {"n": 3}, START + timedelta(seconds=2))
    assert [(draft.subject, draft.payload["n"]) for draft in register.drafts.all()] == [
        ("d2", 3),
        ("d1", 2),
    ]
    register.drafts.discard("observation", "d1")
    register.drafts.discard("observation", "unknown")
    assert register.drafts.load("observation", "d1") is None
    assert len(register.drafts.all()) == 1


def test_drafts_are_not_journalled(register: Register) -> None:
    register.drafts.save("observation", "d1", PAYLOAD, START)
    register.drafts.discard("observation", "d1")
    assert register.journal.count() == 0


def test_a_draft_lives_and_dies_with_the_change_around_it(register: Register) -> None:
    register.drafts.save("observation", "d1", PAYLOAD, START)
    with pytest.raises(KeyError), register.change(ACTOR, "create") as change:
        fail_after(_record_and_forget(register, change))
    assert register.drafts.load("observation", "d1") is not None
    assert register.places.count() == 0
    with register.change(ACTOR, "create") as change:
        _record_and_forget(register, change)
    assert register.drafts.load("observation", "d1") is None
    assert register.places.count() == 1


def fail_after(_done: None) -> None:
    """Fail after the argument has been evaluated."""
    raise KeyError


def _record_and_forget(register: Register, change: Change) -> None:
    register.places.save(change, a_place())
    register.drafts.discard("observation", "d1")

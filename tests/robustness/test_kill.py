"""Killed at any instant, nothing that was acknowledged is lost and nothing is half done."""

from __future__ import annotations

import random
import shutil
import signal
from pathlib import Path

import pytest

from desktop_app.domain.ids import UserId
from desktop_app.register import header as headers
from desktop_app.register.database import open_database
from desktop_app.register.keys import KeyRing
from desktop_app.register.layout import Layout
from desktop_app.register.schema import MIGRATION_NAMES
from desktop_app.register.slots import FLOOR
from desktop_app.register.upgrade import applied_migrations
from desktop_app.register.vault import Vault
from tests.register.makers import START
from tests.robustness.conftest import Place, scaled
from tests.robustness.nursery import Nursery, moments
from tests.robustness.script import STEPS, Story
from tests.robustness.victims import KEY, RING, observation

pytestmark = pytest.mark.slow


def test_killed_while_saving_no_acknowledged_observation_is_lost(
    place: Place, nursery: Nursery
) -> None:
    kills, acknowledged, hot = scaled(200), 0, 0
    for wait in moments(random.Random(1), kills, 0.06):
        outcome = nursery.kill(wait, "observe", **place.arguments)
        assert outcome.status == -signal.SIGKILL
        acknowledged += len(outcome.acknowledged)
        journal = place.folder / "register.db-journal"
        hot += journal.exists() and journal.stat().st_size > 0
        register = place.open()
        kept = {row[0] for row in register.connection.rows("SELECT id FROM observation")}
        assert {observation(number).id for number in outcome.acknowledged} <= kept
        assert register.check_quick() == []
        assert register.warnings == ()
        register.close()
    register = place.open()
    assert register.check_full() == []
    register.close()
    assert acknowledged > kills, "the victims hardly wrote anything"
    assert hot > 0, "no kill ever came in the middle of a commit"


def test_killed_during_a_user_action_it_is_done_or_not_done(
    place: Place, nursery: Nursery, memory: Path
) -> None:
    start = shutil.copytree(place.folder, memory / "start")
    expected = _fingerprints(place)
    assert len(set(expected)) == len(STEPS) + 1

    kills, stopped_at = scaled(80), set()
    for wait in moments(random.Random(2), kills, 0.06):
        shutil.rmtree(place.folder)
        shutil.copytree(start, place.folder)
        place.anchors.unlink(missing_ok=True)
        outcome = nursery.kill(wait, "play", **place.arguments)
        register = place.open()
        story = Story(register)
        step = story.step()
        assert story.fingerprint() == expected[step]
        assert step >= max(outcome.acknowledged, default=0)
        assert register.journal.verify() == []
        register.close()
        stopped_at.add(step)
    assert len(stopped_at) > min(3, kills // 4)


def test_killed_while_destroying_a_dossier_it_is_whole_or_gone(
    place: Place, nursery: Nursery, memory: Path
) -> None:
    register = place.open()
    story = Story(register)
    for number, step in enumerate(STEPS[:-1], 1):
        story.play(step, number)
    before = story.fingerprint()
    register.close()
    start = shutil.copytree(place.folder, memory / "destroyed")
    ends = set()
    for wait in moments(random.Random(5), scaled(60), 0.02):
        shutil.rmtree(place.folder)
        shutil.copytree(start, place.folder)
        place.anchors.unlink(missing_ok=True)
        outcome = nursery.kill(wait, "destroy_it", **place.arguments)
        register = place.open()
        dossiers = register.connection.value("SELECT COUNT(*) FROM dossier")
        assert dossiers or not register.connection.value("SELECT COUNT(*) FROM person")
        assert not dossiers or Story(register).fingerprint() == before
        assert not (dossiers and outcome.acknowledged)
        assert register.journal.verify() == []
        assert register.check_full() == []
        register.close()
        ends.add(bool(dossiers))
    assert True in ends


def _fingerprints(place: Place) -> list[str]:
    """Return the state before the first step and after each."""
    register = place.open()
    story = Story(register)
    found = [story.fingerprint()]
    for number, step in enumerate(STEPS, 1):
        story.play(step, number)
        found.append(story.fingerprint())
    register.close()
    return found


def test_killed_while_writing_the_header_it_always_opens(
    memory: Path, nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = memory / "Essai.fanal"
    monkeypatch.setattr(KeyRing, "new", lambda: RING)
    Vault.create(folder, "0", UserId("u-martin"), "rivage citron", START, FLOOR)
    acknowledged = 0
    for wait in moments(random.Random(3), scaled(200), 0.03):
        outcome = nursery.kill(wait, "rewrite_header", folder=folder)
        header, from_a_copy = headers.read(Layout(folder))
        assert not from_a_copy
        assert header.authentic(RING)
        assert int(header.slots[0].name) >= max(outcome.acknowledged, default=0)
        acknowledged += len(outcome.acknowledged)
        for copy in Layout(folder).header_copies:
            if copy.exists():
                assert headers.parse(copy.read_bytes()).authentic(RING)
    assert acknowledged > scaled(200)


def test_killed_during_a_migration_it_is_the_old_or_the_new_register(
    place: Place, nursery: Nursery, memory: Path
) -> None:
    count = 300
    nursery.run("observe", **place.arguments, count=count)
    before = (place.folder / "register.db").read_bytes()
    ends = set()
    for wait in moments(random.Random(4), scaled(80), 0.25):
        (place.folder / "register.db").write_bytes(before)
        (place.folder / "register.db-journal").unlink(missing_ok=True)
        nursery.kill(wait, "upgrade", **place.arguments)
        connection = open_database(place.folder / "register.db", KEY)
        applied = applied_migrations(connection)
        new = applied != MIGRATION_NAMES
        columns = {row[1] for row in connection.rows("PRAGMA table_info(observation)")}
        assert ("tongue" in columns) is new
        assert connection.value("SELECT COUNT(*) FROM observation") == count
        assert connection.rows("PRAGMA integrity_check") == [("ok",)]
        connection.close()
        ends.add(new)
    assert False in ends

"""A page on a real register: real SQLCipher, real services, work done at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.preferences import Preferences
from desktop_app.register.slots import FLOOR
from desktop_app.services.opening import Opening, read_data
from desktop_app.services.reference import Reference
from desktop_app.services.session import Session
from desktop_app.ui.announcer import Announcer
from desktop_app.ui.messages import Messages
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.page import PageContext
from desktop_app.ui.preference_store import PreferenceStore
from desktop_app.ui.theme import Look, Theme
from tests.ui.pages.inline import FailingRunner

PASSPHRASE = "rivage citron tambour valise orage cuivre lampe"
NOW = datetime(2026, 3, 3, 14, 32, tzinfo=timezone(timedelta(hours=1)))
_REFERENCE = Reference(read_data)
"""The shipped lists never change during a run: read them once."""


class Clock:
    """The time of the tests, moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Return the present moment of the test."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock at 3 March 2026, 14:32."""
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Return a session of C. Martin on an empty register, its keys made at the least cost."""
    monkeypatch.setattr("desktop_app.register.vault.calibrated", lambda _timer: FLOOR)
    user_paths = paths.UserPaths(config=tmp_path / "config", state=tmp_path / "state")
    opening = Opening(user_paths, clock)
    opening.reference = _REFERENCE
    made = opening.create(tmp_path / "Essai.fanal", PASSPHRASE, "C. Martin")
    yield made
    made.close()


@pytest.fixture
def runner() -> FailingRunner:
    """Return a runner that works at once, and that can be told to fail."""
    return FailingRunner()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Return the theme, dressed light at 100 %."""
    made = Theme(qapp, paths.resource("styles"))
    made.apply(Look(font="inter"))
    return made


@pytest.fixture
def context(
    qtbot: QtBot, theme: Theme, session: Session, runner: FailingRunner, clock: Clock
) -> Iterator[PageContext]:
    """Return what a page is given."""
    announcer = Announcer()
    yield PageContext(
        session=session,
        runner=runner,
        navigator=Navigator(),
        messages=Messages(announcer, clock),
        announcer=announcer,
        clock=clock,
        preferences=PreferenceStore(Preferences(), lambda _preferences: None),
    )
    theme.apply(Look(font="inter"))

"""A page on a real register: real SQLCipher, real services, work done at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId
from desktop_app.domain.place import Place
from desktop_app.paths import UserPaths
from desktop_app.register.slots import FLOOR
from desktop_app.register.vault import Unlocked
from desktop_app.services.opening import Opening, read_data
from desktop_app.services.reference import Reference
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.theme import Theme
from tests.ui.fakes import FixedClock, page_context
from tests.ui.pages import samples
from tests.ui.pages.inline import FailingRunner

PASSPHRASE = "rivage citron tambour valise orage cuivre lampe"
_REFERENCE = Reference(read_data)
"""The shipped lists never change during a run: read them once."""


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock at Tuesday 3 March 2026, 14:32."""
    return FixedClock()


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty register of C. Martin, its keys made once and at the least cost."""
    folder = tmp_path_factory.mktemp("register")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop_app.register.vault.calibrated", lambda _timer: FLOOR)
        way_in = _way_in(folder, FixedClock())
        way_in.create(folder / "Essai.fanal", PASSPHRASE, "C. Martin").close()
    return folder / "Essai.fanal"


@pytest.fixture(scope="session")
def unlocked(empty_register: Path) -> Unlocked:
    """Return what unlocks the copies of the empty register: stretched once, not once a test."""
    clock = FixedClock()
    return (
        _way_in(empty_register.parent, clock)
        ._vault(empty_register)
        .unlock(PASSPHRASE, None, clock())
    )


@pytest.fixture
def session(
    tmp_path: Path, empty_register: Path, unlocked: Unlocked, clock: FixedClock
) -> Iterator[Session]:
    """Return a session of C. Martin on a register of her own."""
    folder = tmp_path / "Essai.fanal"
    shutil.copytree(empty_register, folder)
    way_in = _way_in(tmp_path, clock)
    made = way_in._open(folder, way_in._vault(folder), unlocked)
    yield made
    made.close()


def _way_in(folder: Path, clock: FixedClock) -> Opening:
    made = Opening(UserPaths(folder / "config", folder / "state"), clock)
    made.reference = _REFERENCE
    return made


@pytest.fixture
def runner() -> FailingRunner:
    """Return a runner that works at once, and that can be told to fail."""
    return FailingRunner()


@pytest.fixture
def context(
    qtbot: QtBot,
    theme: Theme,
    session: Session,
    runner: FailingRunner,
    clock: FixedClock,
) -> Iterator[PageContext]:
    """Return what a page is given; nothing runs after the test: the register is closed then."""
    yield page_context(session, runner=runner, clock=clock)
    runner.stopped = True


@pytest.fixture
def dossier_id(session: Session) -> DossierId:
    """Return the dossier of POPESCU Ana, her brother and her mother."""
    return samples.family(session)


@pytest.fixture
def acacias(session: Session) -> Place:
    """Return the place of Les Acacias."""
    return samples.place(session)

"""A real SQLCipher register a test, under a random raw key: no passphrase has to be stretched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from tests.register.makers import Desk


@pytest.fixture(scope="session")
def blank_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return the desk of an empty register that tests copy, made once."""
    folder = tmp_path_factory.mktemp("blank")
    desk = Desk(folder / "Essai.fanal", folder / "anchors.json", KeyRing.new())
    Register.create(desk.folder, desk.ring)
    return desk


@pytest.fixture
def desk(tmp_path: Path, blank_desk: Desk) -> Iterator[Desk]:
    """Return a place where one register is opened, closed and opened again."""
    folder = tmp_path / "Essai.fanal"
    shutil.copytree(blank_desk.folder, folder)
    desk = Desk(folder, tmp_path / "anchors.json", blank_desk.ring)
    yield desk
    desk.close()


@pytest.fixture
def register(desk: Desk) -> Register:
    """Return an open, empty register."""
    return desk.open()

"""A real SQLCipher register a test, under random raw keys: no passphrase has to be stretched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from tests.register.makers import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a place where one register is made, opened, closed and opened again."""
    desk = Desk(tmp_path / "Essai.fanal", tmp_path / "anchors.json", KeyRing.new())
    desk.create()
    yield desk
    desk.close()


@pytest.fixture
def register(desk: Desk) -> Register:
    """Return an open, empty register."""
    return desk.open()

"""Registers to be broken. ``FANAL_TEST_SCALE`` says how often.

By default a quarter of what the security requirements ask for, so that the suite stays short;
``dev.py check`` does all of it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.register.register import Register
from tests.register.makers import ACTOR
from tests.robustness.disk import built_shim
from tests.robustness.nursery import Nursery
from tests.robustness.victims import DOSSIER, RING, open_register

_MEMORY = Path("/dev/shm")


def scaled(count: int) -> int:
    """Return ``count`` times the scale of this run, at least a twentieth of it."""
    scale = float(os.environ.get("FANAL_TEST_SCALE", "0.25"))
    return max(count // 20, round(count * scale), 1)


@dataclass(frozen=True)
class Place:
    """A register on disk, and the file of anchors beside it."""

    folder: Path
    anchors: Path

    def open(self) -> Register:
        """Open it in this process."""
        return open_register(str(self.folder), str(self.anchors))

    @property
    def arguments(self) -> dict[str, object]:
        """Return what a victim needs to open it."""
        return {"folder": self.folder, "anchors": self.anchors}


def make_place(folder: Path) -> Place:
    """Make a register that holds one dossier."""
    from desktop_app.domain.dossier import Dossier

    place = Place(folder / "Essai.fanal", folder / "anchors.json")
    Register.create(place.folder, RING)
    register = place.open()
    with register.change(ACTOR, "create") as change:
        register.dossiers.save(change, Dossier(DOSSIER, "D-2025-001"))
    register.close()
    return place


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where there is one: a kill is a kill there too, and syncs are free.

    Ten times as many commits are killed in the same time.
    """
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="fanal-test-", dir=_MEMORY))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def place(memory: Path) -> Place:
    """Return a register that holds one dossier."""
    return make_place(memory)


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library that records and breaks the disk."""
    return built_shim(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """Return a nursery on the real disk."""
    with Nursery() as nursery:
        yield nursery

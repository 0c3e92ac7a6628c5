"""Shared set-up: offscreen Qt, a private home and temporary folder for every test run."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LANG", "C.UTF-8")


@pytest.fixture(autouse=True)
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the test a home, config and temporary folder of its own, so that a leak can be seen."""
    for name, folder in (
        ("HOME", "home"),
        ("XDG_CONFIG_HOME", "home/.config"),
        ("XDG_DATA_HOME", "home/.local/share"),
        ("XDG_STATE_HOME", "home/.local/state"),
        ("XDG_CACHE_HOME", "home/.cache"),
        ("TMPDIR", "temporary"),
        ("SQLITE_TMPDIR", "temporary"),
    ):
        place = tmp_path / "sandbox" / folder
        place.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield tmp_path / "sandbox"
    tempfile.tempdir = None

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app import preferences
from desktop_app.preferences import Preferences


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    kept = Preferences(last_register="/r/Essai.fanal", scheme="dark", text_percent=175)
    preferences.save(tmp_path / "deep" / "preferences.json", kept)
    assert preferences.load(tmp_path / "deep" / "preferences.json") == kept


@pytest.mark.parametrize("content", ["", "{", "[]", '"x"', "\x00", "null"])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: str) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(content)
    assert preferences.load(file) == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_percent", 900),
        ("text_percent", "150"),
        ("lock_after_min", 0),
        ("lock_after_min", True),
        ("scheme", "rainbow"),
        ("discreet_at_start", 1),
    ],
)
def test_an_unusable_value_falls_back_alone(tmp_path: Path, name: str, value: object) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(json.dumps({name: value, "font": "atkinson", "unknown": 1}))
    assert preferences.load(file) == Preferences(font="atkinson")


def test_the_file_is_readable_by_the_user_alone(tmp_path: Path) -> None:
    file = tmp_path / "config" / "preferences.json"
    preferences.save(file, Preferences())
    assert file.stat().st_mode & 0o077 == 0
    assert list(file.parent.iterdir()) == [file]


def test_a_disk_that_takes_nothing_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    preferences.save(tmp_path / "file" / "preferences.json", Preferences(scheme="dark"))
    kept = tmp_path / "preferences.json"
    kept.mkdir()
    preferences.save(kept, Preferences(scheme="dark"))
    assert sorted(item.name for item in tmp_path.iterdir()) == [
        "file",
        "preferences.json",
        "sandbox",
    ]

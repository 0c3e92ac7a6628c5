"""Preferences of this computer: display and habits, nothing about people."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

LOCK_AFTER_MIN = range(2, 31)
TEXT_PERCENT = range(100, 201)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user chose. An unknown or damaged value falls back to its default."""

    last_register: str = ""
    scheme: str = "system"
    high_contrast: bool = False
    font: str = "inter"
    text_percent: int = 100
    density: str = "normal"
    dossier_columns: str = ""
    lock_after_min: int = 10
    discreet_at_start: bool = False
    soft_hints: bool = True
    window_geometry: str = ""
    first_run_step: int = 1
    child_picture_told: bool = False


_CHOICES: dict[str, tuple[object, ...]] = {
    "scheme": ("system", "light", "dark"),
    "font": ("system", "inter", "atkinson"),
    "density": ("compact", "normal", "airy"),
}


def load(path: Path) -> Preferences:
    """Return the preferences in ``path``; the defaults for whatever is absent or unusable."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(plain, dict):
        return Preferences()
    default = Preferences()
    kept = {
        item.name: plain[item.name]
        for item in fields(Preferences)
        if item.name in plain and _usable(item.name, plain[item.name], getattr(default, item.name))
    }
    return Preferences(**kept)


def save(path: Path, preferences: Preferences) -> None:
    """Write ``preferences`` whole or not at all. A disk that takes nothing must not stop work."""
    with contextlib.suppress(OSError):
        _write(path, json.dumps(asdict(preferences), indent=1))


def _write(path: Path, text: str) -> None:
    import tempfile  # not before the first paint

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _usable(name: str, value: Any, default: object) -> bool:
    if type(value) is not type(default):
        return False
    if name == "lock_after_min":
        return value in LOCK_AFTER_MIN
    if name == "text_percent":
        return value in TEXT_PERCENT
    return value in _CHOICES.get(name, (value,))

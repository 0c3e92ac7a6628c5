"""What the entry flows share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.ui.announcer import Announcer
from desktop_app.ui.background import StoppableRunner
from desktop_app.ui.entry.window import EntryWindow
from desktop_app.ui.preference_store import PreferenceStore

if TYPE_CHECKING:
    from desktop_app.services.opening import Opening
    from desktop_app.ui.file_choice import FileChoice


@dataclass(frozen=True, slots=True)
class EntryContext:
    """The window, the way to the services, and what the flows need of the world.

    ``opening`` is called inside tasks only: the first call loads the heavy libraries, which must
    not happen before the first paint. ``bug`` takes what is not a known error.
    """

    window: EntryWindow
    opening: Callable[[], Opening]
    runner: StoppableRunner
    preferences: PreferenceStore
    announcer: Announcer
    files: FileChoice
    clock: Callable[[], datetime]
    documents: Path
    training: Path
    bug: Callable[[Exception], None]

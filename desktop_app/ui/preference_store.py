"""The preferences in force, and the news that they changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.preferences import Preferences


class PreferenceStore(QObject):
    """Hold the current ``Preferences``; ``changed`` carries the new ones after they were saved."""

    changed = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        save: Callable[[Preferences], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._current = preferences
        self._save = save

    @property
    def current(self) -> Preferences:
        """Return the preferences in force."""
        return self._current

    def update(self, **changes: Any) -> None:
        """Replace the named values, save, and tell whoever listens."""
        changed = dataclasses.replace(self._current, **changes)
        if changed == self._current:
            return
        self._current = changed
        self._save(changed)
        self.changed.emit(changed)

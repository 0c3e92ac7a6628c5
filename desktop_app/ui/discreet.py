"""Discreet mode: names become initials and file numbers on screen (UX §2.20).

It protects from a look over the shoulder, not from anything else: the register stays open.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class DiscreetMode(QObject):
    """Hold whether names are hidden on screen, and tell when that changes."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._active = False

    @property
    def active(self) -> bool:
        """Tell whether names are hidden."""
        return self._active

    def set_active(self, active: bool) -> None:
        """Hide or show the names, and tell the pages."""
        if active != self._active:
            self._active = active
            self.changed.emit(active)

    def toggle(self) -> None:
        """Hide the names if they are shown, show them if they are hidden."""
        self.set_active(not self._active)

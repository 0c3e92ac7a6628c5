"""Garbage is collected on the main thread alone, for as long as another thread runs Python.

Python collects on whichever thread happens to allocate. A widget that dies on the worker cannot
stop its timers (« Timers cannot be stopped from another thread »), and the program dies with the
next of them: measured, a segmentation fault within twenty windows.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class GarbageCollector(QObject):
    """Collect in the main loop, by Python's own thresholds; give collecting back with ``end``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, if one is."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def end(self) -> None:
        """Leave it to Python again: no other thread is left."""
        self._timer.stop()
        gc.enable()

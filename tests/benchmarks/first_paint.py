"""First paint of the unlock window beside a bare PySide6 window, both as fresh processes."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop_app.paths import ROOT
from tests.benchmarks.figure import Figure, beside

_BARE = """
import json, sys, time
started = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, application.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1024, 640)
window.show()
application.exec()
"""
_ROUNDS = 11


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the time from the start of the process to the first painted window, in ms."""
    environment = {**os.environ, "HOME": str(workdir), "XDG_CONFIG_HOME": str(workdir / "config")}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    ours, bare = [], []
    for number in range(_ROUNDS + 2):
        mine = _wall([sys.executable, "-m", "desktop_app", "--time-start"], environment)
        floor = _wall([sys.executable, "-c", _BARE], environment)
        if number >= 2:
            ours.append(mine)
            bare.append(floor)
    yield beside("first paint, whole process", statistics.median(ours), statistics.median(bare), 1.5)


def _wall(command: list[str], environment: dict[str, str]) -> float:
    import time

    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    elapsed = (time.perf_counter() - started) * 1000
    if b"first_paint_ms" in done.stdout:
        json.loads(done.stdout)
    return elapsed

"""First paint of the unlock window beside a bare PySide6 window, both as fresh processes.

From the moment that the process is asked for until it says, at its first paint, that it painted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop_app.paths import ROOT
from tests.benchmarks.figure import Figure, beside
from tests.sessions import new_session

_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("first_paint_ms", flush=True)
        QTimer.singleShot(0, application.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1024, 640)
window.show()
application.exec()
"""
_ROUNDS, _WARM = 24, 3
_GOAL = 1.5


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the lower quartile of both, taken in turns: a start is easily disturbed."""
    new_session(workdir).close()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        # As on a user's computer, the compiled modules of an earlier start are there.
        "PYTHONPYCACHEPREFIX": str(workdir / "compiled"),
        "HOME": str(workdir),
        "XDG_CONFIG_HOME": str(workdir / "config"),
        "XDG_STATE_HOME": str(workdir / "state"),
    }
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    program = ["-m", "desktop_app", "--register", str(workdir / "Essai.fanal"), "--time-start"]
    ours: list[float] = []
    bare: list[float] = []
    for number in range(_ROUNDS + _WARM):
        for arguments, times in ((program, ours), (["-c", _BARE], bare)):
            elapsed = _until_painted([sys.executable, *arguments], environment)
            if number >= _WARM:
                times.append(elapsed)
    value, floor = (statistics.quantiles(times, n=4)[0] for times in (ours, bare))
    yield beside("first paint of the unlock window, fresh process", value, floor, _GOAL)


def _until_painted(command: Sequence[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        line = process.stdout.readline() if process.stdout else b""
        elapsed = (time.perf_counter() - started) * 1000
    if b"first_paint_ms" not in line or process.returncode:
        raise RuntimeError(f"{command[1:3]} did not paint: exit {process.returncode}")
    return elapsed

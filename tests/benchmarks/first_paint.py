"""First paint of the unlock window beside bare PySide6 windows, all as fresh processes.

From the moment that the process is asked for until it says, at its first paint, that it painted.
The bare window holds one centred word: what no window can do without, fonts and alignment, is
loaded in both. An empty widget without any text is measured too, as the least that Qt can do.
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

_SAYS_PAINTED = """
    def paintEvent(self, event):
        super().paintEvent(event)
        print("first_paint_ms", flush=True)
        QTimer.singleShot(0, application.quit)
application = QApplication(sys.argv)
"""
_SHOWN = """
window.resize(1024, 640)
window.show()
application.exec()
"""
_BARE = f"""
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
class Window(QLabel):{_SAYS_PAINTED}
window = Window("Registre")
window.setAlignment(Qt.AlignmentFlag.AlignCenter){_SHOWN}
"""
_EMPTY = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):{_SAYS_PAINTED}
window = Window(){_SHOWN}
"""
_ROUNDS, _WARM = 24, 3
_GOAL, _EMPTY_GOAL = 1.5, 2.0


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the lower quartiles, taken in turns: a start is easily disturbed."""
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
    times: dict[str, list[float]] = {"program": [], _BARE: [], _EMPTY: []}
    for number in range(_ROUNDS + _WARM):
        for code, taken in times.items():
            arguments = program if code == "program" else ["-c", code]
            elapsed = _until_painted([sys.executable, *arguments], environment)
            if number >= _WARM:
                taken.append(elapsed)
    ours, bare, empty = (statistics.quantiles(taken, n=4)[0] for taken in times.values())
    yield beside("first paint of the unlock window, fresh process", ours, bare, _GOAL)
    yield beside("the same beside an empty widget, without text", ours, empty, _EMPTY_GOAL)


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

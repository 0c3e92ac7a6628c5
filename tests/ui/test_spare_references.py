"""A process must survive as many signals as a day of work sends."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import desktop_app.ui
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    said = Signal()

source = Source()
for _ in range(200_000):
    source.said.emit()
print("alive")
"""


def test_many_emissions_do_not_abort_the_process() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.strip() == "alive", done.stderr[-500:]
    assert done.returncode == 0

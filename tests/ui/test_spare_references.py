"""A process must survive as many signals and empty answers as a day of work brings."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import desktop_app.ui
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    said = Signal()

source = Source()
for _ in range(100_000):
    {act}
print("alive")
"""


@pytest.mark.parametrize("act", ["source.said.emit()", "source.findChild(QObject, 'nobody')"])
def test_the_process_survives(act: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(act=act)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.strip() == "alive", done.stderr[-500:]
    assert done.returncode == 0

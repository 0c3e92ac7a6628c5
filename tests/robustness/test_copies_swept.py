"""S-40: a kill while a piece is open elsewhere leaves a copy; the next start wipes it, keyless."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.paths import ROOT
from tests.robustness.canary import CANARY, hits

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")

_VICTIM = f"""
import os, signal, sys
from pathlib import Path
from tests.sessions import new_session
session = new_session(Path(sys.argv[1]))
dossier = session.dossiers.create().dossier.id
for number in range(3):
    content = ({CANARY!r} + str(number)).encode() * 1000
    piece = session.attachments.keep(dossier, "x.txt", content).attachment
    session.viewer.open_outside(piece.id)
print(len(session.viewer.copies()), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
_NEXT_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app import app, paths
application = QApplication([])
home = Path(sys.argv[1])
program = app.Program(application, paths.UserPaths(home / "config", home / "state"))
program.preferences.update(last_register=str(home / "Essai.fanal"))
program.start(app.read_options([]))
def look():
    if any((home / "Essai.fanal" / "tmp").iterdir()):
        QTimer.singleShot(50, look)
    else:
        application.quit()
look()
application.exec()
program.shut_down()
"""


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_s40_copies_that_a_kill_left_are_wiped_at_the_next_start(tmp_path: Path) -> None:
    killed = run(_VICTIM, tmp_path)
    assert (killed.returncode, killed.stdout) == (-9, "3\n"), killed.stderr[-2000:]
    assert len(hits(tmp_path / "Essai.fanal")) == 3
    done = run(_NEXT_START, tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert hits(tmp_path) == []

"""S-41 and S-42: what a tour leaves on the disk is the user's alone and names no folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.paths import ROOT
from tests.robustness.canary import hits

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX files")

_CANARY = "CANARI-7f3a"
_ASK = """
import sys
from pathlib import Path
from desktop_app import hardening
hardening.apply()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from desktop_app.ui.file_choice import FileDialogs
application = QApplication([])
start = Path(sys.argv[1]) / "E-2026-001.docx"
def answer():
    application.activeModalWidget().accept()
QTimer.singleShot(300, answer)
if sys.argv[2] == "ours":
    print(FileDialogs().new_file("Titre", start, "Word (*.docx)"))
else:
    print(QFileDialog.getSaveFileName(None, "Titre", str(start), "Word (*.docx)")[0])
"""


def wide_open(*folders: Path) -> list[str]:
    """Return what somebody else may read or enter, but for the folder that fontconfig opens itself.

    It makes it for who cannot write the system's: below a closed folder, with names of fonts only.
    """
    return [
        f"{path} {path.stat().st_mode & 0o777:o}"
        for folder in folders
        for path in folder.rglob("*")
        if not path.is_symlink() and path.stat().st_mode & 0o077 and path.name != "fontconfig"
    ]


@pytest.fixture
def private(sandbox: Path) -> Path:
    """Return the sandbox, whose own folders are the user's alone, as a home is."""
    for folder in (sandbox, *sandbox.rglob("*")):
        folder.chmod(0o700)
    return sandbox


def test_every_file_of_a_tour_is_for_the_user_alone(tmp_path: Path, private: Path) -> None:
    work, exports = tmp_path / "work", tmp_path / "exports"
    for folder in (work, exports):
        folder.mkdir(mode=0o700)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.robustness.canary_tour", str(work), str(exports)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as tour:
        assert tour.stdout is not None
        assert tour.stdin is not None
        assert tour.stdout.readline() == b"ready\n"
        assert wide_open(work, exports, private) == []
        tour.stdin.close()
    assert wide_open(work, exports, private) == []
    left = {path.suffix for folder in (work, exports) for path in folder.rglob("*")}
    assert left >= {".db", ".json", ".docx", ".pdf"}


def _ask(folder: Path, how: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASK, str(folder), how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.strip() == str(folder / "E-2026-001.docx"), done.stderr


def test_a_file_dialog_leaves_no_name_of_a_folder(tmp_path: Path, private: Path) -> None:
    folder = tmp_path / "places" / f"Dossier {_CANARY}"
    folder.mkdir(parents=True)
    _ask(folder, "qt")
    assert hits(private, canary=_CANARY), "the control must leave a trace, or nothing is proved"
    _ask(folder, "ours")
    assert hits(private, canary=_CANARY) == []
    assert wide_open(private) == []

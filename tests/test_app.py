"""The start of the window: options, what is loaded when, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.app import USAGE_EXIT, StartOptions, process_age_ms, read_options
from desktop_app.paths import ROOT
from desktop_app.ui.entry.unlock import LOCKED, LOCKED_UNSAVED

HEAVY = ("cryptography", "sqlcipher3", "sqlite_utils", "docx", "docxtpl", "lxml", "pypdf", "babel")

FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
from desktop_app import app, paths
application = QApplication([])
program = app.Program(application, paths.UserPaths.of_system())
def painted():
    print(sorted(name for name in {heavy!r} if name in sys.modules))
    application.quit()
program.window.painted.connect(painted)
program.start(app.read_options({options!r}))
application.exec()
program.shut_down()
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_options_are_read() -> None:
    given = ["--register", "/a/Essai.fanal", "--demo", "--time-start", "--locked"]
    assert read_options(given) == StartOptions(
        register=Path("/a/Essai.fanal"), demo=True, time_start=True, notice=LOCKED
    )
    assert read_options(["--locked-unsaved"]).notice == LOCKED_UNSAVED
    assert read_options([]) == StartOptions()


@pytest.mark.parametrize("given", [["--fly"], ["--register"]])
def test_a_wrong_option_is_told_on_the_terminal(given: list[str]) -> None:
    with pytest.raises(ValueError, match=given[0]):
        read_options(given)
    done = run("-m", "desktop_app", *given)
    assert done.returncode == USAGE_EXIT
    assert given[0] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("options", [[], ["--register", "/nowhere/Essai.fanal", "--locked"]])
def test_no_heavy_library_is_loaded_before_the_first_paint(options: list[str]) -> None:
    done = run("-c", FIRST_PAINT.format(heavy=HEAVY, options=options))
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == "[]"


def test_the_first_paint_is_timed() -> None:
    done = run("-m", "desktop_app", "--time-start")
    assert done.returncode == 0, done.stderr[-2000:]
    assert 0 < json.loads(done.stdout)["first_paint_ms"] < 30_000


def test_the_age_of_the_process_grows() -> None:
    before = process_age_ms()
    assert 0 < before <= process_age_ms()


DEMO = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app import app, paths
application = QApplication([])
program = app.Program(application, paths.UserPaths.of_system())
program.start(app.read_options(["--demo"]))
folders = []
def look():
    if program.workplace is None or program.workplace.window.zone.page is None:
        QTimer.singleShot(50, look)
        return
    folders.append(program.workplace._session.folder)
    print(program.workplace.window.zone.page.title(), folders[0].exists())
    program.workplace.window.close()
QTimer.singleShot(0, look)
application.exec()
program.shut_down()
print(folders[0].exists(), program.preferences.current.last_register)
"""


def test_the_demo_opens_on_fictional_people_and_leaves_nothing() -> None:
    done = run("-c", DEMO)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split("\n")[:2] == ["Accueil True", "False "]


TROUBLE = """
import sys
from PySide6.QtWidgets import QApplication
from desktop_app import app, paths
from desktop_app.ui.dialogs.bug_report import BugReport
application = QApplication([])
program = app.Program(application, paths.UserPaths.of_system())
program.preferences._save = lambda _: None
program.preferences.update(last_register="/media/CLE/Registre.fanal")
sys.excepthook = sys.__excepthook__
program.start(app.read_options([]))
print(program.window.screen_shown.problem, flush=True)
def reports():
    return [w for w in application.topLevelWidgets() if isinstance(w, BugReport) and w.isVisible()]
for _ in range(3):
    program._bug(ValueError())
print(len(reports()))
reports()[0].close()
program._bug(ValueError())
print(len(reports()))
program.shut_down()
"""


def test_a_register_on_a_key_that_is_not_there_is_told_and_one_bug_report_is_enough() -> None:
    done = run("-c", TROUBLE)
    assert done.returncode == 0, done.stderr[-2000:]
    problem, several, again = done.stdout.splitlines()
    assert "n’est plus à cet endroit\u00a0: /media/CLE/Registre.fanal" in problem
    assert (several, again) == ("1", "1")


BROKEN_START = """
from desktop_app import app
app.Program.start = lambda *_: 1 / 0
app.run([])
"""


def test_a_start_that_breaks_ends_the_process() -> None:
    done = run("-c", BROKEN_START)
    assert done.returncode == 1

"""A user at the keyboard of a real process: types, locks, and goes on in the process that follows.

Run as a script by ``test_process``: ``lock_driver.py FOLDER REPORT [type|panic] [options…]``. The
process that the lock starts is this script again, with ``resume`` or ``wait``. Passphrase and text
are in files of FOLDER: a process that does not read them must not hold them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402 - the project's folder comes first
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget  # noqa: E402

from desktop_app.app import Program, read_options  # noqa: E402
from desktop_app.domain.ids import DossierId  # noqa: E402
from desktop_app.paths import UserPaths  # noqa: E402
from desktop_app.ui.pages import routes  # noqa: E402

CARET = 17
PATIENCE_S = 40.0


def until(condition: Callable[[], object], what: str) -> None:
    """Let Qt work until ``condition`` holds; end the process with a report if it never does."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            report(stuck=what)
            os._exit(3)
        pause(20)


def pause(ms: int) -> None:
    """Let Qt and the worker work for ``ms``; ``QTest.qWait`` would keep Python to itself."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def report(**facts: object) -> None:
    """Write what this process saw, whole or not at all."""
    part = REPORT.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps({"pid": os.getpid(), "at": time.time(), **facts}))
    part.replace(REPORT)


def visible_titles() -> list[str]:
    return [w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()]


def log_in(program: Program) -> None:
    until(lambda: program.window.isVisible(), "entry window")
    field = program.window.focusWidget()
    assert isinstance(field, QWidget)
    QTest.keyClicks(field, (FOLDER / "passphrase.txt").read_text())
    QTest.keyClick(field, "\r")
    until(lambda: program.workplace is not None, "unlocking")


def text_area(program: Program) -> QPlainTextEdit | None:
    assert program.workplace is not None
    page = program.workplace.window.zone.page
    focused = page.focusWidget() if page is not None else None
    return focused if isinstance(focused, QPlainTextEdit) else None


def type_and_lock(program: Program, panic: bool) -> None:
    log_in(program)
    workplace = program.workplace
    assert workplace is not None
    until(lambda: workplace.window.zone.page is not None, "home")
    dossier = DossierId((FOLDER / "dossier.txt").read_text())
    workplace._context.navigator.open(routes.new_observation(dossier))
    until(lambda: text_area(program) is not None, "observation")
    area = text_area(program)
    assert area is not None
    pause(200)
    area.insertPlainText((FOLDER / "text.txt").read_text())
    cursor = area.textCursor()
    cursor.setPosition(CARET)
    area.setTextCursor(cursor)
    if panic:
        pause(1500)  # the autosave has had its second
    began = time.perf_counter()
    hide = QTimer()
    hide.start(0)
    hidden_after: list[float] = []
    end = workplace.locking._end

    def ended(code: int) -> None:
        report_path = REPORT.with_suffix(".lock")
        report_path.write_text(
            json.dumps(
                {
                    "pid": os.getpid(),
                    "visible": visible_titles(),
                    "hidden_ms": hidden_after[0] if hidden_after else None,
                    "gone_ms": (time.perf_counter() - began) * 1000,
                }
            )
        )
        end(code)

    workplace.locking._end = ended
    put_away = workplace.put_away

    def noted(patience_s: float) -> bool:
        hidden_after.append((time.perf_counter() - began) * 1000)
        return put_away(patience_s)

    workplace.put_away = noted  # type: ignore[method-assign]
    (workplace.locking.panic if panic else workplace.locking.lock)()


def resume(program: Program) -> None:
    until(lambda: program.window.isVisible(), "entry window")
    screen = program.window.screen_shown
    assert screen is not None
    notice = screen.findChild(QWidget, "unlock_notice")
    facts = {"notice": notice.text(), "titles": visible_titles()}  # type: ignore[union-attr]
    log_in(program)
    until(lambda: text_area(program) is not None and text_area(program).toPlainText(), "the text")  # type: ignore[union-attr]
    pause(300)
    area = text_area(program)
    assert area is not None
    report(
        text=area.toPlainText(),
        caret=area.textCursor().position(),
        field=area.objectName(),
        **facts,
    )
    program._application.quit()


def wait(program: Program) -> None:
    """Stay on the unlock screen until the test has looked at this process from outside."""
    until(lambda: program.window.isVisible(), "entry window")
    until(lambda: "desktop_app.register.vault" in sys.modules, "the libraries")
    report()
    until((FOLDER / "looked").exists, "the test")
    program._application.quit()


def main() -> None:
    application = QApplication([])
    user = UserPaths(config=FOLDER / "config", state=FOLDER / "state")
    follow = "wait" if (FOLDER / "scan").exists() else "resume"
    again = (sys.executable, str(Path(__file__).resolve()), str(FOLDER), str(REPORT), follow)
    program = Program(application, user, again)
    program.start(read_options(sys.argv[4:]))
    act = {
        "type": lambda: type_and_lock(program, panic=False),
        "panic": lambda: type_and_lock(program, panic=True),
        "resume": lambda: resume(program),
        "wait": lambda: wait(program),
    }[sys.argv[3]]
    QTimer.singleShot(0, act)
    application.exec()
    program.shut_down()


if __name__ == "__main__":
    FOLDER, REPORT = Path(sys.argv[1]), Path(sys.argv[2])
    main()

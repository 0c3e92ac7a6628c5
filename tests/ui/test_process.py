"""Locking: the process ends, the text and the caret come back in the next one (S-32, S-33)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.register.vault import Vault
from desktop_app.ui.process import FreshProcess, Locking, program
from tests.sessions import NOW, PASSPHRASE, new_session

TEXT = "Vue au portail vers 11 h. Elle dit : « Je vais à l’école lundi. »"
CARET = 17
DRIVER = Path(__file__).with_name("lock_driver.py")


class Order:
    """Notes in which order the lock did what."""

    def __init__(self, *, saved: bool = True, broken: bool = False) -> None:
        self.steps: list[str] = []
        self._saved = saved
        self._broken = broken

    def put_away(self, patience_s: float) -> bool:
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        self.steps.append(f"put away {patience_s:g} s, {len(shown)} windows")
        if self._broken:
            raise OSError("the disk is gone")
        return self._saved

    def successor(self, *, saved: bool) -> None:
        self.steps.append(f"successor saved={saved}")

    def end(self, code: int) -> None:
        self.steps.append(f"end {code}")


def test_the_windows_go_first_then_the_drafts_then_the_process(qtbot: QtBot) -> None:
    window, dialog = QWidget(), QDialog()
    for shown in (window, dialog):
        qtbot.addWidget(shown)
        shown.show()
    order = Order()
    Locking(order, order.successor, order.end).lock()
    assert order.steps == ["put away 5 s, 0 windows", "successor saved=True", "end 0"]


def test_a_modal_dialog_does_not_stop_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    order = Order()
    Locking(order, order.successor, order.end).panic()
    assert order.steps[0] == "put away 0.5 s, 0 windows"
    assert order.steps[-1] == "end 0"


def test_the_process_ends_even_if_nothing_could_be_written(qapp: QApplication) -> None:
    order = Order(broken=True)
    with pytest.raises(OSError, match="disk"):
        Locking(order, order.successor, order.end).lock()
    assert order.steps[1:] == ["successor saved=False", "end 0"]


def test_locking_twice_locks_once(qapp: QApplication) -> None:
    order = Order()
    locking = Locking(order, order.successor, order.end)
    locking.lock()
    locking.panic()
    assert len(order.steps) == 3


@pytest.mark.parametrize(("ours", "left"), [(True, ""), (False, "a name")])
def test_our_text_leaves_the_clipboard_and_no_other(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, ours: bool, left: str
) -> None:
    # The offscreen platform never says that a text is ours: the answer is given for it.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: ours)
    QApplication.clipboard().setText("a name")
    order = Order()
    Locking(order, order.successor, order.end).lock()
    assert QApplication.clipboard().text() == left


def test_the_fresh_process_gets_no_secret_and_says_whether_all_was_saved(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    code = f"import json,sys,pathlib; pathlib.Path({str(out)!r}).write_text(json.dumps(sys.argv))"
    fresh = FreshProcess(tmp_path / "Essai.fanal", (sys.executable, "-c", code))
    fresh(saved=False)
    assert fresh.started is not None
    assert fresh.started.wait(20) == 0
    arguments = json.loads(out.read_text())
    assert arguments[1:] == ["--register", str(tmp_path / "Essai.fanal"), "--locked-unsaved"]


def test_the_program_from_source_is_the_package() -> None:
    assert program()[1:] == ("-m", "desktop_app")


def prepared(tmp_path: Path) -> Path:
    """Return a folder with a register, its preferences and the dossier to write in."""
    session = new_session(tmp_path)
    view = session.dossiers.create(typed_name="POPESCU Ana")
    (tmp_path / "dossier.txt").write_text(view.dossier.id)
    (tmp_path / "passphrase.txt").write_text(PASSPHRASE)
    (tmp_path / "text.txt").write_text(TEXT)
    session.close()
    return tmp_path


def drive(tmp_path: Path, way: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Run the two processes; return what the one that locked and the one that followed saw."""
    folder, report = prepared(tmp_path), tmp_path / "report.json"
    done = subprocess.run(
        [
            sys.executable,
            str(DRIVER),
            str(folder),
            str(report),
            way,
            "--register",
            str(folder / "Essai.fanal"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    seen = report.read_text() if report.exists() else ""
    assert done.returncode == 0, f"{seen} {done.stderr[-3000:]}"
    end = time.monotonic() + 90
    while not report.exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert report.exists(), "the second process never reported"
    locked = json.loads(report.with_suffix(".lock").read_text())
    return locked, json.loads(report.read_text())


@pytest.mark.parametrize("way", ["type", "panic"])
def test_text_and_caret_come_back_in_another_process(tmp_path: Path, way: str) -> None:
    locked, resumed = drive(tmp_path, way)
    assert "stuck" not in resumed, resumed
    assert resumed["pid"] != locked["pid"]
    assert not _alive(locked["pid"])
    assert resumed["text"] == TEXT
    assert resumed["caret"] == CARET
    assert resumed["notice"] == "Registre verrouillé. Votre travail est enregistré."
    assert resumed["titles"] == ["Registre"]
    assert locked["visible"] == []
    assert locked["hidden_ms"] < 200
    if way == "panic":
        assert locked["gone_ms"] < 1000


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc to read a memory")
def test_no_secret_is_left_in_any_memory_after_a_lock(tmp_path: Path) -> None:
    (tmp_path / "scan").touch()
    locked, waiting = drive(tmp_path, "type")
    try:
        assert not _alive(locked["pid"])
        ring = Vault.read(tmp_path / "Essai.fanal").unlock(PASSPHRASE, None, NOW).ring
        secrets = {
            "passphrase": PASSPHRASE.encode(),
            "passphrase in a field": PASSPHRASE.encode("utf-16-le"),
            "text": "lundi. »".encode(),
            "text in a field": "lundi. »".encode("utf-16-le"),
            "key": ring.main,
            "key in hexadecimal": ring.main.hex().encode(),
        }
        memory = _memory(waiting["pid"])
        assert b"unlock_passphrase" in memory
        assert [name for name, secret in secrets.items() if secret in memory] == []
    finally:
        (tmp_path / "looked").touch()


def _memory(pid: int) -> bytes:
    """Return what the process ``pid`` holds in its writable memory."""
    held = bytearray()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, stop = (int(bound, 16) for bound in span.split("-"))
            memory.seek(start)
            try:
                held += memory.read(stop - start)
            except OSError:
                continue
    return bytes(held)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True

"""S-15, S-40, S-45: canary names typed everywhere are found nowhere but in the exported files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.paths import ROOT
from tests.robustness.canary import CANARY, deleted_but_open, hits
from tests.robustness.canary_tour import tour
from tests.sessions import PASSPHRASE, new_session, opening

pytestmark = pytest.mark.skipif(os.name != "posix", reason="reads /proc and kills with SIGKILL")


@pytest.mark.parametrize("spelling", ["utf-8", "utf-16-le", "latin-1"])
def test_the_search_itself_finds_a_leak(tmp_path: Path, spelling: str) -> None:
    (tmp_path / "leak").mkdir()
    (tmp_path / "leak" / "file.bin").write_bytes(b"\x00\x01" + CANARY.encode(spelling) + b"\x02")
    assert hits(tmp_path / "leak")
    (tmp_path / "name").mkdir()
    (tmp_path / "name" / f"{CANARY}.txt").touch()
    assert hits(tmp_path / "name")


def test_nothing_in_clear_while_open_and_after_closing(tmp_path: Path, sandbox: Path) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    session = new_session(tmp_path / "work")
    try:
        tour(session, exports)
        assert hits(tmp_path / "work", sandbox) == []
        assert deleted_but_open(os.getpid()) == []
    finally:
        session.close()
    assert hits(tmp_path / "work", sandbox) == []
    # A PDF draws glyphs of a subset font: its bytes spell no name, the Word file does.
    assert hits(exports) == [str(exports / "E-2026-001.docx")]


@contextmanager
def _touring(work: Path, exports: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the tour in a process of its own and kill it at the end of the block."""
    exports.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.robustness.canary_tour", str(work), str(exports)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def test_nothing_in_clear_after_a_kill(tmp_path: Path, sandbox: Path) -> None:
    work = tmp_path / "work"
    with _touring(work, tmp_path / "exports") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        assert hits(work, sandbox) == []
    _settle()
    opening(work).unlock(work / "Essai.fanal", PASSPHRASE).close()
    assert hits(work, sandbox) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_nothing_in_clear_after_a_kill_in_the_middle_of_a_conversion(
    tmp_path: Path, sandbox: Path
) -> None:
    work = tmp_path / "work"
    with _touring(work, tmp_path / "exports"):
        deadline = time.monotonic() + 60
        while not _is_converting(work / "Essai.fanal" / "tmp"):
            assert time.monotonic() < deadline, "no conversion was seen"
            time.sleep(0.005)
    _settle()
    opening(work).unlock(work / "Essai.fanal", PASSPHRASE).close()
    assert hits(work, sandbox) == []


def _is_converting(tmp: Path) -> bool:
    """Tell whether LibreOffice's input is there. ``os.walk`` bears folders that vanish."""
    return any(
        name.endswith(".docx") for _folder, _folders, names in os.walk(tmp) for name in names
    )


def _settle() -> None:
    """Give orphaned workers the moment they take to see that the application is gone."""
    time.sleep(2)

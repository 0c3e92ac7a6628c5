"""S-39: Fanal and everything it starts, LibreOffice included, opens no network connection."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.paths import ROOT

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed: system calls cannot be seen"
)
_LOCAL = ("AF_UNIX", "AF_LOCAL", "AF_NETLINK", "AF_UNSPEC")
_SOCKET = re.compile(r"\b(socket|connect|bind|sendto)\(")


def _foreign_calls(command: list[str], log: Path, stdin: bytes = b"") -> list[str]:
    traced = ["strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", str(log)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*traced, *command], cwd=ROOT, env=environment, input=stdin, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    lines = log.read_text(errors="replace").splitlines()
    return [
        line
        for line in lines
        if _SOCKET.search(line) and not any(family in line for family in _LOCAL) and "AF_" in line
    ]


def test_the_watch_sees_a_connection(tmp_path: Path) -> None:
    code = "import socket; s = socket.socket(); s.connect_ex(('127.0.0.1', 9)); s.close()"
    assert _foreign_calls([sys.executable, "-c", code], tmp_path / "trace")


def test_the_main_job_opens_no_connection(tmp_path: Path) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    tour = [
        sys.executable,
        "-m",
        "tests.robustness.canary_tour",
        str(tmp_path / "work"),
        str(exports),
    ]
    assert _foreign_calls(tour, tmp_path / "trace") == []
    assert list(exports.glob("*.pdf"))


def test_the_window_opens_no_connection(tmp_path: Path) -> None:
    window = [sys.executable, "-m", "desktop_app", "--time-start"]
    assert _foreign_calls(window, tmp_path / "trace") == []

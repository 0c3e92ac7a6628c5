"""Nothing of a paper stays on the disk: after a normal run, and after a kill and a sweep."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from desktop_app.documents.convert.libreoffice import pipes_of
from desktop_app.documents.workshop import Workshop, sweep
from tests.documents.conversions import libreoffice_here, word_file

CANARY = "CANARIMANDARINE"
ROOT = Path(__file__).resolve().parents[2]


def traces(*folders: Path) -> list[str]:
    """Return the files whose name or content holds the canary, in any spelling a program uses."""
    spelled = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be")]
    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if CANARY in path.name
        or (path.is_file() and any(word in path.read_bytes() for word in spelled))
    ]


def wide_open(folder: Path) -> list[str]:
    """Return what somebody else may read, but for the folder that fontconfig opens by itself.

    It makes it for who cannot write the system's: below a closed folder, with names of fonts only.
    """
    return [
        str(path)
        for path in folder.rglob("*")
        if not path.is_symlink() and path.stat().st_mode & 0o077 and path.name != "fontconfig"
    ]


def test_nothing_stays_after_a_normal_run(tmp_path: Path, sandbox: Path) -> None:
    libreoffice_here()
    tmp = tmp_path / "tmp"
    workshop = Workshop(tmp)
    model = word_file(["Nom : {{ nom }}"])
    docx = workshop.fill(model, {"nom": CANARY})
    pdf = workshop.to_pdf(docx, [CANARY])
    workshop.page_images(pdf.content, 1.0)
    assert traces(tmp, sandbox) == []
    assert wide_open(tmp) == []
    workshop.close()
    assert list(tmp.iterdir()) == []
    assert traces(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_a_killed_application_takes_its_workers_along(tmp_path: Path, sandbox: Path) -> None:
    libreoffice_here()
    tmp = tmp_path / "tmp"
    script = textwrap.dedent(
        f"""
        import sys; sys.path.insert(0, {str(ROOT)!r})
        from pathlib import Path
        from desktop_app.documents.workshop import Workshop
        from tests.documents.conversions import word_file
        workshop = Workshop(Path({str(tmp)!r}))
        docx = word_file([{CANARY!r}] * 4000)
        workshop.to_pdf(word_file(["prêt"]), [])
        print(workshop._workers["office"].pid, workshop._workers["parse"].pid, flush=True)
        while True:
            workshop.to_pdf(docx, [])
        """
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as application:
        assert application.stdout is not None
        groups = [int(word) for word in application.stdout.readline().split()]
        left = wait_for(lambda: bool(traces_in_names(tmp)), 20)
        (office,) = tmp.glob("workshop-*/office")
        (pipe,) = (path for path in pipes_of(office) if path.exists())
        application.kill()
    assert left
    for group in groups:
        assert wait_for(lambda group=group: is_gone(group), 10)
    assert not pipe.exists()
    sweep(tmp)
    assert traces(tmp_path, sandbox) == []
    assert list(tmp.iterdir()) == []


def traces_in_names(tmp: Path) -> list[Path]:
    return list(tmp.glob("workshop-*/office/*/*.docx"))


def wait_for(holds: object, seconds: float) -> bool:
    assert callable(holds)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.02)
    return False


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, signal.SIGCONT)
    except ProcessLookupError:
        return True
    return False


def test_the_sweep_leaves_other_files_alone(tmp_path: Path) -> None:
    other = tmp_path / "lettre.docx"
    other.write_bytes(b"x")
    left = tmp_path / "workshop-0123456789abcdef" / "office" / "lu123abc.tmp"
    left.mkdir(parents=True)
    (left / "key4.db").write_bytes(b"x")
    sweep(tmp_path)
    sweep(tmp_path / "not there")
    assert [path for path in tmp_path.iterdir() if path.name != "sandbox"] == [other]
    assert not left.exists()

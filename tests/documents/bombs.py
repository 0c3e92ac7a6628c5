"""A worker with the real loop and the real limits, but jobs that go wrong on purpose."""

from __future__ import annotations

import dataclasses
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.documents.limits import MIB, Limits
from desktop_app.documents.parse_jobs import PARSE_JOBS
from desktop_app.documents.worker import Job, Reply, _refuse_network_and_processes, work
from desktop_app.errors import ModelRefused

_ROOT = Path(__file__).resolve().parents[2]
SMALL = Limits(memory_bytes=512 * MIB, cpu_per_job_s=1, file_bytes=2 * MIB, wall_s=20.0, jobs=100)
IMPATIENT = dataclasses.replace(SMALL, wall_s=0.6, cpu_per_job_s=20)


def command(_role: str) -> list[str]:
    """Return the command that starts this worker, under ``SMALL`` limits."""
    start = (
        f"import sys; sys.path.insert(0, {str(_ROOT)!r});"
        " from tests.documents.bombs import main; main()"
    )
    return [sys.executable, "-I", "-c", start]


def main() -> None:
    work(_jobs, SMALL)


def _jobs() -> Mapping[str, Job]:
    sys.addaudithook(_refuse_network_and_processes)
    return {**PARSE_JOBS, **BOMBS}


def _ram(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    return {"size": len(b"x" * (2048 * MIB))}, ()


def _native_ram(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    import pypdfium2

    return {"page": str(pypdfium2.PdfBitmap.new_native(60_000, 60_000, 4))}, ()


def _cpu(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    while True:
        pass


def _hang(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    time.sleep(60)
    return {}, ()


def _crash(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}, ()


def _noise(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    print("a library that talks")  # noqa: T201 -- what the test is about
    os.write(1, b"\xff\xff\xff\xff")
    return {}, ()


def _garbage(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    for descriptor in range(3, 16):
        try:
            os.write(descriptor, b"\xff\xff\xff\xff not a frame")
        except OSError:
            continue
    return {}, ()


def _network(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    socket.create_connection(("127.0.0.1", 9), timeout=1).close()
    return {}, ()


def _process(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    subprocess.run(["true"])
    return {}, ()


def _large_file(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    Path("large").write_bytes(b"x" * (4 * MIB))
    return {}, ()


def _refuse(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    raise ModelRefused("Ce modèle contient une macro.", "Retirez-la.")


def _fault(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    raise KeyError(parts[0].decode())


def _surroundings(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    return {"environment": dict(os.environ), "folder": str(Path.cwd()), "umask": os.umask(0o77)}, ()


def _number(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    return {"pid": os.getpid()}, ()


def _drops_text(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    """Make a PDF like a careless engine: the second half of the paragraphs is not there."""
    import io

    from docx import Document

    document = Document(io.BytesIO(parts[0]))
    for paragraph in document.paragraphs[len(document.paragraphs) // 2 :]:
        paragraph.text = ""
    shortened = io.BytesIO()
    document.save(shortened)
    return PARSE_JOBS["rdocx"]({}, (shortened.getvalue(),))


def _not_a_pdf(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    return {}, (b"%PDF-1.4 but then nothing",)


BOMBS: dict[str, Job] = {
    "ram": _ram,
    "native_ram": _native_ram,
    "cpu": _cpu,
    "hang": _hang,
    "crash": _crash,
    "noise": _noise,
    "garbage": _garbage,
    "network": _network,
    "process": _process,
    "large_file": _large_file,
    "refuse": _refuse,
    "fault": _fault,
    "surroundings": _surroundings,
    "number": _number,
    "drops_text": _drops_text,
    "not_a_pdf": _not_a_pdf,
}

"""What a worker may use: memory, processor time, file size, and how it is ended with its children.

S-52. POSIX: the child limits itself before it reads its first job. Windows: the parent puts the
child into a Job Object, which also ends every process of the job when the application goes away.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MIB = 1024 * 1024
_LAST_WORDS_S = 0.05


@dataclass(frozen=True)
class Limits:
    """Ceilings of one kind of worker."""

    memory_bytes: int
    cpu_per_job_s: int
    file_bytes: int
    wall_s: float
    jobs: int  # a worker is replaced after that many, so that nothing piles up in it


# S-52: documents are parsed under these.
PARSING = Limits(1024 * MIB, cpu_per_job_s=20, file_bytes=50 * MIB, wall_s=30.0, jobs=200)
# LibreOffice alone maps 0.5 to 1.5 GB according to its build, and a long table takes it seconds.
OFFICE = Limits(4096 * MIB, cpu_per_job_s=60, file_bytes=50 * MIB, wall_s=35.0, jobs=40)

BY_ROLE = {"parse": PARSING, "office": OFFICE}


def confine_this_process(limits: Limits) -> None:
    """Take the ceilings on, for this process and all its children (POSIX; nothing on Windows)."""
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_AS, limits.memory_bytes)
    _lower(resource.RLIMIT_FSIZE, limits.file_bytes)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, 256)
    _lower(resource.RLIMIT_CPU, limits.cpu_per_job_s * limits.jobs)


def allow_one_job(limits: Limits) -> None:
    """Give this process the processor time of one more job (POSIX; nothing on Windows)."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    used_s = int(usage.ru_utime + usage.ru_stime) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = used_s + limits.cpu_per_job_s
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _lower(kind: int, ceiling: int) -> None:
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            ceiling = min(ceiling, hard)
        try:
            resource.setrlimit(kind, (ceiling, ceiling))
        except (ValueError, OSError):
            # macOS refuses a memory ceiling under what the system itself maps into each process.
            if sys.platform != "darwin":
                raise


def ended_by_time(returncode: int | None) -> bool:
    """Tell whether the processor limit ended the process."""
    return sys.platform != "win32" and returncode == -signal.SIGXCPU


class Leash:
    """Hold one child process and everything it starts, and end them all at once."""

    def __init__(self, process: subprocess.Popen[bytes], limits: Limits) -> None:
        self._process = process
        self._ended = False
        if sys.platform == "win32":
            from desktop_app.documents.windows_job import WindowsJob

            self._job = WindowsJob(limits)
            self._job.take(process.pid)

    def kill(self) -> None:
        """End the whole group now and reap the child; a second call does nothing."""
        if self._ended:
            return  # the number of the group may be somebody else's by now
        self._ended = True
        if sys.platform == "win32":
            self._job.end()
            self._process.kill()
        else:
            # The child leads its own session: its process group holds soffice too.
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                self._process.kill()
        self._process.wait()
        self._wait_for_the_others()

    def _wait_for_the_others(self) -> None:
        """Wait a moment for the children, so that none still writes while files are removed.

        Only a moment: they may stay listed, dead, until the system gathers them.
        """
        if sys.platform != "win32":
            deadline = time.monotonic() + _LAST_WORDS_S
            with contextlib.suppress(ProcessLookupError, PermissionError):
                while time.monotonic() < deadline:
                    os.killpg(self._process.pid, 0)
                    time.sleep(0.005)


def start_at_head_of_group(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start a child that leads its own process group, with pipes for its input and output."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        creationflags=flags,
        start_new_session=sys.platform != "win32",
    )

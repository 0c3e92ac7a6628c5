"""The application's end of one worker: start it, give it jobs, end it and replace it."""

from __future__ import annotations

import contextlib
import itertools
import os
import queue
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from desktop_app.documents import refusals
from desktop_app.documents.convert.libreoffice import forget_pipe
from desktop_app.documents.frames import FrameError, Message, read_message, write_message
from desktop_app.documents.limits import (
    BY_ROLE,
    Leash,
    Limits,
    ended_by_time,
    start_at_head_of_group,
)
from desktop_app.errors import AppError

_ROOT = Path(__file__).resolve().parents[2]
_LOOK_EVERY_S = 0.05
_GRACE_S = 0.7


class Cancel(Protocol):
    """What tells that nobody waits for the result any more (``threading.Event`` does)."""

    def is_set(self) -> bool:
        """Return whether to stop."""


class Reason(Enum):
    """Why a worker gave no answer."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"
    CANCELLED = "cancelled"


class WorkerGone(Exception):
    """The worker ended, or was ended, before it answered."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.value)


def worker_command(role: str) -> list[str]:
    """Return the command that starts a worker, from source or as the same packaged program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", role]
    # -I ignores PYTHON* and the current folder, so the project's own folder is named here.
    start = (
        f"import sys; sys.path.insert(0, {str(_ROOT)!r});"
        " from desktop_app.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    return [sys.executable, "-I", "-c", start, "--worker", role]


class WorkerProcess:
    """One worker of a role, started when needed and kept warm between jobs.

    Calls come from one thread at a time (a lock sees to it). All files of the worker live in
    ``folder``, which is emptied whenever the worker ends.
    """

    def __init__(
        self,
        role: str,
        folder: Path,
        command: Callable[[str], list[str]] = worker_command,
        limits: Limits | None = None,
    ) -> None:
        self._role = role
        self._limits = limits or BY_ROLE[role]
        self._folder = folder
        self._command = command
        self._running: _Running | None = None
        self._lock = threading.Lock()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Return the number of the running process, or None."""
        running = self._running
        return None if running is None else running.pid

    def post(self, header: Mapping[str, Any]) -> None:
        """Give a job whose answer nobody waits for, unless the worker is busy; return at once."""
        if self._closed or not self._lock.acquire(blocking=False):
            return
        try:
            self._started().send(header, ())
        except (OSError, AppError):
            self._end()
        finally:
            self._lock.release()

    def call(
        self,
        header: Mapping[str, Any],
        parts: Sequence[bytes] = (),
        cancel: Cancel | None = None,
    ) -> Message:
        """Return the answer to one job; raise ``WorkerGone`` when there will be none.

        Raise ``StorageFull`` when the disk takes no working file.
        A cancelled job gets ``_GRACE_S`` to end by itself: a worker that stays warm is worth it.
        """
        with self._lock:
            if self._closed or (cancel is not None and cancel.is_set()):
                raise WorkerGone(Reason.CANCELLED)
            try:
                answer = self._exchange(header, parts, cancel)
            except BaseException:
                self._end()
                raise
            if answer.header.get("fault") == "MemoryError":
                self._end()
                raise WorkerGone(Reason.MEMORY)
            if self._running is not None and self._running.jobs >= self._limits.jobs:
                self._end()
            if cancel is not None and cancel.is_set():
                raise WorkerGone(Reason.CANCELLED)
            return answer

    def replace(self) -> None:
        """End the worker with everything it started; the next job gets a fresh one."""
        with self._lock:
            self._end()

    def close(self) -> None:
        """End the worker for good, and at once: a job that is under way is cancelled."""
        self._closed = True
        running = self._running
        if running is not None:
            running.kill()
        with self._lock:
            self._end()

    def _exchange(
        self, header: Mapping[str, Any], parts: Sequence[bytes], cancel: Cancel | None
    ) -> Message:
        running = self._started()
        if self._closed:  # while it was starting: nobody else could end it
            raise WorkerGone(Reason.CANCELLED)
        try:
            number = running.send(header, parts)
        except FrameError as error:
            raise WorkerGone(Reason.MEMORY) from error
        except OSError as error:
            raise WorkerGone(Reason.CRASH) from error
        deadline = time.monotonic() + self._limits.wall_s
        reason = Reason.TIME
        while (left_s := deadline - time.monotonic()) > 0:
            if reason is Reason.TIME and cancel is not None and cancel.is_set():
                deadline = min(deadline, time.monotonic() + _GRACE_S)
                reason = Reason.CANCELLED
            try:
                message = running.answers.get(timeout=min(left_s, _LOOK_EVERY_S))
            except queue.Empty:
                continue
            if message is None:
                raise WorkerGone(Reason.CANCELLED if self._closed else running.why_ended())
            if message.header.get("id") == number:
                return message
        raise WorkerGone(reason)

    def _started(self) -> _Running:
        if self._running is not None and not self._running.is_alive():
            self._end()
        if self._running is None:
            try:
                self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._folder.mkdir(mode=0o700, exist_ok=True)
                self._running = _Running(self._command(self._role), self._folder, self._limits)
            except OSError as error:
                raise refusals.no_working_files() from error
        return self._running

    def _end(self) -> None:
        if self._running is not None:
            self._running.end()
            self._running = None
        remove_worker_folder(self._folder)


class _Running:
    """A started child, its pipes and the thread that reads its answers."""

    def __init__(self, command: list[str], folder: Path, limits: Limits) -> None:
        self._process = start_at_head_of_group(command, folder, _environment(folder))
        self._leash = Leash(self._process, limits)
        self._numbers = itertools.count(1)
        self.jobs = 0
        self.answers: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def why_ended(self) -> Reason:
        """Wait for the end that the closed pipe announced, and return its cause."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=0.5)
        return Reason.TIME if ended_by_time(self._process.returncode) else Reason.CRASH

    def send(self, header: Mapping[str, Any], parts: Sequence[bytes]) -> int:
        number = next(self._numbers)
        self.jobs += 1
        if self._process.stdin is None:
            raise BrokenPipeError
        write_message(self._process.stdin, {**header, "id": number}, parts)
        return number

    def kill(self) -> None:
        self._leash.kill()

    def end(self) -> None:
        self.kill()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _read(self) -> None:
        pipe = self._process.stdout
        with contextlib.suppress(FrameError, OSError, ValueError):
            while pipe is not None and (message := read_message(pipe)) is not None:
                self.answers.put(message)
        self.answers.put(None)


def remove_worker_folder(folder: Path) -> None:
    """Remove a worker's folder and the local pipe of the LibreOffice that lived in it."""
    forget_pipe(folder)
    if folder.exists():
        # A process that is just being ended may still hold a file: renaming first frees the name.
        doomed = folder.with_name(f"{folder.name}-{secrets.token_hex(4)}")
        with contextlib.suppress(OSError):
            folder.rename(doomed)
        shutil.rmtree(doomed if doomed.exists() else folder, ignore_errors=True)


def _environment(folder: Path) -> dict[str, str]:
    """Return the few variables a worker gets: no secret, no path of the user, no display."""
    place = str(folder)
    if sys.platform == "win32":
        system = os.environ.get("SYSTEMROOT", r"C:\Windows")
        names = ("TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
        kept = {name: os.environ[name] for name in ("ProgramFiles",) if name in os.environ}
        return {"SYSTEMROOT": system, "PATH": rf"{system}\System32", **kept} | dict.fromkeys(
            names, place
        )
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": place,
        "TMPDIR": place,
        "XDG_CONFIG_HOME": place,
        "XDG_CACHE_HOME": place,
        "XDG_DATA_HOME": place,
        "XDG_RUNTIME_DIR": place,
        "OPENSSL_CONF": os.devnull,
        "OPENSSL_MODULES": os.devnull,
        "SAL_USE_VCLPLUGIN": "svp",
    }

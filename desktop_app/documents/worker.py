"""The child process where documents from outside are read, filled, converted and drawn (S-52).

It holds no key and no database, reads jobs as frames on its standard input and answers on its
standard output. It ends, with everything it started, as soon as the application is gone.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from desktop_app.documents.convert.libreoffice import forget_pipe
from desktop_app.documents.frames import FrameError, Message, read_message, write_message
from desktop_app.documents.limits import BY_ROLE, Limits, allow_one_job, confine_this_process
from desktop_app.errors import AppError

Reply = tuple[Mapping[str, Any], Sequence[bytes]]
Job = Callable[[Mapping[str, Any], tuple[bytes, ...]], Reply]

IDLE_S = 600.0  # a worker nobody needs gives its memory back
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")


def main(arguments: Sequence[str]) -> int:
    """Serve one role, ``parse`` or ``office``, until the application closes the pipe."""
    role = arguments[0] if arguments else ""
    if role not in BY_ROLE:
        return 2
    work(lambda: _jobs(role), BY_ROLE[role])
    return 0


def work(make_jobs: Callable[[], Mapping[str, Job]], limits: Limits) -> None:
    """Take the limits on, then serve these jobs until the application closes the pipe."""
    inbox, outbox = _take_standard_streams()
    confine_this_process(limits)
    serve(inbox, outbox, make_jobs(), limits)


def serve(inbox: BinaryIO, outbox: BinaryIO, jobs: Mapping[str, Job], limits: Limits) -> None:
    """Answer jobs one at a time; a second thread watches for the end of the application."""
    waiting: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_watch, args=(inbox, waiting), daemon=True).start()
    while True:
        try:
            message = waiting.get(timeout=IDLE_S)
        except queue.Empty:
            _end_group()
        allow_one_job(limits)
        header, parts = _answer(message, jobs)
        write_message(outbox, {**header, "id": message.header.get("id")}, parts)


def _jobs(role: str) -> Mapping[str, Job]:
    if role == "parse":
        from desktop_app.documents.parse_jobs import PARSE_JOBS

        sys.addaudithook(_refuse_network_and_processes)
        return PARSE_JOBS
    from desktop_app.documents.convert.office_jobs import office_jobs

    return office_jobs(Path.cwd())


def _answer(message: Message, jobs: Mapping[str, Job]) -> Reply:
    job = jobs.get(str(message.header.get("job")))
    if job is None:
        return {"ok": False, "fault": "UnknownJob"}, ()
    try:
        header, parts = job(message.header, message.parts)
    except AppError as refusal:
        return _refusal(refusal), ()
    except Exception as fault:  # noqa: BLE001 -- hostile files raise anything; only the class name leaves, its text may name people
        return {"ok": False, "fault": type(fault).__name__}, ()
    return {**header, "ok": True}, parts


def _refusal(refusal: AppError) -> dict[str, Any]:
    said = {"type": type(refusal).__name__, "what": refusal.what, "todo": refusal.todo}
    return {"ok": False, "refused": said}


def _watch(inbox: BinaryIO, waiting: queue.SimpleQueue[Message]) -> None:
    try:
        while (message := read_message(inbox)) is not None:
            waiting.put(message)
    except (FrameError, OSError):
        pass
    _end_group()


def _end_group() -> NoReturn:
    forget_pipe(Path.cwd())  # nobody is left to do it
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)  # on Windows the Job Object ends the rest


def _refuse_network_and_processes(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _take_standard_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes private, so that a library that prints cannot break the frames."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    inbox = os.fdopen(os.dup(0), "rb")
    outbox = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return inbox, outbox

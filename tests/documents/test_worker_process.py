"""What goes wrong inside a worker stays there, and the next job works."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.documents.worker_process import Reason, WorkerGone, WorkerProcess
from tests.documents import bombs


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[WorkerProcess]:
    made = WorkerProcess("parse", tmp_path / "work" / "parse", bombs.command, bombs.SMALL)
    yield made
    made.close()


def number(worker: WorkerProcess) -> int:
    return int(worker.call({"job": "number"}).header["pid"])


def test_a_worker_stays_warm_between_jobs(worker: WorkerProcess) -> None:
    assert number(worker) == number(worker) == worker.pid


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("ram", Reason.MEMORY),
        ("cpu", Reason.TIME),
        ("crash", Reason.CRASH),
        ("garbage", Reason.CRASH),
    ],
)
def test_a_bomb_ends_its_worker_and_the_next_job_works(
    worker: WorkerProcess, job: str, reason: Reason
) -> None:
    first = number(worker)
    with pytest.raises(WorkerGone) as gone:
        worker.call({"job": job})
    assert gone.value.reason is reason
    assert number(worker) != first


def test_memory_of_a_native_library_is_limited_too(worker: WorkerProcess) -> None:
    assert outcome(worker, "native_ram") in {Reason.CRASH, Reason.MEMORY, "PdfiumError"}
    assert number(worker)


def outcome(worker: WorkerProcess, job: str) -> Reason | str:
    try:
        return str(worker.call({"job": job}).header.get("fault", "done"))
    except WorkerGone as gone:
        return gone.reason


def test_a_job_that_sleeps_is_ended_on_the_clock(tmp_path: Path) -> None:
    worker = WorkerProcess("parse", tmp_path / "parse", bombs.command, bombs.IMPATIENT)
    began = time.monotonic()
    with pytest.raises(WorkerGone) as gone:
        worker.call({"job": "hang"})
    worker.close()
    assert gone.value.reason is Reason.TIME
    assert time.monotonic() - began < 5


def test_a_cancelled_job_is_ended(worker: WorkerProcess) -> None:
    number(worker)
    cancel = threading.Event()
    threading.Timer(0.1, cancel.set).start()
    began = time.monotonic()
    with pytest.raises(WorkerGone) as gone:
        worker.call({"job": "hang"}, cancel=cancel)
    assert gone.value.reason is Reason.CANCELLED
    assert time.monotonic() - began < 3
    cancel.clear()
    assert number(worker)


def test_a_job_cancelled_before_it_starts_costs_no_worker(worker: WorkerProcess) -> None:
    first = number(worker)
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(WorkerGone):
        worker.call({"job": "hang"}, cancel=cancel)
    assert number(worker) == first


def test_a_library_that_prints_breaks_nothing(worker: WorkerProcess) -> None:
    assert worker.call({"job": "noise"}).header["ok"]


@pytest.mark.parametrize(
    ("job", "fault"),
    [("network", "PermissionError"), ("process", "PermissionError"), ("large_file", "OSError")],
)
def test_what_a_worker_may_not_do(worker: WorkerProcess, job: str, fault: str) -> None:
    assert worker.call({"job": job}).header["fault"] == fault


def test_an_unknown_job_is_no_crash(worker: WorkerProcess) -> None:
    assert worker.call({"job": "nothing of the kind"}).header["fault"] == "UnknownJob"


def test_a_failure_tells_its_class_and_no_text(worker: WorkerProcess) -> None:
    header = worker.call({"job": "fault"}, [b"POPESCU"]).header
    assert header["fault"] == "KeyError"
    assert "POPESCU" not in str(header)


def test_a_refusal_keeps_its_sentences(worker: WorkerProcess) -> None:
    refused = worker.call({"job": "refuse"}).header["refused"]
    assert (refused["type"], refused["todo"]) == ("ModelRefused", "Retirez-la.")


def test_a_worker_gets_nothing_of_the_user(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FANAL_SECRET", "the passphrase")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    header = worker.call({"job": "surroundings"}).header
    folder = str(tmp_path / "work" / "parse")
    assert "the passphrase" not in header["environment"].values()
    assert "PYTHONPATH" not in header["environment"]
    assert header["folder"] == header["environment"]["HOME"] == folder
    assert header["umask"] == 0o77


def test_folders_are_private_and_go_with_the_worker(worker: WorkerProcess, tmp_path: Path) -> None:
    number(worker)
    for folder in (tmp_path / "work", tmp_path / "work" / "parse"):
        assert folder.stat().st_mode & 0o777 == 0o700
    worker.replace()
    assert list((tmp_path / "work").iterdir()) == []


def test_a_worker_is_replaced_after_its_jobs(tmp_path: Path) -> None:
    limits = dataclasses.replace(bombs.SMALL, jobs=2)
    worker = WorkerProcess("parse", tmp_path / "parse", bombs.command, limits)
    numbers = [number(worker) for _ in range(4)]
    worker.close()
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_what_is_posted_holds_nobody_up(worker: WorkerProcess) -> None:
    worker.post({"job": "number"})
    assert number(worker)

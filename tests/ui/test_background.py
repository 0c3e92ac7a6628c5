"""The worker: order, threads, cancelling, latest wins, slow work, a clean end."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.errors import StorageFull
from desktop_app.ui.background import BackgroundRunner, CancelToken

WAIT_MS = 5000


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[BackgroundRunner]:
    before = threading.active_count()
    runner = BackgroundRunner()
    yield runner
    assert runner.stop()
    assert threading.active_count() == before, "a thread is left behind"


def never(problem: object) -> None:
    raise AssertionError(f"not expected: {problem!r}")


def test_runs_off_the_main_thread_and_delivers_on_it(
    qtbot: QtBot, runner: BackgroundRunner
) -> None:
    main, seen = threading.get_ident(), []
    runner.run(threading.get_ident, lambda at: seen.append((at, threading.get_ident())), never)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT_MS)
    worked_on, delivered_on = seen[0]
    assert worked_on != main
    assert delivered_on == main


def test_one_worker_keeps_the_order_of_the_calls(qtbot: QtBot, runner: BackgroundRunner) -> None:
    done: list[int] = []
    threads: set[int] = set()

    def task(number: int) -> int:
        threads.add(threading.get_ident())
        time.sleep(0.001 * (5 - number))
        return number

    for number in range(5):
        runner.run(lambda n=number: task(n), done.append, never)
    qtbot.waitUntil(lambda: len(done) == 5, timeout=WAIT_MS)
    assert done == [0, 1, 2, 3, 4]
    assert len(threads) == 1


def test_any_failure_comes_back_and_the_worker_lives_on(
    qtbot: QtBot, runner: BackgroundRunner
) -> None:
    failures: list[Exception] = []

    def fail(problem: Exception) -> None:
        raise problem

    known, bug = StorageFull("Le disque est plein."), ZeroDivisionError()
    runner.run(lambda: fail(known), never, failures.append)
    runner.run(lambda: fail(bug), never, failures.append)
    done: list[str] = []
    runner.run(lambda: "encore là", done.append, never)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)
    assert failures == [known, bug]


def test_a_cancelled_task_does_not_start_and_tells_nothing(
    qtbot: QtBot, runner: BackgroundRunner
) -> None:
    gate, started, told = threading.Event(), [], []
    runner.run(gate.wait, lambda _: told.append("first"), never)
    token = runner.run(lambda: started.append("second"), lambda _: told.append("second"), never)
    token.cancel()
    gate.set()
    runner.run(lambda: None, lambda _: told.append("third"), never)
    qtbot.waitUntil(lambda: "third" in told, timeout=WAIT_MS)
    assert started == []
    assert told == ["first", "third"]


def test_a_long_task_can_ask_whether_it_is_still_wanted(
    qtbot: QtBot, runner: BackgroundRunner
) -> None:
    token, rounds = CancelToken(), []

    def task() -> None:
        while not token.cancelled:
            rounds.append(1)
            time.sleep(0.001)

    runner.run(task, never, never, token=token)
    qtbot.waitUntil(lambda: bool(rounds), timeout=WAIT_MS)
    token.cancel()
    done: list[bool] = []
    runner.run(lambda: True, done.append, never)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)


def test_of_two_searches_only_the_last_answers(qtbot: QtBot, runner: BackgroundRunner) -> None:
    answers: list[str] = []
    gate = threading.Event()

    def first() -> str:
        gate.wait()
        return "acac"

    runner.run_latest("search", first, answers.append, never)
    runner.run_latest("search", lambda: "acacias", answers.append, never)
    runner.run_latest("other", lambda: "autre", answers.append, never)
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=WAIT_MS)
    assert answers == ["acacias", "autre"]


def test_slow_work_is_named_and_then_taken_back(qtbot: QtBot, runner: BackgroundRunner) -> None:
    gate, told = threading.Event(), []
    runner.slow.connect(told.append)
    runner.run(gate.wait, lambda _: None, never, label="Ouverture…")
    qtbot.waitUntil(lambda: told == ["Ouverture…"], timeout=WAIT_MS)
    gate.set()
    qtbot.waitUntil(lambda: told == ["Ouverture…", ""], timeout=WAIT_MS)


def test_quick_work_is_not_named(qtbot: QtBot, runner: BackgroundRunner) -> None:
    told: list[str] = []
    runner.slow.connect(told.append)
    runner.run(lambda: None, lambda _: None, never, label="Ouverture…")
    qtbot.wait(400)
    assert told == []


def test_stopping_finishes_what_was_asked_and_delivers_nothing(qtbot: QtBot) -> None:
    runner, saved = BackgroundRunner(), []
    for number in range(3):
        runner.run(lambda n=number: saved.append(n), never, never)
    assert runner.stop()
    assert saved == [0, 1, 2]
    qtbot.wait(20)


def test_stopping_without_finishing_drops_the_queue(qtbot: QtBot) -> None:
    runner, saved, begun = BackgroundRunner(), [], threading.Event()

    def first() -> None:
        begun.set()
        time.sleep(0.05)
        saved.append("first")

    runner.run(first, never, never)
    runner.run(lambda: saved.append("second"), never, never)
    assert begun.wait(5)
    assert runner.stop(finish=False)
    assert saved == ["first"]


def test_nothing_starts_after_the_end(qtbot: QtBot) -> None:
    runner = BackgroundRunner()
    assert runner.stop()
    assert runner.run(lambda: never("ran"), never, never).cancelled


def test_a_task_that_hangs_does_not_hang_the_end(qtbot: QtBot) -> None:
    runner, gate = BackgroundRunner(), threading.Event()
    runner.run(gate.wait, never, never)
    begun = time.monotonic()
    assert not runner.stop(timeout_s=0.1)
    assert time.monotonic() - begun < 2
    gate.set()
    assert runner.stop()

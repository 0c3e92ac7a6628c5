"""Delays after failures: none for five tries, then growing, across restarts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.errors import TooManyAttempts
from desktop_app.register.attempts import AttemptsStore
from tests.register.makers import START

VAULT = "v1"


def test_the_delays_are_those_decided(tmp_path: Path) -> None:
    store = AttemptsStore(tmp_path / "attempts.json")
    waits = []
    for _ in range(9):
        waits.append(store.wait_s(VAULT, START))
        store.failed(VAULT, START)
    assert waits == [0, 0, 0, 0, 0, 2, 5, 15, 30]
    assert store.wait_s(VAULT, START) == 30


def test_delays_survive_a_restart_and_end_with_time(tmp_path: Path) -> None:
    path = tmp_path / "state" / "attempts.json"
    for _ in range(7):
        AttemptsStore(path).failed(VAULT, START)
    store = AttemptsStore(path)
    assert store.wait_s(VAULT, START + timedelta(seconds=5)) == 10
    with pytest.raises(TooManyAttempts):
        store.require_patience(VAULT, START + timedelta(seconds=14.5))
    store.require_patience(VAULT, START + timedelta(seconds=15))
    assert store.wait_s("another", START) == 0


def test_a_clock_set_back_never_locks_out_for_longer(tmp_path: Path) -> None:
    store = AttemptsStore(tmp_path / "attempts.json")
    for _ in range(8):
        store.failed(VAULT, START)
    earlier = START - timedelta(days=400)
    assert store.wait_s(VAULT, earlier) == 30
    assert store.wait_s(VAULT, earlier + timedelta(seconds=30)) == 0


def test_success_forgets(tmp_path: Path) -> None:
    path = tmp_path / "attempts.json"
    store = AttemptsStore(path)
    for _ in range(8):
        store.failed(VAULT, START)
    store.succeeded(VAULT)
    assert AttemptsStore(path).count(VAULT) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"v1": 3}',
        b'{"v1": {"count": "x", "last": "y"}}',
        b'{"v1": {"count": 9, "last": "2026-03-03T09:00:00"}}',
    ],
)
def test_a_damaged_file_counts_from_zero(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "attempts.json"
    path.write_bytes(content)
    store = AttemptsStore(path)
    assert store.wait_s(VAULT, START) == 0
    assert store.wait_s("v1", START) == 0
    store.failed(VAULT, START)
    assert AttemptsStore(path).count(VAULT) == 1


def test_a_folder_that_cannot_be_written_still_counts_for_this_run(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    store = AttemptsStore(blocked / "attempts.json")
    for _ in range(6):
        store.failed(VAULT, START)
    assert store.wait_s(VAULT, START) == 5

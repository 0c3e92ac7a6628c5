"""Programs that are there to be killed: forked from one that has loaded everything already.

``Nursery`` is the tests' side; ``victims`` holds what the programs do.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a victim printed after « ready »: its acknowledgements; and how it ended."""

    lines: tuple[str, ...]
    status: int

    @property
    def acknowledged(self) -> list[int]:
        """Return the numbers that the victim said were safe."""
        return [int(line.split()[1]) for line in self.lines if line.startswith("ack ")]


class Nursery:
    """Starts victims one after the other. ``environment`` is added to this process's."""

    def __init__(self, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.robustness.victims"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._orders: IO[bytes] = self._process.stdin
        self._said: IO[bytes] = self._process.stdout

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._orders.close()
        self._process.wait(timeout=30)
        self._said.close()

    def run(self, action: str, **arguments: object) -> Outcome:
        """Let a victim finish."""
        self._start(action, arguments)
        return self._outcome()

    def kill(self, after_s: float, action: str, **arguments: object) -> Outcome:
        """Kill a victim ``after_s`` seconds after it was ready."""
        pid = self._start(action, arguments)
        assert self._line() == "ready"
        time.sleep(after_s)
        with contextlib.suppress(ProcessLookupError):  # it may have come to its end
            os.kill(pid, signal.SIGKILL)
        return self._outcome()

    def _start(self, action: str, arguments: dict[str, object]) -> int:
        order = {"action": action, "arguments": {k: str(v) for k, v in arguments.items()}}
        self._orders.write(json.dumps(order).encode() + b"\n")
        self._orders.flush()
        return int(self._line().removeprefix("pid "))

    def _outcome(self) -> Outcome:
        lines = []
        while not (line := self._line()).startswith("end "):
            lines.append(line)
        return Outcome(tuple(lines), int(line.removeprefix("end ")))

    def _line(self) -> str:
        line = self._said.readline()
        assert line, "the nursery died"
        return line.decode().rstrip("\n")


def moments(rng: random.Random, count: int, longest_s: float) -> list[float]:
    """Return ``count`` waits before a kill."""
    return [longest_s * rng.random() for _ in range(count)]

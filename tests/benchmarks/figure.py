"""A figure beside its floor: the raw library on the same work, in the same run."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement. ``holds`` is whether ``ratio`` stays within ``goal``."""

    name: str
    value: float
    unit: str
    floor: float
    ratio: float
    goal: float
    holds: bool

    def plain(self) -> dict[str, Any]:
        """Return the figure as JSON values."""
        return asdict(self)


def beside(name: str, value: float, floor: float, goal: float, unit: str = "ms") -> Figure:
    """Return the figure of ``value`` against ``floor``."""
    ratio = value / floor if floor else 0.0
    holds = ratio <= goal
    return Figure(name, round(value, 3), unit, round(floor, 3), round(ratio, 3), goal, holds)


def within(name: str, value: float, floor: float, goal: float, budget_ms: float) -> Figure:
    """Return the figure of ``value`` (ms) against ``floor``; it must also keep a budget."""
    found = beside(f"{name} (budget {budget_ms:.0f} ms)", value, floor, goal)
    return replace(found, holds=found.holds and value <= budget_ms)


def interleaved(
    ours: Callable[[], None], raw: Callable[[], None], rounds: int, warm: int = 2
) -> tuple[float, float]:
    """Return the median times of both in ms, taken in turns so that the machine is the same."""
    mine: list[float] = []
    floor: list[float] = []
    for number in range(rounds + warm):
        for work, times in ((ours, mine), (raw, floor)):
            gc.collect()
            gc.disable()
            started = time.perf_counter()
            work()
            elapsed = (time.perf_counter() - started) * 1000
            gc.enable()
            if number >= warm:
                times.append(elapsed)
    return statistics.median(mine), statistics.median(floor)

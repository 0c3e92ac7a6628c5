"""Time is an argument: services take a clock, tests give theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Return the present moment, aware, in local time."""


def system_clock() -> datetime:
    """Return the present moment of this computer, in local time."""
    return datetime.now().astimezone()

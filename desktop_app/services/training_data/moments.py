"""Days and hours of the stories, counted from the day on which they are told."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


def moment_of(day: date, offset_days: int = 0, hour: int = 9, minute: int = 0) -> datetime:
    """Return an aware moment ``offset_days`` after ``day``."""
    return datetime.combine(day + timedelta(days=offset_days), time(hour, minute), UTC)

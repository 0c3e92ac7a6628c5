"""Hypothesis without a clock: two busy cores must not turn a property red."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")

"""Hypothesis strategies for the domain."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from desktop_app.domain.dates import PartialDate

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
marks = st.sampled_from(["", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    """Draw one EDTF day, month or year, with or without a mark."""
    length = draw(st.sampled_from([4, 7, 10]))
    return draw(days).isoformat()[:length] + draw(marks)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Draw any date of the subset: a point, or an interval in order."""
    start = PartialDate(draw(points()))
    if draw(st.booleans()):
        return start
    end = PartialDate(draw(points()))
    first, last = sorted((start, end), key=lambda value: (value.earliest, value.latest))
    return PartialDate(f"{first.edtf}/{last.edtf}")

"""A dossier of a list in words."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.dates import Precision
from desktop_app.domain.french import relative_words
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.services.views import DossierLine


def last_observed_words(line: DossierLine, today: date) -> str:
    """Return « hier » up to seven days away, else the date; "" if nothing was observed (TXT-09)."""
    observed = line.last_observed
    if observed is None:
        return ""
    if observed.precision is Precision.DAY and not observed.approximate:
        return relative_words(observed.earliest, today)
    return date_in_words(observed)


def detail_words(line: DossierLine, today: date) -> str:
    """Return « 14 ans · Les Acacias · dernière observation hier »."""
    last = last_observed_words(line, today)
    parts = (line.age, line.place, f"dernière observation {last}" if last else "")
    return " · ".join(part for part in parts if part)

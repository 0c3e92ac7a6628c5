"""One line of words for a dossier in a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.names import family_label, initials
from desktop_app.domain.spoken_dates import age_in_words, date_in_words
from desktop_app.services.views import DossierLine

if TYPE_CHECKING:
    from desktop_app.register.overview import DossierOverview


def dossier_line(row: DossierOverview, today: date) -> DossierLine:
    """Return the line of a dossier from its overview."""
    first = row.persons[0] if row.persons else None
    last = row.last_observed
    return DossierLine(
        id=row.dossier_id,
        ref=row.ref,
        state=row.state,
        label=family_label(row.persons),
        short=f"{row.ref} {', '.join(initials(person) for person in row.persons[:3])}".strip(),
        persons=len(row.persons),
        age="" if first is None or len(row.persons) > 1 else age_in_words(first, today),
        place=row.place,
        last_observed=last,
        last_observed_words="" if last is None else date_in_words(last),
        last_words=row.last_text,
        observations=row.observations,
    )

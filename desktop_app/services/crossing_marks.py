"""What « Repères » of a dossier says when a move has led to another CRIP: a fact, a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.french import NBSP, join_words
from desktop_app.domain.place_history import Crossing, crossings, last_crossing
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.domain.territory import TerritoryChange
from desktop_app.services.place_views import CrossingMark

if TYPE_CHECKING:
    from desktop_app.domain.ecrit import Ecrit
    from desktop_app.register.register import Register
    from desktop_app.services.reference import Reference


def crossing_marks(
    register: Register, reference: Reference, dossier: Dossier
) -> tuple[CrossingMark, ...]:
    """Return a mark for each CRIP that became competent by the last move of somebody.

    Nothing is decided, and nothing is told any more once an écrit for that CRIP exists.
    """
    persons = [person for person in register.persons.by_dossier(dossier.id) if person.past_stays]
    if not persons:
        return ()
    places = register.places.named_by(persons, ())

    def change(former: str, new: str) -> TerritoryChange | None:
        return reference.communes.change(former, new)

    last = {found.key for person in persons if (found := last_crossing(person, places, change))}
    ecrits = register.ecrits.by_dossier(dossier.id)
    written = {ecrit.territory for ecrit in ecrits}
    return tuple(
        _mark(crossing, ecrits)
        for crossing in crossings(persons, places, change)
        if crossing.key in last
        and crossing.change.proposal
        and crossing.change.now.code not in written
    )


def _mark(crossing: Crossing, ecrits: list[Ecrit]) -> CrossingMark:
    former = crossing.change.former.code
    refs = [ecrit.ref for ecrit in ecrits if ecrit.territory == former]
    known = f" Dans ce dossier{NBSP}: {join_words(refs)}." if refs else ""
    when = "" if crossing.when is None else f", {date_in_words(crossing.when)}"
    words = f"{crossing.change.words}{known}"
    return CrossingMark(
        words=f"Déménagement ({crossing.who}{when}). {words}",
        short=f"Déménagement{when}. {words}",
    )

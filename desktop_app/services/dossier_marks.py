"""What a dossier shows beside its persons, and the motives that it brings to the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import TermId
from desktop_app.domain.term import ListName, Term
from desktop_app.services.consents import Consents
from desktop_app.services.terms import Terms
from desktop_app.services.tick_views import Agreement, Marks

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register


class DossierMarks:
    """Reads the marks of a dossier; keeps its own motives in the list."""

    def __init__(self, register: Register, terms: Terms, consents: Consents) -> None:
        self._register = register
        self._terms = terms
        self._consents = consents

    def of(self, dossier: Dossier) -> Marks:
        """Return the motives in words, the agreements that were talked about, and indicators."""
        return Marks(
            motives=self._terms.labels(ListName.MOTIVES, dossier.motives),
            agreements=tuple(
                Agreement(item.name, item.short, item.state)
                for item in self._consents.of_dossier(dossier.id)
                if item.history
            ),
            indicated=bool(self._register.indications.by_dossier(dossier.id)),
        )

    def adopt_motives(self, change: Change, dossier: Dossier, new_id: Callable[[], str]) -> None:
        """Add the motives of ``dossier`` that no list knows: their words are their code."""
        entries = self._terms.entries(ListName.MOTIVES)
        known = {entry.code for entry in entries}
        place = max((entry.position for entry in entries), default=-1)
        for code in dossier.motives:
            if code not in known:
                place += 1
                term = Term(TermId(new_id()), ListName.MOTIVES, code, code, position=place)
                self._register.terms.save(change, term)

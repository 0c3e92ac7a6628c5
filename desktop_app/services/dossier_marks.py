"""What a dossier shows beside its persons, and the motives that it brings to the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.french import unaccented
from desktop_app.domain.ids import TermId
from desktop_app.domain.term import ListName, Term
from desktop_app.domain.word_lists import same_words
from desktop_app.register.dossier_facts import read_followers
from desktop_app.services.consents import Consents
from desktop_app.services.crossing_marks import crossing_marks
from desktop_app.services.reference import Reference
from desktop_app.services.terms import Terms
from desktop_app.services.tick_views import Agreement, Marks

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register

SITUATION_DRAFT = "situation"
"""Kind of the draft of a motive or a name that is being typed in a dossier."""


class DossierMarks:
    """Reads the marks of a dossier; keeps its own motives in the list."""

    def __init__(
        self, register: Register, terms: Terms, consents: Consents, reference: Reference
    ) -> None:
        self._register = register
        self._reference = reference
        self._terms = terms
        self._consents = consents

    def of(self, dossier: Dossier) -> Marks:
        """Return the motives in words, the agreements that were talked about, and indicators."""
        entries = self._terms.entries(ListName.MOTIVES)
        known = {entry.code: entry.label for entry in entries}
        draft = self._register.drafts.load(SITUATION_DRAFT, dossier.id)
        typed = {} if draft is None else draft.payload
        return Marks(
            motives=tuple(known.get(code, code) for code in dossier.motives),
            motive_choices=tuple(
                (entry.code, entry.label)
                for entry in entries
                if not entry.hidden or entry.code in dossier.motives
            ),
            typed_motive=str(typed.get("motive", "")),
            followers=self._followers(),
            typed_follower=str(typed.get("follower", "")),
            agreements=self._agreements(dossier),
            indicated=bool(self._register.indications.by_dossier(dossier.id)),
            crossings=crossing_marks(self._register, self._reference, dossier),
        )

    def _followers(self) -> tuple[str, ...]:
        """Return the team: who has a profile here, and who follows a dossier already."""
        names = {profile.name for profile in self._register.profiles.all() if profile.name}
        return tuple(sorted(names | read_followers(self._register.connection), key=unaccented))

    def _agreements(self, dossier: Dossier) -> tuple[Agreement, ...]:
        if not self._register.consents.by_dossier(dossier.id):
            return ()  # most dossiers: their persons are not read a second time
        return tuple(
            Agreement(item.name, item.short, item.state)
            for item in self._consents.of_dossier(dossier.id)
            if item.history
        )

    def settle(self, change: Change, dossier: Dossier, new_id: Callable[[], str]) -> Dossier:
        """Return ``dossier`` with motives of the list; those that no list knows join it.

        Words that the list already has, hidden ones too, become their code; new ones are their own.
        """
        entries = self._terms.entries(ListName.MOTIVES)
        known = {entry.code for entry in entries}
        place = max((entry.position for entry in entries), default=-1)
        codes: dict[str, None] = {}
        for motive in dossier.motives:
            twin = None if motive in known else same_words(entries, motive)
            code = motive if twin is None else twin.code
            codes[code] = None
            if code not in known:
                place += 1
                term = Term(TermId(new_id()), ListName.MOTIVES, code, code, position=place)
                self._register.terms.save(change, term)
        return replace(dossier, motives=tuple(codes))

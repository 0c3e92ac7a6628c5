"""What the list of dossiers shows beside its lines, and what is done to several at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.filters import Subject
from desktop_app.domain.french import join_words
from desktop_app.domain.ids import DossierId
from desktop_app.domain.rights import Right
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.view_facts import ViewFacts

if TYPE_CHECKING:
    from desktop_app.register.register import Register


@dataclass(frozen=True, slots=True)
class LineDetails:
    """The optional columns of a dossier, in words; ``next_due`` may be past."""

    motives: str = ""
    followed_by: str = ""
    territory: str = ""
    languages: str = ""
    next_due: date | None = None


class DossierList(Service):
    """One method a use case on the list of dossiers."""

    def __init__(
        self, register: Register, identity: Identity, clock: Clock, facts: ViewFacts
    ) -> None:
        super().__init__(register, identity, clock)
        self._facts = facts

    @needs(Right.READ)
    def details(self) -> Mapping[DossierId, LineDetails]:
        """Return the optional columns of every dossier."""
        name = self._facts.namer()
        known: dict[tuple[Subject, frozenset[str]], str] = {}

        def words(subject: Subject, values: frozenset[str]) -> str:
            if (subject, values) not in known:
                known[subject, values] = join_words(sorted(name(subject, one) for one in values))
            return known[subject, values]

        return {
            key: LineDetails(
                motives=words(Subject.MOTIVE, one.motives),
                followed_by=words(Subject.FOLLOWED_BY, one.followed_by),
                territory=words(Subject.TERRITORY, one.territories),
                languages=words(Subject.LANGUAGE, one.languages),
                next_due=one.next_due,
            )
            for key, one in self._facts.all().items()
        }

    @needs(Right.WRITE)
    def archive(self, ids: Iterable[DossierId]) -> tuple[DossierId, ...]:
        """Archive today those of ``ids`` that are active, in one change; return which they were."""
        dossiers = [
            dossier
            for dossier in map(self._register.dossiers.require, ids)
            if dossier.state is DossierState.ACTIVE
        ]
        if dossiers:
            today = self._clock().date()
            self._save(
                [
                    replace(dossier, state=DossierState.ARCHIVED, archived_on=today)
                    for dossier in dossiers
                ],
                "archive",
            )
        return tuple(dossier.id for dossier in dossiers)

    @needs(Right.WRITE)
    def reopen(self, ids: Iterable[DossierId]) -> None:
        """Make dossiers active again, in one change."""
        self._save(
            [
                replace(dossier, state=DossierState.ACTIVE, archived_on=None, archive_reason="")
                for dossier in map(self._register.dossiers.require, ids)
            ],
            "reopen",
        )

    @needs(Right.WRITE)
    def follow(self, dossier_id: DossierId, *, mine: bool) -> Dossier:
        """Add the user to those who follow a dossier, or take her out."""
        dossier = self._register.dossiers.require(dossier_id)
        others = tuple(name for name in dossier.followed_by if name != self.actor.name)
        followed_by = (*others, self.actor.name) if mine else others
        changed = replace(dossier, followed_by=followed_by)
        self._save([changed], "change")
        return changed

    def _save(self, dossiers: Iterable[Dossier], verb: str) -> None:
        with self._register.change(self.actor, verb) as change:
            for dossier in dossiers:
                self._register.dossiers.save(change, dossier)

"""Choices of a way: proposed in words, made by a person, kept with her reason (crip.md §1.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.consent_words import agreement_state, is_refusal
from desktop_app.domain.french import NBSP, date_words, quote
from desktop_app.domain.ids import DossierId, EcritId, OrientationId, PersonId
from desktop_app.domain.majority import is_minor
from desktop_app.domain.orientation import Orientation
from desktop_app.domain.orientation_guide import Guide
from desktop_app.domain.orientation_rules import (
    Concerned,
    Proposal,
    age_is_uncertain,
    proposals,
    situation_of,
)
from desktop_app.domain.person import Person
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.observations import nothing
from desktop_app.services.orientation_views import OrientationLine, OrientationStart
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register

WAYS_JOINED = f"{NBSP}; "


class Orientations(Service):
    """One method a use case on the choice of a way."""

    def __init__(
        self, register: Register, identity: Identity, clock: Clock, reference: Reference
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference

    @needs(Right.READ)
    def start(self, dossier_id: DossierId) -> OrientationStart:
        """Return the beginning of a choice: the children are meant, else everybody."""
        register, today = self._register, self._clock().date()
        persons = tuple(register.persons.by_dossier(dossier_id))
        concerned = self._concerned(dossier_id, persons, today)
        minors = tuple(one.id for one in concerned if one.minor)
        return OrientationStart(
            dossier=register.dossiers.require(dossier_id),
            start=Orientation(
                id=OrientationId(""),
                dossier_id=dossier_id,
                chosen_at=self._clock(),
                chosen_by=self.actor.name,
                ways=(),
                person_ids=minors or tuple(one.id for one in concerned),
            ),
            persons=persons,
            concerned=concerned,
            past=tuple(line(item, self._reference.guide) for item in self._made(dossier_id)),
        )

    @needs(Right.READ)
    def is_chosen(self, dossier_id: DossierId) -> bool:
        """Tell whether a way was ever chosen in a dossier."""
        return bool(self._made(dossier_id))

    @needs(Right.READ)
    def propose(
        self, dossier_id: DossierId, ticked: Iterable[str], person_ids: Iterable[PersonId]
    ) -> tuple[Proposal, ...]:
        """Return the ways that a situation leads to, each with its reasons."""
        persons = tuple(self._register.persons.by_dossier(dossier_id))
        concerned = self._concerned(dossier_id, persons, self._clock().date())
        situation = situation_of(concerned, person_ids)
        return proposals(self._reference.guide, tuple(ticked), situation)

    @needs(Right.WRITE)
    def record(
        self, orientation: Orientation, beside: Callable[[], None] = nothing
    ) -> OrientationId:
        """Keep a choice, with what was proposed; earlier ones stay as they are.

        ``beside`` runs in the same transaction. Raise ``BadInput`` when no way is chosen.
        """
        if not orientation.ways:
            raise BadInput(
                "Aucune voie n’est choisie.",
                "Choisissez-en au moins une. «\u00a0Rien pour l’instant\u00a0» en est une.",
            )
        proposed = self.propose(orientation.dossier_id, orientation.ticked, orientation.person_ids)
        made = replace(
            orientation,
            id=OrientationId(self._new_id()),
            chosen_at=self._clock(),
            chosen_by=self.actor.name,
            reason=orientation.reason.strip(),
            proposed=tuple(item.way for item in proposed),
            ecrit_id=None,
        )
        with self._register.change(self.actor, "create") as change:
            self._register.orientations.save(change, made)
            beside()
        return made.id

    @needs(Right.WRITE)
    def trash(self, orientation_id: OrientationId, beside: Callable[[], None] = nothing) -> None:
        """Put a choice in the trash; ``restore`` brings it back."""
        with self._register.change(self.actor, "trash") as change:
            self._register.orientations.trash(change, orientation_id)
            beside()

    @needs(Right.WRITE)
    def restore(self, orientation_id: OrientationId) -> None:
        """Take a choice out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.orientations.restore(change, orientation_id)

    def _made(self, dossier_id: DossierId) -> list[Orientation]:
        return latest_first(self._register.orientations.by_dossier(dossier_id))

    def _concerned(
        self, dossier_id: DossierId, persons: Iterable[Person], today: date
    ) -> tuple[Concerned, ...]:
        held = self._register.consents.by_dossier(dossier_id)
        return tuple(
            concerned(
                person,
                [item for item in held if item.person_id == person.id],
                self._reference.languages.name,
                today,
            )
            for person in persons
        )


def concerned(
    person: Person, held: Iterable[Consent], language: Callable[[str], str], today: date
) -> Concerned:
    """Return what the rules look at of a person. A minor is asked for no agreement."""
    minor = is_minor(person, today)
    state, latest = agreement_state(held, language, today)
    refused = is_refusal(latest)
    agreed = latest is not None and latest.answer is ConsentAnswer.YES and not refused
    return Concerned(
        id=person.id,
        minor=minor,
        uncertain=age_is_uncertain(person, today),
        agreed=agreed and latest is not None and latest.kind is ConsentKind.AGREEMENT,
        refused=refused,
        agreement="" if minor else state,
    )


def latest_first(made: Iterable[Orientation]) -> list[Orientation]:
    """Return the choices, the latest first."""
    return sorted(made, key=lambda item: (item.chosen_at, item.id), reverse=True)


def ways_in_words(orientation: Orientation, guide: Guide) -> str:
    """Return « Signalement au procureur ; Information préoccupante »."""
    return WAYS_JOINED.join(guide.way(way).title for way in orientation.ways)


def details(orientation: Orientation, guide: Guide) -> tuple[str, ...]:
    """Return the reason, what was ticked and what was proposed, each in a sentence."""
    ticked = WAYS_JOINED.join(quote(label) for label in guide.labels(orientation.ticked))
    proposed = WAYS_JOINED.join(guide.way(way).title for way in orientation.proposed)
    return tuple(
        part
        for part in (
            orientation.reason.strip(),
            f"Coché{NBSP}: {ticked}" if ticked else "Rien n’a été coché",
            f"Proposé{NBSP}: {proposed}" if proposed else "",
        )
        if part
    )


def line(orientation: Orientation, guide: Guide) -> OrientationLine:
    """Return a choice in words."""
    day = date_words(orientation.chosen_at.date())
    return OrientationLine(
        orientation=orientation,
        when=f"{day}, {orientation.chosen_by}" if orientation.chosen_by else day,
        ways=ways_in_words(orientation, guide),
        details=details(orientation, guide),
    )


def tie_to_ecrit(
    register: Register, change: Change, orientation_id: OrientationId, ecrit_id: EcritId
) -> None:
    """Write which écrit was begun from a choice; the first one stays."""
    orientation = register.orientations.require(orientation_id)
    if orientation.ecrit_id is None:
        register.orientations.save(change, replace(orientation, ecrit_id=ecrit_id))

"""Agreements, views of children, information of parents: each conversation is one record.

Nothing here takes anything away from a person who refuses (mniop.md §4.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.consent import Consent, ConsentKind
from desktop_app.domain.consent_words import (
    NO_VIEW,
    agreement_state,
    in_order,
    is_refusal,
    sentence,
    when,
)
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.ids import ConsentId, DossierId
from desktop_app.domain.majority import is_minor
from desktop_app.domain.names import display_name, initials
from desktop_app.domain.person import Person
from desktop_app.domain.rights import Right
from desktop_app.domain.word_lists import ListEntry
from desktop_app.errors import BadInput
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.observations import nothing
from desktop_app.services.reference import Reference
from desktop_app.services.tick_views import ConsentLine, PersonConsents

if TYPE_CHECKING:
    from desktop_app.register.register import Register

PARENTS_HEADING = "Information des parents"
_NOBODY_INFORMED = "Information des parents non notée"


class Consents(Service):
    """One method a use case on agreements."""

    def __init__(
        self, register: Register, identity: Identity, clock: Clock, reference: Reference
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference

    @needs(Right.WRITE)
    def record(self, consent: Consent, beside: Callable[[], None] = nothing) -> ConsentId:
        """Keep a new conversation, under an id of its own; earlier ones stay as they are.

        ``beside`` runs in the same transaction. Raise ``BadInput`` when nothing is said in it.
        """
        if is_empty(consent):
            raise BadInput("Rien n’est encore noté.", "Notez au moins une réponse ou un mot.")
        kept = replace(
            consent,
            id=ConsentId(self._new_id()),
            entered_at=self._clock(),
            author=self.actor.name,
        )
        self._keep(kept, "create", beside)
        return kept.id

    @needs(Right.READ)
    def get(self, consent_id: ConsentId) -> Consent:
        """Return a conversation."""
        return self._register.consents.require(consent_id)

    @needs(Right.WRITE)
    def change(self, consent: Consent, beside: Callable[[], None] = nothing) -> None:
        """Correct a conversation; who noted it and when stay."""
        old = self._register.consents.require(consent.id)
        kept = replace(consent, author=old.author, entered_at=old.entered_at)
        self._keep(kept, "change", beside)

    @needs(Right.WRITE)
    def withdraw(
        self,
        consent_id: ConsentId,
        on: PartialDate | None,
        note: str,
        beside: Callable[[], None] = nothing,
    ) -> None:
        """Write that an agreement was withdrawn; what had been agreed stays readable."""
        old = self._register.consents.require(consent_id)
        day = on or PartialDate.of_day(self._clock().date())
        self._keep(replace(old, withdrawn_on=day, withdrawal_note=note.strip()), "change", beside)

    @needs(Right.WRITE)
    def trash(self, consent_id: ConsentId, beside: Callable[[], None] = nothing) -> None:
        """Put a conversation in the trash; ``restore`` brings it back."""
        with self._register.change(self.actor, "trash") as change:
            self._register.consents.trash(change, consent_id)
            beside()

    @needs(Right.WRITE)
    def restore(self, consent_id: ConsentId) -> None:
        """Take a conversation out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.consents.restore(change, consent_id)

    @needs(Right.READ)
    def of_dossier(self, dossier_id: DossierId) -> tuple[PersonConsents, ...]:
        """Return the agreements person by person, then what the parents were told."""
        register, today = self._register, self._clock().date()
        persons = register.persons.by_dossier(dossier_id)
        held = register.consents.by_dossier(dossier_id)
        own = [item for item in held if item.kind is not ConsentKind.PARENTS]
        told = [item for item in held if item.kind is ConsentKind.PARENTS]
        found = [
            self._of_person(person, [item for item in own if item.person_id == person.id], today)
            for person in persons
        ]
        return (*found, self._of_parents(told, persons, today))

    def _keep(self, consent: Consent, verb: str, beside: Callable[[], None]) -> None:
        with self._register.change(self.actor, verb) as change:
            self._register.consents.save(change, consent)
            beside()

    def _of_person(self, person: Person, held: list[Consent], today: date) -> PersonConsents:
        minor = is_minor(person, today)
        language = self._reference.languages.name
        state, latest = agreement_state(held, language, today)
        if latest is None and minor:
            views = in_order(held)
            state = sentence(views[0], language, today) if views else NO_VIEW
        return PersonConsents(
            person=person,
            name=display_name(person),
            short=initials(person),
            minor=minor,
            state=state,
            refused=is_refusal(latest),
            history=tuple(self._line(item, today) for item in in_order(held)),
        )

    def _of_parents(
        self, told: list[Consent], persons: Iterable[Person], today: date
    ) -> PersonConsents:
        history = in_order(told)
        language = self._reference.languages.name
        return PersonConsents(
            person=None,
            name=PARENTS_HEADING,
            short=PARENTS_HEADING,
            minor=False,
            state=sentence(history[0], language, today) if history else _NOBODY_INFORMED,
            refused=False,
            history=tuple(self._line(item, today, persons) for item in history),
        )

    def _line(self, item: Consent, today: date, persons: Iterable[Person] = ()) -> ConsentLine:
        reference = self._reference
        told = next((display_name(one) for one in persons if one.id == item.person_id), "")
        by = ", ".join(
            part
            for part in (
                f"par {item.explained_by}" if item.explained_by else "",
                f"interprète{NBSP}: {item.interpreter}" if item.interpreter else "",
            )
            if part
        )
        details = (
            _said("Personne informée", told),
            _said("Expliqué", by),
            _said("Points expliqués", _listed(reference.consent_points, item.explained)),
            item.explained_note,
            _said("Compris", {True: "oui", False: "non", None: ""}[item.understood]),
            _said("Portée", _listed(reference.consent_scopes, item.scope)),
            _said("Limites", item.scope_note),
            _said("Ses mots", quote(item.words) if item.words else ""),
            _said("Raison", _listed(reference.consent_reasons, item.reason_codes)),
            item.reason,
            _withdrawal(item, today),
        )
        return ConsentLine(
            consent=item,
            sentence=sentence(item, reference.languages.name, today),
            details=tuple(filter(None, details)),
        )


def is_empty(consent: Consent) -> bool:
    """Tell whether nothing was said: neither an answer, nor an explanation, nor a word."""
    return not (
        consent.explained
        or consent.answer
        or consent.understood is not None
        or consent.reason_codes
        or any(
            text.strip()
            for text in (
                consent.explained_note,
                consent.scope_note,
                consent.reason,
                consent.words,
            )
        )
    )


def _withdrawal(item: Consent, today: date) -> str:
    if item.withdrawn_on is None:
        return ""
    words = f"Retiré {when(item.withdrawn_on, today)}"
    return f"{words}{NBSP}: {item.withdrawal_note}" if item.withdrawal_note else words


def _said(label: str, words: str) -> str:
    return f"{label}{NBSP}: {words}" if words else ""


def _listed(entries: Iterable[ListEntry], codes: Iterable[str]) -> str:
    known = {entry.code: entry.label for entry in entries}
    return f"{NBSP}; ".join(known.get(code, code) for code in codes)

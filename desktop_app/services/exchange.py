"""Whole dossiers in and out as domain JSON, for the command line and for training."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from desktop_app.domain import exchange
from desktop_app.domain.codec import CodecError
from desktop_app.domain.consent import Consent
from desktop_app.domain.event import Event, Reminder
from desktop_app.domain.exchange import Bundle
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Observation
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.exchange_leaving import leaving
from desktop_app.services.exchange_pieces import inspected, keep_pieces
from desktop_app.services.exchange_places import save_places, with_known_places
from desktop_app.services.papers import Papers
from desktop_app.services.places import with_commune
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register

_SHOWN_PATH = 120

E = TypeVar("E", Observation, Indication, Consent, Event)


class Exchange(Service):
    """One dossier a document."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        papers: Papers,
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._papers = papers

    @needs(Right.WRITE)
    def add(self, plain: Any) -> str:
        """Keep the dossier of a JSON document and return its reference.

        A place that the register already has, value for value, is not written again.
        """
        try:
            bundle = exchange.read(plain, self._new_id)
        except CodecError as error:
            path = "".join(char for char in error.path if char.isprintable())[:_SHOWN_PATH]
            raise BadInput(
                f"Le fichier ne peut pas être lu\u00a0: {path}\u00a0: {error.problem}.",
                "Corrigez-le, puis recommencez. Rien n’a été ajouté.",
            ) from error
        return self._keep(bundle)

    @needs(Right.READ)
    def show(self, ref: str, *, with_attachments: bool = False) -> dict[str, Any]:
        """Return the JSON document of a dossier.

        ``with_attachments`` puts what the pieces hold into it; without, écrits name theirs.
        """
        dossier = self._register.dossiers.require_ref(ref)
        return exchange.write(leaving(self._register, dossier, with_attachments=with_attachments))

    def _keep(self, bundle: Bundle) -> str:
        now = self._clock()
        register = self._register
        places = tuple(with_commune(place, self._reference) for place in bundle.places)
        bundle = with_known_places(register, replace(bundle, places=places))
        given = bundle.attachments
        pieces = inspected(self._papers, register, given, self.actor.name, now) if given else ()
        with register.change(self.actor, "create") as change:
            ref = bundle.dossier.ref
            if not register.take_ref(change, ref):
                ref = register.next_ref(change, "D", now.year)
            dossier = replace(
                bundle.dossier, ref=ref, opened_on=bundle.dossier.opened_on or now.date()
            )
            save_bundle(
                register,
                change,
                replace(
                    bundle,
                    dossier=dossier,
                    attachments=pieces,
                    observations=self._entered(bundle.observations, now),
                    indications=self._entered(bundle.indications, now),
                    consents=self._entered(bundle.consents, now),
                    events=self._entered(bundle.events, now),
                    reminders=self._set_down(bundle.reminders, now),
                ),
            )
        return ref

    def _entered(self, items: tuple[E, ...], now: datetime) -> tuple[E, ...]:
        """Return ``items`` with who entered them and when, where the file does not say it."""
        return tuple(
            replace(item, entered_at=item.entered_at or now, author=item.author or self.actor.name)
            for item in items
        )

    def _set_down(self, items: tuple[Reminder, ...], now: datetime) -> tuple[Reminder, ...]:
        return tuple(
            replace(
                item,
                created_at=item.created_at or now,
                created_by=item.created_by or self.actor.name,
            )
            for item in items
        )


def save_bundle(register: Register, change: Change, bundle: Bundle) -> None:
    """Write a whole dossier that has its reference; each écrit gets its own, by its year."""
    register.dossiers.save(change, bundle.dossier)
    save_places(register, change, bundle)
    for person in bundle.persons:
        register.persons.save(change, person)
    for relation in bundle.relations:
        register.relations.save(change, relation)
    for household in bundle.households:
        register.households.save(change, household)
    for observation in bundle.observations:
        register.observations.save(change, observation)
    for event in bundle.events:
        register.events.save(change, event)
    keep_pieces(register, change, bundle.attachments)
    for indication in bundle.indications:
        register.indications.save(change, indication)
    for consent in bundle.consents:
        register.consents.save(change, consent)
    _save_papers(register, change, bundle)


def _save_papers(register: Register, change: Change, bundle: Bundle) -> None:
    """Write the écrits, then what may name one of them."""
    for ecrit in bundle.ecrits:
        year = (ecrit.written_on or bundle.dossier.opened_on or change.now.date()).year
        register.ecrits.save(change, replace(ecrit, ref=register.next_ref(change, "E", year)))
    for orientation in bundle.orientations:
        register.orientations.save(change, orientation)
    for reminder in bundle.reminders:
        register.reminders.save(change, reminder)

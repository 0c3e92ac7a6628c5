"""What leaves a dossier in its document: nothing tied to another dossier or to the trash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.exchange import Bundle
from desktop_app.domain.ids import DossierId
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.register.moving import naming_only
from desktop_app.services.exchange_pieces import given_pieces, only_named
from desktop_app.services.exchange_places import events_given, visits_given

if TYPE_CHECKING:
    from desktop_app.register.register import Register
    from desktop_app.register.repository import Entity, OfDossier

    T = TypeVar("T", bound=Entity)

_TIES = ("person_id", "observation_id", "occasion_id", "ecrit_id")


def leaving(register: Register, dossier: Dossier, *, with_attachments: bool) -> Bundle:
    """Return all of a dossier that its document tells."""
    held = _Leaving(register, dossier.id)
    persons, observations = held.of(register.persons), held.of(register.observations)
    indications, ecrits = held.of(register.indications), held.of(register.ecrits)
    places = _places_named(register, persons, observations, indications)
    pieces = held.of(register.attachments)
    relations = register.relations.by_dossier(dossier.id)
    return Bundle(
        dossier=dossier,
        persons=persons,
        places=places,
        relations=tuple(item for item in relations if {item.from_id, item.to_id} <= held.own),
        households=held.of(register.households),
        observations=observations,
        attachments=given_pieces(register, pieces) if with_attachments else (),
        ecrits=ecrits if with_attachments else only_named(ecrits, pieces),
        indications=indications,
        consents=held.of(register.consents),
        place_events=events_given(register, places),
        visits=visits_given(observations),
        events=held.of(register.events),
        reminders=held.of(register.reminders),
        orientations=held.of(register.orientations),
    )


class _Leaving:
    """The entities of one dossier, cut from what its document does not hold."""

    def __init__(self, register: Register, dossier_id: DossierId) -> None:
        self._dossier_id = dossier_id
        self.own = frozenset(person.id for person in register.persons.by_dossier(dossier_id))
        seen = register.observations.by_dossier(dossier_id)
        self._known: frozenset[str | None] = frozenset(
            (
                None,
                *self.own,
                *(item.id for item in seen),
                *(item.occasion_id for item in seen),
                *(ecrit.id for ecrit in register.ecrits.by_dossier(dossier_id)),
            )
        )

    def of(self, repository: OfDossier[T]) -> tuple[T, ...]:
        """Return the entities that leave: each tie leads to one that leaves too, or is none."""
        return tuple(map(self._untied, repository.by_dossier(self._dossier_id)))

    def _untied(self, entity: T) -> T:
        loose = [name for name in _TIES if getattr(entity, name, None) not in self._known]
        named = naming_only(entity, self.own)
        return replace(cast("Any", named), **dict.fromkeys(loose)) if loose else named


def _places_named(
    register: Register,
    persons: Iterable[Person],
    observations: Iterable[Observation],
    indications: Iterable[Indication],
) -> tuple[Place, ...]:
    named = register.places.named_by(persons, observations)
    elsewhere = {item.place_id for item in indications if item.place_id} - named.keys()
    return (*named.values(), *register.places.many(sorted(elsewhere)).values())

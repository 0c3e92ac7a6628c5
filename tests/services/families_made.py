"""Families for the tests of merges and separations: all nouns of a dossier, fictional."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.attachment import Attachment
from desktop_app.domain.consent import Consent, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Household, OtherService, Step
from desktop_app.domain.event import Event, EventKind, Reminder
from desktop_app.domain.ids import (
    AttachmentId,
    ConsentId,
    DossierId,
    EventId,
    HouseholdId,
    IndicationId,
    OccasionId,
    PersonId,
    ReminderId,
)
from desktop_app.domain.indication import Indication
from desktop_app.domain.person import Alias, AliasKind, Person, Phone, Role, Safety, Sex
from desktop_app.domain.relation import RelationKind
from desktop_app.services.families import Link
from desktop_app.services.merge_views import MergeRequest
from desktop_app.services.separation_views import SeparationRequest
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, WordsPart

MODEL = "information_preoccupante_crip"


def person(session: Session, dossier_id: DossierId, **values: Any) -> Person:
    """Add a person to a dossier."""
    return session.people.save(replace(session.people.blank(dossier_id), **values))


def put(session: Session, repository: str, entity: Any) -> None:
    """Write an entity that no service of this test writes."""
    register = session.register
    with register.change(session.actor, "create") as change:
        getattr(register, repository).save(change, entity)


def ana(session: Session) -> tuple[DossierId, Person, Person]:
    """Add D-2026-…: POPESCU Ana, her mother, one of everything."""
    view = session.dossiers.create(typed_name="Ana POPESCU")
    dossier_id = view.dossier.id
    child = session.people.save(
        replace(
            view.persons[0].person,
            aliases=(Alias("Nina"),),
            sex=Sex.FEMALE,
            birth=PartialDate("2011-05-12"),
            nationalities=("RO",),
            health="Un plâtre au bras droit.",
            sources={"birth": Source.PERSON, "birth_name": Source.PERSON},
        )
    )
    mother = person(
        session,
        dossier_id,
        birth_name="POPESCU",
        first_names=("Elena",),
        sex=Sex.FEMALE,
        role=Role.PARENT,
        phones=(Phone("06 39 98 12 34", "", Safety.YES),),
    )
    session.people.relate(mother.id, RelationKind.PARENT, child.id)
    session.people.save(replace(child, authority_ids=(mother.id,)))
    session.dossiers.save(
        replace(view.dossier, history="Arrivée en 2024.", motives=("school",), followed_by=("Ali",))
    )
    occasion = observe(session, dossier_id, "Ana est absente du collège.", child.id, mother.id)
    session.ecrits.create(dossier_id, MODEL, (child.id,), (), "93")
    everything(session, dossier_id, child.id, occasion)
    return dossier_id, session.people.get(child.id), mother


def anna(session: Session) -> tuple[DossierId, Person, Person]:
    """Add D-2025-…: POPESKU Anna, who is Ana, and her brother Marius."""
    view = session.dossiers.create(typed_name="Anna POPESKU")
    dossier_id = view.dossier.id
    child = session.people.save(
        replace(
            view.persons[0].person,
            aliases=(Alias("Nina"), Alias("Ана", AliasKind.SPELLING)),
            sex=Sex.FEMALE,
            birth=PartialDate("2010"),
            birth_place="Craiova",
            email="anna@example.org",
            nationalities=("MD",),
            health="Tousse depuis janvier.",
            absences={"home_address": Absence.REFUSED},
            sources={"birth": Source.RELATIVE},
        )
    )
    brother = person(
        session,
        dossier_id,
        birth_name="POPESKU",
        first_names=("Marius",),
        sex=Sex.MALE,
        role=Role.OTHER_MINOR,
    )
    session.people.relate(brother.id, RelationKind.SIBLING, child.id)
    session.dossiers.save(
        replace(
            view.dossier,
            history="Vue à Lyon en 2023.",
            services=(OtherService("PMI"),),
            steps=(Step("Appel à la PMI", PartialDate("2025-06")),),
            motives=("health",),
        )
    )
    occasion = observe(session, dossier_id, "Anna tousse.", child.id)
    observe(session, dossier_id, "Marius et Anna jouent.", child.id, brother.id)
    observe(session, dossier_id, "Marius est là.", brother.id)
    everything(session, dossier_id, child.id, occasion)
    return dossier_id, session.people.get(child.id), brother


def observe(session: Session, dossier_id: DossierId, text: str, *who: PersonId) -> OccasionId:
    """Record an observation with words of the first person."""
    return session.observations.record(
        ObservationEntry(
            dossier_id=dossier_id,
            observed=PartialDate("2026-03-02"),
            person_ids=who,
            seen=text,
            words=(WordsPart("Je suis là.", speaker_id=who[0]),) if who else (),
        )
    )


def everything(
    session: Session, dossier_id: DossierId, child: PersonId, occasion: OccasionId
) -> None:
    """Add an event, a reminder, a piece, an indicator, an agreement and a household."""
    new = session.people._new_id
    put(
        session,
        "events",
        Event(EventId(new()), dossier_id, EventKind.CALL, "Appel au collège.", person_ids=(child,)),
    )
    put(
        session,
        "reminders",
        Reminder(ReminderId(new()), dossier_id, "Rappeler", date(2026, 3, 9), occasion),
    )
    put(
        session,
        "attachments",
        Attachment(
            AttachmentId(new()),
            dossier_id,
            "note.pdf",
            "application/pdf",
            9,
            "ab" * 32,
            person_ids=(child,),
            occasion_id=occasion,
        ),
    )
    seen = session.observations.get(occasion)[0].id
    put(
        session,
        "indications",
        Indication(IndicationId(new()), dossier_id, "school", "École", child, observation_id=seen),
    )
    put(
        session,
        "consents",
        Consent(
            ConsentId(new()), dossier_id, child, ConsentKind.CHILD_VIEW, words="Je veux rester."
        ),
    )
    put(
        session,
        "households",
        Household(HouseholdId(new()), dossier_id, "Chez la mère", (child,)),
    )


def plain(name: str) -> str:
    """Return a Latin name without its marks, as somebody in a hurry types it."""
    parted = unicodedata.normalize("NFKD", name)
    kept = "".join(char for char in parted if not unicodedata.combining(char))
    return kept if kept.isascii() else name


def request_of(
    gone: DossierId, kept: DossierId, couples: Mapping[PersonId, PersonId | None]
) -> MergeRequest:
    """Return the request of a merge without any other choice."""
    return MergeRequest(gone, kept, couples)


def act(session: Session, kind: str, number: int) -> None:
    """Do one of the acts on families, on whatever there is."""
    dossiers = sorted(session.register.dossiers.all(), key=lambda item: item.id)
    dossier = dossiers[number % len(dossiers)]
    persons = session.register.persons.by_dossier(dossier.id)
    who = persons[number % len(persons)] if persons else None
    if kind == "merge" and len(dossiers) > 1:
        other = dossiers[(number + 1) % len(dossiers)]
        session.merging.merge(MergeRequest(dossier.id, other.id))
    elif kind == "undo":
        open_ones = [batch for batch in session.register.batches.all() if not batch.undone_at]
        if open_ones:
            session.undoing.undo(open_ones[number % len(open_ones)].id)
    elif who is None:
        return
    elif kind == "separate":
        session.separating.separate(SeparationRequest(dossier.id, (who.id,)))
    elif kind == "name":
        session.people.save(replace(who, note=f"Note {number}"))
    elif kind == "home":
        blank = session.families.blank_household(dossier.id)
        session.families.save_household(replace(blank, member_ids=(who.id,)))
    elif len(persons) > 1:
        other_one = persons[(number + 1) % len(persons)]
        kinds = tuple(RelationKind)
        session.families.set_links(who.id, {other_one.id: Link(kinds[number % len(kinds)], "")})

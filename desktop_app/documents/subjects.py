"""Of whom a paper speaks: one adult, the children, or everybody who was picked."""

from __future__ import annotations

from desktop_app.documents.snapshot import Snapshot
from desktop_app.domain.consent import ConsentKind
from desktop_app.domain.majority import is_minor
from desktop_app.domain.person import Person, Role

ADULT, MINOR = "adult", "minor"


def chosen(snapshot: Snapshot) -> tuple[Person, ...]:
    """Return the persons of the écrit, in its order."""
    known = {person.id: person for person in snapshot.persons}
    return tuple(known[id_] for id_ in snapshot.ecrit.person_ids if id_ in known)


def concerned(snapshot: Snapshot) -> tuple[Person, ...]:
    """Return the adult whom a referral is about, alone, or nobody.

    One paper a person: of several adults it is the one whom the dossier is about, else the one
    whose agreement was asked, else the one whom indicators are about, else the first of the écrit.
    """
    adults = [person for person in chosen(snapshot) if not is_minor(person, snapshot.written_on)]
    if not adults:
        return ()
    asked = {
        item.person_id for item in snapshot.casework.consents if item.kind is ConsentKind.AGREEMENT
    }
    noted = {item.person_id for item in snapshot.casework.indications}

    def far(one: Person) -> tuple[bool, bool, bool]:
        return (one.role is not Role.CHILD, one.id not in asked, one.id not in noted)

    return (min(adults, key=far),)


def others(snapshot: Snapshot) -> tuple[Person, ...]:
    """Return the persons of the écrit beside the adult whom it is about."""
    about = {person.id for person in concerned(snapshot)}
    return tuple(person for person in chosen(snapshot) if person.id not in about)


def subjects(snapshot: Snapshot) -> tuple[Person, ...]:
    """Return whose indicators, agreements and ways of contact the paper may print."""
    if snapshot.age_rule == ADULT:
        return concerned(snapshot)
    if snapshot.age_rule == MINOR:
        return tuple(person for person in chosen(snapshot) if person.role is Role.CHILD)
    return chosen(snapshot)

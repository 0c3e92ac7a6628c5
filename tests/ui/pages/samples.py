"""Fictional dossiers: one family as on the wireframes, and the hard ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import EventKind
from desktop_app.domain.ids import DossierId, EventId, OccasionId, PersonId
from desktop_app.domain.person import (
    Alias,
    AliasKind,
    LanguageLevel,
    LanguageSkill,
    Person,
    Phone,
    Role,
    Safety,
    Sex,
)
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.domain.relation import RelationKind
from desktop_app.services.place_views import LeaveRequest
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, ReportedPart, WordsPart
from desktop_app.services.visit_views import VisitEntry

CAST = "Elle porte un plâtre au bras droit."
LONG = (
    "Ana est présente sur le terrain à 11 h, un jour de collège. "
    + CAST
    + " Elle explique qu’elle "
    "garde ses petits frères pendant que sa mère est au marché. Le chemin vers l’école est coupé "
    "depuis les travaux. Le bus ne s’arrête plus devant le terrain. "
) * 2


def place(session: Session, name: str = "Les Acacias", code: str = "93066") -> Place:
    """Add a place of Saint-Denis."""
    return session.places.save(
        replace(session.places.blank(), name=name, kind=PlaceKind.SITE, commune_code=code)
    )


def eventful(session: Session) -> Place:
    """Return a place where somebody lives, somebody did, and things happened."""
    home = place(session, "Chemin des Aulnes")
    porte = place(session, "La Porte", "75118")
    people = []
    for name in ("IONESCU Maria", "DUMITRU Denisa", "STAN Florin"):
        person = session.dossiers.create(typed_name=name).persons[0].person
        stayed = Stay(home.id, "caravane verte, près du portail", PartialDate("2025-07"))
        people.append(session.people.save(replace(person, stay=stayed)))
    session.visits.record(
        VisitEntry(
            home.id,
            observed=PartialDate("2026-02-20"),
            time="vers 18 h",
            text=LONG,
            person_ids=tuple(person.id for person in people),
        )
    )
    session.departures.leave(
        LeaveRequest(
            home.id, (people[0].id,), PartialDate("2026-03-01"), to=porte.id, text="À 6 h 30."
        )
    )
    return home


def stay(home: Place) -> Stay:
    """Return a stay in ``home``, since nobody knows when."""
    return Stay(home.id)


def family(session: Session) -> DossierId:
    """Add POPESCU Ana, her brother and her mother, with two observations."""
    home = place(session)
    view = session.dossiers.create()
    dossier_id = view.dossier.id
    ana = session.people.save(_ana(view.persons[0].person, home))
    marius = _add(session, dossier_id, "Marius", Role.OTHER_MINOR, Sex.MALE)
    elena = _add(session, dossier_id, "Elena", Role.PARENT, Sex.FEMALE)
    session.people.relate(elena.id, RelationKind.PARENT, ana.id)
    session.people.relate(marius.id, RelationKind.SIBLING, ana.id)
    session.observations.record(_visit(dossier_id, home, (ana.id, marius.id)))
    session.observations.record(
        ObservationEntry(
            dossier_id=dossier_id,
            observed=PartialDate("2026-02-12"),
            seen="Visite du terrain. Ana et Marius sont là.",
            analysis="La famille se dit inquiète d’une expulsion.",
        )
    )
    return dossier_id


def twin(session: Session) -> DossierId:
    """Add the dossier of POPESKU Anna, who is POPESCU Ana under another spelling."""
    view = session.dossiers.create()
    dossier_id = view.dossier.id
    anna = session.people.save(
        replace(
            view.persons[0].person,
            birth_name="POPESKU",
            first_names=("Anna",),
            sex=Sex.FEMALE,
            birth=PartialDate("2011"),
            nationalities=("MD",),
            health="Tousse depuis janvier.",
            lives_with="sa tante",
            sources={"birth": Source.RELATIVE},
        )
    )
    _add(session, dossier_id, "Rodica", Role.HOUSEHOLD, Sex.FEMALE)
    session.observations.record(
        ObservationEntry(
            dossier_id=dossier_id,
            observed=PartialDate("2025-06-03"),
            person_ids=(anna.id,),
            seen="Anna tousse.",
        )
    )
    return dossier_id


def siblings(session: Session, number: int = 9) -> DossierId:
    """Add a family of ``number`` children, each with a long name, and 200 observations."""
    view = session.dossiers.create()
    dossier_id = view.dossier.id
    eldest = replace(
        view.persons[0].person,
        birth_name="DUMITRU-VASILESCU CONSTANTINESCU",
        first_names=("Maria-Magdalena Alexandra",),
        sex=Sex.FEMALE,
    )
    session.people.save(eldest)
    for rank in range(1, number):
        child = _add(session, dossier_id, f"Alexandru-Constantin {rank}", Role.CHILD, Sex.MALE)
        session.people.relate(child.id, RelationKind.SIBLING, eldest.id)
    return dossier_id


def long_chronology(session: Session, dossier_id: DossierId, number: int = 200) -> None:
    """Add ``number`` observations, one every two days before 1 March 2026."""
    last = date(2026, 3, 1)
    for rank in range(number):
        session.observations.record(
            ObservationEntry(
                dossier_id=dossier_id,
                observed=PartialDate.of_day(last - timedelta(days=2 * rank)),
                time="matin",
                seen=LONG if rank % 3 == 0 else f"Passage numéro {rank}.",
            )
        )


def busy(session: Session, dossier_id: DossierId) -> EventId:
    """Add a call, a meeting, a message, a note, a hard text and reminders; return the call."""
    made = []
    for kind, who, text in (
        (EventKind.CALL, "Collège Jean-Moulin", "Ana est absente depuis lundi."),
        (EventKind.MEETING, "Mme DURAND, PMI", "Point sur le suivi de Marius. " * 6),
        (EventKind.MESSAGE, "Médiatrice scolaire", "Visite proposée jeudi."),
        (EventKind.NOTE, "", "Prévoir deux personnes pour la prochaine visite."),
    ):
        blank = session.events.blank(dossier_id)
        made.append(session.events.record(replace(blank, kind=kind, with_whom=who, text=text)))
    hard = ObservationEntry(
        dossier_id, observed=PartialDate("2026-02-20"), seen="Récit de la nuit.", hard=True
    )
    session.observations.record(hard)
    for text, days in (
        ("Rappeler la PMI", -2),
        ("Relancer le collège", 4),
        ("Apporter la fiche", 9),
    ):
        blank_reminder = session.reminders.blank(dossier_id)
        due = blank_reminder.due + timedelta(days=days - 7)
        reminder_id = session.reminders.record(replace(blank_reminder, text=text, due=due))
    session.reminders.done(reminder_id, "Remise pendant la visite.")
    return made[0]


def corrected(session: Session, dossier_id: DossierId) -> OccasionId:
    """Add an observation that was corrected once, with a reason."""
    entry = ObservationEntry(dossier_id, observed=PartialDate("2026-03-01"), seen=LONG)
    occasion = session.observations.record(entry)
    again = replace(entry, seen=f"{LONG} Elle repart à 12 h.", correction="précision sur l’heure")
    session.observations.change(occasion, again)
    return occasion


def nameless(session: Session) -> DossierId:
    """Add a dossier whose only person has no name, no age and no place."""
    return session.dossiers.create().dossier.id


def _ana(blank: Person, home: Place) -> Person:
    return replace(
        blank,
        birth_name="POPESCU",
        first_names=("Ana", "Maria"),
        aliases=(Alias("Nina"), Alias("Anna POPESKU", AliasKind.SPELLING)),
        sex=Sex.FEMALE,
        birth=PartialDate("2011-05-12"),
        birth_place="Craiova",
        birth_country="RO",
        nationalities=("RO",),
        languages=(
            LanguageSkill("ro", LanguageLevel.MOTHER_TONGUE),
            LanguageSkill("fr", LanguageLevel.SOME),
        ),
        interpreter_useful=True,
        phones=(
            Phone("06 39 98 12 34", "la mère", Safety.CERTAIN_HOURS, "seulement l’après-midi"),
        ),
        stay=Stay(home.id, "près du portail vert", PartialDate("2025-07")),
        lives_with="sa mère et son frère",
        absences={"authority": Absence.NOT_ASKED},
        sources={"birth": Source.PERSON},
    )


def _add(session: Session, dossier_id: DossierId, first_name: str, role: Role, sex: Sex) -> Person:
    blank = session.people.blank(dossier_id)
    return session.people.save(
        replace(blank, birth_name="POPESCU", first_names=(first_name,), role=role, sex=sex)
    )


def _visit(
    dossier_id: DossierId, home: Place, person_ids: tuple[PersonId, ...]
) -> ObservationEntry:
    return ObservationEntry(
        dossier_id=dossier_id,
        observed=PartialDate("2026-03-02"),
        time="vers 11 h",
        place_id=home.id,
        person_ids=person_ids,
        team=("C. Martin",),
        seen=LONG,
        reported=(ReportedPart("Le bus ne passe plus.", "Mme DURAND", "voisine"),),
        words=(WordsPart("Je suis tombée de l’échelle.", "Ana", person_ids[0], "ro"),),
    )

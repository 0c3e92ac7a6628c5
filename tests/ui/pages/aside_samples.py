"""A register in which things were corrected, put in the trash and archived."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.absence import Source
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId
from desktop_app.services.session import Session
from tests.ui.pages import samples


def aside(session: Session) -> dict[str, DossierId]:
    """Fill a register; return its dossiers by what they show."""
    family, gone = samples.family(session), samples.siblings(session, 5)
    samples.long_chronology(session, gone, 14)
    persons = session.dossiers.view(family).persons
    ana, elena = persons[0].person, persons[-1].person
    clock = session.people._clock
    session.people._register._clock = lambda: clock().replace(hour=18)
    session.people.save(
        replace(
            ana,
            birth=PartialDate("2011-05-14"),
            sources={"birth": Source.DOCUMENT},
            health=samples.LONG,
        )
    )
    session.people.save(replace(elena, lives_with="ses deux enfants"))
    session.people.trash(elena.id)
    session.dossiers.trash(gone)
    session.dossiers.archive(family, "Famille partie, relais pris par la PMI.")
    return {"family": family, "gone": gone}

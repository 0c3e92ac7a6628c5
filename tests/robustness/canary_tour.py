"""Write the canary into every field of a register, make its paper, then wait to be killed.

Run as a process: ``canary_tour.py FOLDER EXPORTS``. Prints ``ready`` when everything is written.
"""

from __future__ import annotations

import dataclasses
import sys
import typing
from pathlib import Path
from typing import Any

from desktop_app import hardening
from desktop_app.domain.codec import type_hints
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import OtherService, Step
from desktop_app.domain.ecrit import Answer
from desktop_app.domain.person import Alias, LanguageSkill, Phone
from desktop_app.domain.place import Stay
from desktop_app.services.preparation import quotable
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, ReportedPart, WordsPart
from tests.robustness.canary import CANARY
from tests.sessions import new_session

MODEL = "information_preoccupante_crip"


def main(folder: Path, exports: Path) -> None:
    """Make the tour and wait."""
    hardening.apply()
    session = new_session(folder)
    tour(session, exports)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()


def tour(session: Session, exports: Path) -> None:
    """Put the canary everywhere, search it, preview and export its paper."""
    organisation = session.association.organisation()
    session.association.save_organisation(filled(organisation))
    profile = session.association.profile()
    session.association.save_profile(filled(profile))
    view = session.dossiers.create(typed_name=CANARY)
    place = session.places.save(filled(session.places.blank(), commune_code="93066"))
    person = filled(
        view.persons[0].person,
        aliases=(Alias(CANARY),),
        languages=(LanguageSkill(CANARY),),
        phones=(Phone(f"06 39 98 12 34 {CANARY}", CANARY),),
        birth=PartialDate("2011-05-12"),
        stay=Stay(place.id, CANARY),
        birth_country="RO",
        nationalities=("RO",),
    )
    session.people.save(person)
    session.dossiers.save(
        filled(
            view.dossier,
            ref=view.dossier.ref,
            services=(OtherService(CANARY, CANARY, CANARY),),
            steps=(Step(CANARY, None, CANARY),),
        )
    )
    session.observations.record(
        ObservationEntry(
            view.dossier.id,
            observed=PartialDate("2026-03-02"),
            time=CANARY,
            place_id=place.id,
            place_text=CANARY,
            person_ids=(person.id,),
            team=(CANARY,),
            seen=f"{CANARY} " * 400,
            reported=(ReportedPart(CANARY, CANARY, CANARY),),
            words=(WordsPart(CANARY, CANARY, None, CANARY, CANARY, CANARY, CANARY),),
            analysis=CANARY,
        )
    )
    session.drafts.save("observation", view.dossier.id, {"seen": CANARY})
    session.drafts.save("place", "window", {"page": "dossier", "field": CANARY})
    session.finding.search(CANARY)
    preparation = session.ecrits.preparation(view.dossier.id)
    ecrit = session.ecrits.create(
        view.dossier.id,
        MODEL,
        (person.id,),
        quotable(item for item, _ in preparation.observations),
        preparation.recipient.territory,
    )
    answers = {
        field.key: Answer(CANARY)
        for section in session.ecrits.get(ecrit.id).sections
        for field in section.fields
        if field.editable and not field.choices
    }
    session.ecrits.answer(ecrit.id, answers)
    session.ecrits.preview(ecrit.id)
    session.ecrits.export(ecrit.id, exports / "E-2026-001.docx", pdf=True)


def filled(entity: Any, **values: Any) -> Any:
    """Return a dataclass with the canary in each of its plain texts and lists of texts."""
    kept = {"id", "dossier_id", "logo", *values}
    hints = type_hints(type(entity))
    for field in dataclasses.fields(entity):
        hint = hints[field.name]
        if field.name in kept:
            continue
        if hint is str:
            values[field.name] = CANARY
        elif typing.get_origin(hint) is tuple and typing.get_args(hint)[0] is str:
            values[field.name] = (CANARY,)
    return dataclasses.replace(entity, **values)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

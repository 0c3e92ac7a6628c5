"""Fictional situations for the pages about écrits: ordinary, empty, nine siblings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import AttachmentId, DossierId
from desktop_app.domain.person import Alias, Role, Schooling, Sex
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.services.opening import read_data
from desktop_app.services.reference import Reference
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, ReportedPart, WordsPart
from tests.documents import pieces
from tests.sessions import new_session
from tests.ui.accessibility import Finding, audit

MODEL = "information_preoccupante_crip"
_REFERENCE = Reference(read_data)
"""The shipped lists never change during a run: they are read once."""

_SIBLINGS = ("Marius", "Ionela", "Luca", "Maria", "Florin", "Denisa", "Sorin", "Alina")


def quick_session(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Return a session on a new register, whose reference data are read already."""
    monkeypatch.setattr("desktop_app.services.opening.Reference", lambda _read: _REFERENCE)
    return new_session(folder)


def ordinary(session: Session) -> DossierId:
    """Return a dossier of two children and their mother on a site, with four voices."""
    view = session.dossiers.create(typed_name="POPESCU Ana")
    dossier_id = view.dossier.id
    place = session.places.save(
        Place(session.places.blank().id, "Les Acacias", PlaceKind.SITE, commune_code="93066")
    )
    ana = session.people.save(
        replace(
            view.persons[0].person,
            sex=Sex.FEMALE,
            birth=PartialDate("2011-05-12"),
            aliases=(Alias("Nina"),),
            stay=Stay(place.id, "derrière le portail vert"),
            schooling=Schooling.IRREGULAR,
            school="Collège Les Tilleuls",
        )
    )
    add_child(session, dossier_id, "Marius", place)
    mother = session.people.blank(dossier_id, Role.PARENT)
    session.people.save(replace(mother, birth_name="POPESCU", first_names=("Elena",)))
    session.observations.record(
        ObservationEntry(
            dossier_id,
            observed=PartialDate("2026-01-12"),
            place_id=place.id,
            person_ids=(ana.id,),
            reported=(
                ReportedPart(
                    "Ana n’est pas venue en classe depuis les vacances.",
                    "M. Durand",
                    "l’enseignant",
                    speaker_named=False,
                ),
            ),
        )
    )
    session.observations.record(
        ObservationEntry(
            dossier_id,
            observed=PartialDate("2026-03-02"),
            time="vers 11 h",
            place_id=place.id,
            person_ids=(ana.id,),
            seen="J’ai vu Ana devant la caravane, seule avec Marius. Elle porte un plâtre au bras "
            "droit. Elle dit qu’elle n’est pas allée au collège cette semaine.",
            words=(
                WordsPart(
                    "J’ai peur le soir quand il rentre.",
                    "Ana",
                    language="ro",
                    circumstances="Seule",
                ),
            ),
            analysis="Ana semblerait chercher un adulte à qui parler.",
        )
    )
    return dossier_id


def nine_siblings(session: Session) -> DossierId:
    """Return a dossier of nine children, of whom one has no place."""
    dossier_id = ordinary(session)
    place = session.places.all()[0]
    for name in _SIBLINGS[1:]:
        add_child(session, dossier_id, name, place)
    add_child(session, dossier_id, _SIBLINGS[0] + "-Cristian Alexandru", None)
    return dossier_id


def add_child(session: Session, dossier_id: DossierId, name: str, place: Place | None) -> None:
    """Add a child of the family to the dossier."""
    blank = session.people.blank(dossier_id)
    stay = None if place is None else Stay(place.id)
    session.people.save(
        replace(
            blank,
            role=Role.CHILD,
            birth_name="POPESCU",
            first_names=(name,),
            birth=PartialDate("2015"),
            stay=stay,
        )
    )


def draft(session: Session, dossier_id: DossierId) -> Ecrit:
    """Return a draft écrit made of everything that is proposed."""
    found = session.ecrits.preparation(dossier_id)
    return session.ecrits.create(
        dossier_id,
        MODEL,
        tuple(person.id for person, _, ticked in found.persons if ticked),
        tuple(item.id for item, ticked in found.observations if ticked),
        found.recipient.territory,
    )


def pieces_of(session: Session, dossier_id: DossierId) -> tuple[AttachmentId, ...]:
    """Add a photo with a position, a scan that an écrit joins, a difficult text and a sound."""
    given = (
        ("photo plâtre.jpg", pieces.picture(size=(640, 480))),
        ("certificat médical.pdf", pieces.pdf()),
        ("message reçu.txt", b"On se voit ce soir."),
        ("enregistrement de la réunion du 2 mars avec le collège.ogg", b"OggS" + bytes(9000)),
    )
    keep = session.attachments.keep
    made = [keep(dossier_id, name, content).attachment for name, content in given]
    session.attachments.save(replace(made[1], received_from="la mère"))
    session.attachments.save(replace(made[2], hard=True))
    return tuple(piece.id for piece in made)


def settled_audit(qtbot: QtBot, screen: QWidget) -> list[Finding]:
    """Return the anomalies of ``screen`` once its layout has settled, within a second."""
    for _ in range(20):
        qtbot.wait(50)
        found = audit(screen)
        if not found:
            return []
    return found

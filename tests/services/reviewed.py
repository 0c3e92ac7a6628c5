"""An écrit that is ready to be read over, and a second person of the association."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from desktop_app.documents.docx import fill
from desktop_app.documents.pages import PageImage
from desktop_app.documents.printed import printed_lines
from desktop_app.documents.workshop import Pdf
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.ids import EcritId, UserId
from desktop_app.domain.organisation import Profile
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.domain.rights import ALL_RIGHTS, Actor
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, WordsPart

MODEL = "information_preoccupante_crip"
BERNARD = UserId("01900000-0000-7000-8000-00000000beef")


class AtOnce:
    """Fill for real, in this process, without its worker; lay out for nothing."""

    def fill(self, model: bytes, context: Mapping[str, object], logo: bytes = b"") -> bytes:
        return fill(model, context, logo)

    def printed(self, _docx: bytes, _context: Mapping[str, object]) -> list[str]:
        return []

    def lines(self, docx: bytes) -> list[str]:
        return printed_lines(docx)

    def to_pdf(self, docx: bytes, *_more: object, **_named: object) -> Pdf:
        return Pdf(b"%PDF- " + hashlib.sha256(docx).digest(), "LibreOffice", False, 1)

    def outline(self, _pdf: bytes, _zoom: float) -> list[PageImage]:
        return [PageImage(60, 80, b"", "Texte de la page.")]

    def page_images(self, *_more: object) -> list[PageImage]:
        return [PageImage(60, 80, bytes((255,) * 60 * 80 * 4), "Texte de la page.")]

    def prepare(self) -> None:
        return None

    def close(self) -> None:
        return None


def ready(session: Session, *, motive: str = "Ana ne va plus au collège.") -> Ecrit:
    """Return a draft that lacks nothing: a child with a place, a dated fact, every choice made."""
    view = session.dossiers.create(typed_name="POPESCU Ana")
    place = session.places.save(
        Place(session.places.blank().id, "Les Acacias", PlaceKind.SITE, commune_code="93066")
    )
    person = view.persons[0].person
    session.people.save(replace(person, birth=PartialDate("2011-05-12"), stay=Stay(place.id)))
    session.observations.record(
        ObservationEntry(
            view.dossier.id,
            observed=PartialDate("2026-03-02"),
            person_ids=(person.id,),
            seen="J’ai vu Ana devant la caravane à 11 h.",
            words=(WordsPart("J’ai peur le soir quand il rentre.", "Ana"),),
        )
    )
    prepared = session.ecrits.preparation(view.dossier.id)
    ecrit = session.ecrits.create(
        view.dossier.id,
        MODEL,
        (person.id,),
        tuple(item.id for item, _ in prepared.observations),
        "93",
    )
    return session.ecrits.answer(
        ecrit.id, {"motif": Answer(motive), "famille_informee": Answer("oui")}
    )


def fill_again(session: Session, ecrit_id: EcritId, motive: str) -> Ecrit:
    """Change the motive of a draft."""
    return session.ecrits.answer(ecrit_id, {"motif": Answer(motive)})


def add_bernard(session: Session) -> None:
    """Add a second person who can read over."""
    profile = Profile(id=BERNARD, first_name="Luce", last_name="Bernard", function="Coordination")
    with session.register.change(session.actor, "change") as change:
        session.register.profiles.save(change, profile)


@contextmanager
def as_bernard(session: Session) -> Iterator[None]:
    """Act as the second person."""
    mine = session._identity.actor
    session._identity.actor = Actor(BERNARD, "Luce Bernard", ALL_RIGHTS)
    try:
        yield
    finally:
        session._identity.actor = mine

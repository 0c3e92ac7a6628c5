"""The dossier's JSON document with what its pieces hold: out and in again without any loss."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId
from desktop_app.errors import BadInput
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.documents import pieces

MODEL = "information_preoccupante_crip"
PHOTO = pieces.picture()


@pytest.fixture
def dossier(session: Session) -> DossierId:
    """Return a dossier with a cleaned photo, a text tied to an observation, and an écrit."""
    view = session.dossiers.create(typed_name="POPESCU Ana")
    dossier_id, ana = view.dossier.id, view.persons[0].person
    photo = session.attachments.keep(dossier_id, "photo.jpg", PHOTO).attachment
    session.attachments.remove_location(photo.id)
    occasion = session.observations.record(ObservationEntry(dossier_id, seen="Vue à 11 h."))
    text = session.attachments.keep(dossier_id, "certificat.txt", b"texte").attachment
    session.attachments.link((text.id,), occasion)
    session.attachments.save(
        replace(
            session.attachments.get(text.id).attachment,
            received_from="la mère",
            received_on=PartialDate("2026-02"),
            note="n",
            hard=True,
            person_ids=(ana.id,),
        )
    )
    ecrit = session.ecrits.create(dossier_id, MODEL, (ana.id,), (), "93")
    session.ecrits.choose(ecrit.id, pieces=(text.id,), attachments=("un papier",))
    return dossier_id


def ref(session: Session, dossier: DossierId) -> str:
    return session.dossiers.view(dossier).dossier.ref


def without_ids(document: Any) -> Any:
    """Return the document without what is new in every reading."""
    names = ("id", "ids", "ref", "_at", "from", "to")
    if isinstance(document, dict):
        kept = {k: without_ids(v) for k, v in document.items() if not str(k).endswith(names)}
        return {k: v for k, v in kept.items() if k != "former_refs"}
    if isinstance(document, list):
        return [without_ids(item) for item in document]
    return document


def test_a_dossier_goes_out_and_in_again_with_its_pieces(
    session: Session, dossier: DossierId
) -> None:
    first = session.exchange.show(ref(session, dossier), with_attachments=True)
    added = session.exchange.add({**json.loads(json.dumps(first)), "ref": ""})
    second = session.exchange.show(added, with_attachments=True)
    assert without_ids(second) == without_ids(first)
    view = session.dossiers.by_ref(added)
    text, photo = session.attachments.of_dossier(view.dossier.id).lines
    if photo.kind.word != "image":
        text, photo = photo, text
    assert session.attachments.content(text.attachment.id) == b"texte"
    assert session.attachments.put_back_location(photo.attachment.id).has_location
    assert session.attachments.content(photo.attachment.id) == PHOTO
    assert text.used_words.endswith("E-2026-002")
    assert session.observations.get(text.attachment.occasion_id)  # type: ignore[arg-type]
    assert text.attachment.person_ids == (view.persons[0].person.id,)
    assert session.history.verify() == ()


def test_without_them_the_ecrits_still_name_what_they_join(
    session: Session, dossier: DossierId
) -> None:
    document = session.exchange.show(ref(session, dossier))
    assert document["attachments"] == []
    (ecrit,) = document["ecrits"]
    assert ecrit["attachments"] == ["certificat", "un papier"]
    assert "attachment_ids" not in ecrit
    assert base64.b64encode(b"texte").decode() not in json.dumps(document)
    session.exchange.add({**document, "ref": ""})


def test_what_a_document_says_of_a_piece_counts_less_than_its_content(session: Session) -> None:
    piece = {
        "name": "../photo\u202egpj.exe",
        "media_type": "application/pdf",
        "size": 3,
        "sha256": "0" * 64,
        "has_location": False,
        "content": base64.b64encode(PHOTO).decode(),
    }
    added = session.exchange.add({"attachments": [piece]})
    dossier_id = session.dossiers.by_ref(added).dossier.id
    ((line),) = session.attachments.of_dossier(dossier_id).lines
    kept = line.attachment
    assert (kept.name, kept.media_type, kept.size) == ("photogpj.exe", "image/jpeg", len(PHOTO))
    assert kept.has_location
    assert session.attachments.content(kept.id) == PHOTO


@pytest.mark.parametrize(
    ("piece", "sentence"),
    [
        ({"name": "x"}, r"attachments\[0\]\.content.*il manque le contenu"),
        ({"name": "x", "content": "???"}, r"attachments\[0\]\.content"),
        ({"name": "x", "content": base64.b64encode(b"MZ" + bytes(99)).decode()}, "programme"),
        ({"name": "x", "content": "eA==", "path": "/etc/passwd"}, "champ inconnu"),
        ({"name": "x", "content": "eA==", "person_ids": ["p"]}, "aucun objet de persons"),
    ],
)
def test_a_faulty_piece_adds_nothing_at_all(
    session: Session, piece: dict[str, Any], sentence: str
) -> None:
    before = session.history.count()
    with pytest.raises(BadInput, match=sentence):
        session.exchange.add({"attachments": [piece]})
    assert session.history.count() == before

"""The pieces of a dossier: limits, duplicates, positions, trash, copies, hostile names."""

from __future__ import annotations

import os
import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain import attachment_rules as rules
from desktop_app.domain.attachment import Attachment
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import AttachmentId, DossierId
from desktop_app.errors import BadInput, RegisterDamaged
from desktop_app.services.attachment_views import Order
from desktop_app.services.given_files import AddingStopped
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.documents import pieces
from tests.domain.hostile_names import HONEST, HOSTILE
from tests.robustness.canary import CANARY, hits

MODEL = "information_preoccupante_crip"
PHOTO = pieces.picture()
TEXT = b"Compte rendu de la visite.\n"


@pytest.fixture
def dossier(session: Session) -> DossierId:
    return session.dossiers.create(typed_name="POPESCU Ana").dossier.id


def given(folder: Path, name: str, content: bytes) -> Path:
    """Return a file as the user has it."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_file_becomes_a_piece_and_stays_where_it_was(
    session: Session, dossier: DossierId, tmp_path: Path
) -> None:
    source = given(tmp_path / "usb", "photo plâtre.jpg", PHOTO)
    made = session.attachments.add(dossier, source).attachment
    assert source.read_bytes() == PHOTO
    assert (made.name, made.media_type, made.size) == ("photo plâtre.jpg", "image/jpeg", len(PHOTO))
    assert made.has_location
    assert made.added_by == "Camille Martin"
    assert made.received_on == PartialDate("2026-03-03")
    assert session.attachments.content(made.id) == PHOTO
    (line,) = session.attachments.of_dossier(dossier).lines
    assert (line.title, line.kind.word, line.when_words) == ("photo plâtre", "image", "3 mars 2026")


def test_the_kind_comes_from_the_content_not_from_the_name(
    session: Session, dossier: DossierId
) -> None:
    made = session.attachments.keep(dossier, "certificat.pdf", PHOTO).attachment
    assert made.media_type == "image/jpeg"
    with pytest.raises(BadInput, match="programme"):
        session.attachments.keep(dossier, "photo.jpg", b"MZ\x90\x00" + bytes(100))
    assert len(session.attachments.of_dossier(dossier).lines) == 1


@pytest.mark.parametrize(
    ("size", "sentence"),
    [(0, "vide"), (rules.MAX_BYTES + 1, "25\u00a0Mo par pièce")],
)
def test_a_file_that_is_empty_or_too_large_is_refused_before_it_is_read(
    session: Session, dossier: DossierId, tmp_path: Path, size: int, sentence: str
) -> None:
    source = tmp_path / "film.mp4"
    with source.open("wb") as file:
        file.truncate(size)
    with pytest.raises(BadInput, match=sentence):
        session.attachments.add(dossier, source)


@pytest.mark.parametrize("kind", ["folder", "absent", "pipe"])
def test_what_is_no_file_is_refused_in_words(
    session: Session, dossier: DossierId, tmp_path: Path, kind: str
) -> None:
    source = tmp_path / "objet"
    if kind == "folder":
        source.mkdir()
    elif kind == "pipe" and hasattr(os, "mkfifo"):
        os.mkfifo(source)
    with pytest.raises(BadInput):
        session.attachments.add(dossier, source)


def test_the_register_stops_at_two_gigabytes_and_warns_at_one(
    session: Session, dossier: DossierId, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.attachments.keep(dossier, "a.txt", b"a").size_warning == ""
    monkeypatch.setattr(session.register, "size", lambda: rules.REGISTER_WARN_BYTES + 1)
    assert "1,0\u00a0Go" in session.attachments.keep(dossier, "b.txt", b"b").size_warning
    assert session.attachments.of_dossier(dossier).size_warning
    monkeypatch.setattr(session.register, "size", lambda: rules.REGISTER_MAX_BYTES)
    with pytest.raises(BadInput, match="sa limite est de 2\u00a0Go"):
        session.attachments.keep(dossier, "c.txt", b"c")


def test_the_same_content_is_one_piece_of_a_dossier(session: Session, dossier: DossierId) -> None:
    first = session.attachments.keep(dossier, "photo.jpg", PHOTO)
    entries = session.history.count()
    again = session.attachments.keep(dossier, "autre nom.jpg", PHOTO)
    assert again.again
    assert again.attachment == first.attachment
    assert session.history.count() == entries


def test_several_dossiers_share_one_content(session: Session, dossier: DossierId) -> None:
    other = session.dossiers.create(typed_name="DUMITRU Luca").dossier.id
    session.attachments.keep(dossier, "a.jpg", PHOTO)
    assert not session.attachments.keep(other, "b.jpg", PHOTO).again
    count = "SELECT COUNT(*) FROM attachment_content"
    assert session.register.connection.value(count) == 1


def test_a_position_is_removed_and_put_back(session: Session, dossier: DossierId) -> None:
    made = session.attachments.keep(dossier, "photo.jpg", PHOTO).attachment
    cleaned = session.attachments.remove_location(made.id)
    assert not cleaned.has_location
    assert cleaned.original_sha256 == made.sha256
    assert session.attachments.content(made.id) != PHOTO
    assert session.attachments.keep(dossier, "encore.jpg", PHOTO).again
    back = session.attachments.put_back_location(made.id)
    assert back == made
    assert session.attachments.content(made.id) == PHOTO


def test_a_cancelled_adding_keeps_nothing(session: Session, dossier: DossierId) -> None:
    cancel = threading.Event()
    content = b"ligne de texte\n" * 200_000

    def tell(done: int, _whole: int) -> None:
        if done:
            cancel.set()

    with pytest.raises(AddingStopped):
        session.attachments.keep(dossier, "long.txt", content, tell=tell, cancel=cancel)
    assert session.attachments.of_dossier(dossier).lines == ()
    assert not session.attachments.keep(dossier, "long.txt", content).again


def test_pieces_are_sorted_by_date_and_by_name(session: Session, dossier: DossierId) -> None:
    days = {"Pièce 10.txt": "2026-02-01", "pièce 2.txt": "2025", "Élan.txt": "2026-03"}
    for name, day in days.items():
        made = session.attachments.keep(dossier, name, name.encode()).attachment
        session.attachments.save(replace(made, received_on=PartialDate(day)))

    def names(order: Order) -> list[str]:
        lines = session.attachments.of_dossier(dossier, order).lines
        return [line.attachment.name for line in lines]

    assert names(Order.DATE) == ["Élan.txt", "Pièce 10.txt", "pièce 2.txt"]
    assert names(Order.NAME) == ["Élan.txt", "pièce 2.txt", "Pièce 10.txt"]


def test_what_is_said_of_a_piece_is_kept_its_content_never_changes(
    session: Session, dossier: DossierId
) -> None:
    made = session.attachments.keep(dossier, "scan.txt", TEXT).attachment
    said = replace(
        made,
        name="certificat médical",
        received_from="la mère",
        hard=True,
        sha256="0" * 64,
        size=1,
        media_type="application/pdf",
    )
    kept = session.attachments.save(said)
    assert (kept.name, kept.received_from, kept.hard) == ("certificat médical", "la mère", True)
    assert (kept.sha256, kept.size, kept.media_type) == (made.sha256, made.size, made.media_type)


def test_s26_ac3_a_piece_that_an_ecrit_joins_cannot_be_removed(
    session: Session, dossier: DossierId
) -> None:
    made = session.attachments.keep(dossier, "scan.txt", TEXT).attachment
    ecrit = session.ecrits.create(dossier, MODEL, (), (), "93")
    session.ecrits.choose(ecrit.id, pieces=(made.id,))
    (line,) = session.attachments.of_dossier(dossier).lines
    assert line.used_words == "Information préoccupante E-2026-001"
    with pytest.raises(BadInput, match="E-2026-001") as refused:
        session.attachments.trash(made.id)
    assert "Retirez-la d’abord" in refused.value.todo
    session.ecrits.choose(ecrit.id, pieces=())
    session.attachments.trash(made.id)
    assert session.attachments.of_dossier(dossier).lines == ()


def test_a_piece_goes_to_the_trash_and_comes_back(session: Session, dossier: DossierId) -> None:
    made = session.attachments.keep(dossier, "scan.txt", TEXT).attachment
    session.attachments.trash(made.id)
    assert session.attachments.of_dossier(dossier).lines == ()
    session.attachments.restore(made.id)
    assert session.attachments.content(made.id) == TEXT


def test_a_piece_is_tied_to_an_observation(session: Session, dossier: DossierId) -> None:
    made = session.attachments.keep(dossier, "scan.txt", TEXT).attachment
    occasion = session.observations.record(ObservationEntry(dossier, seen="Vue à 11 h."))
    session.attachments.link((made.id,), occasion)
    assert session.attachments.get(made.id).attachment.occasion_id == occasion
    session.attachments.link((made.id,), None)
    assert session.attachments.get(made.id).attachment.occasion_id is None


def test_a_copy_goes_where_the_user_says_without_its_position(
    session: Session, dossier: DossierId, tmp_path: Path
) -> None:
    made = session.attachments.keep(dossier, "photo plâtre.jpg", PHOTO).attachment
    place = tmp_path / "usb"
    place.mkdir()
    entries = session.history.count()
    written = session.attachments.save_copy(made.id, place / "pour le médecin")
    assert written == place / "pour le médecin.jpg"
    cleaned = written.read_bytes()
    assert len(cleaned) == len(PHOTO)
    assert cleaned != PHOTO
    assert session.history.count() == entries + 1
    assert session.history.entries(1)[0].verb == "export"
    whole = session.attachments.save_copy(made.id, place / "b.jpg", with_location=True)
    assert whole.read_bytes() == PHOTO
    assert session.attachments.content(made.id) == PHOTO


def test_a_damaged_content_is_never_handed_out(session: Session, dossier: DossierId) -> None:
    made = session.attachments.keep(dossier, "scan.txt", TEXT).attachment
    session.register.connection.run("UPDATE attachment_content SET content = x'00'")
    with pytest.raises(RegisterDamaged):
        session.attachments.content(made.id)
    assert any("pièce est abîmée" in problem for problem in session.history.verify())


def test_a_hostile_name_is_only_data(session: Session, dossier: DossierId, tmp_path: Path) -> None:
    def files() -> set[str]:
        found = (str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
        return {name for name in found if "workshop" not in name and "copies" not in name}

    before, written = files(), set()
    for number, name in enumerate([*HOSTILE, *HONEST]):
        content = TEXT + str(number).encode()
        made = session.attachments.keep(dossier, name, content).attachment
        assert 0 < len(made.name) <= rules.NAME_CHARS, ascii(name)
        assert made.name.isprintable(), ascii(name)
        assert "/" not in made.name, ascii(name)
        copy = session.viewer.open_outside(made.id)
        assert re.fullmatch(r"piece-[0-9a-f]{16}\.txt", copy.name), ascii(name)
        target = tmp_path / rules.export_name(made)
        assert session.attachments.save_copy(made.id, target) == target
        written.add(target.name)
    assert files() == before | written


def test_a_long_name_keeps_its_end(session: Session, dossier: DossierId) -> None:
    made = session.attachments.keep(dossier, "x" * 400 + ".pdf", TEXT).attachment
    assert len(made.name) == rules.NAME_CHARS
    assert made.name.endswith("….pdf")


def test_nothing_of_a_piece_is_in_clear_on_the_disk(
    session: Session, dossier: DossierId, tmp_path: Path
) -> None:
    source = given(tmp_path / "usb", f"{CANARY}.txt", f"{CANARY}\n".encode() * 50_000)
    made = session.attachments.add(dossier, source).attachment
    session.viewer.view(made.id)
    session.attachments.trash(made.id)
    source.unlink()
    assert hits(session.folder) == []


def test_an_attachment_that_never_was_is_told() -> None:
    line = Attachment(AttachmentId("x"), DossierId("y"), "n.PDF", "application/pdf", 1, "0")
    assert rules.title_of(line) == "n"
